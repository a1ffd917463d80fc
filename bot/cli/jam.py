"""`pandu jam`: the office hours, shown, changed from a day on, and changes taken back."""

import argparse
import asyncio
import json
from datetime import UTC, date, datetime

from bot.cli.opening import kept_hours_of, opened, unit_named, usable_folder
from bot.cli.parser import Parser
from bot.control import Request, ask
from bot.entering_hours import HoursDone, HoursOrder, carry_out
from bot.failures import Failure, Refusal
from bot.settings import Settings, load_settings
from bot.views.waktu.office_hours import hours_of, why_not
from bot.words import Words, words_of
from flows.office_time.changing import BadHours, HoursEntered, HoursFault, decree_of, in_force
from flows.office_time.hours import WEEKDAYS, Hours, OfficeHours, Ramadan, Week
from flows.units import Unit
from storage.waktu.offices import Offices

SHOW, CHANGE, BACK = "lihat", "ubah", "hapus"
HELP = {
    SHOW: "tampilkan jam kerja sekarang dan perubahan yang akan datang",
    CHANGE: "catat jam kerja yang berlaku sejak suatu tanggal",
    BACK: "hapus perubahan yang belum atau baru hari ini berlaku",
}
EXAMPLE = {
    CHANGE: '"1 Desember 2026; Senin-Kamis 07.30-16.00 istirahat 12.00-13.00; Jumat 07.30-11.00"',
    BACK: '"1 Desember 2026"',
}


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `jam` with what it can do."""
    jam = subparsers.add_parser(
        "jam",
        description=(
            "Jam kerja kantor: jam yang berlaku sekarang, dan perubahannya sejak suatu tanggal. "
            "Boleh dipakai selagi bot berjalan; tenggat yang sudah diberikan tidak berubah."
        ),
    )
    actions = jam.add_subparsers(dest="deed", title="perintah", metavar="PERINTAH", required=True)
    for name, summary in HELP.items():
        told = f"{summary[0].upper()}{summary[1:]}."
        action = actions.add_parser(name, help=summary, description=told)
        action.add_argument("--unit", required=True, metavar="ID", help="id kantor di unit.toml")
        action.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
        if name in EXAMPLE:
            told = f"tanggal dan jam kerja, misalnya {EXAMPLE[name]}"
            action.add_argument("text", nargs="+", metavar="TEKS", help=told)


def run(args: argparse.Namespace) -> int:
    """Show the hours, or change them; 1 when that was refused."""
    unit, settings = unit_named(args.unit), load_settings()
    if args.deed == SHOW:
        print(_shown(unit, settings, as_json=args.json))
        return 0
    order = HoursOrder(unit.id, " ".join(args.text), back=args.deed == BACK)
    done = asyncio.run(_carry_out(settings, unit, order))
    entered = _accepted(_words(unit), done, back=order.back)
    print(_done_as_json(args.deed, entered) if args.json else _done_as_text(unit, order, entered))
    return 0


def _shown(unit: Unit, settings: Settings, *, as_json: bool) -> str:
    today = datetime.now(unit.zona).date()
    kept = kept_hours_of(settings.data, unit.id)
    decrees = in_force(unit.hours, tuple(one.hours for one in kept))
    now = decree_of(decrees, today)
    later = tuple(one for one in decrees if one.since > today)
    ramadan = tuple(one for one in unit.ramadan if one.last >= today)
    if as_json:
        told = {
            "unit": unit.id,
            "berlaku": _plain(now),
            "perubahan": [_plain(one) for one in later],
            "ramadan": [_plain_ramadan(one) for one in ramadan],
        }
        return json.dumps(told, ensure_ascii=False, indent=2)
    words = _words(unit)
    lines = [f"Berlaku sejak {words.day(now.since)}: {hours_of(now, words)}"]
    lines += [f"Mulai {words.day(one.since)}: {hours_of(one, words)}" for one in later]
    lines += [
        f"Ramadan, {words.day(one.first)} sampai {words.day(one.last)}: "
        f"{hours_of(OfficeHours(one.first, one.week), words)}"
        for one in ramadan
    ]
    return "\n".join(lines)


async def _carry_out(settings: Settings, unit: Unit, order: HoursOrder) -> HoursDone:
    """Hand the order to the bot that runs on the data folder, or do it here when none does."""
    folder = usable_folder(settings.data)
    try:
        reply = await ask(folder, Request("hours", hours=order))
    except (ConnectionError, TimeoutError):
        raise Refusal("Bot sedang berjalan tetapi tidak menjawab; coba lagi sebentar.") from None
    if reply is not None and reply.hours is not None:
        return reply.hours
    if reply is not None:
        raise Refusal("Bot yang sedang berjalan memakai versi lain; jalankan ulang bot itu.")
    async with opened(folder) as db:
        return await carry_out(db, Offices((unit,)), order, datetime.now(UTC))


OF_THE_OFFICE = (HoursFault.PAST, HoursFault.FAR, HoursFault.TAKEN)
"""Faults of a day that was read well; any other is wrong usage."""


def _accepted(words: Words, done: HoursDone, *, back: bool) -> HoursEntered:
    """What was entered or taken back. Raises Refusal, or Failure where the words cannot be read;
    both say what to write instead."""
    if done.entered is not None:
        return done.entered
    if done.fault is HoursFault.FAR and back:
        raise Refusal("Sejauh itu tidak ada perubahan jam kerja yang tercatat.")
    if done.fault is not None:
        said = why_not(words, BadHours(done.fault, done.day, done.line))
        raise Refusal(said) if done.fault in OF_THE_OFFICE else Failure(said)
    assert done.day is not None
    raise Refusal(f"Tidak ada perubahan jam kerja yang dicatat mulai {words.day(done.day)}.")


def _words(unit: Unit) -> Words:
    return words_of("id", unit.zona)


def _done_as_text(unit: Unit, order: HoursOrder, entered: HoursEntered) -> str:
    words, hours = _words(unit), entered.hours
    deed = "Dihapus" if order.back else "Dicatat"
    told = f"{deed}: mulai {words.day(hours.since)}: {hours_of(hours, words)}."
    return f"{told} Tenggat yang sudah diberikan tidak berubah."


def _done_as_json(deed: str, entered: HoursEntered) -> str:
    told = {"tindakan": deed, **_plain(entered.hours), "dicatat_oleh": entered.who}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _plain(one: OfficeHours) -> dict[str, object]:
    return {"berlaku_sejak": one.since.isoformat(), **_week(one.week)}


def _plain_ramadan(one: Ramadan) -> dict[str, object]:
    return {"dari": _iso(one.first), "sampai": _iso(one.last), **_week(one.week)}


def _week(week: Week) -> dict[str, object]:
    return {name: _spans(hours) for name, hours in zip(WEEKDAYS, week, strict=True)}


def _spans(hours: Hours) -> list[str]:
    return [str(span).replace("–", "-") for span in hours]


def _iso(day: date) -> str:
    return day.isoformat()
