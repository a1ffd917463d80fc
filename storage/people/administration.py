"""The append-only journal of administrative acts: who set what up, as what, and when."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

from flows.people.administration import OPERATOR, AdminAct, AdminKind, Detail, titled_as
from flows.people.officials import OfficialId
from storage.codec import dump, load
from storage.people import roster
from storage.people.capacities import in_charge

PEOPLE = frozenset({"successor", "instead_of", "head"})
"""The facts of an act that name a person."""


def capacity_of(conn: sqlite3.Connection, by: OfficialId | None, at: datetime) -> str:
    """As what this person sets something up at that moment, as acts print it."""
    return OPERATOR if by is None else in_charge(conn, roster.official(conn, by), at).jabatan


def note(conn: sqlite3.Connection, act: AdminAct) -> AdminAct:
    """Write the act behind the others, in the transaction of the change; returns it numbered."""
    row = conn.execute(
        "INSERT INTO administration (at, actor, capacity, unit, kind, about, detail)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING seq",
        (
            *(act.at.astimezone(UTC).isoformat(), act.actor, act.capacity, act.unit),
            *(act.kind.value, act.about, dump(act.detail)),
        ),
    ).fetchone()
    return replace(act, number=int(row[0]))


def note_about(
    conn: sqlite3.Connection,
    who: OfficialId,
    kind: AdminKind,
    by: OfficialId | None,
    at: datetime,
    detail: Detail = (),
) -> AdminAct:
    """Write an act about a person of the roster, as their unit's."""
    capacity, unit = capacity_of(conn, by, at), roster.official(conn, who).unit
    titles = _titles(conn, who, by, detail)
    return note(conn, AdminAct(at, by, capacity, kind, str(who), (*detail, *titles), unit))


def _titles(
    conn: sqlite3.Connection, who: OfficialId, by: OfficialId | None, detail: Detail
) -> Detail:
    """What the people of the act are called by at its moment, so that it is read so later."""
    named = (int(value) for key, value in detail if key in PEOPLE and value)
    ids = sorted({who, *map(OfficialId, named), *(() if by is None else (by,))})
    return tuple((titled_as(one), roster.official(conn, one).jabatan) for one in ids)


def acts(
    conn: sqlite3.Connection, limit: int, skip: int = 0, unit: str | None = None
) -> tuple[AdminAct, ...]:
    """At most `limit` acts after the `skip` newest, the newest first; where a unit is named its
    own and those of no unit."""
    rows = conn.execute(
        "SELECT at, actor, capacity, kind, about, detail, unit, seq FROM administration"
        " WHERE :unit IS NULL OR unit IN ('', :unit) ORDER BY seq DESC LIMIT :limit OFFSET :skip",
        {"unit": unit, "limit": limit, "skip": skip},
    )
    return tuple(_act(row) for row in rows)


def count(conn: sqlite3.Connection, unit: str) -> int:
    """How many acts the unit has to read."""
    row = conn.execute(
        "SELECT count(*) FROM administration WHERE unit IN ('', ?)", (unit,)
    ).fetchone()
    return int(row[0])


def _act(row: tuple[str, int | None, str, str, str, str, str, int]) -> AdminAct:
    at, actor, capacity, kind, about, detail, unit, number = row
    return AdminAct(
        datetime.fromisoformat(at),
        None if actor is None else OfficialId(actor),
        capacity,
        AdminKind(kind),
        about,
        load(Detail, detail),
        unit,
        number,
    )
