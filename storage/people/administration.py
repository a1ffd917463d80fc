"""The append-only journal of administrative acts: who set what up, as what, and when."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from flows.people.officials import OfficialId
from storage.codec import dump, load
from storage.people import roster
from storage.people.capacities import in_charge

OPERATOR = "operator"
"""As what somebody acts on the command line."""

Detail = tuple[tuple[str, str], ...]


class AdminKind(StrEnum):
    """What was done; `about` and `detail` of each are told by bot.views.admin.acts."""

    POST_STARTED = "post_started"
    POST_ENDED = "post_ended"
    LETTER_ADDED = "letter_added"
    SECRETARY_APPOINTED = "secretary_appointed"
    SECRETARY_DISMISSED = "secretary_dismissed"
    INVITED = "invited"
    CARDS_MADE = "cards_made"
    ABSENCE_ENTERED = "absence_entered"
    ABSENCE_ENDED = "absence_ended"
    DAY_ENTERED = "day_entered"
    DAY_REMOVED = "day_removed"
    READING_DECIDED = "reading_decided"
    ADMIN_JOINED = "admin_joined"


@dataclass(frozen=True, slots=True)
class AdminAct:
    """One act at `at` (UTC). `actor` is None for the command line; `capacity` is as what they
    acted. `about` is an id or a day, `detail` pairs of plain facts, with people by their ids
    alone. `unit` is whose act it is, '' where it is no one unit's; `number` is its place in the
    journal, 0 while it is not written."""

    at: datetime
    actor: OfficialId | None
    capacity: str
    kind: AdminKind
    about: str
    detail: Detail = ()
    unit: str = ""
    number: int = 0

    def fact(self, key: str) -> str:
        """What the detail says under this key; '' where it says nothing."""
        return dict(self.detail).get(key, "")


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
    return note(conn, AdminAct(at, by, capacity, kind, str(who), detail, unit))


def acts(
    conn: sqlite3.Connection, limit: int, before: int | None = None, unit: str | None = None
) -> tuple[AdminAct, ...]:
    """At most `limit` acts before that number, the newest first; where a unit is named its own
    and those of no unit."""
    rows = conn.execute(
        "SELECT at, actor, capacity, kind, about, detail, unit, seq FROM administration"
        " WHERE (:before IS NULL OR seq < :before) AND (:unit IS NULL OR unit IN ('', :unit))"
        " ORDER BY seq DESC LIMIT :limit",
        {"before": before, "unit": unit, "limit": limit},
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
