"""What rests with people who do not hold its post today, and what waits for those who do."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from flows.ids import Peran
from flows.people.officials import Official, OfficialId, personal


@dataclass(frozen=True, slots=True)
class Resting:
    """A live task with whoever has it, though they may hold it no more; `away`: stood in for.

    `version` counts the events of its berkas.
    """

    case: str
    task: int
    official: OfficialId
    away: bool
    version: int


def resting(conn: sqlite3.Connection) -> tuple[Resting, ...]:
    """Every live task that may have to be set free; the rules decide on each."""
    rows = conn.execute(
        "SELECT r.case_id, r.task_id, o.id, o.away, b.n FROM running r"
        " JOIN officials o ON o.id = coalesce(r.holder, r.handed)"
        " JOIN berkas b ON b.case_id = r.case_id"
        " WHERE (o.away AND r.handed = o.id) OR (r.holder IS NOT NULL AND r.handed IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM open_for f JOIN official_peran p"
        "  ON p.peran = f.peran AND p.official = r.holder"
        "  WHERE f.case_id = r.case_id AND f.task_id = r.task_id AND f.unit = o.unit))"
        " ORDER BY r.case_id, r.task_id"
    )
    return tuple(Resting(row[0], row[1], OfficialId(row[2]), bool(row[3]), row[4]) for row in rows)


def waiting_for(
    conn: sqlite3.Connection, unit: str, peran: Collection[Peran]
) -> list[tuple[str, int]]:
    """The tasks of these posts that nobody of those who hold them today has in hand."""
    rows = conn.execute(
        "SELECT DISTINCT f.case_id, f.task_id FROM open_for f WHERE f.unit = ?"
        " AND f.peran IN (SELECT value FROM json_each(?))"
        " AND (f.accepted_by IS NULL OR NOT EXISTS (SELECT 1 FROM official_peran p"
        "  WHERE p.official = f.accepted_by AND p.peran = f.peran)) ORDER BY f.case_id, f.task_id",
        (unit, json.dumps(sorted(peran))),
    )
    return [(case, task) for case, task in rows]


def known_otherwise(
    conn: sqlite3.Connection, reader: Official, gained: Collection[Peran]
) -> set[tuple[str, int]]:
    """The tasks that a person could act on before they gained these posts."""
    before = [*(kode for kode in reader.peran if kode not in gained), personal(reader.id)]
    rows = conn.execute(
        "SELECT case_id, task_id FROM open_for WHERE unit = ?"
        " AND peran IN (SELECT value FROM json_each(?))",
        (reader.unit, json.dumps(before)),
    )
    return {(case, task) for case, task in rows}
