"""When the clock next looks at a task: one indexed row a task, re-armed with every act on it."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.case import Case
from flows.ids import CaseId, TaskId
from flows.office import Office
from flows.reminding import next_alarm


@dataclass(frozen=True, slots=True)
class Alarm:
    """A task whose time for a reminder has come, and how often it was reminded of before."""

    case: CaseId
    task: TaskId
    unit: str
    times: int


def arm(conn: sqlite3.Connection, office: Office, before: Case | None, after: Case) -> None:
    """Set the alarms of the tasks that have changed."""
    known = {} if before is None else {task.id: task for task in before.tasks}
    for task in after.tasks:
        if known.get(task.id) == task:
            continue
        remind_at = next_alarm(office, task) if task.live else None
        if remind_at is None:
            conn.execute(
                "DELETE FROM alarms WHERE case_id = ? AND task_id = ?", (after.id, task.id)
            )
        else:
            conn.execute(
                "INSERT OR REPLACE INTO alarms (case_id, task_id, unit, remind_at)"
                " VALUES (?, ?, ?, ?)",
                (after.id, task.id, office.unit.id, int(remind_at.timestamp())),
            )


def due(conn: sqlite3.Connection, at: datetime, units: Collection[str], limit: int) -> list[Alarm]:
    """The alarms of these units that have rung, the longest overdue first."""
    marks = ",".join("?" * len(units))
    rows = conn.execute(
        "SELECT a.case_id, a.task_id, a.unit, r.times FROM alarms a INDEXED BY alarms_by_time"  # noqa: S608
        " JOIN running r ON r.case_id = a.case_id AND r.task_id = a.task_id"
        f" WHERE a.remind_at <= ? AND a.unit IN ({marks}) ORDER BY a.remind_at LIMIT ?",
        (int(at.timestamp()), *units, limit),
    )
    return [Alarm(*row) for row in rows]


def put_off(conn: sqlite3.Connection, alarm: Alarm, until: datetime, error: str) -> None:
    """Look at this task again at that moment; with `error` because it failed."""
    conn.execute(
        "UPDATE alarms SET remind_at = ?, error = ? WHERE case_id = ? AND task_id = ?",
        (int(until.timestamp()), error or None, alarm.case, alarm.task),
    )


def next_at(conn: sqlite3.Connection) -> datetime | None:
    """The moment of the earliest alarm or of the earliest reminder that waits; None: none."""
    row = conn.execute(
        "SELECT min(at) FROM (SELECT min(remind_at) AS at FROM alarms UNION ALL"
        " SELECT min(ready_at) FROM reminders WHERE sent_on IS NULL)"
    ).fetchone()
    return None if row[0] is None else datetime.fromtimestamp(row[0], UTC)


def failed(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Berkas whose reminders failed and were put off, with the kind of error."""
    rows = conn.execute(
        "SELECT case_id, error FROM alarms INDEXED BY alarms_failed"
        " WHERE error IS NOT NULL ORDER BY case_id"
    )
    return [(case_id, error) for case_id, error in rows]
