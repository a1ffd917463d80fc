"""Messages that say what became of documents, so that they can be drawn anew as that changes."""

import sqlite3
from dataclasses import dataclass

from flows.people.officials import OfficialId
from storage.kelengkapan.uploads import Place

MOST = 20
"""Documents that one message speaks of."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One document of those that came together (`batch`), and the slot it was given to;
    `message_id` is 0 until the message stands in the chat."""

    chat_id: int
    batch: str
    official: OfficialId
    place: Place
    unique_id: str
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A message that asked where freely sent documents belong; `upload` is one of them."""

    chat_id: int
    official: OfficialId
    message_id: int
    upload: int


def keep_receipt(conn: sqlite3.Connection, one: Receipt) -> None:
    """A document is spoken of in the message of its batch; twice is once."""
    conn.execute(
        "INSERT OR IGNORE INTO receipts (chat_id, batch, unique_id, official, case_id, task_id,"
        " kode, message_id) SELECT ?, ?, ?, ?, ?, ?, ?, coalesce(max(message_id), 0)"
        " FROM receipts WHERE chat_id = ? AND batch = ?",
        (
            *(one.chat_id, one.batch, one.unique_id, one.official),
            *(one.place.case, one.place.task, one.place.kode, one.chat_id, one.batch),
        ),
    )


def receipts(conn: sqlite3.Connection, chat_id: int, batch: str) -> list[Receipt]:
    """The documents that the message of a batch speaks of."""
    rows = conn.execute(
        f"{_RECEIPT} WHERE chat_id = ? AND batch = ? ORDER BY unique_id LIMIT ?",
        (chat_id, batch, MOST),
    )
    return [_receipt(row) for row in rows]


def stands(conn: sqlite3.Connection, chat_id: int, batch: str, message_id: int) -> None:
    """The message of a batch stands in the chat."""
    conn.execute(
        "UPDATE receipts SET message_id = ? WHERE chat_id = ? AND batch = ?",
        (message_id, chat_id, batch),
    )


def of_slot(conn: sqlite3.Connection, place: Place) -> list[Receipt]:
    """One document of each message that speaks of documents given to that slot."""
    rows = conn.execute(
        f"{_RECEIPT} WHERE case_id = ? AND task_id = ? AND kode = ? GROUP BY chat_id, batch",
        (place.case, place.task, place.kode),
    )
    return [_receipt(row) for row in rows]


def asked_about(conn: sqlite3.Connection, place: Place) -> list[Asked]:
    """The messages that asked where documents belong which went into that slot."""
    rows = conn.execute(
        "SELECT chat_id, official, asked_in, min(id) FROM uploads WHERE case_id = ? AND"
        " task_id = ? AND kode = ? AND asked_in > 0 GROUP BY chat_id, asked_in",
        (place.case, place.task, place.kode),
    )
    return [Asked(chat, OfficialId(who), message, one) for chat, who, message, one in rows]


def prune(conn: sqlite3.Connection) -> int:
    """Forget the messages about steps that are over; how many documents they spoke of."""
    return conn.execute(
        "DELETE FROM receipts WHERE NOT EXISTS (SELECT 1 FROM open_for o"
        " WHERE o.case_id = receipts.case_id AND o.task_id = receipts.task_id)"
    ).rowcount


_RECEIPT = (
    "SELECT chat_id, batch, official, case_id, task_id, kode, unique_id, message_id FROM receipts"
)


def _receipt(row: tuple[int, str, int, str, int, str, str, int]) -> Receipt:
    chat_id, batch, official, case_id, task_id, kode, unique_id, message_id = row
    place = Place(case_id, task_id, kode)
    return Receipt(chat_id, batch, OfficialId(official), place, unique_id, message_id)
