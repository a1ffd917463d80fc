"""The durable inbox: every update is on disk before Telegram is told that it arrived."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """An update as Telegram sent it; `lane` is the chat or user whose updates stay in order."""

    update_id: int
    lane: int
    body: str


def keep(conn: sqlite3.Connection, updates: Iterable[RawUpdate], at: int) -> list[RawUpdate]:
    """Keep the updates; returns those that were not here before. Times in milliseconds."""
    return [
        update
        for update in updates
        if conn.execute(
            "INSERT OR IGNORE INTO inbox (update_id, lane, body, received_at) VALUES (?, ?, ?, ?)",
            (update.update_id, update.lane, update.body, at),
        ).rowcount
    ]


def waiting(conn: sqlite3.Connection, after: int, limit: int) -> list[RawUpdate]:
    """Updates behind `after` that wait for their handler, in order, at most `limit`."""
    rows = conn.execute(
        "SELECT update_id, lane, body FROM inbox WHERE done_at IS NULL AND update_id > ?"
        " ORDER BY update_id LIMIT ?",
        (after, limit),
    )
    return [RawUpdate(*row) for row in rows]


def finish(conn: sqlite3.Connection, update_id: int, at: int) -> None:
    """The update has had its effect; saying so twice is saying it once."""
    conn.execute(
        "UPDATE inbox SET done_at = ? WHERE update_id = ? AND done_at IS NULL", (at, update_id)
    )


def set_aside(conn: sqlite3.Connection, update_id: int, error: str, at: int) -> None:
    """The update cannot be handled; it stays visible with the reason, and the rest go on."""
    conn.execute(
        "UPDATE inbox SET done_at = coalesce(done_at, ?), error = ? WHERE update_id = ?",
        (at, error, update_id),
    )


def aside(conn: sqlite3.Connection) -> list[tuple[int, str]]:
    """Update ids and reasons of everything that was set aside."""
    return conn.execute(
        "SELECT update_id, error FROM inbox WHERE error IS NOT NULL ORDER BY update_id"
    ).fetchall()


def prune(conn: sqlite3.Connection, before: int) -> int:
    """Forget updates handled before that moment; returns how many. What is set aside stays."""
    return conn.execute(
        "DELETE FROM inbox WHERE done_at < ? AND error IS NULL", (before,)
    ).rowcount
