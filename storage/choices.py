"""The decisions of the office about the readings of its SOPs, kept one after another."""

import sqlite3
from datetime import datetime

from flows.choices import About, Choice
from flows.ids import Nomor, SopId
from flows.people.administration import AdminAct, AdminKind
from flows.people.officials import OfficialId
from storage.people import roster
from storage.people.administration import note


def decide_reading(conn: sqlite3.Connection, choice: Choice) -> None:
    """Keep one more decision; it takes the place of an earlier one on the same thing."""
    conn.execute(
        "INSERT INTO choices (sop_id, nomor, about, value, by, who, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(choice.sop, choice.nomor, choice.about.value, choice.value, choice.by),
            *(choice.who, choice.at.isoformat()),
        ),
    )
    _note(conn, choice)


def decisions(conn: sqlite3.Connection) -> tuple[Choice, ...]:
    """Every decision in the order it was made."""
    rows = conn.execute("SELECT sop_id, nomor, about, value, by, who, at FROM choices ORDER BY seq")
    return tuple(
        Choice(
            SopId(sop_id),
            Nomor(nomor),
            About(about),
            value,
            OfficialId(by),
            who,
            datetime.fromisoformat(at),
        )
        for sop_id, nomor, about, value, by, who, at in rows
    )


def _note(conn: sqlite3.Connection, choice: Choice) -> None:
    facts = (
        *(("nomor", str(choice.nomor)), ("about", choice.about.value)),
        ("value", choice.value),
    )
    unit, kind = roster.official(conn, choice.by).unit, AdminKind.READING_DECIDED
    note(conn, AdminAct(choice.at, choice.by, choice.who, kind, choice.sop, facts, unit))
