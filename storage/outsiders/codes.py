"""Invitations of people from outside: only hashes of their codes are kept."""

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.ids import CaseId
from storage.people.joining import code_hash

_COLUMNS = "case_id, number, until, ended_at, used_by, visitor"


@dataclass(frozen=True, slots=True)
class Code:
    """Which guest of which berkas an invitation is for; `used_by` and `visitor` are chats: who
    joined by it, and who opened it last without having joined."""

    case: CaseId
    number: int
    until: datetime
    ended: bool
    used_by: int | None
    visitor: int | None


MEETING = "rapat:"
"""What stands for a rapat in the place of a berkas; the number is then that of the invited."""


def of_meeting(number: int) -> CaseId:
    """The place of a rapat among the berkas that invitations are for."""
    return CaseId(f"{MEETING}{number}")


def meeting_of(case_id: str) -> int | None:
    """The rapat an invitation is for; None where it is for a berkas."""
    return int(case_id.removeprefix(MEETING)) if case_id.startswith(MEETING) else None


def new_code() -> str:
    """128 random bits that fit a deep link."""
    return secrets.token_urlsafe(16)


def give(
    conn: sqlite3.Connection, code: str, case_id: str, number: int, until: datetime, at: datetime
) -> None:
    """Let this code in as that guest until then, once; earlier codes of the guest end."""
    end(conn, case_id, number, at)
    add(conn, code, case_id, number, until)


def add(conn: sqlite3.Connection, code: str, case_id: str, number: int, until: datetime) -> None:
    """Let this code in as that guest too; whoever has answered or opened another that is open holds
    this one as well."""
    conn.execute(
        "INSERT INTO guest_codes (code_hash, case_id, number, until, used_by, visitor)"
        " SELECT ?, ?, ?, ?, max(used_by), max(visitor) FROM guest_codes"
        " WHERE case_id = ? AND number = ? AND ended_at IS NULL",
        (code_hash(code), case_id, number, _seconds(until), case_id, number),
    )


def end(conn: sqlite3.Connection, case_id: str, number: int, at: datetime) -> None:
    """The guest's codes let nobody in any more."""
    conn.execute(
        "UPDATE guest_codes SET ended_at = ? WHERE case_id = ? AND number = ? AND ended_at IS NULL",
        (_seconds(at), case_id, number),
    )


def find(conn: sqlite3.Connection, code: str) -> Code | None:
    """The invitation of this code; None where nobody was ever given it."""
    query = f"SELECT {_COLUMNS} FROM guest_codes WHERE code_hash = ?"  # noqa: S608
    row = conn.execute(query, (code_hash(code),)).fetchone()
    return None if row is None else _code(row)


def of_visitor(conn: sqlite3.Connection, case_id: str, number: int, chat_id: int) -> Code | None:
    """The open invitation of that guest, if this chat opened it last."""
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM guest_codes"  # noqa: S608
        " WHERE case_id = ? AND number = ? AND ended_at IS NULL AND visitor = ?",
        (case_id, number, chat_id),
    ).fetchone()
    return None if row is None else _code(row)


def visited(conn: sqlite3.Connection, code: Code, chat_id: int | None) -> None:
    """This chat has opened the invitation and may say that it is theirs; None: nobody."""
    conn.execute(
        "UPDATE guest_codes SET visitor = ? WHERE case_id = ? AND number = ? AND ended_at IS NULL",
        (chat_id, code.case, code.number),
    )


def answered(conn: sqlite3.Connection, code: Code, chat_id: int) -> None:
    """The chat has answered by it, and may answer otherwise; no other chat may."""
    conn.execute(
        "UPDATE guest_codes SET used_by = ? WHERE case_id = ? AND number = ? AND ended_at IS NULL",
        (chat_id, code.case, code.number),
    )


def used(conn: sqlite3.Connection, code: Code, chat_id: int, at: datetime) -> None:
    """The chat has joined by it."""
    conn.execute(
        "UPDATE guest_codes SET used_by = ?, ended_at = ?"
        " WHERE case_id = ? AND number = ? AND ended_at IS NULL",
        (chat_id, _seconds(at), code.case, code.number),
    )


def opened(conn: sqlite3.Connection, case_id: str) -> dict[int, bool]:
    """Of whom there is an open invitation, and whether anybody has opened it."""
    rows = conn.execute(
        "SELECT number, max(visitor IS NOT NULL OR used_by IS NOT NULL) FROM guest_codes"
        " WHERE case_id = ? AND ended_at IS NULL GROUP BY number",
        (case_id,),
    )
    return {number: bool(seen) for number, seen in rows.fetchall()}


def chat_of(conn: sqlite3.Connection, case_id: str, number: int) -> int | None:
    """The chat that has answered by an open invitation of that number, or else opened it last."""
    row = conn.execute(
        "SELECT coalesce(used_by, visitor) FROM guest_codes WHERE case_id = ? AND number = ?"
        " AND ended_at IS NULL AND coalesce(used_by, visitor) IS NOT NULL LIMIT 1",
        (case_id, number),
    ).fetchone()
    return None if row is None else int(row[0])


def hold_until(conn: sqlite3.Connection, case_id: str, until: datetime) -> None:
    """The open invitations of that place hold until then."""
    conn.execute(
        "UPDATE guest_codes SET until = ?, told_over = 0 WHERE case_id = ? AND ended_at IS NULL",
        (_seconds(until), case_id),
    )


def forget_chats(conn: sqlite3.Connection, case_id: str, at: datetime) -> None:
    """The invitations of that place let nobody in any more, and nothing is kept of who opened
    them."""
    conn.execute(
        "UPDATE guest_codes SET ended_at = coalesce(ended_at, ?), visitor = NULL, used_by = NULL"
        " WHERE case_id = ?",
        (_seconds(at), case_id),
    )
    conn.execute("DELETE FROM prompts WHERE case_id = ?", (case_id,))


def run_out(conn: sqlite3.Connection, at: datetime) -> list[tuple[CaseId, int]]:
    """The guests whose invitation has run out unused and whose contact has not heard of it; each
    is given once."""
    rows = conn.execute(
        "UPDATE guest_codes SET told_over = 1"
        " WHERE until <= ? AND ended_at IS NULL AND NOT told_over RETURNING case_id, number",
        (_seconds(at),),
    )
    return [(CaseId(case_id), number) for case_id, number in rows.fetchall()]


def next_to_run_out(conn: sqlite3.Connection) -> datetime | None:
    """When the next open invitation runs out; None where none is open."""
    row = conn.execute(
        "SELECT min(until) FROM guest_codes WHERE ended_at IS NULL AND NOT told_over"
    ).fetchone()
    return None if row[0] is None else datetime.fromtimestamp(row[0], UTC)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


Row = tuple[str, int, int, int | None, int | None, int | None]


def _code(row: Row) -> Code:
    case_id, number, until, ended_at, used_by, visitor = row
    moment = datetime.fromtimestamp(until, UTC)
    return Code(CaseId(case_id), number, moment, ended_at is not None, used_by, visitor)
