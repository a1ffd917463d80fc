"""The lists people ask for, made from the berkas and never the other way round."""

import sqlite3

from flows.case import Case, Task, TaskState
from flows.people.members import Consent
from flows.rights import for_task, performers
from flows.sop import Sop
from flows.waktu.timing import Asked, Timing
from storage.journal import Head

TABLES = (
    *("berkas", "tasks", "open_for", "participants"),
    *("running", "closed_steps", "shares", "members"),
)


def project(
    conn: sqlite3.Connection, sop: Sop, before: Case | None, after: Case, head: Head
) -> None:
    """Bring the lists from one state of a berkas to the next."""
    _berkas(conn, sop, after, head)
    _shares(conn, before, after)
    _members(conn, before, after)
    known_people = frozenset() if before is None else before.people()
    if before is not None and _whom(before) != _whom(after):
        conn.execute("DELETE FROM open_for WHERE case_id = ?", (after.id,))
        before = None
    known = {} if before is None else {task.id: task for task in before.tasks}
    changed = [task for task in after.tasks if known.get(task.id) != task]
    for task in changed:
        _task(conn, sop, after, task)
        _closed_step(conn, sop, after, task)
    sent_back = before is not None and returns(before) != returns(after)
    for task in after.tasks if sent_back else changed:
        _running(conn, sop, after, task)
    conn.executemany(
        "DELETE FROM participants WHERE official = ? AND case_id = ?",
        [(official, after.id) for official in known_people - after.people()],
    )
    joined = after.people() - known_people
    conn.executemany(
        "INSERT OR IGNORE INTO participants (official, case_id) VALUES (?, ?)",
        [(official, after.id) for official in joined],
    )


def _whom(case: Case) -> tuple[object, ...]:
    """On what of a berkas it depends for whom its open tasks are."""
    return case.fields, case.members, case.guests


def _shares(conn: sqlite3.Connection, before: Case | None, after: Case) -> None:
    """Who may read the berkas though they are not in it."""
    if (() if before is None else before.shares) == after.shares:
        return
    conn.execute("DELETE FROM shares WHERE case_id = ?", (after.id,))
    conn.executemany(
        "INSERT INTO shares (official, case_id) VALUES (?, ?)",
        [(share.to, after.id) for share in after.shares],
    )


def _members(conn: sqlite3.Connection, before: Case | None, after: Case) -> None:
    """Who sits in a peran that was filled for this berkas."""
    if after.members == (() if before is None else before.members):
        return
    conn.execute("DELETE FROM members WHERE case_id = ?", (after.id,))
    conn.executemany(
        "INSERT INTO members (official, case_id, peran, seat, asked, by) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                *(one.official, after.id, one.peran, one.seat.value),
                *(one.consent is Consent.ASKED, one.by),
            )
            for one in after.members
            if one.sits
        ],
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
            [
                (sop.unit, peran, case.id, task.id)
                for peran in (*performers(case, row), *for_task(sop, case, task))
            ],
        )
        return
    conn.execute("DELETE FROM open_for WHERE case_id = ? AND task_id = ?", (case.id, task.id))
    conn.executemany(
        "INSERT OR REPLACE INTO open_for (unit, peran, case_id, task_id, accepted_by, assigned_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (sop.unit, peran, case.id, task.id, task.accepted_by, task.assigned_at.isoformat())
            for peran in for_task(sop, case, task)
        ],
    )


def _running(conn: sqlite3.Connection, sop: Sop, case: Case, task: Task) -> None:
    """A live task as the sweep and the digest look at it."""
    if not task.live:
        conn.execute("DELETE FROM running WHERE case_id = ? AND task_id = ?", (case.id, task.id))
        return
    timing = task.timing
    never_late = timing.window or timing.waiting is not None or timing.due_at is None
    conn.execute(
        "INSERT OR REPLACE INTO running (case_id, task_id, unit, sop_id, nomor, judul, assigned_at,"
        " due_at, holder, handed, times, stands, returns)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(case.id, task.id, sop.unit, sop.id, task.nomor, case.judul),
            int(task.assigned_at.timestamp()),
            None if never_late or timing.due_at is None else int(timing.due_at.timestamp()),
            *(task.accepted_by, task.handed, timing.times, stands(timing)),
            returns(case),
        ),
    )


def returns(case: Case) -> int:
    """How often the berkas has been sent back."""
    return sum(task.state is TaskState.RETURNED for task in case.tasks)


def stands(timing: Timing) -> str:
    """What a head should know of a task beside its limit, in one word; empty where nothing."""
    if timing.request is not None:
        return ASKING[timing.request.asked]
    if timing.waiting is not None:
        return "menunggu"
    return "kendala" if timing.obstacle is not None else ""


ASKING = {
    Asked.EXTENSION: "perpanjangan",
    Asked.WAIT: "izin menunggu",
    Asked.WAIVER: "pengecualian",
}
"""What waits for a superior's consent."""


def _closed_step(conn: sqlite3.Connection, sop: Sop, case: Case, task: Task) -> None:
    """How a closed step kept its waktu baku; a recall takes that back. One that still waited for
    somebody outside is judged by when its clock stopped."""
    kept = task.state in (TaskState.DONE, TaskState.RETURNED)
    limit, closed_at = task.timing.baku_until, task.closed_at
    if not kept or limit is None or closed_at is None or task.timing.window:
        conn.execute(
            "DELETE FROM closed_steps WHERE case_id = ? AND task_id = ?", (case.id, task.id)
        )
        return
    waiting = task.timing.waiting
    stopped = closed_at if waiting is None else waiting.since
    conn.execute(
        "INSERT OR REPLACE INTO closed_steps (case_id, task_id, unit, sop_id, nomor, closed_at,"
        " within) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(case.id, task.id, sop.unit, sop.id, task.nomor),
            *(int(closed_at.timestamp()), stopped <= limit),
        ),
    )
