"""Which message brought which document to which slot, as long as messages can be changed."""

import sqlite3

from storage.kelengkapan.uploads import Place


def note_brought(
    conn: sqlite3.Connection, message: tuple[int, int], place: Place, unique_id: str, at: int
) -> None:
    """The document of that message (chat and number) was given to that slot (milliseconds)."""
    conn.execute(
        "INSERT OR REPLACE INTO brought (chat_id, message_id, case_id, task_id, kode, unique_id,"
        " at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*message, place.case, place.task, place.kode, unique_id, at),
    )


def brought_by(conn: sqlite3.Connection, message: tuple[int, int]) -> tuple[Place, str] | None:
    """The slot and the unique id of what that message brought; None where it brought nothing."""
    row = conn.execute(
        "SELECT case_id, task_id, kode, unique_id FROM brought WHERE chat_id = ?"
        " AND message_id = ?",
        message,
    ).fetchone()
    return None if row is None else (Place(*row[:3]), str(row[3]))


def prune(conn: sqlite3.Connection, before: int) -> int:
    """Forget messages from before that moment (milliseconds); how many."""
    return conn.execute("DELETE FROM brought WHERE at < ?", (before,)).rowcount
