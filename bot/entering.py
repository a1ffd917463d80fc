"""A special day entered or removed from the command line, here or in the running bot."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from flows.office_time.special_days import (
    BadSpecialDay,
    DayFault,
    Entered,
    read_coming_day,
    read_special_day,
)
from storage.database import Database
from storage.waktu.offices import Offices
from storage.waktu.special_days import coming_days, enter_day, remove_day

OPERATOR = "Operator (baris perintah)"
"""Who entered a day where nobody of the roster did."""


class Deed(StrEnum):
    """What is to become of the day: a day off, a working day, or an ordinary one again."""

    OFF = "libur"
    WORKS = "kerja"
    REMOVE = "hapus"


@dataclass(frozen=True, slots=True)
class DayOrder:
    """What is asked: for which unit, what, and the day with its name as it was typed."""

    unit: str
    deed: Deed
    text: str


@dataclass(frozen=True, slots=True)
class DayDone:
    """What came of it: the day entered or removed, or the `fault` for which nothing was done and
    the day that goes with it. With neither, there was no special day on `day` to remove."""

    entered: Entered | None = None
    fault: DayFault | None = None
    day: date | None = None


async def carry_out(db: Database, offices: Offices, order: DayOrder, at: datetime) -> DayDone:
    """Enter or remove the day; the offices reckon with it from then on. Raises KeyError where
    there is no such unit."""
    today = at.astimezone(offices(order.unit).unit.zona).date()
    try:
        done = await db.write(partial(_done, order=order, today=today, at=at))
    except BadSpecialDay as bad:
        return DayDone(fault=bad.fault, day=bad.day)
    await db.read(offices.refresh)
    return done


def _done(conn: sqlite3.Connection, order: DayOrder, today: date, at: datetime) -> DayDone:
    if order.deed is Deed.REMOVE:
        return _removed(conn, order.unit, read_coming_day(order.text, today), at)
    works = order.deed is Deed.WORKS
    day, special = read_special_day(order.text, today, works=works)
    entered = Entered(day, special, None, OPERATOR, at)
    enter_day(conn, order.unit, entered)
    return DayDone(entered)


def _removed(conn: sqlite3.Connection, unit: str, day: date, at: datetime) -> DayDone:
    standing = next((e for e in coming_days(conn, unit, day) if e.day == day), None)
    if standing is None:
        return DayDone(day=day)
    remove_day(conn, unit, replace(standing, by=None, who=OPERATOR, at=at))
    return DayDone(standing)
