"""When the clock next looks at a task: one indexed row a task, re-armed with every act on it."""

import math
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.case import Case, Task
from flows.ids import CaseId, TaskId
from flows.office import Office
from flows.waktu.reminding import next_alarm


@dataclass(frozen=True, slots=True)
class Alarm:
    """A task whose time for a reminder has come, when its alarm was to ring (seconds), and how
    often it was reminded of before."""

    case: CaseId
    task: TaskId
    remind_at: int
    times: int

    @property
    def planned(self) -> datetime:
        """The moment at which it was to ring."""
        return datetime.fromtimestamp(self.remind_at, UTC)


def arm(
    conn: sqlite3.Connection, office: Office, before: Case | None, after: Case, at: datetime
) -> None:
    """Set the alarms of the tasks that have changed at that moment."""
    known = {} if before is None else {task.id: task for task in before.tasks}
    for task in after.tasks:
        if known.get(task.id) != task:
            arm_task(conn, office, after.id, task, at)


def arm_task(
    conn: sqlite3.Connection, office: Office, case_id: CaseId, task: Task, at: datetime
) -> None:
    """Set the alarm of one task from the rules of today, not before now; what failed before is
    forgotten. So an alarm that rings late was missed, and not set late; one that was missed already
    stays so while it still has something to say."""
    remind_at = next_alarm(office, task) if task.live else None
    if remind_at is None:
        clear(conn, case_id, task.id)
        return
    moment = math.ceil(max(remind_at, at).timestamp())
    if remind_at <= at:
        moment = min(moment, _set_for(conn, case_id, task.id) or moment)
    conn.execute(
        "INSERT OR REPLACE INTO alarms (case_id, task_id, unit, remind_at) VALUES (?, ?, ?, ?)",
        (case_id, task.id, office.unit.id, moment),
    )


def _set_for(conn: sqlite3.Connection, case_id: CaseId, task_id: TaskId) -> int | None:
    """When the alarm of this task is to ring; None: never."""
    row = conn.execute(
        "SELECT remind_at FROM alarms WHERE case_id = ? AND task_id = ?", (case_id, task_id)
    ).fetchone()
    return None if row is None else int(row[0])


def clear(conn: sqlite3.Connection, case_id: CaseId, task_id: TaskId) -> None:
    """The clock has nothing more to say about this task."""
    conn.execute("DELETE FROM alarms WHERE case_id = ? AND task_id = ?", (case_id, task_id))


def due(conn: sqlite3.Connection, at: datetime, unit: str, limit: int) -> list[Alarm]:
    """The alarms of the unit that have rung, the longest overdue first."""
    rows = conn.execute(
        "SELECT a.case_id, a.task_id, a.remind_at, coalesce(r.times, 0)"
        " FROM alarms a INDEXED BY alarms_by_time"
        " LEFT JOIN running r ON r.case_id = a.case_id AND r.task_id = a.task_id"
        " WHERE a.unit = ? AND a.remind_at <= ? ORDER BY a.remind_at LIMIT ?",
        (unit, int(at.timestamp()), limit),
    )
    return [Alarm(*row) for row in rows]


def put_off(
    conn: sqlite3.Connection, alarm: Alarm, until: datetime, error: str | None = None
) -> None:
    """Look at this task again at that moment; with `error` because it failed with that kind."""
    conn.execute(
        "UPDATE alarms SET remind_at = ?, error = ? WHERE case_id = ? AND task_id = ?",
        (math.ceil(until.timestamp()), error, alarm.case, alarm.task),
    )


def still_due(conn: sqlite3.Connection, alarm: Alarm, at: datetime) -> bool:
    """Whether this alarm would ring again at once."""
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM alarms WHERE case_id = ? AND task_id = ? AND remind_at <= ?)",
        (alarm.case, alarm.task, int(at.timestamp())),
    ).fetchone()
    return bool(row[0])


def next_at(conn: sqlite3.Connection, unit: str, after: datetime | None = None) -> datetime | None:
    """The unit's earliest alarm, or the earliest later than `after`; None: there is none."""
    row = conn.execute(
        "SELECT min(remind_at) FROM alarms INDEXED BY alarms_by_time"
        " WHERE unit = ? AND remind_at > ?",
        (unit, -1 if after is None else int(after.timestamp())),
    ).fetchone()
    return None if row[0] is None else datetime.fromtimestamp(row[0], UTC)


def running_cases(conn: sqlite3.Connection, unit: str, after: str, limit: int) -> list[str]:
    """Berkas of the unit with live tasks, by number, from the one after `after` on."""
    rows = conn.execute(
        "SELECT DISTINCT case_id FROM running WHERE unit = ? AND case_id > ?"
        " ORDER BY case_id LIMIT ?",
        (unit, after, limit),
    )
    return [case_id for (case_id,) in rows]


def failed(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Berkas whose reminders failed and were put off, with the kind of error."""
    rows = conn.execute(
        "SELECT case_id, error FROM alarms INDEXED BY alarms_failed"
        " WHERE error IS NOT NULL ORDER BY case_id"
    )
    return [(case_id, error) for case_id, error in rows]
