"""Who of a unit has not joined yet, and the codes by which they do, with who gave them when."""

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime

from flows.people.administration import AdminAct, AdminKind
from flows.people.officials import Official, OfficialId
from storage.people import joining, roster
from storage.people.administration import capacity_of, note, note_about
from storage.people.joining import code_hash


def unlinked(conn: sqlite3.Connection, unit: str) -> tuple[Official, ...]:
    """Everybody of the unit without a Telegram account, in roster order."""
    return tuple(one for one in roster.of_unit(conn, unit) if one.chat_id is None)


def renew(
    conn: sqlite3.Connection,
    official: OfficialId,
    code: str,
    at: datetime,
    until: datetime,
    by: OfficialId | None,
) -> None:
    """Invite by a new code, note who did it (None: the command line); the old code is void."""
    _renew(conn, official, code, at, until, by)
    note_about(conn, official, AdminKind.INVITED, by, at)


def renew_all(
    conn: sqlite3.Connection,
    unit: str,
    codes: Mapping[OfficialId, str],
    at: datetime,
    until: datetime,
    by: OfficialId | None,
) -> None:
    """As `renew` for each of these people of a unit; noted as one act."""
    for official, code in codes.items():
        _renew(conn, official, code, at, until, by)
    if codes:
        capacity, people = capacity_of(conn, by, at), ",".join(map(str, sorted(codes)))
        act = AdminAct(at, by, capacity, AdminKind.CARDS_MADE, unit, (("people", people),), unit)
        note(conn, act)


def _renew(
    conn: sqlite3.Connection,
    official: OfficialId,
    code: str,
    at: datetime,
    until: datetime,
    by: OfficialId | None,
) -> None:
    joining.invite(conn, official, code, at, until)
    conn.execute(
        "UPDATE invitations SET made_at = ?, made_by = ? WHERE code_hash = ?",
        (int(at.timestamp()), by, code_hash(code)),
    )


def had_others(conn: sqlite3.Connection, official: OfficialId) -> bool:
    """Whether the person was given codes that a newer one has replaced."""
    (count,) = conn.execute(
        "SELECT count(*) FROM invitations WHERE official = ? AND revoked_at IS NOT NULL",
        (official,),
    ).fetchone()
    return bool(count)


def holds_until(conn: sqlite3.Connection, official: OfficialId, at: datetime) -> datetime | None:
    """Until when the code that the person was given holds; None where they have none."""
    (until,) = conn.execute(
        "SELECT max(expires_at) FROM invitations WHERE official = ? AND used_at IS NULL"
        " AND revoked_at IS NULL AND expires_at > ?",
        (official, int(at.timestamp())),
    ).fetchone()
    return None if until is None else datetime.fromtimestamp(until, UTC)
