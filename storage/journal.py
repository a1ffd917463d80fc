"""The append-only journal: every event of every berkas, chained by hashes."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.events import Event
from flows.ids import CaseId
from storage.codec import dump, load_event

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Head:
    """How many events a berkas has, and the hash of the last one."""

    n: int
    hash: str


START = Head(0, GENESIS)


def append(
    conn: sqlite3.Connection, case_id: CaseId, head: Head, cause: str, happened: Sequence[Event]
) -> Head:
    """Write the events of one cause behind `head`; returns the new head."""
    rows = []
    for part, event in enumerate(happened):
        kind, body = type(event).__name__, dump(event)
        digest = chain(head.hash, case_id, head.n + 1, cause, kind, body)
        rows.append((case_id, head.n + 1, cause, part, kind, body, head.hash, digest))
        head = Head(head.n + 1, digest)
    conn.executemany(
        "INSERT INTO journal (case_id, n, cause, part, type, body, prev, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return head


def chain(prev: str, case_id: str, n: int, cause: str, kind: str, body: str) -> str:
    """The hash of a row: over the hash before it and everything the row says."""
    words = "\x1f".join((prev, case_id, str(n), cause, kind, body))
    return hashlib.sha256(words.encode()).hexdigest()


def caused(conn: sqlite3.Connection, cause: str) -> CaseId | None:
    """The berkas in which this cause has already had its effect, or None."""
    row = conn.execute("SELECT case_id FROM journal WHERE cause = ? LIMIT 1", (cause,)).fetchone()
    return None if row is None else CaseId(row[0])


def history(conn: sqlite3.Connection, case_id: str) -> Iterator[Event]:
    """The events of a berkas in order."""
    rows = conn.execute("SELECT type, body FROM journal WHERE case_id = ? ORDER BY n", (case_id,))
    return (load_event(kind, body) for kind, body in rows)


def broken_links(conn: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Berkas and number of every row that does not follow from the one before it."""
    expected = START
    last = ""
    rows = conn.execute(
        "SELECT case_id, n, cause, type, body, prev, hash FROM journal ORDER BY case_id, n"
    )
    for case_id, n, cause, kind, body, prev, digest in rows:
        if case_id != last:
            expected, last = START, case_id
        good = prev == expected.hash and n == expected.n + 1
        if not good or chain(prev, case_id, n, cause, kind, body) != digest:
            yield case_id, n
        expected = Head(n, digest)
