"""The durable outbox: what must be told, until Telegram has it."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

Body = dict[str, str | int | bool | None]


class Priority(IntEnum):
    """What goes first when Telegram's limits make messages wait."""

    ANSWER = 0
    HANDOFF = 1
    REMINDER = 2
    DIGEST = 3


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A message on its way: for which chat, what about, how often it was tried."""

    id: int
    chat_id: int
    priority: Priority
    kind: str
    body: Body
    attempts: int


def enqueue(
    conn: sqlite3.Connection,
    *,
    chat_id: int,
    priority: Priority,
    kind: str,
    body: Body,
    merge_key: str | None = None,
    not_before: int = 0,
) -> None:
    """Put a message into the outbox. A waiting one of the same key gets the new body instead,
    and keeps its place. `not_before` in milliseconds since 1970."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    if merge_key is not None:
        merged = conn.execute(
            "UPDATE outbox SET body = ?, priority = min(priority, ?) WHERE merge_key = ?"
            " AND state = 'waiting'",
            (text, priority, merge_key),
        )
        if merged.rowcount:
            return
    conn.execute(
        "INSERT INTO outbox (chat_id, priority, kind, body, merge_key, not_before)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (chat_id, priority, kind, text, merge_key, not_before),
    )


def take(
    conn: sqlite3.Connection, now: int, limit: int, but_not: Collection[int]
) -> list[Dispatch]:
    """Mark what is due as in flight and return it: at most one a chat, none for the chats in
    `but_not`, the most urgent first. Each chat's messages of one priority keep their order."""
    rows = conn.execute(
        "SELECT id, chat_id, priority, kind, body, attempts FROM outbox o WHERE state = 'waiting'"
        " AND not_before <= :now AND id = (SELECT i.id FROM outbox i WHERE i.chat_id = o.chat_id"
        "  AND i.state = 'waiting' AND i.not_before <= :now ORDER BY i.priority, i.id LIMIT 1)"
        f" AND chat_id NOT IN ({','.join(str(int(c)) for c in but_not)})"  # noqa: S608
        " ORDER BY priority, id LIMIT :limit",
        {"now": now, "limit": limit},
    ).fetchall()
    conn.executemany(
        "UPDATE outbox SET state = 'in flight' WHERE id = ?", [(row[0],) for row in rows]
    )
    return [Dispatch(r[0], r[1], Priority(r[2]), r[3], json.loads(r[4]), r[5]) for r in rows]


def recover(conn: sqlite3.Connection) -> int:
    """At start: what was in flight when the process died waits again; returns how many."""
    return conn.execute("UPDATE outbox SET state = 'waiting' WHERE state = 'in flight'").rowcount


def next_due(conn: sqlite3.Connection) -> int | None:
    """When the next waiting message may go, in milliseconds; None when nothing waits."""
    row = conn.execute("SELECT min(not_before) FROM outbox WHERE state = 'waiting'").fetchone()
    return None if row is None else row[0]


def sent(conn: sqlite3.Connection, dispatch_id: int, message_id: int | None, at: int) -> None:
    """Telegram has it."""
    conn.execute(
        "UPDATE outbox SET state = 'sent', message_id = ?, done_at = ? WHERE id = ?",
        (message_id, at, dispatch_id),
    )


def retry(conn: sqlite3.Connection, dispatch_id: int, not_before: int, error: str) -> None:
    """It will be tried again, not before that moment."""
    conn.execute(
        "UPDATE outbox SET state = 'waiting', attempts = attempts + 1, not_before = ?, error = ?"
        " WHERE id = ?",
        (not_before, error, dispatch_id),
    )


def set_aside(conn: sqlite3.Connection, dispatch_id: int, error: str, at: int) -> None:
    """It cannot be sent; it stays visible with the reason, and the rest go on."""
    conn.execute(
        "UPDATE outbox SET state = 'set aside', error = ?, done_at = ? WHERE id = ?",
        (error, at, dispatch_id),
    )


def aside(conn: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Id, kind and reason of everything that was set aside."""
    return conn.execute(
        "SELECT id, kind, error FROM outbox WHERE state = 'set aside' ORDER BY id"
    ).fetchall()


def migrate_chat(conn: sqlite3.Connection, old: int, new: int) -> None:
    """A group became a supergroup: whatever waits for it goes to its new id."""
    conn.execute("UPDATE outbox SET chat_id = ? WHERE chat_id = ? AND done_at IS NULL", (new, old))


def prune(conn: sqlite3.Connection, before: int) -> int:
    """Forget messages sent before that moment; returns how many. What is set aside stays."""
    return conn.execute(
        "DELETE FROM outbox WHERE state = 'sent' AND done_at < ?", (before,)
    ).rowcount
