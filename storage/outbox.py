"""The durable outbox: what must be told, kept until Telegram has it. At least once, never lost."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


class Priority(IntEnum):
    """What goes first when there is more to say than Telegram takes."""

    ANSWER = 0
    HANDOFF = 1
    REMINDER = 2
    DIGEST = 3


PATIENT = Priority.REMINDER
"""From here on nobody waits for the message."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One thing to tell one chat, as it stood when it was read.

    Times are milliseconds since 1970. `revision` tells whether it was merged with something newer
    while it was on its way.
    """

    id: int
    chat_id: int
    priority: Priority
    kind: str
    body: dict[str, JsonValue]
    merge_key: str = ""
    not_before: int = 0
    attempts: int = 0
    revision: int = 0


@dataclass(frozen=True, slots=True)
class SetAside:
    """A dispatch that cannot be delivered, why, and when (milliseconds)."""

    dispatch: Dispatch
    error: str
    at: int


_COLUMNS = "id, chat_id, priority, kind, body, merge_key, not_before, attempts, revision"
CODE = "code"
"""The key under which a body holds a code that lets somebody in, for as long as it waits."""
_WITHOUT_CODE = f"body = json_remove(body, '$.{CODE}')"
_ENQUEUE = (
    "INSERT INTO outbox (chat_id, priority, kind, body, merge_key, not_before)"
    " VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (chat_id, merge_key) WHERE settled_at IS NULL AND merge_key <> '' DO UPDATE SET"
    " kind = excluded.kind, body = excluded.body, revision = revision + 1,"
    " priority = min(priority, excluded.priority),"
    " not_before = iif(attempts, not_before, min(not_before, excluded.not_before))"
)


def enqueue(
    conn: sqlite3.Connection,
    *,
    chat_id: int,
    priority: Priority,
    kind: str,
    body: Mapping[str, JsonValue],
    merge_key: str = "",
    not_before: int = 0,
) -> None:
    """Something is to be told to this chat, not before that moment (milliseconds).

    One that waits under the same `merge_key` takes this newer body and keeps its earlier place;
    if it is on its way just now, it goes once more with the newer body.
    """
    written = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    conn.execute(_ENQUEUE, (chat_id, int(priority), kind, written, merge_key, not_before))


def waiting(
    conn: sqlite3.Connection, chat_id: int, merge_key: str
) -> Mapping[str, JsonValue] | None:
    """The body of what waits for this chat under that key; None where nothing does."""
    row = conn.execute(
        "SELECT body FROM outbox WHERE chat_id = ? AND merge_key = ? AND settled_at IS NULL",
        (chat_id, merge_key),
    ).fetchone()
    return None if row is None else json.loads(row[0])


def due(
    conn: sqlite3.Connection,
    now: int,
    limit: int,
    skip: Collection[int] = (),
    patient: int | None = None,
) -> list[Dispatch]:
    """What can go now: the most urgent of each chat, at most `limit`, no chat of `skip`, and at
    most `patient` for which nobody waits.

    Behind one that waits for another attempt, nothing less urgent of its chat goes first.
    """
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM outbox INDEXED BY outbox_waiting"  # noqa: S608
        " WHERE settled_at IS NULL AND (not_before <= ? OR attempts > 0) ORDER BY priority, id",
        (now,),
    )
    passed, found = set(skip), []
    for row in rows:
        if row[1] in passed:
            continue
        passed.add(row[1])
        if row[6] <= now:
            if row[2] >= PATIENT and patient is not None:
                patient -= 1
                if patient < 0:
                    break
            found.append(_dispatch(row))
            if len(found) >= limit:
                break
    rows.close()
    return found


def next_due_at(conn: sqlite3.Connection, now: int) -> int | None:
    """The next moment after `now` for which something waits (milliseconds)."""
    row = conn.execute(
        "SELECT min(not_before) FROM outbox INDEXED BY outbox_later"
        " WHERE settled_at IS NULL AND not_before > 0 AND not_before > ?",
        (now,),
    ).fetchone()
    return None if row[0] is None else int(row[0])


def sent(conn: sqlite3.Connection, dispatch: Dispatch, at: int) -> None:
    """Telegram has it, or there is nothing left to say. What was merged into it meanwhile waits on
    and goes too."""
    conn.execute(
        f"UPDATE outbox SET settled_at = ?, error = NULL, {_WITHOUT_CODE}"  # noqa: S608
        " WHERE id = ? AND revision = ? AND settled_at IS NULL",
        (at, dispatch.id, dispatch.revision),
    )


def retry(conn: sqlite3.Connection, dispatch: Dispatch, not_before: int, error: str) -> None:
    """It did not arrive, or nobody knows: try again, not before that moment (milliseconds)."""
    conn.execute(
        "UPDATE outbox SET attempts = attempts + 1, not_before = ?, error = ?"
        " WHERE id = ? AND settled_at IS NULL",
        (not_before, error, dispatch.id),
    )


def set_aside(conn: sqlite3.Connection, dispatch: Dispatch, error: str, at: int) -> None:
    """It can never arrive; it stays visible and is not tried again."""
    conn.execute(
        f"UPDATE outbox SET settled_at = ?, attempts = attempts + 1, error = ?, {_WITHOUT_CODE}"  # noqa: S608
        " WHERE id = ? AND revision = ? AND settled_at IS NULL",
        (at, error, dispatch.id, dispatch.revision),
    )


def move_chat(conn: sqlite3.Connection, old: int, new: int) -> None:
    """What waits for the old chat goes to the new one; Telegram has moved the group."""
    conn.execute(
        "UPDATE outbox SET chat_id = ?, merge_key = '' WHERE chat_id = ? AND settled_at IS NULL",
        (new, old),
    )


def aside(conn: sqlite3.Connection, limit: int = 100) -> list[SetAside]:
    """The latest dispatches that were set aside, newest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS}, error, settled_at FROM outbox"  # noqa: S608
        " WHERE settled_at IS NOT NULL AND error IS NOT NULL ORDER BY settled_at DESC LIMIT ?",
        (limit,),
    )
    return [SetAside(_dispatch(row[:9]), row[9], row[10]) for row in rows]


def prune(conn: sqlite3.Connection, before: int) -> int:
    """Forget what was sent before that moment (not what was set aside); returns how many."""
    return conn.execute(
        "DELETE FROM outbox WHERE settled_at < ? AND error IS NULL", (before,)
    ).rowcount


def _dispatch(row: tuple[int, int, int, str, str, str, int, int, int]) -> Dispatch:
    number, chat_id, priority, kind, body, merge_key, not_before, attempts, revision = row
    return Dispatch(
        *(number, chat_id, Priority(priority), kind, json.loads(body)),
        *(merge_key, not_before, attempts, revision),
    )
