"""As what people held their posts, and when: what records print beside a name."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from flows.ids import Peran
from flows.people.capacity import Capacity, in_capacity
from flows.people.officials import Official, OfficialId
from flows.people.posts import Holding
from flows.units import Unit
from storage.people import roster


def capacities_of(
    conn: sqlite3.Connection, officials: Iterable[OfficialId]
) -> tuple[Capacity, ...]:
    """All capacities of these people, the oldest first; empty where none of them ever stood in,
    for then nothing is to be said."""
    rows = conn.execute(
        "SELECT c.official, c.peran, c.holding, c.head, c.since, c.until, coalesce(n.nama, c.peran)"
        " FROM capacities c JOIN officials o ON o.id = c.official"
        " LEFT JOIN post_names n ON n.unit = o.unit AND n.peran = c.peran"
        " WHERE c.official IN (SELECT value FROM json_each(?)) ORDER BY c.since",
        (json.dumps(sorted(officials)),),
    )
    found = tuple(_capacity(row) for row in rows)
    return found if any(one.holding is not Holding.DEFINITIF for one in found) else ()


def as_holder(
    conn: sqlite3.Connection, official: OfficialId, peran: Collection[Peran], at: datetime
) -> Official:
    """The person with the jabatan in which they act for one of these posts at that moment."""
    one = roster.official(conn, official)
    return in_capacity(one, capacities_of(conn, (official,)), peran, at)


def in_charge(conn: sqlite3.Connection, one: Official, at: datetime) -> Official:
    """The person with the jabatan in which they manage their unit: whoever stands in for a head
    does so by that title."""
    held = [own for own in capacities_of(conn, (one.id,)) if own.head and own.held(at)]
    return in_capacity(one, held, {own.peran for own in held}, at)


def keep_names(conn: sqlite3.Connection, unit: Unit) -> None:
    """Keep how the unit names its posts, where that has changed."""
    names = {post.peran: post.nama for post in unit.posts}
    known = dict(conn.execute("SELECT peran, nama FROM post_names WHERE unit = ?", (unit.id,)))
    if known != names:
        conn.execute("DELETE FROM post_names WHERE unit = ?", (unit.id,))
        conn.executemany(
            "INSERT INTO post_names (unit, peran, nama) VALUES (?, ?, ?)",
            [(unit.id, peran, nama) for peran, nama in names.items()],
        )


def _capacity(row: tuple[int, str, str, int, int, int | None, str]) -> Capacity:
    official, peran, holding, head, since, until, post = row
    return Capacity(
        OfficialId(official),
        Peran(peran),
        Holding(holding),
        datetime.fromtimestamp(since, UTC),
        None if until is None else datetime.fromtimestamp(until, UTC),
        post=post,
        head=bool(head),
    )
