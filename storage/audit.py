"""Is the memory sound: chain unbroken, lists equal to what the journal says, nothing set aside."""

import sqlite3
from dataclasses import dataclass

from flows.folding import replay
from storage.database import meta, remember
from storage.editions import Editions
from storage.journal import Head, broken_links, history
from storage.projections import TABLES, project

LISTS = "2"
"""The version of the lists: another one when projections write something they did not before."""
LISTS_KEPT = "daftar"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: which check, and where."""

    check: str
    where: str


def audit(conn: sqlite3.Connection, editions: Editions) -> tuple[Finding, ...]:
    """Everything unsound about journal or lists; empty when all is well. Changes nothing.

    Behind a broken chain the lists are not compared: the journal may not even be readable.
    """
    broken = tuple(Finding("hash", f"{case_id} #{n}") for case_id, n in broken_links(conn))
    return broken or tuple(_lists(conn, editions))


def rebuild(conn: sqlite3.Connection, editions: Editions) -> None:
    """Make the lists anew from the journal, inside the caller's transaction."""
    for table in TABLES:
        conn.execute(f"DELETE FROM {table}")  # noqa: S608
    heads = conn.execute(
        "SELECT case_id, n, hash FROM journal j WHERE n ="
        " (SELECT max(n) FROM journal WHERE case_id = j.case_id)"
    ).fetchall()
    for case_id, n, digest in heads:
        case = replay(history(conn, case_id))
        sop = editions.edition(conn, case.sop, case.edition)
        project(conn, sop, None, case, Head(n, digest))


def renew(conn: sqlite3.Connection, editions: Editions) -> bool:
    """Make the lists anew where an earlier version of Pandu made them; returns whether it did."""
    made_by = meta(conn, LISTS_KEPT)
    if made_by == LISTS:
        return False
    old = made_by is not None or _without_running(conn)
    if old:
        rebuild(conn, editions)
    remember(conn, LISTS_KEPT, LISTS)
    return old


def _without_running(conn: sqlite3.Connection) -> bool:
    """Whether there are open tasks of which the clock knows nothing."""
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM open_for) AND NOT EXISTS (SELECT 1 FROM running)"
    ).fetchone()
    return bool(row[0])


def _lists(conn: sqlite3.Connection, editions: Editions) -> list[Finding]:
    """The rows in which the lists differ from lists made anew, compared in a copy in memory."""
    with sqlite3.connect(":memory:") as copy:
        conn.backup(copy)
        rebuild(copy, editions)
        found = [
            Finding(table, str(row[0]))
            for table in TABLES
            for row in sorted(_rows(conn, table) ^ _rows(copy, table), key=str)
        ]
    copy.close()
    return found


def _rows(conn: sqlite3.Connection, table: str) -> set[tuple[object, ...]]:
    return set(conn.execute(f"SELECT * FROM {table}"))  # noqa: S608
