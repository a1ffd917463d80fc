"""Who is to be reminded of what: kept until it goes out, bundled into one message a person."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from flows.case import Case, Task
from flows.notices import ToPeran, ToSuperiors
from flows.office import Office
from flows.people.officials import Official, OfficialId
from flows.rights import for_task, performers
from flows.sop import Sop
from flows.waktu.events import Rung, TaskNudged, TaskReminded
from flows.waktu.reminding import next_day
from storage import outbox
from storage.outbox import JsonValue, Priority
from storage.people import roster
from storage.readers import holders_of, reachable, superiors_of

LOUD = frozenset({Rung.UNOPENED.value, Rung.LIMIT.value, Rung.DAILY.value, Rung.ASKED.value, ""})
"""Rungs that make a sound; an empty one is a superior's own reminder."""
PERSONAL = ("", Rung.ASKED.value)
"""Rungs that a person said, or asked for, and not the clock of its own accord."""
MERGED = "reminder"
"""Under this key a person's reminders wait for delivery as one message."""
CLOCK = OfficialId(0)
"""Who reminds where nobody did so in person."""


@dataclass(frozen=True, slots=True)
class Line:
    """One task that a person is reminded of; `planned` (seconds) is when that was due.

    `rung` is empty where `by` reminded in person; `superior` where they are told as a superior.
    """

    case: str
    task: int
    rung: str
    day: int
    superior: bool
    by: OfficialId
    planned: int


def keep(
    conn: sqlite3.Connection, office: Office, sop: Sop, case: Case, event: TaskReminded | TaskNudged
) -> None:
    """Note whom this reminder is for; each person once a task until it has gone out.

    A task whose holders cannot be reached is brought to their superior instead.
    """
    task = case.tasks[event.task - 1]
    readers = _holders(conn, sop, case, task, event)
    upward = isinstance(event, TaskReminded) and event.superior
    for reader in readers:
        _keep(conn, office, reader, case, event, superior=False)
    if upward or not (readers or _quiet(event, task)):
        to = ToSuperiors(sop.unit, performers(case, sop.row(task.nomor)), task.accepted_by)
        for reader in superiors_of(conn, office, to):
            _keep(conn, office, reader, case, event, superior=True)


def flush(conn: sqlite3.Connection, office: Office, at: datetime) -> int:
    """Send what is ready in a unit that is open now, one message a person; returns how many.

    To a superior the clock's are one a day: what comes later waits for the next working day's
    opening. What a person said, or the superior asked for, never waits.
    """
    today = at.astimezone(office.calendar.zone).date()
    rows = conn.execute(
        "SELECT DISTINCT official FROM reminders INDEXED BY reminders_waiting"
        " WHERE sent_on IS NULL AND ready_at <= ?",
        (int(at.timestamp()),),
    ).fetchall()
    people = (roster.official(conn, OfficialId(row[0])) for row in rows)
    mine = [person for person in people if person.unit == office.unit.id]
    return sum(_send(conn, office, person, at, today) for person in mine)


def _send(
    conn: sqlite3.Connection, office: Office, person: Official, at: datetime, today: date
) -> bool:
    if is_superior(office, person) and _had_one(conn, person.id, today):
        _wait_until(conn, person.id, next_day(office.calendar, at))
    ready = (person.id, int(at.timestamp()))
    lines = _lines(conn, *ready)
    if not lines:
        return False
    conn.execute(
        "UPDATE reminders SET sent_on = ? WHERE official = ? AND sent_on IS NULL AND ready_at <= ?",
        (today.isoformat(), *ready),
    )
    if person.chat_id is None or not person.reachable:
        return False
    undelivered = outbox.waiting(conn, person.chat_id, MERGED)
    if undelivered is not None:
        lines = joined(lines_of(undelivered), lines)
    outbox.enqueue(
        conn,
        chat_id=person.chat_id,
        priority=Priority.REMINDER,
        kind="reminder",
        body={
            "official": person.id,
            "at": int(at.timestamp()),
            "silent": all(line.rung not in LOUD for line in lines),
            "lines": [
                [n.case, n.task, n.rung, n.day, int(n.superior), n.by, n.planned] for n in lines
            ],
        },
        merge_key=MERGED,
    )
    return True


def joined(older: list[Line], newer: list[Line]) -> list[Line]:
    """The lines of one message, where an older one could not be delivered yet: each task once, by
    its newest rung, due since the oldest; the clock does not take the place of a person's word."""
    found = {(line.case, line.task, line.superior): line for line in older}
    for line in newer:
        key = (line.case, line.task, line.superior)
        before = found.get(key)
        if before is None or line.by != CLOCK:
            found[key] = line
        elif before.by == CLOCK:
            found[key] = replace(line, planned=min(before.planned, line.planned))
    return sorted(found.values(), key=lambda line: (line.superior, line.planned))


def lines_of(body: Mapping[str, JsonValue]) -> list[Line]:
    """The lines of a message as `flush` wrote them into the outbox."""
    lines = body["lines"]
    assert isinstance(lines, list)
    return [_line(*line) for line in lines if isinstance(line, list)]


def waiting(conn: sqlite3.Connection, at: datetime) -> bool:
    """Whether something could go out by then."""
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM reminders INDEXED BY reminders_waiting"
        " WHERE sent_on IS NULL AND ready_at <= ?)",
        (int(at.timestamp()),),
    ).fetchone()
    return bool(row[0])


def next_ready(conn: sqlite3.Connection, after: datetime) -> datetime | None:
    """The first moment later than `after` at which something may go out; None: nothing waits."""
    row = conn.execute(
        "SELECT min(ready_at) FROM reminders INDEXED BY reminders_waiting"
        " WHERE sent_on IS NULL AND ready_at > ?",
        (int(after.timestamp()),),
    ).fetchone()
    return None if row[0] is None else datetime.fromtimestamp(row[0], UTC)


def prune(conn: sqlite3.Connection, before: date) -> int:
    """Forget what went out before that day; returns how many."""
    return conn.execute("DELETE FROM reminders WHERE sent_on < ?", (before.isoformat(),)).rowcount


def is_superior(office: Office, person: Official) -> bool:
    """Whether the person heads the unit, or a post of it whose holders report to them."""
    above = {post.atasan for post in office.unit.posts}
    return person.kepala or not above.isdisjoint(person.peran)


def _holders(
    conn: sqlite3.Connection,
    sop: Sop,
    case: Case,
    task: Task,
    event: TaskReminded | TaskNudged,
) -> list[Official]:
    """Who has the task or could; not those who asked to be left alone for now, and nobody from
    outside, whom their contact asks in person."""
    if isinstance(event, TaskReminded) and event.asked_by is not None:
        return reachable([roster.official(conn, event.asked_by)])
    if task.accepted_by is not None:
        found = reachable([roster.official(conn, task.accepted_by)])
    else:
        found = reachable(holders_of(conn, ToPeran(sop.unit, for_task(sop, case, task), task.to)))
    found = [person for person in found if not person.outsider]
    if isinstance(event, TaskNudged):
        return found
    left_alone = {by for by, until in task.timing.snoozes if until > event.at}
    return [person for person in found if person.id not in left_alone]


def _quiet(event: TaskReminded | TaskNudged, task: Task) -> bool:
    """Whether no superior is told in place of the holders: they asked to be left alone for now, or
    it was a superior who reminded."""
    return bool(task.timing.snoozes) or isinstance(event, TaskNudged) or event.rung in QUIET


QUIET = (Rung.NEARLY, Rung.ASKED)
"""Rungs that no superior hears of in place of an unreachable holder."""


def _keep(
    conn: sqlite3.Connection,
    office: Office,
    reader: Official,
    case: Case,
    event: TaskReminded | TaskNudged,
    *,
    superior: bool,
) -> None:
    """A newer reminder of the same task takes the place of one that has not gone out yet, and is
    due since that was; the clock's never takes that of a superior in person."""
    rung, day, planned, by = (
        (event.rung.value, event.day, event.planned, CLOCK)
        if isinstance(event, TaskReminded)
        else ("", 0, event.at, event.by)
    )
    if rung == Rung.NEARLY.value and is_superior(office, reader):
        return
    if by == CLOCK and _nudge_waits(conn, reader.id, case.id, event.task):
        return
    due_since = int(planned.timestamp())
    if by == CLOCK and rung not in PERSONAL:
        due_since = min(due_since, _due_since(conn, reader.id, case.id, event.task) or due_since)
    conn.execute(
        "DELETE FROM reminders WHERE official = ? AND case_id = ? AND task_id = ?"
        " AND sent_on IS NULL",
        (reader.id, case.id, event.task),
    )
    ready_at = office.calendar.next_open(event.at)
    conn.execute(
        "INSERT INTO reminders (official, case_id, task_id, rung, day, superior, by, planned,"
        " ready_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(reader.id, case.id, event.task, rung, day, superior, by),
            *(due_since, int(ready_at.timestamp())),
        ),
    )


def _due_since(
    conn: sqlite3.Connection, official: OfficialId, case_id: str, task_id: int
) -> int | None:
    """Since when a reminder by the clock has been due that has not gone out; None: none has."""
    row = conn.execute(
        "SELECT min(planned) FROM reminders WHERE official = ? AND case_id = ? AND task_id = ?"
        " AND sent_on IS NULL AND rung NOT IN (?, ?)",
        (official, case_id, task_id, *PERSONAL),
    ).fetchone()
    return None if row[0] is None else int(row[0])


def _nudge_waits(
    conn: sqlite3.Connection, official: OfficialId, case_id: str, task_id: int
) -> bool:
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM reminders WHERE official = ? AND case_id = ? AND task_id = ?"
        " AND sent_on IS NULL AND by <> ?)",
        (official, case_id, task_id, CLOCK),
    ).fetchone()
    return bool(row[0])


def _lines(conn: sqlite3.Connection, official: OfficialId, now: int) -> list[Line]:
    rows = conn.execute(
        "SELECT case_id, task_id, rung, day, superior, by, planned FROM reminders"
        " WHERE official = ? AND sent_on IS NULL AND ready_at <= ? ORDER BY superior, planned, id",
        (official, now),
    )
    return [_line(*row) for row in rows]


def _line(*row: object) -> Line:
    """The line of a row of the table, or of one that went through JSON."""
    case, rung = str(row[0]), str(row[2])
    task, day, superior, by, planned = (int(str(row[n])) for n in (1, 3, 4, 5, 6))
    return Line(case, task, rung, day, bool(superior), OfficialId(by), planned)


def _had_one(conn: sqlite3.Connection, official: OfficialId, today: date) -> bool:
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM reminders WHERE official = ? AND sent_on = ?)",
        (official, today.isoformat()),
    ).fetchone()
    return bool(row[0])


def _wait_until(conn: sqlite3.Connection, official: OfficialId, opening: datetime) -> None:
    """From now on the clock's reminders of this person are planned for that opening."""
    moment = int(opening.timestamp())
    conn.execute(
        "UPDATE reminders SET ready_at = ?, planned = ?"
        " WHERE official = ? AND sent_on IS NULL AND rung NOT IN (?, ?)",
        (moment, moment, official, *PERSONAL),
    )
