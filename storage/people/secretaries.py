"""Who works as secretary for which head, and whether they may record the head's decisions."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from flows.people.administration import AdminKind
from flows.people.officials import OfficialId
from storage.people.administration import note_about


@dataclass(frozen=True, slots=True)
class Secretary:
    """`secretary` works for `head`; where they may, they record the head's decisions."""

    secretary: OfficialId
    head: OfficialId
    decides: bool


def of_secretary(conn: sqlite3.Connection, official: OfficialId) -> tuple[Secretary, ...]:
    """For whom this person works."""
    return _found(conn, "secretary = ?", official)


def of_head(conn: sqlite3.Connection, head: OfficialId) -> tuple[Secretary, ...]:
    """Who works for this head."""
    return _found(conn, "head = ?", head)


def appoint(
    conn: sqlite3.Connection, wished: Secretary, by: OfficialId | None, at: datetime
) -> None:
    """From now on the person works for the head, with or without leave to record decisions."""
    _end(conn, wished.secretary, wished.head, by, at)
    conn.execute(
        "INSERT INTO secretaries (secretary, head, decides, by, at) VALUES (?, ?, ?, ?, ?)",
        (wished.secretary, wished.head, wished.decides, by, int(at.timestamp())),
    )
    facts = (("head", str(wished.head)), ("decides", str(int(wished.decides))))
    note_about(conn, wished.secretary, AdminKind.SECRETARY_APPOINTED, by, at, facts)


def dismiss(
    conn: sqlite3.Connection,
    secretary: OfficialId,
    head: OfficialId,
    by: OfficialId | None,
    at: datetime,
) -> bool:
    """The person works for the head no more; False where they did not."""
    ended = _end(conn, secretary, head, by, at)
    if ended:
        facts = (("head", str(head)),)
        note_about(conn, secretary, AdminKind.SECRETARY_DISMISSED, by, at, facts)
    return ended


def _end(
    conn: sqlite3.Connection,
    secretary: OfficialId,
    head: OfficialId,
    by: OfficialId | None,
    at: datetime,
) -> bool:
    done = conn.execute(
        "UPDATE secretaries SET ended_by = ?, ended_at = ?"
        " WHERE secretary = ? AND head = ? AND ended_at IS NULL",
        (by, int(at.timestamp()), secretary, head),
    )
    return done.rowcount > 0


def _found(conn: sqlite3.Connection, where: str, official: OfficialId) -> tuple[Secretary, ...]:
    rows = conn.execute(
        "SELECT secretary, head, decides FROM secretaries"  # noqa: S608  two constants above
        f" WHERE {where} AND ended_at IS NULL ORDER BY id",
        (official,),
    )
    return tuple(Secretary(OfficialId(a), OfficialId(b), bool(c)) for a, b, c in rows)
