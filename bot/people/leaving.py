"""A leaving entered or withdrawn from the command line, here or in the running bot."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from flows.people.leaving import Leave, LeaveFault
from flows.people.officials import Official
from flows.units import Unit
from storage.database import Database
from storage.people import leaving, roster
from storage.people.belongings import Belongings, belongings


@dataclass(frozen=True, slots=True)
class LeaveOrder:
    """What is asked: that `who` leaves and `successor` takes their place, by their numbers, from
    the day `since` on (None: today); or where there is no successor that `who` stays."""

    who: int
    successor: int | None = None
    since: date | None = None
    posts: bool = False
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class LeaveDone:
    """What was entered, with what the person had then; or the `fault`, or who is `unknown`.
    `withdrawn` says that the person stays; where none of these holds nothing was to withdraw."""

    leave: Leave | None = None
    who: Official | None = None
    successor: Official | None = None
    has: Belongings | None = None
    fault: LeaveFault | None = None
    unknown: int | None = None
    withdrawn: bool = False


async def carry_out(
    db: Database, units: Mapping[str, Unit], order: LeaveOrder, at: datetime
) -> LeaveDone:
    """Enter the leaving or withdraw it; that it takes effect is for the running bot to see to."""
    return await db.write(partial(_done, units=units, order=order, at=at))


def _done(
    conn: sqlite3.Connection, units: Mapping[str, Unit], order: LeaveOrder, at: datetime
) -> LeaveDone:
    who = _person(conn, order.who)
    if who is None or who.unit not in units:
        return LeaveDone(unknown=order.who)
    if order.successor is None:
        return LeaveDone(who=who, withdrawn=leaving.withdraw(conn, who.id, None, at))
    heir = _person(conn, order.successor)
    if heir is None:
        return LeaveDone(unknown=order.successor)
    today = at.astimezone(units[who.unit].zona).date()
    leave = Leave(who.id, heir.id, order.since or today, order.posts, order.at_once)
    has = belongings(conn, who.id, today, at)
    fault = leaving.enter(conn, who.unit, leave, None, today, at)
    if fault is not None:
        return LeaveDone(who=who, successor=heir, fault=fault)
    return LeaveDone(leave, who, heir, has)


def _person(conn: sqlite3.Connection, number: int) -> Official | None:
    """Somebody who is of the offices now."""
    return next((one for one in roster.all_officials(conn) if one.id == number), None)
