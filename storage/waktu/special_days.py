"""The special days of the offices: every decision is kept, the last one for a day counts."""

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime

from flows.office_time.hours import Hours, SpecialDay
from flows.office_time.special_days import Entered
from flows.people.administration import OPERATOR, AdminAct, AdminKind
from flows.people.officials import OfficialId
from storage.codec import dump, load
from storage.people.administration import note

_IN_FORCE = (
    "SELECT day, nama, works, hours, by, who, at FROM special_days s WHERE unit = ? AND day >= ?"
    " AND seq = (SELECT max(seq) FROM special_days WHERE unit = s.unit AND day = s.day)"
    " AND works IS NOT NULL ORDER BY day"
)


def special_days(conn: sqlite3.Connection, unit: str) -> Mapping[date, SpecialDay]:
    """Every special day of the unit, past ones too."""
    return {entered.day: entered.special for entered in coming_days(conn, unit, date.min)}


def coming_days(conn: sqlite3.Connection, unit: str, since: date) -> tuple[Entered, ...]:
    """The special days of the unit from that day on, with who entered them."""
    return tuple(
        Entered(
            date.fromisoformat(day),
            SpecialDay(nama, bool(works), load(Hours, hours)),
            None if by is None else OfficialId(by),
            who,
            datetime.fromisoformat(at),
        )
        for day, nama, works, hours, by, who, at in conn.execute(
            _IN_FORCE, (unit, since.isoformat())
        )
    )


def enter_day(conn: sqlite3.Connection, unit: str, entered: Entered) -> None:
    """The day is from now on what was entered; it takes the place of an earlier decision."""
    special = entered.special
    _add(conn, unit, entered, special.nama, int(special.works), dump(special.hours))
    _note(conn, unit, entered, AdminKind.DAY_ENTERED)


def remove_day(conn: sqlite3.Connection, unit: str, entered: Entered) -> None:
    """The day is an ordinary one again; who removed it, and when, stands in `entered`."""
    _add(conn, unit, entered, entered.special.nama, None, dump(()))
    _note(conn, unit, entered, AdminKind.DAY_REMOVED)


def _note(conn: sqlite3.Connection, unit: str, entered: Entered, kind: AdminKind) -> None:
    capacity = OPERATOR if entered.by is None else entered.who
    facts = (("nama", entered.special.nama), ("works", str(int(entered.special.works))))
    day = entered.day.isoformat()
    note(conn, AdminAct(entered.at, entered.by, capacity, kind, day, facts, unit))


def _add(
    conn: sqlite3.Connection, unit: str, entered: Entered, nama: str, works: int | None, hours: str
) -> None:
    conn.execute(
        "INSERT INTO special_days (unit, day, nama, works, hours, by, who, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(unit, entered.day.isoformat(), nama, works, hours),
            *(entered.by, entered.who, entered.at.isoformat()),
        ),
    )
