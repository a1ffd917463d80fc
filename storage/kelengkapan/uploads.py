"""Files that came freely: kept until it is known which slot each is for."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from flows.kelengkapan.putting import FileRef
from flows.people.officials import OfficialId
from storage.codec import dump, load

BY_ITSELF = -1
"""In place of the message that asks: another does not ask for it together with others."""


@dataclass(frozen=True, slots=True)
class Place:
    """A slot of a task of a berkas."""

    case: str
    task: int
    kode: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came without a prompt in a message, with the album it is of and the words below.

    `asked_in` is the message that asks for its slot, 0 until that stands in the chat, or BY_ITSELF;
    `place` is where it went, None where it was not placed (yet).
    """

    id: int
    official: OfficialId
    file: FileRef
    placed: bool
    message_id: int
    album: str = ""
    caption: str = ""
    asked_in: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that brings a file, when (milliseconds), with the album it is of and the words
    below the file."""

    official: OfficialId
    chat_id: int
    message_id: int
    at: int
    album: str = ""
    caption: str = ""


def keep_upload(conn: sqlite3.Connection, arrival: Arrival, file: FileRef) -> int:
    """Keep a freely sent file until its slot is known; returns its id. Twice is once.

    What belongs to an album whose question stands in the chat belongs to that question.
    """
    asked = [one.asked_in for one in of_album(conn, arrival.official, arrival.album)]
    conn.execute(
        "INSERT OR IGNORE INTO uploads (official, chat_id, message_id, file, at, album, caption,"
        " asked_in) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(arrival.official, arrival.chat_id, arrival.message_id, dump(file)),
            *(arrival.at, arrival.album, arrival.caption, max(asked, default=0)),
        ),
    )
    row = conn.execute(
        "SELECT id FROM uploads WHERE chat_id = ? AND message_id = ?",
        (arrival.chat_id, arrival.message_id),
    ).fetchone()
    return int(row[0])


def exchange_upload(
    conn: sqlite3.Connection, arrival: Arrival, file: FileRef, asked_in: int
) -> int:
    """The message holds another file now, which waits for its slot anew; returns its id."""
    conn.execute(
        "INSERT INTO uploads (official, chat_id, message_id, file, at, asked_in)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (chat_id, message_id) DO UPDATE SET"
        " file = excluded.file, at = excluded.at, asked_in = excluded.asked_in,"
        " placed_at = NULL, case_id = NULL, task_id = NULL, kode = NULL",
        (
            *(arrival.official, arrival.chat_id, arrival.message_id),
            *(dump(file), arrival.at, asked_in),
        ),
    )
    found = of_message(conn, arrival.chat_id, arrival.message_id)
    assert found is not None
    return found.id


def of_message(conn: sqlite3.Connection, chat_id: int, message_id: int) -> Upload | None:
    """The file that came freely in that message."""
    row = conn.execute(
        f"{_UPLOAD} WHERE chat_id = ? AND message_id = ?", (chat_id, message_id)
    ).fetchone()
    return None if row is None else _upload(row)


def upload(conn: sqlite3.Connection, upload_id: int) -> Upload | None:
    """The kept file of that id."""
    row = conn.execute(f"{_UPLOAD} WHERE id = ?", (upload_id,)).fetchone()
    return None if row is None else _upload(row)


def of_album(conn: sqlite3.Connection, official: OfficialId, album: str) -> list[Upload]:
    """The files of a person's album in the order they came; none where the name is empty."""
    if not album:
        return []
    rows = conn.execute(
        f"{_UPLOAD} WHERE official = ? AND album = ? AND album <> '' ORDER BY message_id",
        (official, album),
    )
    return [_upload(row) for row in rows]


def not_asked(conn: sqlite3.Connection, official: OfficialId, last: int) -> list[Upload]:
    """The files up to that id whose slots nobody has been asked for, in the order they came."""
    rows = conn.execute(
        f"{_UPLOAD} WHERE official = ? AND id <= ? AND asked_in = 0 AND placed_at IS NULL"
        " ORDER BY message_id",
        (official, last),
    )
    return [_upload(row) for row in rows]


def without_slot(conn: sqlite3.Connection, official: OfficialId) -> list[Upload]:
    """The files whose slots the person was asked for and that have none, in the order they came."""
    rows = conn.execute(f"{_UPLOAD} {_WITHOUT_SLOT} ORDER BY message_id", (official,))
    return [_upload(row) for row in rows]


def ask_again(conn: sqlite3.Connection, official: OfficialId) -> int:
    """The slots of these files are asked for anew; returns the id of the last, 0 without any."""
    found = [one.id for one in without_slot(conn, official)]
    conn.execute(f"UPDATE uploads SET asked_in = 0 {_WITHOUT_SLOT}", (official,))  # noqa: S608
    return max(found, default=0)


def asked(conn: sqlite3.Connection, files: Iterable[Upload], message_id: int) -> None:
    """From now on this message asks for the slots of these files."""
    conn.executemany(
        "UPDATE uploads SET asked_in = ? WHERE id = ?", [(message_id, one.id) for one in files]
    )


def together(conn: sqlite3.Connection, one: Upload) -> list[Upload]:
    """The files that one message asks for, this one with them, placed or not."""
    rows = conn.execute(
        f"{_UPLOAD} WHERE chat_id ="  # noqa: S608
        " (SELECT chat_id FROM uploads WHERE id = ?) AND official = ?"
        " AND (id = ? OR (asked_in > 0 AND asked_in = ?)) ORDER BY message_id",
        (one.id, one.official, one.id, one.asked_in),
    )
    return [_upload(row) for row in rows]


def place_upload(
    conn: sqlite3.Connection, upload_id: int, at: int, place: Place | None = None
) -> None:
    """The kept file has found its slot, or was discarded."""
    where = (None, None, None) if place is None else (place.case, place.task, place.kode)
    conn.execute(
        "UPDATE uploads SET placed_at = ?, case_id = ?, task_id = ?, kode = ? WHERE id = ?",
        (at, *where, upload_id),
    )


def prune(conn: sqlite3.Connection, before: int) -> int:
    """Forget files that came before that moment (milliseconds), placed or not; how many."""
    return conn.execute("DELETE FROM uploads WHERE at < ?", (before,)).rowcount


_UPLOAD = (
    "SELECT id, official, file, placed_at IS NOT NULL, message_id, album, caption,"
    " asked_in, case_id, task_id, kode FROM uploads"
)
_WITHOUT_SLOT = "WHERE official = ? AND asked_in > 0 AND placed_at IS NULL"
Row = tuple[int, int, str, int, int, str, str, int, str | None, int | None, str | None]


def _upload(row: Row) -> Upload:
    number, official, file, placed, message_id, album, caption, asked_in = row[:8]
    case_id, task_id, kode = row[8:]
    place = None
    if case_id is not None and task_id is not None and kode is not None:
        place = Place(case_id, task_id, kode)
    about = (number, OfficialId(official), load(FileRef, file), bool(placed), message_id)
    return Upload(*about, album, caption, asked_in, place)
