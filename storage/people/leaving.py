"""Who leaves the office, as it was entered, and how far their leaving has been worked off."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flows.people.administration import AdminKind
from flows.people.leaving import Leave, LeaveFault, leave_fault
from flows.people.officials import OfficialId
from storage.people import roster
from storage.people.administration import note_about


@dataclass(frozen=True, slots=True)
class Leaving:
    """A leaving as it was entered `by` somebody (None: the command line), and what is done of it;
    `jabatan` is as what they left, `chat_id` the account they had, as long as it is kept."""

    leave: Leave
    by: OfficialId | None
    at: datetime
    jabatan: str = ""
    chat_id: int | None = None
    gone_at: datetime | None = None
    done_at: datetime | None = None
    forgotten_at: datetime | None = None


def enter(
    conn: sqlite3.Connection,
    unit: str,
    leave: Leave,
    by: OfficialId | None,
    today: date,
    at: datetime,
) -> LeaveFault | None:
    """Enter that a person of the unit leaves, or say why that cannot be."""
    fault = fault_of(conn, unit, leave, today)
    if fault is None:
        conn.execute(
            "INSERT INTO leavings (official, successor, since, posts, at_once, by, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(leave.who, leave.successor, leave.since.isoformat()),
                *(leave.posts, leave.at_once, by, int(at.timestamp())),
            ),
        )
        note_about(conn, leave.who, AdminKind.LEAVING_ENTERED, by, at, _facts(leave))
    return fault


def entered(conn: sqlite3.Connection, unit: str, leave: Leave) -> bool:
    """Whether just this leaving of a person of the unit has been entered already."""
    found = leaving(conn, leave.who)
    here = found is not None and roster.official(conn, leave.who).unit == unit
    return here and found is not None and found.leave == leave


def fault_of(conn: sqlite3.Connection, unit: str, leave: Leave, today: date) -> LeaveFault | None:
    """Why this leaving cannot be entered; None where it can."""
    return leave_fault(leave, roster.of_unit(conn, unit), about_to_leave(conn), today)


def withdraw(
    conn: sqlite3.Connection, who: OfficialId, by: OfficialId | None, at: datetime
) -> bool:
    """The person stays after all; False where nothing was entered or they have left already."""
    done = conn.execute("DELETE FROM leavings WHERE official = ? AND gone_at IS NULL", (who,))
    if done.rowcount:
        note_about(conn, who, AdminKind.LEAVING_WITHDRAWN, by, at)
    return done.rowcount > 0


def leaving(conn: sqlite3.Connection, who: OfficialId) -> Leaving | None:
    """The leaving of that person; None where none was entered."""
    return next(iter(_found(conn, "official = ?", who)), None)


def planned(conn: sqlite3.Connection, who: OfficialId) -> Leave | None:
    """How that person is about to leave; None where they stay, or have left."""
    return plans(conn).get(who)


def plans(conn: sqlite3.Connection) -> dict[OfficialId, Leave]:
    """How those who will leave and are still here will do so."""
    return {one.leave.who: one.leave for one in _found(conn, "gone_at IS NULL")}


def about_to_leave(conn: sqlite3.Connection) -> frozenset[OfficialId]:
    """Who will leave and is still here."""
    return frozenset(plans(conn))


def due(conn: sqlite3.Connection, unit: str, today: date) -> tuple[Leaving, ...]:
    """Whose day has come in the unit and who is still here, the first entered first."""
    of_unit = "official IN (SELECT id FROM officials WHERE unit = ?)"
    return _found(conn, f"gone_at IS NULL AND since <= ? AND {of_unit}", today.isoformat(), unit)


def gone(conn: sqlite3.Connection) -> tuple[Leaving, ...]:
    """Everybody who has left, the first entered first."""
    return _found(conn, "gone_at IS NOT NULL")


def successor(conn: sqlite3.Connection, who: OfficialId) -> OfficialId:
    """Who is in the place of this person today: their successor, or that one's where they have
    left too; the person themselves where they have not left."""
    found = leaving(conn, who)
    while found is not None and found.gone_at is not None:
        who = found.leave.successor
        found = leaving(conn, who)
    return who


def name_hash(unit: str, key: str) -> str:
    """What is kept of the name of somebody who has left, as names are compared (`key`): so that a
    personnel list that still has it is known to come too late."""
    return hashlib.sha256(f"{unit}\x1f{key}".encode()).hexdigest()


def finish(conn: sqlite3.Connection, who: OfficialId, at: datetime) -> bool:
    """Everything was handed over; False where that was so already."""
    done = conn.execute(
        "UPDATE leavings SET done_at = ? WHERE official = ? AND done_at IS NULL",
        (int(at.timestamp()), who),
    )
    return done.rowcount > 0


def note_gone(conn: sqlite3.Connection, one: Leaving, at: datetime) -> None:
    """Note that the person has left, on the word of whoever entered it."""
    leave = one.leave
    note_about(conn, leave.who, AdminKind.LEFT, one.by, at, _facts(leave))


def _facts(leave: Leave) -> tuple[tuple[str, str], ...]:
    return (
        ("successor", str(leave.successor)),
        ("since", leave.since.isoformat()),
        ("posts", str(int(leave.posts))),
        ("at_once", str(int(leave.at_once))),
    )


def _found(conn: sqlite3.Connection, where: str, *values: object) -> tuple[Leaving, ...]:
    rows: Iterable[_Row] = conn.execute(f"{_SELECT} WHERE {where} ORDER BY at, official", values)
    return tuple(map(_leaving, rows))


_SELECT = (
    "SELECT official, successor, since, posts, at_once, by, at, jabatan, chat_id,"
    " gone_at, done_at, forgotten_at FROM leavings"
)
_Row = tuple[
    *tuple[int, int, str, int, int, int | None, int],
    *tuple[str, int | None, int | None, int | None, int | None],
]


def _leaving(row: _Row) -> Leaving:
    leave = Leave(
        *(OfficialId(row[0]), OfficialId(row[1]), date.fromisoformat(row[2])),
        posts=bool(row[3]),
        at_once=bool(row[4]),
    )
    by = None if row[5] is None else OfficialId(row[5])
    moments = [None if at is None else datetime.fromtimestamp(at, UTC) for at in row[9:]]
    return Leaving(leave, by, datetime.fromtimestamp(row[6], UTC), row[7], row[8], *moments)
