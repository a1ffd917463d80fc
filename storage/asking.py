"""What people ask for: my tasks, the berkas I may see, the people in a berkas."""

import sqlite3
from dataclasses import dataclass

from flows.case import Case
from flows.people.capacity import People
from flows.people.officials import Official, OfficialId, personal
from flows.sop import Sop
from storage.people import roster
from storage.people.capacities import capacities_of


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A live task for one of my peran: where, since when (ISO 8601), and whose it is now."""

    case: str
    task: int
    assigned_at: str
    accepted_by: OfficialId | None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a berkas is about: its SOP and its title."""

    case: str
    sop: str
    judul: str


def open_tasks(conn: sqlite3.Connection, reader: Official) -> list[OpenTask]:
    """What this person has in hand or could take, in hand first, then the oldest."""
    units = roster.units(conn) if reader.outsider else (reader.unit,)
    about = {"me": reader.id, "alone": personal(reader.id)}
    found = [
        OpenTask(*row)
        for unit in units
        for row in conn.execute(_OPEN_TASKS, {**about, "unit": unit})
    ]
    return found if len(units) == 1 else sorted(found, key=_in_hand_first)


_OPEN_TASKS = (
    "SELECT DISTINCT f.case_id, f.task_id, f.assigned_at, f.accepted_by FROM"
    " (SELECT peran FROM official_peran WHERE official = :me UNION ALL SELECT :alone) p"
    " JOIN open_for f ON f.unit = :unit AND f.peran = p.peran"
    " WHERE f.accepted_by IS NULL OR f.accepted_by = :me"
    " ORDER BY f.accepted_by IS NULL, f.assigned_at"
)


def _in_hand_first(one: OpenTask) -> tuple[bool, str]:
    return one.accepted_by is None, one.assigned_at


def visible_cases(conn: sqlite3.Connection, reader: Official) -> list[str]:
    """Berkas this person takes part in, could act on, or heads; running and new ones first."""
    return [subject.case for subject in visible_subjects(conn, reader)]


def visible_subjects(conn: sqlite3.Connection, reader: Official) -> list[Subject]:
    """As `visible_cases`, with what each berkas is about."""
    rows = conn.execute(
        "SELECT b.case_id, b.sop_id, b.judul FROM berkas b WHERE b.unit = :unit AND (:head"
        " OR EXISTS (SELECT 1 FROM participants q"
        "  WHERE q.official = :me AND q.case_id = b.case_id)"
        " OR EXISTS (SELECT 1 FROM open_for f JOIN official_peran p ON p.peran = f.peran"
        "  WHERE f.case_id = b.case_id AND p.official = :me)"
        " OR EXISTS (SELECT 1 FROM open_for f WHERE f.case_id = b.case_id AND f.peran = :alone)"
        " OR EXISTS (SELECT 1 FROM shares s WHERE s.official = :me AND s.case_id = b.case_id))"
        " ORDER BY b.state <> 'running', b.opened_at DESC",
        {
            "unit": reader.unit,
            "me": reader.id,
            "head": reader.kepala,
            "alone": personal(reader.id),
        },
    )
    return [Subject(*row) for row in rows]


def version(conn: sqlite3.Connection, case_id: str) -> int:
    """How many events the berkas has; 0 where there is none of that number."""
    row = conn.execute("SELECT n FROM berkas WHERE case_id = ?", (case_id,)).fetchone()
    return 0 if row is None else int(row[0])


def people(conn: sqlite3.Connection, sop: Sop, case: Case, *more: OfficialId) -> People:
    """Everybody whose name a text about the berkas may mention, and `more`."""
    ids = {*case.people(), *more}
    ids.update(comment.by for comment in case.comments)
    ids.update(given.by for given in case.given)
    if case.closed_by is not None:
        ids.add(case.closed_by)
    for task in case.open_tasks:
        ids.update(task.timing.people())
        ids.update(() if task.handed is None else (task.handed,))
    return People(sop, case, roster.officials(conn, ids), capacities_of(conn, ids))
