"""The whole roster at once as the personnel list sees it, for a list of thousands of rows."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from flows.ids import Peran
from flows.people.officials import Official, OfficialId
from storage.people.joining import invited
from storage.people.leaving import about_to_leave
from storage.people.roster import all_officials


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody as the last list had them, whoever stands in for whom today; `names` finds them by
    unit and compared name, `codes` by a code that was ever theirs. `left` knows the names of those
    who have left, by their hashes, `leaving` who is about to."""

    people: Mapping[OfficialId, Official]
    names: Mapping[tuple[str, str], OfficialId]
    codes: Mapping[str, OfficialId]
    left: frozenset[str] = frozenset()
    leaving: frozenset[OfficialId] = frozenset()

    def of_unit(self, unit: str) -> tuple[Official, ...]:
        """Everybody of the unit, in roster order."""
        return tuple(one for one in self.people.values() if one.unit == unit)


def read_roll(conn: sqlite3.Connection, codes: Iterable[str] = ()) -> Roll:
    """The roster, and whose these codes are."""
    posts, heads = _listed(conn), _heads(conn)
    people = {
        one.id: replace(one, peran=posts.get(one.id, ()), kepala=one.id in heads)
        for one in all_officials(conn)
    }
    rows = conn.execute("SELECT unit, nama_key, id FROM officials WHERE NOT outsider AND NOT gone")
    names = {(unit, key): OfficialId(one) for unit, key, one in rows}
    found = ((code, invited(conn, code)) for code in codes)
    left = conn.execute("SELECT name_hash FROM leavings WHERE name_hash IS NOT NULL")
    return Roll(
        people,
        names,
        {code: one for code, one in found if one is not None},
        frozenset(str(key) for (key,) in left),
        about_to_leave(conn),
    )


def _heads(conn: sqlite3.Connection) -> frozenset[OfficialId]:
    rows = conn.execute("SELECT id FROM officials WHERE kepala")
    return frozenset(OfficialId(one) for (one,) in rows)


def _listed(conn: sqlite3.Connection) -> dict[OfficialId, tuple[Peran, ...]]:
    """As storage.people.posts.listed, of everybody."""
    found: dict[OfficialId, tuple[Peran, ...]] = {}
    rows = conn.execute(
        "SELECT official, peran FROM assignments WHERE holding = 'definitif' AND until IS NULL"
        " ORDER BY id"
    )
    for one, peran in rows:
        found[OfficialId(one)] = (*found.get(OfficialId(one), ()), Peran(peran))
    return found
