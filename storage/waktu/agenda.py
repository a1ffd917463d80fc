"""What a person should see today, read from the covering indexes: counts, and a page of lines."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from flows.ids import CaseId, Nomor, Peran, SopId, TaskId
from flows.office import Office
from flows.people.officials import Official, OfficialId, actor, personal
from flows.waktu.agenda import (
    Agenda,
    Entry,
    Finished,
    Kept,
    MeetingToday,
    Outside,
    Part,
    Section,
    below,
    nearest_page,
    parts,
    slices,
)
from flows.waktu.digest_hours import midnight_after, month_began, since_last
from storage import meetings
from storage.people.unreached import within_reach
from storage.waktu.agenda_queries import (
    CASES_ENDED,
    FOR_A_HEAD,
    FOR_OTHERS,
    LATE_SEEN,
    LINES,
    OUTSIDE,
    STEPS_ENDED,
)

FOLDED = 12
"""Lines after the full ones that a list may fold away on one page."""
NAMED = 20
"""Berkas that are named, at most, among those that have ended."""
WAITED_FOR = 8
"""Tasks that are named, at most, among those with people from outside."""
Values = Mapping[str, str | int]
"""What the queries take, by name."""


def read_agenda(
    conn: sqlite3.Connection,
    office: Office,
    reader: Official,
    people: Sequence[Official],
    at: datetime,
    page: int = 0,
) -> Agenda:
    """A page of what this person should see at that moment; `people` are those of the unit."""
    queries = FOR_A_HEAD if reader.kepala else FOR_OTHERS
    values = _values(office, reader, people, at)
    asked = parts(office, reader)
    counts = tuple(_count(conn, queries[part], values) for part in asked)
    page = nearest_page(sum(counts), page)
    sections = tuple(
        _section(conn, part, queries[part], values, count, full)
        for part, count, full in zip(asked, counts, slices(counts, page), strict=True)
    )
    today = _meetings(conn, office, reader, at)
    if not reader.kepala:
        return Agenda(at, sections, page, meetings=today)
    since, month = since_last(office, at), month_began(office, at)
    finished = Finished(since, _ended(conn, reader.unit, since, at)[0], _cases(conn, reader, since))
    kept = Kept(month, *_ended(conn, reader.unit, month, at))
    return Agenda(at, sections, page, finished, kept, today, _outside(conn, values))


def late_seen(
    conn: sqlite3.Connection,
    office: Office,
    reader: Official,
    people: Sequence[Official],
    at: datetime,
    limit: int,
) -> tuple[int, list[Entry]]:
    """How many steps are late in the berkas of the unit that the reader may see, and the longest
    overdue of them."""
    whole = actor(reader).manages
    values = {**_values(office, reader, people, at), "whole": whole, "limit": limit, "offset": 0}
    rows = conn.execute(LINES.format(ids=LATE_SEEN), values)
    return _count(conn, LATE_SEEN, values), [_entry(row) for row in rows]


def entry_of(conn: sqlite3.Connection, case: CaseId, task: TaskId) -> Entry:
    """An open task as a list shows it. Raises LookupError where it is none."""
    ids = "SELECT :case AS case_id, :task AS task_id, 0 AS k"
    values = {"case": case, "task": task, "limit": 1, "offset": 0}
    row = conn.execute(LINES.format(ids=ids), values).fetchone()
    if row is None:
        raise LookupError(case, task)
    return _entry(row)


def _meetings(
    conn: sqlite3.Connection, office: Office, reader: Official, at: datetime
) -> tuple[MeetingToday, ...]:
    """The meetings of the day that are still to come: for a head all of the unit."""
    found = []
    for one in meetings.of_unit(conn, reader.unit, at, midnight_after(office, at)):
        line = one.of(reader.id)
        if reader.kepala or line is not None or one.organiser == reader.id:
            unanswered = line is not None and line.answer is None
            found.append(MeetingToday(one.id, one.subject, unanswered))
    return tuple(found)


def _values(office: Office, reader: Official, people: Sequence[Official], at: datetime) -> Values:
    under = below(office, reader.peran)
    return {
        "unit": reader.unit,
        "me": reader.id,
        "roles": json.dumps(actor(reader).roles),
        "below": json.dumps([*under, *_personal(people, under)]),
        **within_reach(people),
        "now": int(at.timestamp()),
        "midnight": int(midnight_after(office, at).timestamp()),
    }


def _personal(people: Sequence[Official], under: tuple[Peran, ...]) -> list[Peran]:
    """What was handed to one of those who hold such a peran."""
    return [personal(o.id) for o in people if not set(under).isdisjoint(o.peran)]


def _count(conn: sqlite3.Connection, ids: str, values: Values) -> int:
    row = conn.execute(f"SELECT count(*) FROM ({ids})", values).fetchone()  # noqa: S608
    return int(row[0])


def _section(
    conn: sqlite3.Connection,
    part: Part,
    ids: str,
    values: Values,
    count: int,
    full: tuple[int, int],
) -> Section:
    first, last = full
    if first >= count:
        return Section(part, count, count)
    some = {**values, "offset": first, "limit": last - first + FOLDED}
    lines = tuple(_entry(row) for row in conn.execute(LINES.format(ids=ids), some))
    return Section(part, count, first, lines[: last - first], lines[last - first :])


def _outside(conn: sqlite3.Connection, values: Values) -> Outside:
    some = {**values, "offset": 0, "limit": WAITED_FOR}
    first = tuple(_entry(row) for row in conn.execute(LINES.format(ids=OUTSIDE), some))
    return Outside(_count(conn, OUTSIDE, values), first)


def _cases(
    conn: sqlite3.Connection, reader: Official, since: datetime
) -> tuple[tuple[CaseId, str], ...]:
    bound = since.astimezone(UTC).isoformat()
    rows = conn.execute(CASES_ENDED, (reader.unit, bound, NAMED))
    return tuple((CaseId(case_id), judul) for case_id, judul in rows)


def _ended(conn: sqlite3.Connection, unit: str, since: datetime, at: datetime) -> tuple[int, int]:
    """Steps with a limit that ended in that stretch of time, and how many of them inside it."""
    stretch = (unit, int(since.timestamp()), int(at.timestamp()))
    steps, within = conn.execute(STEPS_ENDED, stretch).fetchone()
    return steps, within


Row = tuple[str, int, str, str, str, int, int | None, int | None, int | None, str, int]


def _entry(row: Row) -> Entry:
    case, task, sop, nomor, judul, assigned, due, holder, handed, stands, returns = row
    return Entry(
        CaseId(case),
        TaskId(task),
        SopId(sop),
        Nomor(nomor),
        judul,
        datetime.fromtimestamp(assigned, UTC),
        None if due is None else datetime.fromtimestamp(due, UTC),
        None if holder is None else OfficialId(holder),
        None if handed is None else OfficialId(handed),
        stands,
        returns,
    )
