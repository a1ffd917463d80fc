"""A Plh or Plt entered or ended from the command line, here or in the running bot."""

import difflib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial

from flows.ids import Peran
from flows.people.officials import OfficialId
from flows.people.posts import Assignment, Fault
from flows.people.standing_in import Draft, assigned, running
from flows.units import Unit
from storage.database import Database
from storage.people import posts, roster
from storage.people.personnel import name_key


class Deed(StrEnum):
    """What is to be done: a Plh for somebody who is away, a Plt for a vacant post, an end."""

    PLH = "plh"
    PLT = "plt"
    END = "akhiri"


@dataclass(frozen=True, slots=True)
class PostOrder:
    """What is asked, for which unit: `about` names who is away, the peran that is vacant, or the
    number of the assignment to end; `who` acts, between the two days."""

    unit: str
    deed: Deed
    about: str
    who: str = ""
    since: date | None = None
    until: date | None = None
    basis: str = ""


NEAR = 3
"""How many names are offered in place of one that is not known."""
LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """An assignment with the names of its people."""

    assignment: Assignment
    nama: str
    instead: str


@dataclass(frozen=True, slots=True)
class PostDone:
    """What was entered or ended; or the `fault`, or the name or number that is `unknown`, with
    names that are `near` it."""

    done: tuple[Line, ...] = ()
    fault: Fault | None = None
    unknown: str = ""
    near: tuple[str, ...] = ()


async def carry_out(db: Database, unit: Unit, order: PostOrder, at: datetime) -> PostDone:
    """Enter or end the assignment; who holds what today is for the running bot to settle."""
    today = at.astimezone(unit.zona).date()
    return await db.write(partial(_done, unit=unit, order=order, today=today, at=at))


def lines(conn: sqlite3.Connection, unit: Unit, today: date) -> tuple[Line, ...]:
    """The running and coming Plh and Plt of the unit."""
    some = running(posts.assignments(conn, unit.id), today)
    return tuple(_line(conn, one) for one in some)


def _done(
    conn: sqlite3.Connection, unit: Unit, order: PostOrder, today: date, at: datetime
) -> PostDone:
    if order.deed is Deed.END:
        return _ended(conn, unit, order, today, at)
    draft = _draft(conn, unit, order, today)
    if isinstance(draft, str):
        people = [one.nama for one in roster.of_unit(conn, unit.id)]
        return PostDone(unknown=draft, near=near_names(draft, people))
    known = posts.assignments(conn, unit.id)
    asked = assigned(draft, unit.posts, known, order.basis)
    found = posts.enter(conn, unit.id, asked, None, at)
    if isinstance(found, Fault):
        return PostDone(fault=found)
    return PostDone(tuple(_line(conn, one) for one in found))


def _ended(
    conn: sqlite3.Connection, unit: Unit, order: PostOrder, today: date, at: datetime
) -> PostDone:
    number = int(order.about) if order.about.isdecimal() else 0
    found = posts.assignment(conn, unit.id, number)
    if found is None or not running((found,), today):
        return PostDone(unknown=order.about)
    posts.end(conn, found.id, today - timedelta(days=1), None, at)
    return PostDone((_line(conn, found),))


def _draft(conn: sqlite3.Connection, unit: Unit, order: PostOrder, today: date) -> Draft | str:
    """What is to be entered, or the name that is not known."""
    who = _person(conn, unit, order.who)
    if who is None:
        return order.who
    draft = Draft(who=who, since=order.since or today, until=order.until)
    if order.deed is Deed.PLH:
        away = _person(conn, unit, order.about)
        return order.about if away is None else replace(draft, away=away)
    places = {post.peran: n for n, post in enumerate(unit.posts)}
    place = places.get(Peran(order.about))
    return order.about if place is None else replace(draft, vacant=place)


def _person(conn: sqlite3.Connection, unit: Unit, nama: str) -> OfficialId | None:
    wanted = name_key(nama)
    people = roster.of_unit(conn, unit.id)
    return next((one.id for one in people if name_key(one.nama) == wanted), None)


def near_names(nama: str, known: Iterable[str]) -> tuple[str, ...]:
    """Names of which a word is the same, or that are written almost so; the likeliest first."""
    wanted = name_key(nama).split()
    keys = {name_key(one): one for one in known}
    same = [key for key in keys if not set(wanted).isdisjoint(key.split())]
    alike = difflib.get_close_matches(name_key(nama), keys, NEAR, LIKENESS)
    return tuple(keys[key] for key in dict.fromkeys((*alike, *same)))[:NEAR]


def _line(conn: sqlite3.Connection, one: Assignment) -> Line:
    nama = roster.official(conn, one.official).nama
    instead = "" if one.instead_of is None else roster.official(conn, one.instead_of).nama
    return Line(one, nama, instead)
