"""Invitation cards of a unit, asked for in the chat: drawn when they are sent, then forgotten."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.desk import Desk
from bot.people.enrolling import BOT_USERNAME
from bot.people.inviting import DAYS, Invited, invite_all, link
from bot.telegram.outgoing import Outgoing, SendMade, SendScreen
from bot.views.admin import inviting as view
from bot.words import Words
from flows.people.officials import Official, OfficialId
from flows.units import Unit
from storage import outbox
from storage.database import meta
from storage.outbox import Dispatch, JsonValue, Priority
from storage.people import roster
from storage.people.kartu import Kartu, Sheet, as_pdf

KIND = "kartu"


def ask(conn: Connection, reader: Official, at: datetime) -> int:
    """Invite everybody of the reader's unit who has not joined anew and have their cards sent;
    returns how many there are."""
    assert reader.chat_id is not None
    until = at + timedelta(days=DAYS)
    made = invite_all(conn, reader.unit, at, until, reader.id)
    body: dict[str, JsonValue] = {
        "official": reader.id,
        "until": until.isoformat(),
        "code": [[one.official.id, one.kode] for one in made],
    }
    if made:
        outbox.enqueue(conn, chat_id=reader.chat_id, priority=Priority.ANSWER, kind=KIND, body=body)
    return len(made)


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The cards of those who still have not joined; None where there is none of them."""
    body = dispatch.body

    def read(conn: Connection) -> tuple[Official, tuple[Invited, ...], str]:
        people = tuple(_invited(conn, pair) for pair in _pairs(body.get("code")))
        reader = roster.official(conn, OfficialId(int(str(body["official"]))))
        waiting = tuple(one for one in people if one.official.chat_id is None)
        return reader, waiting, meta(conn, BOT_USERNAME) or ""

    reader, people, username = await desk.db.read(read)
    words = desk.words_for(reader)
    if not people:
        return SendScreen(dispatch.chat_id, view.nobody(words))
    until = datetime.fromisoformat(str(body["until"]))
    made = sheet(words, desk.unit_of(reader), people, username, until)
    content = await asyncio.to_thread(as_pdf, made)
    return SendMade(
        dispatch.chat_id, "kartu-undangan.pdf", content, view.caption(words, len(people), until)
    )


def sheet(
    words: Words, unit: Unit, people: Sequence[Invited], username: str, until: datetime
) -> Sheet:
    """What stands on the cards."""
    return Sheet(
        unit=unit.nama,
        title=words("Invitation cards"),
        steps=(
            words("Install Telegram, then scan this code with the camera."),
            words("Press Open or Send message, then press Start."),
            words("Without a camera: look for the bot below and send the /start line."),
        ),
        bot=f"@{username}",
        until=words("Works once, until %(until)s.", until=words.moment(until)),
        cards=tuple(_card(one, username) for one in people),
    )


def _card(one: Invited, username: str) -> Kartu:
    nama = f"{one.official.sapaan} {one.official.nama}"
    return Kartu(nama, one.official.jabatan, link(username, one.kode), one.kode)


def _pairs(value: JsonValue) -> tuple[tuple[int, str], ...]:
    pairs: list[tuple[int, str]] = []
    for pair in value if isinstance(value, list) else []:
        match pair:
            case [int(who), str(kode)]:
                pairs.append((who, kode))
    return tuple(pairs)


def _invited(conn: Connection, pair: tuple[int, str]) -> Invited:
    return Invited(roster.official(conn, OfficialId(pair[0])), pair[1])
