"""Absences as they were entered, and ended."""

import sqlite3
from dataclasses import replace
from datetime import date, datetime

from flows.people.absences import Absence, Kind
from flows.people.administration import AdminKind
from flows.people.officials import OfficialId
from storage.people.administration import note_about

_SELECT = (
    "SELECT a.id, a.official, a.kind, a.since, a.until FROM absences a"
    " JOIN officials o ON o.id = a.official WHERE "
)


def enter(conn: sqlite3.Connection, new: Absence, by: OfficialId | None, at: datetime) -> Absence:
    """Note that a person is away."""
    row = conn.execute(
        "INSERT INTO absences (official, kind, since, until, by, at) VALUES (?, ?, ?, ?, ?, ?)"
        " RETURNING id",
        (
            *(new.official, new.kind.value, new.since.isoformat(), new.until.isoformat()),
            *(by, int(at.timestamp())),
        ),
    ).fetchone()
    _note(conn, new, AdminKind.ABSENCE_ENTERED, by, at)
    return replace(new, id=int(row[0]))


def entered(conn: sqlite3.Connection, new: Absence) -> bool:
    """Whether just this absence has been entered already and was not ended before its time."""
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM absences WHERE official = ? AND kind = ? AND since = ?"
        " AND until = ? AND planned IS NULL)",
        (new.official, new.kind.value, new.since.isoformat(), new.until.isoformat()),
    ).fetchone()
    return bool(row[0])


def end(
    conn: sqlite3.Connection, number: int, last: date, by: OfficialId | None, at: datetime
) -> bool:
    """Let an absence end with that day, before it begins where it is withdrawn; False where it has
    ended by then already."""
    done = conn.execute(
        "UPDATE absences SET planned = until, until = ?, ended_by = ?, ended_at = ?"
        " WHERE id = ? AND until > ?",
        (last.isoformat(), by, int(at.timestamp()), number, last.isoformat()),
    )
    found = absence(conn, number) if done.rowcount else None
    if found is not None:
        _note(conn, found, AdminKind.ABSENCE_ENDED, by, at)
    return found is not None


def absence(conn: sqlite3.Connection, number: int) -> Absence | None:
    """The absence of that id."""
    rows = conn.execute(_SELECT + "a.id = ?", (number,))
    return next((_absence(row) for row in rows), None)


def of_unit(conn: sqlite3.Connection, unit: str, today: date) -> tuple[Absence, ...]:
    """The absences of a unit that run on that day or are to come, the next to begin first."""
    rows = conn.execute(
        _SELECT + "o.unit = ? AND a.until >= ? AND a.since <= a.until ORDER BY a.since, a.id",
        (unit, today.isoformat()),
    )
    return tuple(_absence(row) for row in rows)


def _note(
    conn: sqlite3.Connection, one: Absence, kind: AdminKind, by: OfficialId | None, at: datetime
) -> None:
    """What others enter for a person; what they say of themselves sets nothing up."""
    if by != one.official:
        facts = (
            *(("kind", one.kind.value), ("since", one.since.isoformat())),
            ("until", one.until.isoformat()),
        )
        note_about(conn, one.official, kind, by, at, facts)


def _absence(row: tuple[int, int, str, str, str]) -> Absence:
    number, official, kind, since, until = row
    return Absence(
        *(number, OfficialId(official), Kind(kind)),
        date.fromisoformat(since),
        date.fromisoformat(until),
    )
