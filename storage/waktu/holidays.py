"""National holidays and cuti bersama of Indonesia, year by year, from the library `holidays`."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from flows.office_time.calendar import WorkCalendar
from flows.office_time.changing import in_force
from flows.office_time.hours import DayOff, DayOffKind, OfficeHours, SpecialDays
from flows.units import Unit
from storage.database import meta, remember

YEARS = range(2020, 2051)
"""The years that are looked up; the holidays of a far one are partly estimated."""
ANNOUNCED_FROM = 10
"""The month from which the next year's cuti bersama is missed."""


class IndonesianDaysOff(Mapping[date, DayOff]):
    """All days off by date; a year is computed when it is first asked for."""

    def __getitem__(self, on: date) -> DayOff:
        return days_off(on.year)[on]

    def __iter__(self) -> Iterator[date]:
        return (on for year in YEARS for on in days_off(year))

    def __len__(self) -> int:
        return sum(len(days_off(year)) for year in YEARS)


@cache
def days_off(year: int) -> Mapping[date, DayOff]:
    """The days off of a year; of two names for one day the national one stands.

    Without cuti bersama where that is not decreed yet: see `is_complete`. Empty outside YEARS.
    """
    if year not in YEARS:
        return {}
    # Its import costs 110 ms and 15 MB, which only a process that reckons should pay.
    from holidays.countries.indonesia import Indonesia

    found: dict[date, DayOff] = {}
    for category, kind in (
        ("government", DayOffKind.CUTI_BERSAMA),
        ("public", DayOffKind.NATIONAL),
    ):
        calendar = Indonesia(years=year, expand=False, categories=(category,), language="id")
        found |= {on: DayOff(nama, kind) for on, nama in calendar.items()}
    return dict(sorted(found.items()))


def is_complete(year: int) -> bool:
    """Whether the cuti bersama of the year is known; the library is silent where it is not."""
    return any(off.kind is DayOffKind.CUTI_BERSAMA for off in days_off(year).values())


def work_calendar(
    unit: Unit, special: SpecialDays | None = None, kept: Sequence[OfficeHours] = ()
) -> WorkCalendar:
    """Office time of a unit, with the days off of Indonesia, its own special days, and the hours
    that were entered beside those of its file."""
    hours = in_force(unit.hours, kept)
    return WorkCalendar(unit.zona, hours, unit.ramadan, IndonesianDaysOff(), dict(special or {}))


def unknown_years(today: date) -> tuple[int, ...]:
    """The years of which an admin should know today that their cuti bersama is not known: this
    one, and from October on the next one. Cuti bersama is usually decreed by then."""
    years = (today.year, today.year + 1) if today.month >= ANNOUNCED_FROM else (today.year,)
    return tuple(year for year in years if not is_complete(year))


def unknown_year_to_tell(conn: sqlite3.Connection, today: date) -> int | None:
    """A year whose cuti bersama is not known and of which nobody has been told; from then on it
    counts as told, so ask in the transaction that sends the message."""
    for year in unknown_years(today):
        key = f"cuti_bersama_unknown:{year}"
        if meta(conn, key) is None:
            remember(conn, key, today.isoformat())
            return year
    return None
