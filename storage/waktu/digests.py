"""The morning digest: who wishes it how, and on which days it was sent."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from flows.people.officials import Official, OfficialId
from storage.people import roster
from storage.readers import reachable


@dataclass(frozen=True, slots=True)
class Wishes:
    """Whether a person gets the digest; `quiet`: nothing at all where there is nothing to say."""

    digest: bool
    quiet: bool


def wishes(conn: sqlite3.Connection, official: OfficialId) -> Wishes:
    """How the person wishes it; where they have not said, as the personnel list has it."""
    row = conn.execute(
        "SELECT coalesce(digest_wish, ringkasan OR acts_as_head), digest_quiet"
        " FROM officials WHERE id = ?",
        (official,),
    ).fetchone()
    return Wishes(bool(row[0]), bool(row[1]))


def wish(conn: sqlite3.Connection, official: OfficialId, wishes: Wishes) -> None:
    """From now on the person wishes it so, whatever the personnel list says."""
    conn.execute(
        "UPDATE officials SET digest_wish = ?, digest_quiet = ? WHERE id = ?",
        (wishes.digest, wishes.quiet, official),
    )


def open_day(conn: sqlite3.Connection, unit: str, day: date, at: datetime) -> list[Official]:
    """Those of the unit who are to have that day's digest; empty where it was dealt with before.

    From then on it counts as dealt with for everybody, so write the messages in the same
    transaction: whoever joins, or wishes it, later that day has the next one. Whoever is away has
    none.
    """
    before = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM digests d JOIN officials o ON o.id = d.official"
        " WHERE o.unit = ? AND d.day = ?)",
        (unit, day.isoformat()),
    ).fetchone()
    if before[0]:
        return []
    conn.execute(
        "INSERT INTO digests (official, day, sent) SELECT id, ?, ? FROM officials WHERE unit = ?",
        (day.isoformat(), int(at.timestamp()), unit),
    )
    people = reachable(roster.of_unit(conn, unit))
    rows = conn.execute("SELECT id FROM officials WHERE unit = ? AND away", (unit,))
    away = {official for (official,) in rows}
    here = (one for one in people if one.id not in away and not one.absent)
    return [one for one in here if wishes(conn, one.id).digest]
