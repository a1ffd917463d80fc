"""The import carried out on the database, here or in the running bot, and its values."""

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database, meta
from storage.personnel import Clash, Entry, Person, clashes, enrol, plan

BOT_USERNAME = "bot_username"
"""Under what the running bot keeps its Telegram name for whoever prints links."""


@dataclass(frozen=True, slots=True)
class Import:
    """What is asked: the people, for how many days their codes hold, and whether it is a trial."""

    rows: tuple[Person, ...]
    days: int
    trial: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: one entry per person, or the clashes because of which nothing was done."""

    entries: tuple[Entry, ...]
    clashes: tuple[Clash, ...]
    expires_at: datetime
    bot_username: str | None


async def import_people(db: Database, asked: Import, at: datetime) -> Imported:
    """Carry the import out in one transaction, or only look when it is a trial."""

    def work(conn: sqlite3.Connection) -> Imported:
        return _imported(conn, asked, at)

    return await (db.read(work) if asked.trial else db.write(work))


def _imported(conn: sqlite3.Connection, asked: Import, at: datetime) -> Imported:
    expires_at = at + timedelta(days=asked.days)
    username = meta(conn, BOT_USERNAME)
    found = clashes(conn, asked.rows)
    if found:
        return Imported((), found, expires_at, username)
    entries = (
        plan(conn, asked.rows)
        if asked.trial
        else enrol(conn, asked.rows, at, expires_at, _random_code)
    )
    return Imported(entries, (), expires_at, username)


def _random_code() -> str:
    """128 random bits that fit a deep link."""
    return secrets.token_urlsafe(16)
