"""Posts and who holds them: assignments as entered, and `official_peran`, which is today's view."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from flows.officials import OfficialId
from flows.posts import Assignment, Fault, Holding, ends_soon, fault, in_force
from flows.sop import Peran

_SELECT = (
    "SELECT a.id, a.official, a.peran, a.holding, a.since, a.until, a.instead_of, a.basis"
    " FROM assignments a "
)
_OF_UNIT = _SELECT + "JOIN officials o ON o.id = a.official WHERE o.unit = ? "
_INSERT = (
    "INSERT INTO assignments (official, peran, holding, since, until, instead_of, basis, by, at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"
)
ALWAYS = date(2000, 1, 1)
"""Since when a post of the personnel list is held; the list does not say."""
RANK = tuple(Holding)
"""Whoever holds a post twice holds it as the first of these."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a person holds from today on, and what no more."""

    official: OfficialId
    gained: tuple[Assignment, ...]
    lost: tuple[Peran, ...]


Held = dict[OfficialId, dict[Peran, Assignment]]
"""What each person holds on a day, the first entered first."""


def assignments(conn: sqlite3.Connection, unit: str) -> tuple[Assignment, ...]:
    """All assignments ever entered for people of a unit, in the order of their entry."""
    rows = conn.execute(_OF_UNIT + "ORDER BY a.id", (unit,))
    return tuple(_assignment(row) for row in rows)


def assignment(conn: sqlite3.Connection, unit: str, number: int) -> Assignment | None:
    """The assignment of that id, where it is one of the unit's."""
    row = conn.execute(_OF_UNIT + "AND a.id = ?", (unit, number)).fetchone()
    return None if row is None else _assignment(row)


def of_official(conn: sqlite3.Connection, official: OfficialId) -> tuple[Assignment, ...]:
    """The assignments of one person, and those of who stands in for them."""
    rows = conn.execute(
        _SELECT + "WHERE a.official = ? OR a.instead_of = ? ORDER BY a.id", (official, official)
    )
    return tuple(_assignment(row) for row in rows)


def listed(conn: sqlite3.Connection, official: OfficialId) -> tuple[Peran, ...]:
    """The posts that the personnel list gives a person, whoever stands in for them today."""
    mine = (one for one in of_official(conn, official) if one.official == official)
    return tuple(one.peran for one in mine if _is_listed(one))


def enter(
    conn: sqlite3.Connection,
    unit: str,
    asked: Sequence[Assignment],
    by: OfficialId | None,
    at: datetime,
) -> tuple[Assignment, ...] | Fault:
    """Enter assignments of a unit that belong together, or say why one of them does not go
    together with others; then none is entered. `by` is None for the command line."""
    found = fault_of(conn, unit, asked)
    if found is not None:
        return found
    return tuple(_insert(conn, new, by, at) for new in asked)


def fault_of(conn: sqlite3.Connection, unit: str, asked: Sequence[Assignment]) -> Fault | None:
    """Why these assignments cannot be entered; None where they can. Of nothing there is no
    holder."""
    known = assignments(conn, unit)
    for new in asked:
        found = fault(new, known)
        if found is not None:
            return found
        known = (*known, new)
    return None if asked else Fault.NOT_A_HOLDER


def entered_by(conn: sqlite3.Connection, number: int) -> tuple[OfficialId | None, datetime]:
    """Who entered the assignment and when; nobody of the roster where it was the command line.
    Raises LookupError where there is none."""
    row = conn.execute("SELECT by, at FROM assignments WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise LookupError(number)
    by = None if row[0] is None else OfficialId(row[0])
    return by, datetime.fromtimestamp(row[1], UTC)


def end(
    conn: sqlite3.Connection, number: int, last: date, by: OfficialId | None, at: datetime
) -> bool:
    """Let an assignment end with that day; False where it has ended by then already.

    One that has not begun yet is withdrawn: it ends before it begins and is never in force.
    """
    done = conn.execute(
        "UPDATE assignments SET planned = until, until = ?, ended_by = ?, ended_at = ?"
        " WHERE id = ? AND (until IS NULL OR until > ?)",
        (last.isoformat(), by, int(at.timestamp()), number, last.isoformat()),
    )
    return done.rowcount > 0


def hold(
    conn: sqlite3.Connection,
    official: OfficialId,
    peran: Sequence[Peran],
    today: date,
    at: datetime,
) -> None:
    """The posts that the personnel list gives a person: what it lists no more ends yesterday, and
    so does the Plt of a post that it gives to somebody."""
    mine = (one for one in of_official(conn, official) if one.official == official)
    known = {one.peran: one for one in mine if _is_listed(one)}
    yesterday = today - timedelta(days=1)
    for kode, one in known.items():
        if kode not in peran:
            end(conn, one.id, yesterday, None, at)
    for kode in peran:
        if kode not in known:
            _end_plt(conn, official, kode, yesterday, at)
            _insert(conn, Assignment(0, official, kode, Holding.DEFINITIF, ALWAYS), None, at)


def apply(conn: sqlite3.Connection, unit: str, today: date, at: datetime) -> tuple[Change, ...]:
    """Make `official_peran` what is in force in the unit today, and note since when; returns who
    holds something else now."""
    force = in_force(assignments(conn, unit), today)
    held, before = _held_on(force), _held_before(conn, unit)
    changes = []
    for official in sorted(before.keys() | held.keys()):
        was, now = before.get(official, ()), held.get(official, {})
        if was == tuple(now):
            continue
        _write(conn, official, tuple(now))
        gained = tuple(one for kode, one in now.items() if kode not in was)
        lost = tuple(kode for kode in was if kode not in now)
        if gained or lost:
            changes.append(Change(official, gained, lost))
    heads = _head_posts(conn, unit)
    _note_capacities(conn, unit, held, heads, at)
    acting = {one.official for one in force if _acts(one, heads)}
    _mark(conn, unit, acting, {one.instead_of for one in force if one.instead_of is not None})
    return tuple(changes)


def to_warn(conn: sqlite3.Connection, unit: str, today: date) -> tuple[Assignment, ...]:
    """The Plt whose end is near and was not announced yet; from now on it was."""
    rows = conn.execute(
        _OF_UNIT + "AND a.warned_on IS NULL AND a.holding = 'Plt' ORDER BY a.id", (unit,)
    )
    near = ends_soon([_assignment(row) for row in rows], today)
    conn.executemany(
        "UPDATE assignments SET warned_on = ? WHERE id = ?",
        [(today.isoformat(), one.id) for one in near],
    )
    return near


def _is_listed(one: Assignment) -> bool:
    return one.holding is Holding.DEFINITIF and one.until is None


def _end_plt(
    conn: sqlite3.Connection, holder: OfficialId, peran: Peran, last: date, at: datetime
) -> None:
    rows = conn.execute(
        "SELECT a.id FROM assignments a JOIN officials o ON o.id = a.official WHERE a.peran = ?"
        " AND a.holding = 'Plt' AND o.unit = (SELECT unit FROM officials WHERE id = ?)",
        (peran, holder),
    ).fetchall()
    for (number,) in rows:
        end(conn, number, last, None, at)


def _held_on(force: Iterable[Assignment]) -> Held:
    held: Held = {}
    for one in force:
        mine = held.setdefault(one.official, {})
        known = mine.get(one.peran)
        if known is None or RANK.index(one.holding) < RANK.index(known.holding):
            mine[one.peran] = one
    return held


def _held_before(conn: sqlite3.Connection, unit: str) -> dict[OfficialId, tuple[Peran, ...]]:
    held: dict[OfficialId, tuple[Peran, ...]] = {}
    rows = conn.execute(
        "SELECT p.official, p.peran FROM official_peran p JOIN officials o ON o.id = p.official"
        " WHERE o.unit = ? ORDER BY p.official, p.n",
        (unit,),
    )
    for official, kode in rows:
        held[OfficialId(official)] = (*held.get(OfficialId(official), ()), Peran(kode))
    return held


def _write(conn: sqlite3.Connection, official: OfficialId, peran: Sequence[Peran]) -> None:
    conn.execute("DELETE FROM official_peran WHERE official = ?", (official,))
    conn.executemany(
        "INSERT INTO official_peran (official, n, peran) VALUES (?, ?, ?)",
        [(official, n, kode) for n, kode in enumerate(peran, 1)],
    )


def _head_posts(conn: sqlite3.Connection, unit: str) -> frozenset[Peran]:
    """The posts of heads: of each the first that the personnel list gave them."""
    rows = conn.execute(
        "SELECT a.peran, min(a.id) FROM assignments a JOIN officials o ON o.id = a.official"
        " WHERE o.unit = ? AND o.kepala AND a.holding = 'definitif' GROUP BY a.official",
        (unit,),
    )
    return frozenset(Peran(peran) for peran, _ in rows)


def _acts(one: Assignment, heads: frozenset[Peran]) -> bool:
    return one.holding is not Holding.DEFINITIF and one.peran in heads


def _note_capacities(
    conn: sqlite3.Connection, unit: str, held: Held, heads: frozenset[Peran], at: datetime
) -> None:
    now = {
        (one.official, one.peran, one.holding.value)
        for mine in held.values()
        for one in mine.values()
    }
    rows = conn.execute(
        "SELECT c.official, c.peran, c.holding FROM capacities c JOIN officials o"
        " ON o.id = c.official WHERE o.unit = ? AND c.until IS NULL",
        (unit,),
    )
    noted = {(OfficialId(row[0]), Peran(row[1]), str(row[2])) for row in rows}
    seconds = int(at.timestamp())
    conn.executemany(
        "UPDATE capacities SET until = ? WHERE official = ? AND peran = ? AND holding = ?"
        " AND until IS NULL",
        [(seconds, *gone) for gone in noted - now],
    )
    conn.executemany(
        "INSERT INTO capacities (official, peran, holding, head, since) VALUES (?, ?, ?, ?, ?)",
        [(*new, new[1] in heads, seconds) for new in sorted(now - noted)],
    )


def _mark(
    conn: sqlite3.Connection, unit: str, heads: set[OfficialId], away: set[OfficialId]
) -> None:
    """Who of the unit holds a head's post as Plh or Plt, and who is stood in for."""
    rows = conn.execute("SELECT id, acts_as_head, away FROM officials WHERE unit = ?", (unit,))
    for official, was_head, was_away in rows.fetchall():
        now = (official in heads, official in away)
        if now != (bool(was_head), bool(was_away)):
            conn.execute(
                "UPDATE officials SET acts_as_head = ?, away = ? WHERE id = ?", (*now, official)
            )


def _insert(
    conn: sqlite3.Connection, new: Assignment, by: OfficialId | None, at: datetime
) -> Assignment:
    until = None if new.until is None else new.until.isoformat()
    row = conn.execute(
        _INSERT,
        (
            *(new.official, new.peran, new.holding.value, new.since.isoformat(), until),
            *(new.instead_of, new.basis, by, int(at.timestamp())),
        ),
    ).fetchone()
    return replace(new, id=int(row[0]))


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
