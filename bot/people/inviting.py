"""New codes for all of a unit who have not joined, for their cards; here or in the running bot."""

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlencode

from bot.people.enrolling import BOT_USERNAME
from flows.people.officials import Official, OfficialId
from storage.database import Database, meta
from storage.people import inviting

DAYS = 30
"""How long a code holds, by whatever way it was made."""


@dataclass(frozen=True, slots=True)
class CardOrder:
    """What is asked: for which unit, for how many days; `username` is the bot's name where the
    memory may not know it."""

    unit: str
    days: int = DAYS
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody with their new code."""

    official: Official
    kode: str


@dataclass(frozen=True, slots=True)
class CardsDone:
    """Who was invited, until when, and the bot's name; nobody while that is not known."""

    invited: tuple[Invited, ...]
    expires_at: datetime
    bot_username: str | None


async def carry_out(db: Database, order: CardOrder, at: datetime) -> CardsDone:
    """Give everybody of the unit who has not joined a new code; their old ones are void."""
    return await db.write(partial(_done, order=order, at=at))


def invite_all(
    conn: sqlite3.Connection, unit: str, at: datetime, until: datetime, by: OfficialId | None
) -> tuple[Invited, ...]:
    """As `carry_out`, in the caller's transaction; `by` gave the codes, None: the command line."""
    made = tuple(Invited(one, new_code()) for one in inviting.unlinked(conn, unit))
    codes = {one.official.id: one.kode for one in made}
    inviting.renew_all(conn, unit, codes, at, until, by)
    return made


def new_code() -> str:
    """128 random bits that fit a deep link."""
    return secrets.token_urlsafe(16)


def link(username: str, code: str) -> str:
    """The personal link of a code."""
    return f"https://t.me/{username}?{urlencode({'start': code})}"


def _done(conn: sqlite3.Connection, order: CardOrder, at: datetime) -> CardsDone:
    until = at + timedelta(days=order.days)
    username = meta(conn, BOT_USERNAME) or order.username
    if username is None:
        return CardsDone((), until, None)
    return CardsDone(invite_all(conn, order.unit, at, until, None), until, username)
