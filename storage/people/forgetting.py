"""Of somebody who has left, what need not be kept goes; what they did stays, as done by whoever
held that post (UU 27/2022, articles 16 and 43)."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from html import escape

from flows.people.administration import AdminKind
from flows.people.leaving import FORMER
from flows.people.officials import OfficialId, Sapaan
from storage.people import leaving, roster
from storage.people.administration import note_about
from storage.people.leaving import Leaving


def due(conn: sqlite3.Connection, unit: str, until: datetime) -> tuple[Leaving, ...]:
    """Whoever of the unit left before `until` or was to be forgotten at once, and of whom an
    account is still kept though they are forgotten."""
    return tuple(
        one
        for one in leaving.gone(conn)
        if _is_due(one, until) and roster.official(conn, one.leave.who).unit == unit
    )


def _is_due(one: Leaving, until: datetime) -> bool:
    if one.done_at is None or one.gone_at is None:
        return False
    if one.forgotten_at is not None:
        return one.chat_id is not None
    return one.leave.at_once or one.gone_at <= until


def forget(conn: sqlite3.Connection, one: Leaving, at: datetime) -> None:
    """The person is called by the post they left from now on. The journals keep what they did and
    what was written in them; what is on its way to others is not changed."""
    if one.forgotten_at is None:
        _forget_name(conn, one, at)
    _forget_chat(conn, one.leave.who)


def _forget_name(conn: sqlite3.Connection, one: Leaving, at: datetime) -> None:
    who = one.leave.who
    for nama in _written(roster.official(conn, who).nama):
        conn.execute("DELETE FROM outbox WHERE settled_at IS NOT NULL AND instr(body, ?)", (nama,))
    title = FORMER % one.jabatan
    conn.execute(
        "UPDATE officials SET nama = ?, jabatan = ?, sapaan = ?, bahasa = 'id' WHERE id = ?",
        (title, title, Sapaan.LUAR.value, who),
    )
    for table in ("corrections", "digests", "reminders", "uploads", "meeting_tries"):
        conn.execute(f"DELETE FROM {table} WHERE official = ?", (who,))  # noqa: S608  constants
    conn.execute("UPDATE first_codes SET used_by = NULL WHERE official = ?", (who,))
    conn.execute(
        "UPDATE leavings SET forgotten_at = ? WHERE official = ?", (int(at.timestamp()), who)
    )
    note_about(conn, who, AdminKind.FORGOTTEN, None, at)


def _written(nama: str) -> set[str]:
    """The name as it can stand in a message that was sent: plain or as HTML (Jinja writes an
    apostrophe by its number, Python by x27), and that as JSON, in JSON of its own or not."""
    html = escape(nama)
    texts = (nama, html, html.replace("&#x27;", "&#39;").replace("&quot;", "&#34;"))
    inner = [_quoted(text) for text in texts]
    return {*inner, *map(_quoted, inner)}


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _forget_chat(conn: sqlite3.Connection, who: OfficialId) -> None:
    """Nothing is kept of the account any more, as soon as the last message has gone out and where
    it is nobody else's by now."""
    (chat,) = conn.execute("SELECT chat_id FROM leavings WHERE official = ?", (who,)).fetchone()
    if chat is None or _waits(conn, chat):
        return
    if roster.by_chat(conn, chat) is None:
        _wipe(conn, chat)
    conn.execute("UPDATE leavings SET chat_id = NULL WHERE official = ?", (who,))


def _waits(conn: sqlite3.Connection, chat: int) -> bool:
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE chat_id = :chat AND settled_at IS NULL)"
        " OR EXISTS (SELECT 1 FROM inbox WHERE lane = :chat AND finished_at IS NULL)",
        {"chat": chat},
    ).fetchone()
    return bool(row[0])


def _wipe(conn: sqlite3.Connection, chat: int) -> None:
    for table, column in _CHATS:
        conn.execute(f"DELETE FROM {table} WHERE {column} = ?", (chat,))  # noqa: S608  constants
    for column in ("used_by", "visitor"):
        conn.execute(
            f"UPDATE guest_codes SET {column} = NULL WHERE {column} = ?",  # noqa: S608
            (chat,),
        )


_CHATS: Iterable[tuple[str, str]] = (
    *(("inbox", "lane"), ("outbox", "chat_id"), ("wrong_codes", "chat_id")),
    *(("cards", "chat_id"), ("prompts", "chat_id"), ("arrivals", "chat_id")),
    *(("receipts", "chat_id"), ("first_visitors", "chat_id"), ("uploads", "chat_id")),
    ("brought", "chat_id"),
)
"""Where the number of somebody's account stands besides the roster."""
