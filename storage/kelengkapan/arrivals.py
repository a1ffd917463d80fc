"""Messages that brought documents, until what their content is has been found for all of them."""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from storage.kelengkapan.fetches import Fetch
from storage.kelengkapan.uploads import Place


class Found(StrEnum):
    """What was found of a document: KEPT is good, LEFT stays with Telegram, REFUSED is neither."""

    KEPT = "kept"
    LEFT = "left"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Message:
    """A message with a document, and the album it is of; empty where it came alone."""

    chat_id: int
    message_id: int
    album: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A message, or the first of an album, of which everything has been found out."""

    chat_id: int
    message_id: int
    found: frozenset[Found]


def arrived(conn: sqlite3.Connection, message: Message, place: Place, unique_id: str) -> bool:
    """A document came with this message for that slot; whether it is the first of its album that
    waits. Twice is once."""
    waiting = _together(conn, message)
    conn.execute(
        "INSERT OR IGNORE INTO arrivals (chat_id, message_id, album, case_id, task_id, kode,"
        " unique_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(message.chat_id, message.message_id, message.album),
            *(place.case, place.task, place.kode, unique_id),
        ),
    )
    return not waiting


def found_out(conn: sqlite3.Connection, fetch: Fetch, found: Found) -> tuple[Settled, ...]:
    """Note what was found of a file; the messages of which everything is known now, once."""
    rows = conn.execute(
        "UPDATE arrivals SET found = ? WHERE case_id = ? AND task_id = ? AND kode = ?"
        " AND unique_id = ? RETURNING chat_id, message_id, album",
        (found.value, fetch.case, fetch.task, fetch.kode, fetch.unique_id),
    ).fetchall()
    settled = (_settled(conn, Message(*row)) for row in rows)
    return tuple(one for one in settled if one is not None)


def _settled(conn: sqlite3.Connection, message: Message) -> Settled | None:
    together = _together(conn, message)
    if not together or any(not found for _, found in together):
        return None
    for number, _ in together:
        conn.execute(
            "DELETE FROM arrivals WHERE chat_id = ? AND message_id = ?", (message.chat_id, number)
        )
    first = min(number for number, _ in together)
    return Settled(message.chat_id, first, frozenset(Found(found) for _, found in together))


def _together(conn: sqlite3.Connection, message: Message) -> list[tuple[int, str]]:
    """The messages that wait and get one sign with this one, and what was found of each."""
    rows = conn.execute(
        "SELECT message_id, found FROM arrivals WHERE chat_id = ?"
        " AND (message_id = ? OR (album <> '' AND album = ?))",
        (message.chat_id, message.message_id, message.album),
    )
    return rows.fetchall()
