"""The durable inbox: every update from Telegram, kept before anything is done with it."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """An update as Telegram wrote it (JSON).

    `lane` is its chat, or its person where there is no chat; `seq` its place in the inbox.
    """

    update_id: int
    lane: int
    body: str
    seq: int = 0


@dataclass(frozen=True, slots=True)
class SetAside:
    """An update that could not be worked on, why, and when (milliseconds)."""

    update_id: int
    lane: int
    body: str
    error: str
    at: int


_TEXT = "'$.message.text'"
_WITHOUT_CODE = (
    f"body = iif(json_valid(body), iif(json_extract(body, {_TEXT}) LIKE '/start%',"
    f" json_set(body, {_TEXT}, '/start'), body), body)"
)


def keep(conn: sqlite3.Connection, updates: Iterable[RawUpdate], at: int) -> list[RawUpdate]:
    """Keep the updates in this order; returns those that were not there yet, with their place."""
    kept = []
    for update in updates:
        row = conn.execute(
            "INSERT OR IGNORE INTO inbox (update_id, lane, body, kept_at) VALUES (?, ?, ?, ?)"
            " RETURNING seq",
            (update.update_id, update.lane, update.body, at),
        ).fetchone()
        if row is not None:
            kept.append(replace(update, seq=row[0]))
    return kept


def waiting(conn: sqlite3.Connection, after: int = 0, limit: int = 100) -> list[RawUpdate]:
    """The next unfinished updates behind the place `after`, in order of arrival."""
    rows = conn.execute(
        "SELECT update_id, lane, body, seq FROM inbox"
        " WHERE finished_at IS NULL AND seq > ? ORDER BY seq LIMIT ?",
        (after, limit),
    )
    return [RawUpdate(*row) for row in rows]


def finish(conn: sqlite3.Connection, update_id: int, at: int) -> None:
    """The update is done; said twice it changes nothing. What stood in it is kept no longer: it
    may be a code, and what somebody wrote."""
    conn.execute(
        "UPDATE inbox SET finished_at = ?, body = '{}' WHERE update_id = ? AND finished_at IS NULL",
        (at, update_id),
    )


def finish_all(conn: sqlite3.Connection, update_ids: Iterable[int], at: int) -> None:
    """As `finish`, for many."""
    for update_id in update_ids:
        finish(conn, update_id, at)


def set_aside(conn: sqlite3.Connection, update_id: int, error: str, at: int) -> None:
    """The update cannot be worked on; it stays visible, but for a code that it brought, and is not
    tried again."""
    conn.execute(
        f"UPDATE inbox SET finished_at = ?, error = ?, {_WITHOUT_CODE}"  # noqa: S608
        " WHERE update_id = ? AND finished_at IS NULL",
        (at, error, update_id),
    )


def aside(conn: sqlite3.Connection, limit: int = 100) -> list[SetAside]:
    """The latest updates that were set aside, newest first."""
    rows = conn.execute(
        "SELECT update_id, lane, body, error, finished_at FROM inbox"
        " WHERE error IS NOT NULL AND finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT ?",
        (limit,),
    )
    return [SetAside(*row) for row in rows]


def prune(conn: sqlite3.Connection, before: int) -> int:
    """Forget what was finished before that moment (not what was set aside); returns how many."""
    return conn.execute(
        "DELETE FROM inbox WHERE finished_at < ? AND error IS NULL", (before,)
    ).rowcount
