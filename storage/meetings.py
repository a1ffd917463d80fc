"""Meetings: what happened to each is appended, and the lists people ask for are made from it."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from flows.people.officials import OfficialId
from flows.rapat.convening import DOORS_CLOSE, DOORS_OPEN
from flows.rapat.meetings import (
    Meeting,
    MeetingCalled,
    MeetingEvent,
    MeetingId,
    begun,
    evolve,
    replay,
)
from storage.codec import dump, load

TRIES = 5
"""Wrong codes within TRIES_WITHIN after which even the right one is not looked at."""
TRIES_WITHIN = timedelta(hours=1)
_TYPES: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(MeetingEvent)}
RUNNING = "state = 'called'"


@dataclass(frozen=True, slots=True)
class Shown:
    """The live message about a meeting in somebody's chat, and which side of it that shows."""

    message_id: int
    side: str


@dataclass(frozen=True, slots=True)
class Bell:
    """A reminder that is due: of which meeting, and which of the two ("day", "hour")."""

    meeting: MeetingId
    kind: str
    due: datetime


def meeting(conn: sqlite3.Connection, number: int) -> Meeting:
    """The meeting of that number. Raises LookupError."""
    rows = conn.execute(
        "SELECT type, body FROM meeting_journal WHERE meeting = ? ORDER BY seq", (number,)
    )
    events: tuple[MeetingEvent, ...] = tuple(load(_TYPES[kind], body) for kind, body in rows)
    return replay(MeetingId(number), events)


def call(conn: sqlite3.Connection, called: MeetingCalled, cause: str) -> Meeting | None:
    """Keep a new meeting; None where this cause has called one already."""
    if _done(conn, cause):
        return None
    row = conn.execute("SELECT coalesce(max(id), 0) + 1 FROM meetings").fetchone()
    made = begun(MeetingId(row[0]), called)
    _append(conn, made.id, 1, called, cause)
    _project(conn, made)
    return made


def happen(
    conn: sqlite3.Connection, known: Meeting, events: Sequence[MeetingEvent], cause: str
) -> Meeting | None:
    """Append what happens to a meeting; None where this cause has had its effect already."""
    if _done(conn, cause):
        return None
    row = conn.execute(
        "SELECT max(seq) FROM meeting_journal WHERE meeting = ?", (known.id,)
    ).fetchone()
    after = known
    for n, event in enumerate(events):
        _append(conn, known.id, row[0] + 1 + n, event, None if n else cause)
        after = evolve(after, event)
    _project(conn, after)
    return after


def coming(
    conn: sqlite3.Connection, people: Collection[OfficialId], since: datetime
) -> tuple[Meeting, ...]:
    """The running meetings one of these people has called or is invited to, from that moment on."""
    known = json.dumps(list(people))
    rows = conn.execute(
        f"SELECT id FROM meetings WHERE {RUNNING} AND starts >= ? AND"  # noqa: S608
        " (organiser IN (SELECT value FROM json_each(?)) OR id IN (SELECT meeting FROM"
        " meeting_people WHERE official IN (SELECT value FROM json_each(?))))"
        " ORDER BY starts, id LIMIT 60",
        (_seconds(since), known, known),
    ).fetchall()
    return tuple(meeting(conn, number) for (number,) in rows)


def of_step(conn: sqlite3.Connection, case: str, task: int) -> int | None:
    """The running meeting that was called for a step, the latest; None where there is none."""
    row = conn.execute(
        f"SELECT max(id) FROM meetings WHERE case_id = ? AND task_id = ? AND {RUNNING}",  # noqa: S608
        (case, task),
    ).fetchone()
    return None if row[0] is None else int(row[0])


def ahead_of_step(conn: sqlite3.Connection, case: str, task: int, at: datetime) -> datetime | None:
    """When the next running meeting of a step begins, later than `at`; None where none does."""
    row = conn.execute(
        f"SELECT min(starts) FROM meetings WHERE case_id = ? AND task_id = ? AND {RUNNING}"  # noqa: S608
        " AND starts > ?",
        (case, task, _seconds(at)),
    ).fetchone()
    return None if row[0] is None else datetime.fromtimestamp(row[0], UTC)


def of_case(conn: sqlite3.Connection, case: str, since: datetime) -> tuple[MeetingId, ...]:
    """The running meetings of a berkas that begin from that moment on, the next one first."""
    rows = conn.execute(
        f"SELECT id FROM meetings WHERE {RUNNING} AND case_id = ? AND starts >= ?"  # noqa: S608
        " ORDER BY starts, id",
        (case, _seconds(since)),
    ).fetchall()
    return tuple(MeetingId(number) for (number,) in rows)


def of_unit(
    conn: sqlite3.Connection, unit: str, since: datetime, until: datetime
) -> tuple[Meeting, ...]:
    """The running meetings of a unit that begin between the two moments."""
    rows = conn.execute(
        f"SELECT id FROM meetings WHERE {RUNNING} AND unit = ? AND starts >= ? AND starts < ?"  # noqa: S608
        " ORDER BY starts, id",
        (unit, _seconds(since), _seconds(until)),
    ).fetchall()
    return tuple(meeting(conn, number) for (number,) in rows)


def with_code(conn: sqlite3.Connection, unit: str, code: str, at: datetime) -> Meeting | None:
    """The meeting of the unit that people enter with this code at that moment."""
    doors = (_seconds(at - DOORS_CLOSE), _seconds(at + DOORS_OPEN))
    row = conn.execute(
        f"SELECT id FROM meetings WHERE {RUNNING} AND unit = ? AND starts > ? AND starts <= ?"  # noqa: S608
        " AND code = ?",
        (unit, *doors, code),
    ).fetchone()
    return None if row is None else meeting(conn, row[0])


def early_with_code(conn: sqlite3.Connection, unit: str, code: str, at: datetime) -> Meeting | None:
    """The next meeting of the unit that people will enter with this code, but not yet."""
    row = conn.execute(
        f"SELECT id FROM meetings WHERE {RUNNING} AND unit = ? AND starts > ? AND code = ?"  # noqa: S608
        " ORDER BY starts LIMIT 1",
        (unit, _seconds(at + DOORS_OPEN), code),
    ).fetchone()
    return None if row is None else meeting(conn, row[0])


def any_open(conn: sqlite3.Connection, unit: str, at: datetime) -> bool:
    """Whether the doors of any meeting of the unit are open."""
    return bool(of_unit(conn, unit, at - DOORS_CLOSE, at + DOORS_OPEN))


def tries_left(conn: sqlite3.Connection, official: OfficialId, at: datetime) -> int:
    """How many wrong codes this person may still type within the hour."""
    row = conn.execute(
        "SELECT count(*) FROM meeting_tries WHERE official = ? AND at > ?",
        (official, _seconds(at - TRIES_WITHIN)),
    ).fetchone()
    return max(0, TRIES - int(row[0]))


def tried(conn: sqlite3.Connection, official: OfficialId, at: datetime) -> None:
    """A wrong code was typed."""
    conn.execute("DELETE FROM meeting_tries WHERE at <= ?", (_seconds(at - TRIES_WITHIN),))
    conn.execute("INSERT INTO meeting_tries (official, at) VALUES (?, ?)", (official, _seconds(at)))


def last_place(conn: sqlite3.Connection, organiser: OfficialId) -> str:
    """Where this person met last; empty where they never called a meeting."""
    row = conn.execute(
        "SELECT place FROM meetings WHERE organiser = ? ORDER BY id DESC LIMIT 1", (organiser,)
    ).fetchone()
    return "" if row is None else str(row[0])


def set_bells(
    conn: sqlite3.Connection, number: MeetingId, bells: Sequence[Bell], at: datetime
) -> None:
    """Remind at these moments alone; of those that are past nobody is reminded."""
    conn.execute("DELETE FROM meeting_reminders WHERE meeting = ?", (number,))
    conn.executemany(
        "INSERT INTO meeting_reminders (meeting, kind, due) VALUES (?, ?, ?)",
        [(number, bell.kind, _seconds(bell.due)) for bell in bells if bell.due > at],
    )


def ring(conn: sqlite3.Connection, at: datetime) -> tuple[Bell, ...]:
    """Take the reminders whose moment has come; each is had once."""
    rows = conn.execute(
        "DELETE FROM meeting_reminders WHERE due <= ? RETURNING meeting, kind, due",
        (_seconds(at),),
    ).fetchall()
    found = (Bell(MeetingId(n), kind, datetime.fromtimestamp(due, UTC)) for n, kind, due in rows)
    return tuple(sorted(found, key=lambda bell: (bell.due, bell.meeting)))


def next_bell(conn: sqlite3.Connection) -> datetime | None:
    """When the next reminder is due; None where none is."""
    (due,) = conn.execute("SELECT min(due) FROM meeting_reminders").fetchone()
    return None if due is None else datetime.fromtimestamp(due, UTC)


def shown(conn: sqlite3.Connection, number: MeetingId, official: OfficialId) -> Shown | None:
    """The live message about the meeting in that person's chat."""
    row = conn.execute(
        "SELECT message_id, shows FROM meeting_screens WHERE meeting = ? AND official = ?",
        (number, official),
    ).fetchone()
    return None if row is None else Shown(*row)


def show(
    conn: sqlite3.Connection, number: MeetingId, official: OfficialId, message_id: int, side: str
) -> None:
    """From now on this message is the live one, and shows that side of the meeting."""
    conn.execute(
        "INSERT OR REPLACE INTO meeting_screens (meeting, official, message_id, shows)"
        " VALUES (?, ?, ?, ?)",
        (number, official, message_id, side),
    )


def unsound(conn: sqlite3.Connection) -> tuple[int, ...]:
    """The meetings of which the lists say something else than their journal."""
    listed = "SELECT organiser, starts, state, place, code FROM meetings WHERE id = ?"
    people = "SELECT official FROM meeting_people WHERE meeting = ?"
    found = []
    for (number,) in conn.execute("SELECT DISTINCT meeting FROM meeting_journal").fetchall():
        now = meeting(conn, number)
        starts, place = _seconds(now.subject.starts), now.subject.place
        row = (now.organiser, starts, now.state.value, place, now.code)
        invited = {one.guest.official for one in now.invitees} - {None}
        kept = {official for (official,) in conn.execute(people, (number,))}
        if conn.execute(listed, (number,)).fetchone() != row or kept != invited:
            found.append(number)
    return tuple(found)


def _done(conn: sqlite3.Connection, cause: str) -> bool:
    found = conn.execute("SELECT 1 FROM meeting_journal WHERE cause = ?", (cause,)).fetchone()
    return found is not None


def _append(
    conn: sqlite3.Connection, number: MeetingId, seq: int, event: MeetingEvent, cause: str | None
) -> None:
    conn.execute(
        "INSERT INTO meeting_journal (meeting, seq, type, body, cause) VALUES (?, ?, ?, ?, ?)",
        (number, seq, type(event).__name__, dump(event), cause),
    )


def _project(conn: sqlite3.Connection, now: Meeting) -> None:
    conn.execute(
        "INSERT INTO meetings (id, unit, organiser, starts, state, place, code, case_id, task_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " organiser = excluded.organiser, starts = excluded.starts, state = excluded.state,"
        " place = excluded.place",
        (
            *(now.id, now.unit, now.organiser, _seconds(now.subject.starts), now.state.value),
            *(now.subject.place, now.code, now.case, now.task),
        ),
    )
    conn.executemany(
        "INSERT OR IGNORE INTO meeting_people (meeting, official) VALUES (?, ?)",
        [(now.id, one.guest.official) for one in now.invitees if one.guest.official is not None],
    )
    if not now.running:
        conn.execute("DELETE FROM meeting_reminders WHERE meeting = ?", (now.id,))


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
