"""Who learns that a step rests with nobody: each once a reason, and whether anybody can at all."""

import sqlite3
from collections.abc import Sequence

from flows.ids import CaseId, Peran, TaskId
from flows.notices import ToSuperiors
from flows.office import Office
from flows.people.officials import Official, OfficialId
from flows.people.reaching import Barrier, hears
from flows.units import Unit
from storage.people import roster
from storage.people.unreached import unreached
from storage.readers import reachable, superiors_of


def leading(
    conn: sqlite3.Connection, office: Office, of: tuple[Peran, ...], holder: OfficialId | None
) -> list[Official]:
    """Whose matter it is that rows of these peran rest with nobody: the nearest superiors and the
    admins; where none of them can be told, whoever holds a post with others below it."""
    unit = reachable(roster.of_unit(conn, office.unit.id))
    above = superiors_of(conn, office, ToSuperiors(office.unit.id, of, holder))
    first = [*above, *(one for one in unit if one.admin)]
    return first or [one for one in unit if _leads(office.unit, one) and one.id != holder]


def opener(conn: sqlite3.Connection, case: CaseId) -> list[Official]:
    """Whoever opened the berkas, where they can be told: the last to learn of it."""
    return reachable([_opener(conn, case)])


def first_time(
    conn: sqlite3.Connection,
    where: tuple[CaseId, TaskId],
    reader: OfficialId,
    why: Barrier,
    barred: Sequence[Official],
) -> bool:
    """Whether this is news to the reader, and note that they know it now."""
    about = f"{why}:{','.join(str(one.id) for one in barred)}"
    done = conn.execute(
        "INSERT INTO warnings (case_id, task_id, official, why) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (case_id, task_id, official) DO UPDATE SET why = excluded.why"
        " WHERE why <> excluded.why",
        (*where, reader, about),
    )
    return done.rowcount > 0


def unheard(conn: sqlite3.Connection, unit: Unit) -> int:
    """How many steps rest with nobody without anybody of the unit who could be told of it."""
    people = roster.of_unit(conn, unit.id)
    if any(hears(one) and (one.admin or _leads(unit, one)) for one in people):
        return 0
    openers = (_opener(conn, rest.case) for rest in unreached(conn, unit.id))
    return sum(not hears(one) for one in openers)


def _leads(unit: Unit, one: Official) -> bool:
    """Whether the person heads the unit, or holds a post with others below it."""
    return one.kepala or not {post.atasan for post in unit.posts}.isdisjoint(one.peran)


def _opener(conn: sqlite3.Connection, case: CaseId) -> Official:
    (opened_by,) = conn.execute(
        "SELECT opened_by FROM berkas WHERE case_id = ?", (case,)
    ).fetchone()
    return roster.official(conn, OfficialId(opened_by))
