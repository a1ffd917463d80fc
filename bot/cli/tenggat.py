"""`pandu tenggat`: when a waktu baku runs out, and how that was reckoned, day by day."""

import argparse
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from bot.cli.opening import kept_days, kept_hours_of, unit_named
from bot.cli.parser import Parser
from bot.failures import Failure
from bot.settings import load_settings
from bot.words import day as named_day
from bot.words import moment
from flows.mutu_baku import Waktu
from flows.office_time.reckoning import DayCounted, DayKind, OfficeDay, OutOfReach, Reckoning, Rule
from flows.reading.waktu import read_waktu, unreadable
from flows.units import Unit
from storage.waktu.holidays import YEARS, is_complete, work_calendar

MINUTE = timedelta(minutes=1)
NO_LIMIT = {
    Rule.NONE: "Tanpa batas waktu.",
    Rule.ELSEWHERE: "Batas waktu ditetapkan di tempat lain.",
}
HOURS = {DayKind.USUAL: "jam kerja", DayKind.RAMADAN: "jam Ramadan"}
COUNTED = {
    Rule.MINUTES: "{} menit jam kerja",
    Rule.WORKING_DAYS: "{} hari kerja sesudah hari mulai, sampai kantor tutup",
    Rule.CALENDAR_DAYS: "{} hari kalender, sampai kantor tutup",
    Rule.MONTHS: "{} bulan, sampai kantor tutup",
}


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `tenggat`."""
    parser = subparsers.add_parser(
        "tenggat",
        description=(
            "Hitung kapan suatu waktu baku berakhir menurut jam kerja kantor, dan tampilkan cara "
            "menghitungnya hari demi hari."
        ),
    )
    parser.add_argument("--unit", required=True, metavar="ID", help="id kantor di unit.toml")
    parser.add_argument(
        "--mulai", required=True, type=_start, metavar="WAKTU", help='misalnya "2026-03-16 15:30"'
    )
    parser.add_argument(
        "--waktu", required=True, metavar="TEKS", help='waktu baku, misalnya "480 menit"'
    )
    parser.add_argument(
        "--keterangan", default="", metavar="TEKS", help='misalnya "5 hari kerja (2 jam/ hari)"'
    )
    parser.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")


def run(args: argparse.Namespace) -> int:
    """Print the deadline. Raises Failure when the words name no time that can be reckoned."""
    unit = unit_named(args.unit)
    waktu = read_waktu(args.waktu, args.keterangan)
    if unreadable(waktu):
        raise Failure(
            f'--waktu: "{args.waktu}" tidak terbaca; '
            'tulis misalnya "480 menit" atau "3 hari kerja".'
        )
    reckoned = _reckoned(unit, args.mulai, waktu)
    print(_as_json(reckoned) if args.json else "\n".join(_as_lines(reckoned, waktu, unit.zona)))
    return 0


def _start(text: str) -> datetime:
    try:
        start = datetime.fromisoformat(text.strip())
    except ValueError:
        start = None
    if start is None or start.year not in YEARS:
        raise argparse.ArgumentTypeError(
            f'tulis tanggal dan jam, misalnya "2026-03-16 15:30" ({YEARS[0]} sampai {YEARS[-1]})'
        )
    return start


def _reckoned(unit: Unit, mulai: datetime, waktu: Waktu) -> Reckoning:
    start = mulai if mulai.tzinfo else mulai.replace(tzinfo=unit.zona)
    folder = load_settings().data
    special = {day.day: day.special for day in kept_days(folder, unit.id)}
    kept = [one.hours for one in kept_hours_of(folder, unit.id)]
    try:
        return work_calendar(unit, special, kept).reckoning(start, waktu)
    except OutOfReach:
        raise Failure(f'--waktu: "{waktu.text}" lebih dari sepuluh tahun.') from None


def _unknown_years(reckoned: Reckoning) -> list[int]:
    """Years on the way whose cuti bersama is not known."""
    last = reckoned.due or reckoned.start
    return [year for year in range(reckoned.start.year, last.year + 1) if not is_complete(year)]


def _as_lines(reckoned: Reckoning, waktu: Waktu, zone: ZoneInfo) -> Iterator[str]:
    if reckoned.due is None or reckoned.begins is None:
        yield NO_LIMIT[reckoned.rule]
        return
    yield _moment(reckoned.due, zone)
    yield ""
    yield f"Mulai: {_moment(reckoned.start, zone)}"
    if reckoned.begins != reckoned.start:
        yield f"Di luar jam kerja; dihitung sejak {_moment(reckoned.begins, zone)}"
    yield f'Waktu baku "{waktu.text}": {COUNTED[reckoned.rule].format(reckoned.amount)}'
    if reckoned.window:
        yield "Jendela: berjalan sampai habis, tidak pernah terlambat"
    yield from (f"  {_day(day)}: lewat" for day in reckoned.waited)
    for counted, said in zip(reckoned.days, _said(reckoned), strict=True):
        yield f"  {_day(counted.day)}: {said}"
    yield from (f"Cuti bersama tahun {y} belum diketahui" for y in _unknown_years(reckoned))


def _said(reckoned: Reckoning) -> Iterator[str]:
    """What each day adds, in words."""
    match reckoned.rule:
        case Rule.MINUTES:
            sums = accumulate(counted.time for counted in reckoned.days)
            for counted, ran in zip(reckoned.days, sums, strict=True):
                yield f"{counted.time // MINUTE} menit, sisa {reckoned.amount - ran // MINUTE}"
        case Rule.WORKING_DAYS:
            yield "hari mulai, tidak dihitung"
            for counted in reckoned.days[1:]:
                yield f"hari kerja ke-{counted.nth}" if counted.nth else "bukan hari kerja"
        case _:
            for counted in reckoned.days:
                yield "hari kerja, tenggat" if counted.day.hours else "bukan hari kerja"


def _day(day: OfficeDay) -> str:
    return f"{named_day(day.date, language='id')} ({_why(day)})"


def _why(day: OfficeDay) -> str:
    told_by_name = not day.nama or day.nama.lower().startswith(day.kind)
    named = day.nama or day.kind if told_by_name else f"{day.kind}: {day.nama}"
    hours = ", ".join(map(str, day.hours))
    return f"{HOURS.get(day.kind, named)} {hours}" if hours else named


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return moment(at, language="id", zone=zone)


def _as_json(reckoned: Reckoning) -> str:
    begins, due = reckoned.begins, reckoned.due
    told = {
        "tenggat": due.isoformat() if due else None,
        "mulai": reckoned.start.isoformat(),
        "dihitung_sejak": begins.isoformat() if begins else None,
        "aturan": reckoned.rule.value,
        "jumlah": reckoned.amount,
        "jendela": reckoned.window,
        "cuti_bersama_belum_diketahui": _unknown_years(reckoned),
        "hari": [_day_as_json(counted) for counted in reckoned.days],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _day_as_json(counted: DayCounted) -> dict[str, object]:
    day = counted.day
    return {
        "tanggal": day.date.isoformat(),
        "jenis": day.kind.value,
        "nama": day.nama,
        "jam": list(map(str, day.hours)),
        "menit": counted.time // MINUTE,
        "hari_ke": counted.nth or None,
    }
