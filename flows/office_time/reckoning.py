"""How a deadline was reckoned, day by day, for whoever doubts it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from flows.mutu_baku import Satuan, Waktu, WaktuRole
from flows.office_time.hours import Hours


class DayKind(StrEnum):
    """Why a day has the hours it has, or none."""

    USUAL = "biasa"
    RAMADAN = "ramadan"
    WEEKLY = "libur mingguan"
    NATIONAL = "libur nasional"
    CUTI_BERSAMA = "cuti bersama"
    SPECIAL = "hari khusus"


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """A day of an office, no working day where it has no hours; `nama` is what it is called."""

    date: date
    hours: Hours
    kind: DayKind
    nama: str = ""


class Rule(StrEnum):
    """What is counted: office minutes, working days, or the calendar; or why nothing is."""

    MINUTES = "menit"
    WORKING_DAYS = "hari kerja"
    CALENDAR_DAYS = "hari kalender"
    MONTHS = "bulan"
    ELSEWHERE = "ditetapkan di tempat lain"
    NONE = "tanpa batas"


@dataclass(frozen=True, slots=True)
class DayCounted:
    """What one day adds: office time by Rule.MINUTES, else which working day it is (0: none)."""

    day: OfficeDay
    time: timedelta = timedelta()
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A deadline with its way. `due` is None where there is no limit.

    It counts from `begins`, the next opening after `start`; `waited` are the days from the one to
    the other, `days` those from `begins` to `due` (by the calendar: from the day it falls on).
    A `window` must elapse until `due` and is never late.
    """

    start: datetime
    rule: Rule
    amount: int = 0
    begins: datetime | None = None
    waited: tuple[OfficeDay, ...] = ()
    days: tuple[DayCounted, ...] = ()
    due: datetime | None = None
    window: bool = False


LONGEST = {
    Rule.MINUTES: 600_000,
    Rule.WORKING_DAYS: 1_300,
    Rule.CALENDAR_DAYS: 1_830,
    Rule.MONTHS: 60,
}
"""The most an SOP may print, about five years: half of what a calendar reaches."""


class OutOfReach(ValueError):  # noqa: N818  says what is the matter
    """The limit lies further ahead than any waktu baku does."""


def rule_of(waktu: Waktu) -> tuple[Rule, int]:
    """What is counted for a waktu baku, and how many; the printed span goes before minutes."""
    if waktu.role is WaktuRole.TENGGAT:
        return Rule.ELSEWHERE, 0
    if waktu.span:
        return Rule.WORKING_DAYS, waktu.span
    match waktu.amount, waktu.satuan:
        case (None | 0, _) | (_, None):
            return Rule.NONE, 0
        case int(amount), Satuan.MENIT:
            return Rule.MINUTES, amount
        case int(amount), Satuan.JAM:
            return Rule.MINUTES, amount * 60
        case int(amount), Satuan.HARI | Satuan.HARI_KERJA:
            return Rule.WORKING_DAYS, amount
        case int(amount), Satuan.HARI_KALENDER:
            return Rule.CALENDAR_DAYS, amount
        case int(amount), Satuan.BULAN:
            return Rule.MONTHS, amount
    raise AssertionError(waktu)


def too_long(waktu: Waktu) -> bool:
    """Whether a waktu baku is longer than an SOP may print."""
    rule, amount = rule_of(waktu)
    return rule in LONGEST and amount > LONGEST[rule]
