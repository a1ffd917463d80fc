"""The import carried out on the database, here or in the running bot, and its values."""

import secrets
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from flows.people.officials import Official, OfficialId
from storage import announcing, asking
from storage.asking import OpenTask
from storage.database import Database, meta
from storage.people import roster, turnover
from storage.people.personnel import Clash, Entry, Person, clashes, enrol, plan, unlisted

BOT_USERNAME = "bot_username"
"""Under what the running bot keeps its Telegram name for whoever prints links."""


NOWHERE: Mapping[str, tzinfo] = {}
"""Where no zone is known a day is that of UTC."""


@dataclass(frozen=True, slots=True)
class Import:
    """What is asked: the people, for how many days their codes hold, and whether it is a trial."""

    rows: tuple[Person, ...]
    days: int
    trial: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: one entry per person, or the clashes because of which nothing was done;
    and who of these units does not stand in the list."""

    entries: tuple[Entry, ...]
    clashes: tuple[Clash, ...]
    expires_at: datetime
    bot_username: str | None
    unlisted: tuple[Official, ...] = ()


async def import_people(
    db: Database, asked: Import, at: datetime, zones: Mapping[str, tzinfo] = NOWHERE
) -> Imported:
    """Carry the import out in one transaction, or only look when it is a trial.

    `zones` says by which time a unit has its days; the bot looks again when it starts.
    """

    def work(conn: sqlite3.Connection) -> Imported:
        return _imported(conn, asked, at, zones)

    return await (db.read(work) if asked.trial else db.write(work))


def _imported(
    conn: sqlite3.Connection, asked: Import, at: datetime, zones: Mapping[str, tzinfo]
) -> Imported:
    expires_at = at + timedelta(days=asked.days)
    username = meta(conn, BOT_USERNAME)
    found = clashes(conn, asked.rows)
    if found:
        return Imported((), found, expires_at, username)
    if asked.trial:
        left = unlisted(conn, asked.rows)
        return Imported(plan(conn, asked.rows), (), expires_at, username, left)
    waiting = _waiting(conn)
    entries = enrol(conn, asked.rows, at, expires_at, _random_code)
    for unit in roster.units(conn):
        turnover.apply(conn, unit, at.astimezone(zones.get(unit, UTC)).date(), at)
    for person in roster.all_officials(conn):
        announcing.deliver_waiting(conn, person, waiting.get(person.id, ()))
    return Imported(entries, (), expires_at, username, unlisted(conn, asked.rows))


def _waiting(conn: sqlite3.Connection) -> dict[OfficialId, list[OpenTask]]:
    """What each person could act on before the list changed their peran."""
    return {person.id: asking.open_tasks(conn, person) for person in roster.all_officials(conn)}


def _random_code() -> str:
    """128 random bits that fit a deep link."""
    return secrets.token_urlsafe(16)
