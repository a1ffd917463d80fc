"""Office hours that were entered: every decision is kept, the last one for a day counts."""

import sqlite3
from datetime import date, datetime

from flows.office_time.changing import HoursEntered
from flows.office_time.hours import OfficeHours, Week
from flows.people.administration import OPERATOR, AdminAct, AdminKind
from flows.people.officials import OfficialId
from storage.codec import dump, load
from storage.people.administration import note

_IN_FORCE = (
    "SELECT since, week, by, who, at FROM office_hours h WHERE unit = ? AND since >= ?"
    " AND seq = (SELECT max(seq) FROM office_hours WHERE unit = h.unit AND since = h.since)"
    " AND week IS NOT NULL ORDER BY since"
)


def kept_hours(conn: sqlite3.Connection, unit: str) -> tuple[OfficeHours, ...]:
    """The hours that were entered for the unit, earlier ones too."""
    return tuple(one.hours for one in entered_hours(conn, unit, date.min))


def entered_hours(conn: sqlite3.Connection, unit: str, since: date) -> tuple[HoursEntered, ...]:
    """The hours of the unit that begin on that day or later, with who entered them."""
    return tuple(
        HoursEntered(
            OfficeHours(date.fromisoformat(day), load(Week, week)),
            None if by is None else OfficialId(by),
            who,
            datetime.fromisoformat(at),
        )
        for day, week, by, who, at in conn.execute(_IN_FORCE, (unit, since.isoformat()))
    )


def enter_hours(conn: sqlite3.Connection, unit: str, entered: HoursEntered) -> None:
    """These hours hold from their day on."""
    _add(conn, unit, entered, dump(entered.hours.week))
    _note(conn, unit, entered, AdminKind.HOURS_ENTERED)


def remove_hours(conn: sqlite3.Connection, unit: str, entered: HoursEntered) -> None:
    """The hours from that day on are taken back; who did so, and when, stands in `entered`."""
    _add(conn, unit, entered, None)
    _note(conn, unit, entered, AdminKind.HOURS_REMOVED)


def _note(conn: sqlite3.Connection, unit: str, entered: HoursEntered, kind: AdminKind) -> None:
    capacity, day = OPERATOR if entered.by is None else entered.who, entered.hours.since
    note(conn, AdminAct(entered.at, entered.by, capacity, kind, day.isoformat(), (), unit))


def _add(conn: sqlite3.Connection, unit: str, entered: HoursEntered, week: str | None) -> None:
    conn.execute(
        "INSERT INTO office_hours (unit, since, week, by, who, at) VALUES (?, ?, ?, ?, ?, ?)",
        (
            *(unit, entered.hours.since.isoformat(), week),
            *(entered.by, entered.who, entered.at.isoformat()),
        ),
    )
