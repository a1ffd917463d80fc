"""Office hours entered or taken back from the command line, here or in the running bot."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from bot.entering import OPERATOR
from flows.office import Office
from flows.office_time.changing import (
    BadHours,
    HoursEntered,
    HoursFault,
    read_change,
    read_since,
)
from storage.database import Database
from storage.waktu.office_hours import enter_hours, entered_hours, kept_hours, remove_hours
from storage.waktu.offices import Offices


@dataclass(frozen=True, slots=True)
class HoursOrder:
    """What is asked: for which unit, the words as they were typed, and whether the hours that
    begin on the day they name are to be taken back."""

    unit: str
    text: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class HoursDone:
    """What came of it: the hours entered or taken back, or the `fault` for which nothing was done,
    with the day and line that go with it. With neither, no hours were entered for that `day`."""

    entered: HoursEntered | None = None
    fault: HoursFault | None = None
    day: date | None = None
    line: str = ""


async def carry_out(db: Database, offices: Offices, order: HoursOrder, at: datetime) -> HoursDone:
    """Enter hours or take them back; the offices reckon with it from then on. Raises KeyError
    where there is no such unit."""
    office = offices(order.unit)
    try:
        done = await db.write(partial(_done, office=office, order=order, at=at))
    except BadHours as bad:
        return HoursDone(fault=bad.fault, day=bad.day, line=bad.line)
    await db.read(offices.refresh)
    return done


def _done(conn: sqlite3.Connection, office: Office, order: HoursOrder, at: datetime) -> HoursDone:
    today = at.astimezone(office.unit.zona).date()
    if order.back:
        return _taken_back(conn, order.unit, read_since(order.text, today), at)
    kept = kept_hours(conn, order.unit)
    taken = {one.since for one in (*office.unit.hours, *kept)}
    entered = HoursEntered(read_change(order.text, today, taken), None, OPERATOR, at)
    enter_hours(conn, order.unit, entered)
    return HoursDone(entered)


def _taken_back(conn: sqlite3.Connection, unit: str, day: date, at: datetime) -> HoursDone:
    coming = entered_hours(conn, unit, day)
    standing = next((one for one in coming if one.hours.since == day), None)
    if standing is None:
        return HoursDone(day=day)
    remove_hours(conn, unit, replace(standing, by=None, who=OPERATOR, at=at))
    return HoursDone(standing)
