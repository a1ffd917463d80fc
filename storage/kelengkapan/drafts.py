"""What a person is putting together in the chat, until it is given or its step is over."""

import sqlite3
from dataclasses import dataclass
from typing import TypeVar

from flows.people.officials import OfficialId
from storage.codec import dump, load

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bench:
    """Where somebody puts something together: for which slot of which task of which berkas;
    `kind` says what it is to be ("disposisi", "notulen", "album")."""

    official: OfficialId
    case: str
    task: int
    kode: str
    kind: str


def draft(conn: sqlite3.Connection, bench: Bench, kind: type[T]) -> T | None:
    """What lies on the bench, as a dataclass of that kind; None where nothing does."""
    row = conn.execute(
        "SELECT body FROM drafts WHERE official = ? AND case_id = ? AND task_id = ? AND kode = ?"
        " AND kind = ?",
        _key(bench),
    ).fetchone()
    return None if row is None else load(kind, row[0])


def has_draft(conn: sqlite3.Connection, bench: Bench) -> bool:
    """Whether something lies on the bench."""
    row = conn.execute(
        "SELECT 1 FROM drafts WHERE official = ? AND case_id = ? AND task_id = ? AND kode = ?"
        " AND kind = ?",
        _key(bench),
    ).fetchone()
    return row is not None


def keep_draft(conn: sqlite3.Connection, bench: Bench, made: object, at: int) -> None:
    """Lay a frozen dataclass on the bench, in place of what lay there."""
    conn.execute(
        "INSERT OR REPLACE INTO drafts (official, case_id, task_id, kode, kind, body, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*_key(bench), dump(made), at),
    )


def drop_draft(conn: sqlite3.Connection, bench: Bench) -> None:
    """Clear the bench."""
    conn.execute(
        "DELETE FROM drafts WHERE official = ? AND case_id = ? AND task_id = ? AND kode = ?"
        " AND kind = ?",
        _key(bench),
    )


def drop_of_task(conn: sqlite3.Connection, case_id: str, task: int) -> None:
    """Clear every bench of a task that is over."""
    conn.execute("DELETE FROM drafts WHERE case_id = ? AND task_id = ?", (case_id, task))


def drop_older(conn: sqlite3.Connection, kind: str, before: int) -> int:
    """Clear every bench of that kind on which nothing was laid since then; returns how many."""
    done = conn.execute("DELETE FROM drafts WHERE kind = ? AND at < ?", (kind, before))
    return done.rowcount


def _key(bench: Bench) -> tuple[int, str, int, str, str]:
    return bench.official, bench.case, bench.task, bench.kode, bench.kind
