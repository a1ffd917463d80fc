"""One person's phone and marks, set from the chat or the command line: one way for both."""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot import menus
from bot.desk import post
from bot.people.enrolling import BOT_USERNAME
from bot.people.inviting import DAYS, new_code
from bot.telegram.outgoing import SendScreen
from bot.views.admin import person as view
from bot.words import Words, words_of
from flows.people.administering import leaves_nobody
from flows.people.officials import Official, OfficialId
from flows.people.refusals import LastAdministrator
from flows.units import Unit
from storage.database import Database, meta
from storage.people import inviting, leaving, marks, releasing, roster
from storage.people.marks import Marks

Speak = Callable[[Official], Words]
"""The words for a person."""


@dataclass(frozen=True, slots=True)
class PersonOrder:
    """What the command line asks for the person of that number: to set their marks, or where that
    is None to release their phone, with a new code that holds for `days`."""

    official: int
    marks: Marks | None = None
    days: int = DAYS


@dataclass(frozen=True, slots=True)
class PersonDone:
    """What came of it: the person as they are now, None where there is no such number; a new code
    where the phone was released; whether anything is otherwise now. The `last` administrator
    stayed as they were."""

    official: Official | None = None
    changed: bool = False
    last: bool = False
    kode: str | None = None
    expires_at: datetime | None = None
    bot_username: str | None = None


def speaking(units: Iterable[Unit]) -> Speak:
    """The words for everybody of these units."""
    zones = {unit.id: unit.zona for unit in units}
    first = next(iter(zones.values()))
    return lambda one: words_of(one.bahasa, zones.get(one.unit, first))


async def carry_out(db: Database, speak: Speak, order: PersonOrder, at: datetime) -> PersonDone:
    """Do what the command line asks."""
    try:
        return await db.write(partial(_done, speak=speak, order=order, at=at))
    except LastAdministrator:
        return PersonDone(last=True)


def released(
    conn: sqlite3.Connection, who: OfficialId, by: OfficialId | None, at: datetime, until: datetime
) -> str | None:
    """Release the person's phone and return their new code; None where they had no phone."""
    chat_id = releasing.release(conn, who, by, at)
    if chat_id is None:
        return None
    menus.refresh(conn, chat_id)
    code = new_code()
    inviting.renew(conn, who, code, at, until, by)
    return code


def marked(
    conn: sqlite3.Connection,
    speak: Speak,
    who: OfficialId,
    wished: Marks,
    by: OfficialId | None,
    at: datetime,
) -> bool:
    """Set the person's marks and tell them; False where nothing is otherwise. Raises
    LastAdministrator."""
    person = roster.official(conn, who)
    if wished.admin is False and person.admin and _is_last(conn, person):
        raise LastAdministrator
    if not marks.mark(conn, who, wished, by, at):
        return False
    menus.follow(conn, who)
    now = roster.official(conn, who)
    if now.chat_id is not None and now.reachable and who != by:
        post(conn, SendScreen(now.chat_id, view.told_marks(speak(now), now, person)))
    return True


def _is_last(conn: sqlite3.Connection, person: Official) -> bool:
    """Whether every other administrator of the unit is about to leave, or there is none."""
    going = leaving.about_to_leave(conn)
    return leaves_nobody(roster.of_unit(conn, person.unit), {person.id, *going})


def _done(conn: sqlite3.Connection, speak: Speak, order: PersonOrder, at: datetime) -> PersonDone:
    who = OfficialId(order.official)
    known = next((one for one in roster.all_officials(conn) if one.id == who), None)
    if known is None:
        return PersonDone()
    until, code = at + timedelta(days=order.days), None
    if order.marks is None:
        code = released(conn, who, None, at, until)
        changed = code is not None
    else:
        changed = marked(conn, speak, who, order.marks, None, at)
    now, username = roster.official(conn, who), meta(conn, BOT_USERNAME)
    return PersonDone(now, changed, False, code, until if code else None, username)
