"""The import carried out on the database, here or in the running bot, and its values."""

import hashlib
import secrets
import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import menus
from flows.office_time.zones import NOWHERE, Zones, day_in
from flows.people.officials import Official, OfficialId, actor
from storage import announcing, asking
from storage.asking import OpenTask
from storage.codec import dump
from storage.database import Database, meta
from storage.people import roster, turnover
from storage.people.clashing import Clash, clashes, not_served
from storage.people.personnel import Entry, Person, enrol, note_list, planned, roll_for, unlisted

BOT_USERNAME = "bot_username"
"""Under what the running bot keeps its Telegram name for whoever prints links."""
SERVED = "units"
"""Under what the running bot keeps the units it serves, with spaces between."""


@dataclass(frozen=True, slots=True)
class Import:
    """What is asked: the people, for how many days their codes hold (0: nobody gets one), and
    whether it is only looked at.

    `by` is whose list it is, None for the command line. Where `shown` is what a look was called,
    the list is carried out only if it still means the same. With `renew` also whoever is in the
    roster already and has not joined gets a new code.
    """

    rows: tuple[Person, ...]
    days: int
    trial: bool
    by: OfficialId | None = None
    shown: str = ""
    renew: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: one entry per person, or the clashes because of which nothing was done;
    and who of these units does not stand in the list.

    `meaning` tells what the list changes from any other; `moved` says that this is not what was
    shown, and that nothing was done.
    """

    entries: tuple[Entry, ...]
    clashes: tuple[Clash, ...]
    expires_at: datetime
    bot_username: str | None
    unlisted: tuple[Official, ...] = ()
    meaning: str = ""
    moved: bool = False


async def import_people(
    db: Database, asked: Import, at: datetime, zones: Zones = NOWHERE
) -> Imported:
    """Carry the import out in one transaction, or only look when it is a trial.

    `zones` says by which time a unit has its days; the bot looks again when it starts.
    """

    def work(conn: sqlite3.Connection) -> Imported:
        return _imported(conn, asked, at, zones)

    return await (db.read(work) if asked.trial else db.write(work))


def _imported(conn: sqlite3.Connection, asked: Import, at: datetime, zones: Zones) -> Imported:
    seen = _look(conn, asked, at)
    if asked.trial or seen.clashes:
        return seen
    if asked.shown and asked.shown != seen.meaning:
        return replace(seen, moved=True)
    waiting = _waiting(conn)
    code = _random_code if asked.days else None
    managed = _managing(conn)
    entries = enrol(conn, asked.rows, at, seen.expires_at, code, zones, renew=asked.renew)
    note_list(conn, entries, asked.by, at)
    for unit in roster.units(conn):
        turnover.apply(conn, unit, day_in(zones, unit, at), at)
    for who in sorted(managed ^ _managing(conn)):
        menus.follow(conn, who)
    for person in _linked(conn):
        announcing.deliver_waiting(conn, person, waiting.get(person.id, ()))
    return replace(seen, entries=entries)


def _look(conn: sqlite3.Connection, asked: Import, at: datetime) -> Imported:
    """What the list would change, which is what it means; or its clashes."""
    expires_at, username = at + timedelta(days=asked.days), meta(conn, BOT_USERNAME)
    roll = roll_for(conn, asked.rows)
    found = (*_foreign(conn, asked.rows), *clashes(roll, asked.rows))
    if found:
        return Imported((), found, expires_at, username)
    entries, left = planned(roll, asked.rows), unlisted(roll, asked.rows)
    return Imported(entries, (), expires_at, username, left, _meaning(entries, left))


def _foreign(conn: sqlite3.Connection, rows: tuple[Person, ...]) -> tuple[Clash, ...]:
    """The rows of other units than the bot of this memory last served; none before it ever ran."""
    served = meta(conn, SERVED)
    return () if served is None else not_served(set(served.split()), rows)


def _meaning(entries: tuple[Entry, ...], left: tuple[Official, ...]) -> str:
    """A short name for exactly these differences; who joins in between makes none."""
    rows = tuple((one.person, one.changes) for one in entries)
    told = dump((rows, tuple(one.id for one in left)))
    return hashlib.sha256(told.encode()).hexdigest()


def _linked(conn: sqlite3.Connection) -> list[Official]:
    return [person for person in roster.all_officials(conn) if person.chat_id is not None]


def _managing(conn: sqlite3.Connection) -> frozenset[OfficialId]:
    return frozenset(one.id for one in _linked(conn) if actor(one).manages)


def _waiting(conn: sqlite3.Connection) -> dict[OfficialId, list[OpenTask]]:
    """What each person could act on before the list changed their peran."""
    return {person.id: asking.open_tasks(conn, person) for person in _linked(conn)}


def _random_code() -> str:
    """128 random bits that fit a deep link."""
    return secrets.token_urlsafe(16)
