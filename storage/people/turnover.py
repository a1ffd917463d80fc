"""Who holds which post today: `official_peran` and what goes with it, made from the assignments."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flows.ids import Peran
from flows.people.absences import absent_on
from flows.people.officials import OfficialId
from flows.people.posts import Assignment, Holding, in_force
from storage.people import absences
from storage.people.posts import assignments

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
    _mark_absent(conn, unit, absent_on(absences.of_unit(conn, unit, today), today))
    return tuple(changes)


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


def _mark_absent(conn: sqlite3.Connection, unit: str, absent: frozenset[OfficialId]) -> None:
    """Who of the unit is away today, with or without somebody who stands in."""
    rows = conn.execute("SELECT id, absent FROM officials WHERE unit = ?", (unit,))
    for official, was in rows.fetchall():
        if (official in absent) != bool(was):
            now = (official in absent, official)
            conn.execute("UPDATE officials SET absent = ? WHERE id = ?", now)
