"""When an office is open, as it decrees: hours by weekday, Ramadan, days off, special days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
MINUTES_OF_DAY = 24 * 60
RAMADAN_DAYS = 30
"""The longest that Ramadan lasts."""


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Open from `opens` up to, not including, `closes`: minutes since midnight, 1440 its end."""

    opens: int
    closes: int

    def __str__(self) -> str:
        """As it is written on a notice: 07.30–12.00."""
        return f"{_clock(self.opens)}–{_clock(self.closes)}"


Hours = tuple[Interval, ...]
"""The intervals of one day in order, none touching the next by more than its edge."""
Week = tuple[Hours, ...]
"""The hours of Monday to Sunday; a day without any is no working day."""


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The hours that one decree sets, from the day `since` (berlaku_sejak) until the next one."""

    since: date
    week: Week


@dataclass(frozen=True, slots=True)
class Ramadan:
    """The hours of one Ramadan, `first` and `last` day included, as the government announced it."""

    first: date
    last: date
    week: Week


class DayOffKind(StrEnum):
    """Both close the office; cuti bersama is decreed year by year."""

    NATIONAL = "libur nasional"
    CUTI_BERSAMA = "cuti bersama"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day off that the state decrees, and what it is called."""

    nama: str
    kind: DayOffKind


DaysOff = Mapping[date, DayOff]


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day on which the office decides for itself: it `works`, or it does not, and why.

    Without `hours` it works those of its weekday, or of Monday where that weekday has none.
    """

    nama: str
    works: bool
    hours: Hours = ()


SpecialDays = Mapping[date, SpecialDay]


def at(hour: int, minute: int = 0) -> int:
    """Minutes since midnight."""
    return hour * 60 + minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"


def five_days(monday_to_thursday: Hours, friday: Hours) -> Week:
    """A week of five working days."""
    return (monday_to_thursday,) * 4 + (friday, (), ())


NATIONAL_HOURS = OfficeHours(
    date(2023, 4, 12),
    five_days(
        (Interval(at(7, 30), at(12)), Interval(at(13), at(16))),
        (Interval(at(7, 30), at(11, 30)), Interval(at(13), at(16, 30))),
    ),
)
"""Perpres 21/2023, article 4: 37.5 hours from 07.30, rest 60 minutes, on Friday 90."""
