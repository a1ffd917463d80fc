"""`pandu hari`: the special days of an office, listed, entered and removed."""

import argparse
import asyncio
import json
from datetime import UTC, date, datetime

from bot.cli.opening import kept_days, kept_hours_of, opened, unit_named, usable_folder
from bot.cli.parser import Parser
from bot.control import Request, ask
from bot.entering import DayDone, DayOrder, Deed, carry_out
from bot.failures import Failure, Refusal
from bot.settings import Settings, load_settings
from bot.views.waktu.special_days import why_not
from bot.words import Words, words_of
from flows.office_time.calendar import WorkCalendar
from flows.office_time.special_days import BadSpecialDay, DayFault, Entered
from flows.units import Unit
from storage.database import FILE
from storage.waktu.holidays import work_calendar
from storage.waktu.offices import Offices

SHOW = "lihat"
HELP = {
    SHOW: "tampilkan hari khusus mulai hari ini",
    Deed.OFF: "catat hari libur kantor",
    Deed.WORKS: "catat hari kerja, juga Sabtu atau hari dengan jam lain",
    Deed.REMOVE: "hapus hari khusus; hari itu kembali seperti biasa",
}
EXAMPLE = {
    Deed.OFF: '"24 Desember 2026 Hari jadi"',
    Deed.WORKS: '"28 November 2026 Ganti hari kerja 07.30-11.00"',
    Deed.REMOVE: '"24 Desember 2026"',
}


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `hari` with what it can do."""
    hari = subparsers.add_parser(
        "hari",
        description=(
            "Hari khusus kantor: hari libur atau hari kerja yang ditetapkan kantor sendiri. Boleh "
            "dipakai selagi bot berjalan; tenggat yang sudah diberikan tidak berubah."
        ),
    )
    actions = hari.add_subparsers(dest="deed", title="perintah", metavar="PERINTAH", required=True)
    for name, summary in HELP.items():
        told = f"{summary[0].upper()}{summary[1:]}."
        action = actions.add_parser(str(name), help=summary, description=told)
        action.add_argument("--unit", required=True, metavar="ID", help="id kantor di unit.toml")
        action.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
        if name in EXAMPLE:
            told = f"tanggal dan nama hari, misalnya {EXAMPLE[Deed(name)]}"
            action.add_argument("text", nargs="+", metavar="TEKS", help=told)


def run(args: argparse.Namespace) -> int:
    """Show the special days, or enter or remove one; 1 when that was refused."""
    unit, settings = unit_named(args.unit), load_settings()
    if args.deed == SHOW:
        days = _coming(settings, unit)
        print(_all_as_json(unit, days) if args.json else _all_as_text(unit, days))
        return 0
    order = DayOrder(unit.id, Deed(args.deed), " ".join(args.text))
    at = datetime.now(UTC)
    done = asyncio.run(_carry_out(settings, unit, order, at))
    entered = _accepted(unit, order, done, _today(unit, at))
    print(_done_as_json(unit, order, entered) if args.json else _done_as_text(unit, order, entered))
    return 0


def _coming(settings: Settings, unit: Unit) -> tuple[Entered, ...]:
    if not (settings.data / FILE).is_file():
        raise Failure(f"Belum ada basis data di {settings.data}; periksa PANDU_DATA.")
    today = _today(unit, datetime.now(UTC))
    return tuple(day for day in kept_days(settings.data, unit.id) if day.day >= today)


async def _carry_out(settings: Settings, unit: Unit, order: DayOrder, at: datetime) -> DayDone:
    """Hand the order to the bot that runs on the data folder, or do it here when none does."""
    folder = usable_folder(settings.data)
    try:
        reply = await ask(folder, Request("day", day=order))
    except (ConnectionError, TimeoutError):
        raise Refusal("Bot sedang berjalan tetapi tidak menjawab; coba lagi sebentar.") from None
    if reply is not None and reply.day is not None:
        return reply.day
    if reply is not None:
        raise Refusal("Bot yang sedang berjalan memakai versi lain; jalankan ulang bot itu.")
    async with opened(folder) as db:
        return await carry_out(db, Offices((unit,)), order, at)


def _accepted(unit: Unit, order: DayOrder, done: DayDone, today: date) -> Entered:
    """What was entered or removed. Raises Refusal, or Failure where the words cannot be read; both
    say what to write instead."""
    words = _words(unit)
    if done.entered is not None:
        return done.entered
    if done.fault is None:
        assert done.day is not None
        raise Refusal(f"{words.day(done.day)} bukan hari khusus.")
    bad = BadSpecialDay(done.fault, done.day)
    said = why_not(words, bad, today, works=order.deed is Deed.WORKS)
    raise Refusal(said) if done.fault in (DayFault.PAST, DayFault.FAR) else Failure(said)


def _today(unit: Unit, at: datetime) -> date:
    return at.astimezone(unit.zona).date()


def _words(unit: Unit) -> Words:
    return words_of("id", unit.zona)


def _calendar(unit: Unit, days: tuple[Entered, ...]) -> WorkCalendar:
    kept = [one.hours for one in kept_hours_of(load_settings().data, unit.id)]
    return work_calendar(unit, {day.day: day.special for day in days}, kept)


def _line(unit: Unit, day: Entered, calendar: WorkCalendar) -> str:
    hours = ", ".join(map(str, calendar.day(day.day).hours))
    kind = f"hari kerja {hours}" if day.special.works else "libur"
    return f"{_words(unit).day(day.day)}: {kind}. {day.special.nama}"


def _all_as_text(unit: Unit, days: tuple[Entered, ...]) -> str:
    words, calendar = _words(unit), _calendar(unit, days)
    lines = [
        f"{_line(unit, day, calendar)} (dicatat oleh {day.who}, {words.moment(day.at)})"
        for day in days
    ]
    return "\n".join(lines) or "Belum ada hari khusus mulai hari ini."


def _done_as_text(unit: Unit, order: DayOrder, entered: Entered) -> str:
    if order.deed is Deed.REMOVE:
        done = f"Dihapus: {_words(unit).day(entered.day)}, {entered.special.nama}."
    else:
        done = f"Dicatat: {_line(unit, entered, _calendar(unit, (entered,)))}."
    return f"{done} Tenggat yang sudah diberikan tidak berubah."


def _all_as_json(unit: Unit, days: tuple[Entered, ...]) -> str:
    calendar = _calendar(unit, days)
    return json.dumps([_plain(d, calendar) for d in days], ensure_ascii=False, indent=2)


def _done_as_json(unit: Unit, order: DayOrder, entered: Entered) -> str:
    told = {"tindakan": order.deed.value, **_plain(entered, _calendar(unit, (entered,)))}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _plain(day: Entered, calendar: WorkCalendar) -> dict[str, object]:
    return {
        "tanggal": day.day.isoformat(),
        "nama": day.special.nama,
        "kerja": day.special.works,
        "jam": [str(interval) for interval in calendar.day(day.day).hours],
        "dicatat_oleh": day.who,
        "dicatat_pada": day.at.astimezone(calendar.zone).isoformat(timespec="seconds"),
    }
