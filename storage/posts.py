"""Posts and who holds them: assignments as entered, and `official_peran`, which is today's view."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from flows.officials import OfficialId
from flows.posts import Assignment, Fault, Holding, ends_soon, fault, in_force
from flows.sop import Peran

_SELECT = "SELECT id, official, peran, holding, since, until, instead_of, basis FROM assignments "
ALWAYS = date(2000, 1, 1)
"""Since when a post of the personnel list is held; the list does not say."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a person holds from today on, and what no more."""

    official: OfficialId
    gained: tuple[Peran, ...]
    lost: tuple[Peran, ...]


def assignments(conn: sqlite3.Connection) -> tuple[Assignment, ...]:
    """All assignments ever entered, in the order of their entry."""
    return tuple(_assignment(row) for row in conn.execute(_SELECT + "ORDER BY id"))


def of_official(conn: sqlite3.Connection, official: OfficialId) -> tuple[Assignment, ...]:
    """The assignments of one person, and those of who stands in for them."""
    rows = conn.execute(
        _SELECT + "WHERE official = ? OR instead_of = ? ORDER BY id", (official, official)
    )
    return tuple(_assignment(row) for row in rows)


def enter(
    conn: sqlite3.Connection, new: Assignment, by: OfficialId | None, at: datetime
) -> Assignment | Fault:
    """Enter an assignment as it is asked for, or say why it does not go together with others."""
    found = fault(new, assignments(conn))
    if found is not None:
        return found
    row = conn.execute(
        "INSERT INTO assignments (official, peran, holding, since, until, instead_of, basis, by,"
        " at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            *(new.official, new.peran, new.holding.value, new.since.isoformat()),
            None if new.until is None else new.until.isoformat(),
            *(new.instead_of, new.basis, by, int(at.timestamp())),
        ),
    ).fetchone()
    return replace(new, id=int(row[0]))


def end(conn: sqlite3.Connection, assignment_id: int, last: date, by: OfficialId | None) -> bool:
    """Let an assignment end with that day; False where it has ended by then already.

    One that has not begun yet is withdrawn: it ends before it begins and is never in force.
    """
    done = conn.execute(
        "UPDATE assignments SET until = ?, ended_by = ? WHERE id = ?"
        " AND (until IS NULL OR until > ?)",
        (last.isoformat(), by, assignment_id, last.isoformat()),
    )
    return done.rowcount > 0


def hold(
    conn: sqlite3.Connection,
    official: OfficialId,
    peran: Sequence[Peran],
    today: date,
    at: datetime,
) -> None:
    """The posts that the personnel list gives a person: what it lists no more ends yesterday."""
    known = {
        one.peran: one
        for one in of_official(conn, official)
        if one.official == official
        and one.holding is Holding.DEFINITIF
        and (one.until is None or one.until >= today)
    }
    for kode in known.keys() - set(peran):
        end(conn, known[kode].id, today - timedelta(days=1), None)
    for kode in peran:
        if kode not in known:
            new = Assignment(0, official, kode, Holding.DEFINITIF, ALWAYS)
            _insert_listed(conn, new, at)


def apply(conn: sqlite3.Connection, today: date) -> tuple[Change, ...]:
    """Make `official_peran` what is in force today; returns who holds something else now."""
    held = _held_on(assignments(conn), today)
    changes = []
    before = _held(conn)
    for official in sorted(before.keys() | held.keys()):
        was, now = before.get(official, ()), held.get(official, ())
        if was == now:
            continue
        _write(conn, official, now)
        gained = tuple(kode for kode in now if kode not in was)
        lost = tuple(kode for kode in was if kode not in now)
        if gained or lost:
            changes.append(Change(official, gained, lost))
    return tuple(changes)


def to_warn(conn: sqlite3.Connection, today: date) -> tuple[Assignment, ...]:
    """The Plt whose end is near and was not announced yet; from now on it was."""
    rows = conn.execute(_SELECT + "WHERE warned_on IS NULL AND holding = 'Plt'")
    near = ends_soon([_assignment(row) for row in rows], today)
    conn.executemany(
        "UPDATE assignments SET warned_on = ? WHERE id = ?",
        [(today.isoformat(), one.id) for one in near],
    )
    return near


def holding_of(
    conn: sqlite3.Connection, official: OfficialId, peran: Iterable[Peran], on: date
) -> Holding:
    """How the person held the first of these peran that was theirs on that day."""
    mine = [one for one in in_force(assignments(conn), on) if one.official == official]
    for kode in peran:
        for one in mine:
            if one.peran == kode:
                return one.holding
    return Holding.DEFINITIF


def _held_on(known: Iterable[Assignment], today: date) -> dict[OfficialId, tuple[Peran, ...]]:
    """The peran of each person on that day, the first entered first."""
    held: dict[OfficialId, dict[Peran, None]] = {}
    for one in in_force(known, today):
        held.setdefault(one.official, {})[one.peran] = None
    return {official: tuple(peran) for official, peran in held.items()}


def _held(conn: sqlite3.Connection) -> dict[OfficialId, tuple[Peran, ...]]:
    held: dict[OfficialId, tuple[Peran, ...]] = {}
    for official, kode in conn.execute(
        "SELECT official, peran FROM official_peran ORDER BY official, n"
    ):
        held[OfficialId(official)] = (*held.get(OfficialId(official), ()), Peran(kode))
    return held


def _write(conn: sqlite3.Connection, official: OfficialId, peran: Sequence[Peran]) -> None:
    conn.execute("DELETE FROM official_peran WHERE official = ?", (official,))
    conn.executemany(
        "INSERT INTO official_peran (official, n, peran) VALUES (?, ?, ?)",
        [(official, n, kode) for n, kode in enumerate(peran, 1)],
    )


def _insert_listed(conn: sqlite3.Connection, new: Assignment, at: datetime) -> None:
    conn.execute(
        "INSERT INTO assignments (official, peran, holding, since, basis, at)"
        " VALUES (?, ?, ?, ?, '', ?)",
        (new.official, new.peran, new.holding.value, new.since.isoformat(), int(at.timestamp())),
    )


def _assignment(
    row: tuple[int, int, str, str, str, str | None, int | None, str],
) -> Assignment:
    number, official, peran, holding, since, until, instead_of, basis = row
    return Assignment(
        *(number, OfficialId(official), Peran(peran), Holding(holding), date.fromisoformat(since)),
        until=None if until is None else date.fromisoformat(until),
        instead_of=None if instead_of is None else OfficialId(instead_of),
        basis=basis,
    )
