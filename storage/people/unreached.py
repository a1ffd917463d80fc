"""The open tasks that rest with nobody who can be reached: one query for digest and sweep."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flows.ids import CaseId, Peran, TaskId
from flows.people.officials import Official, OfficialId, actor
from flows.people.reaching import Barrier, barrier, hindrance
from storage.people import roster

UNREACHED = (
    "SELECT DISTINCT case_id, task_id, assigned_at AS k FROM open_for f"
    " WHERE unit = :unit AND iif(accepted_by IS NULL,"
    "  peran NOT IN (SELECT value FROM json_each(:reached)),"
    "  accepted_by NOT IN (SELECT value FROM json_each(:present)))"
    " AND NOT EXISTS (SELECT 1 FROM open_for g WHERE g.case_id = f.case_id"
    "  AND g.task_id = f.task_id AND g.accepted_by IS NULL"
    "  AND g.peran IN (SELECT value FROM json_each(:reached)))"
)
"""The tasks whose holder, or everybody they are for, cannot be reached; it takes :unit and what
`within_reach` gives."""


_ALL = (
    "SELECT u.case_id, u.task_id, max(f.accepted_by), group_concat(f.peran)"  # noqa: S608
    f" FROM ({UNREACHED}) u JOIN open_for f INDEXED BY open_for_case"
    " ON f.case_id = u.case_id AND f.task_id = u.task_id"
    " GROUP BY u.k, u.case_id, u.task_id ORDER BY u.k, u.case_id, u.task_id"
)


@dataclass(frozen=True, slots=True)
class Unreached:
    """An open task that rests with nobody, and why; `holder` has it in hand, else it is for these
    `peran`."""

    case: CaseId
    task: TaskId
    barrier: Barrier
    holder: OfficialId | None
    peran: tuple[Peran, ...]


def within_reach(people: Iterable[Official]) -> dict[str, str]:
    """Which of the people of a unit can be reached, and the peran they hold, as JSON."""
    present = [one for one in people if barrier(one) is None]
    return {
        "reached": json.dumps(sorted({role for one in present for role in actor(one).roles})),
        "present": json.dumps([one.id for one in present]),
    }


def unreached(conn: sqlite3.Connection, unit: str) -> tuple[Unreached, ...]:
    """Every open task of the unit that rests with nobody, the oldest first."""
    people = {one.id: one for one in roster.with_outsiders(conn, unit)}
    by_peran: dict[Peran, list[Official]] = {}
    for one in people.values():
        for kode in actor(one).roles:
            by_peran.setdefault(kode, []).append(one)
    rows = conn.execute(_ALL, {"unit": unit, **within_reach(people.values())})
    return tuple(_unreached(row, people, by_peran) for row in rows)


def barrier_of(conn: sqlite3.Connection, unit: str, case: str, task: int) -> Barrier | None:
    """Why nobody can be reached for this open task; None where somebody can, or it is closed."""
    holder, peran = _for_whom(conn, case, task)
    if holder is not None:
        return barrier(roster.official(conn, holder))
    return hindrance(_holders(conn, unit, peran)) if peran else None


def _unreached(
    row: tuple[str, int, int | None, str],
    people: Mapping[OfficialId, Official],
    by_peran: Mapping[Peran, Sequence[Official]],
) -> Unreached:
    case, task, holder, kode = row
    who = None if holder is None else OfficialId(holder)
    peran = tuple(Peran(one) for one in kode.split(","))
    held = [one for part in peran for one in by_peran.get(part, ())]
    why = hindrance(held if who is None else [people[who]] if who in people else [])
    assert why is not None  # the query and the definition say the same
    return Unreached(CaseId(case), TaskId(task), why, who, peran)


def _for_whom(
    conn: sqlite3.Connection, case: str, task: int
) -> tuple[OfficialId | None, tuple[Peran, ...]]:
    rows = conn.execute(
        "SELECT accepted_by, peran FROM open_for INDEXED BY open_for_case"
        " WHERE case_id = ? AND task_id = ? ORDER BY peran",
        (case, task),
    ).fetchall()
    holder = rows[0][0] if rows else None
    peran = tuple(Peran(kode) for _, kode in rows)
    return (None if holder is None else OfficialId(holder)), peran


def _holders(conn: sqlite3.Connection, unit: str, peran: Iterable[Peran]) -> list[Official]:
    return [one for kode in peran for one in roster.holders(conn, unit, kode)]
