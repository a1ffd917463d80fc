"""The lists people ask for, made from the berkas and never the other way round."""

import sqlite3

from flows.case import Case, Task
from flows.rights import performers
from flows.sop import Sop
from storage.journal import Head

TABLES = ("berkas", "tasks", "open_for", "participants")


def project(
    conn: sqlite3.Connection, sop: Sop, before: Case | None, after: Case, head: Head
) -> None:
    """Bring the lists from one state of a berkas to the next."""
    _berkas(conn, sop, after, head)
    if before is not None and before.fields != after.fields:
        conn.execute("DELETE FROM open_for WHERE case_id = ?", (after.id,))
        before = None
    known = {} if before is None else {task.id: task for task in before.tasks}
    for task in after.tasks:
        if known.get(task.id) != task:
            _task(conn, sop, after, task)
    joined = after.people() - (before.people() if before else frozenset())
    conn.executemany(
        "INSERT OR IGNORE INTO participants (official, case_id) VALUES (?, ?)",
        [(official, after.id) for official in joined],
    )


def _berkas(conn: sqlite3.Connection, sop: Sop, case: Case, head: Head) -> None:
    closed = None if case.closed_at is None else case.closed_at.isoformat()
    conn.execute(
        "INSERT INTO berkas (case_id, sop_id, edition, unit, judul, state, opened_by, opened_at,"
        " closed_at, n, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, edition = excluded.edition,"
        " closed_at = excluded.closed_at, n = excluded.n, hash = excluded.hash",
        (
            *(case.id, case.sop, case.edition, sop.unit, case.judul, case.state.value),
            *(case.opened_by, case.opened_at.isoformat(), closed, head.n, head.hash),
        ),
    )


def _task(conn: sqlite3.Connection, sop: Sop, case: Case, task: Task) -> None:
    conn.execute(
        "INSERT OR REPLACE INTO tasks (case_id, task_id, nomor, round, state, assigned_at,"
        " accepted_by, accepted_at, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(case.id, task.id, task.nomor, task.round, task.state.value),
            task.assigned_at.isoformat(),
            task.accepted_by,
            None if task.accepted_at is None else task.accepted_at.isoformat(),
            None if task.closed_at is None else task.closed_at.isoformat(),
        ),
    )
    row = sop.row(task.nomor)
    if not task.live:
        conn.executemany(
            "DELETE FROM open_for WHERE unit = ? AND peran = ? AND case_id = ? AND task_id = ?",
            [(sop.unit, peran, case.id, task.id) for peran in performers(case, row)],
        )
        return
    conn.executemany(
        "INSERT OR REPLACE INTO open_for (unit, peran, case_id, task_id, accepted_by, assigned_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (sop.unit, peran, case.id, task.id, task.accepted_by, task.assigned_at.isoformat())
            for peran in performers(case, row)
        ],
    )
