"""The second queue: files that lie in their slots and are still to be fetched and examined."""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from flows.case import CARRIED, Case
from flows.events import Event
from flows.ids import TaskId
from flows.kelengkapan.putting import FileRef, KelengkapanAttached, PaperCarried

MADE_HERE = "sha256:"
"""How the unique id of a file begins that Pandu made itself and has on its shelf already."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """One file to be fetched, for which slot; `size` in bytes as Telegram says."""

    id: int
    case: str
    task: TaskId
    kode: str
    unique_id: str
    file_id: str
    nama: str
    mime: str
    size: int
    tries: int


_COLUMNS = "id, case_id, task_id, kode, unique_id, file_id, nama, mime, size, tries"


def ask(conn: sqlite3.Connection, case: Case, happened: Iterable[Event]) -> None:
    """Ask for the files that have just been given, or came along before they were fetched; one
    that is asked for already once."""
    for event in happened:
        match event:
            case KelengkapanAttached(shelved=None):
                _ask(conn, case, event.task, event.kode, event.file)
            case PaperCarried(shelved=None, left="", file=FileRef() as file):
                _ask(conn, case, CARRIED, event.kode, file)


def _ask(conn: sqlite3.Connection, case: Case, task: TaskId, kode: str, file: FileRef) -> None:
    conn.execute(
        "INSERT OR IGNORE INTO fetches (case_id, task_id, kode, unique_id, file_id, nama, mime,"
        " size) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(case.id, task, kode, file.unique_id),
            *(file.file_id, file.nama, file.mime, file.size),
        ),
    )


def due(conn: sqlite3.Connection, now: int, limit: int, skip: Collection[int] = ()) -> list[Fetch]:
    """What can be fetched now (milliseconds), the oldest first; not what is on its way (`skip`)."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM fetches WHERE not_before <= ? ORDER BY not_before, id LIMIT ?",  # noqa: S608
        (now, limit + len(skip)),
    )
    found = (Fetch(row[0], row[1], TaskId(row[2]), *row[3:]) for row in rows if row[0] not in skip)
    return [fetch for _, fetch in zip(range(limit), found, strict=False)]


def next_due_at(conn: sqlite3.Connection, now: int) -> int | None:
    """The next moment after `now` for which a file waits (milliseconds)."""
    row = conn.execute(
        "SELECT min(not_before) FROM fetches WHERE not_before > ?", (now,)
    ).fetchone()
    return None if row[0] is None else int(row[0])


def again(conn: sqlite3.Connection, fetch: Fetch, not_before: int, error: str) -> None:
    """It did not come: try again, not before that moment (milliseconds)."""
    conn.execute(
        "UPDATE fetches SET tries = tries + 1, not_before = ?, error = ? WHERE id = ?",
        (not_before, error, fetch.id),
    )


def over(conn: sqlite3.Connection, fetch: Fetch) -> None:
    """What is to be known of the file is known."""
    conn.execute("DELETE FROM fetches WHERE id = ?", (fetch.id,))


def waiting(conn: sqlite3.Connection, case_id: str) -> frozenset[tuple[TaskId, str, str]]:
    """The files of a berkas that are still to be fetched: task, slot, unique id."""
    rows = conn.execute(
        "SELECT task_id, kode, unique_id FROM fetches WHERE case_id = ?", (case_id,)
    )
    return frozenset((TaskId(task), kode, unique_id) for task, kode, unique_id in rows)


def failing(conn: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """Files that did not come yet: berkas, attempts, the kind of error."""
    rows = conn.execute(
        "SELECT case_id, tries, error FROM fetches WHERE tries > 0 ORDER BY case_id, id"
    )
    return [(case_id, tries, error) for case_id, tries, error in rows]
