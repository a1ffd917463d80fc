"""The first administrator of an office: codes shown at a start, and who became one by them."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from flows.people.administration import AdminKind
from flows.people.officials import Official, OfficialId
from storage.people import joining, roster
from storage.people.administration import note_about
from storage.people.joining import Bound, code_hash
from storage.people.personnel import Person, enrol

LASTING = timedelta(hours=24)
"""How long a code holds."""


class State(StrEnum):
    """What a code still does: OPEN lets somebody in, OVER says that there is an administrator."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class FirstCode:
    """A code that was shown at a start, by its hash; `used_by` is the chat that used it."""

    hash: str
    state: State
    used_by: int | None


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who has opened a code: the chat, and what it has typed where the list is empty."""

    chat_id: int
    code: FirstCode
    nama: str = ""
    jabatan: str = ""


def has_admin(conn: sqlite3.Connection) -> bool:
    """Whether an administrator has joined with Telegram."""
    found = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM officials"
        " WHERE admin AND chat_id IS NOT NULL AND NOT outsider)"
    ).fetchone()
    return bool(found[0])


def offer(conn: sqlite3.Connection, code: str, at: datetime) -> bool:
    """Let this code make somebody the administrator, once, for LASTING; False where there is one
    already. Earlier codes hold until their own time has run out."""
    if has_admin(conn):
        return False
    conn.execute(
        "INSERT INTO first_codes (code_hash, made_at, expires_at) VALUES (?, ?, ?)",
        (code_hash(code), _seconds(at), _seconds(at + LASTING)),
    )
    return True


def find(conn: sqlite3.Connection, code: str, at: datetime) -> FirstCode | None:
    """The code, where it is one of these."""
    return _find(conn, code_hash(code), at)


def visit(conn: sqlite3.Connection, code: FirstCode, chat_id: int) -> Visitor:
    """Note that this chat has opened the code; what it typed before is forgotten."""
    conn.execute(
        "INSERT OR REPLACE INTO first_visitors (chat_id, code_hash) VALUES (?, ?)",
        (chat_id, code.hash),
    )
    return Visitor(chat_id, code)


def visitor(conn: sqlite3.Connection, chat_id: int, at: datetime) -> Visitor | None:
    """Who has opened a code from this chat; None for everybody else."""
    row = conn.execute(
        "SELECT code_hash, nama, jabatan FROM first_visitors WHERE chat_id = ?", (chat_id,)
    ).fetchone()
    code = None if row is None else _find(conn, row[0], at)
    return None if code is None else Visitor(chat_id, code, row[1], row[2])


def typed(conn: sqlite3.Connection, who: Visitor) -> None:
    """Keep the name and the jabatan that the visitor has typed so far."""
    conn.execute(
        "UPDATE first_visitors SET nama = ?, jabatan = ? WHERE chat_id = ?",
        (who.nama, who.jabatan, who.chat_id),
    )


def to_choose(conn: sqlite3.Connection) -> tuple[Official, ...]:
    """Everybody of the personnel list who has not joined with Telegram, in roster order."""
    return tuple(one for one in roster.all_officials(conn) if one.chat_id is None)


def become(
    conn: sqlite3.Connection, code: FirstCode, who: OfficialId, chat_id: int, at: datetime
) -> Official | None:
    """Make this person of the list, with this account, the administrator, and note it; None where
    the code lets nobody in any more or the person has another account."""
    if code.state is not State.OPEN:
        return None
    person = roster.official(conn, who)
    if person.chat_id is None and roster.by_chat(conn, chat_id) is None:
        joining.invite(conn, who, code.hash, at, at + LASTING)
        if not isinstance(joining.bind(conn, code.hash, chat_id, at), Bound):
            return None
    elif person.chat_id != chat_id:
        return None
    conn.execute("UPDATE officials SET admin = 1 WHERE id = ?", (who,))
    conn.execute(
        "UPDATE first_codes SET used_at = ?, used_by = ?, official = ? WHERE code_hash = ?",
        (_seconds(at), chat_id, who, code.hash),
    )
    conn.execute("DELETE FROM first_visitors")
    note_about(conn, who, AdminKind.ADMIN_JOINED, who, at)
    return roster.official(conn, who)


def enter(conn: sqlite3.Connection, who: Visitor, person: Person, at: datetime) -> Official | None:
    """Make the first person of an empty list the administrator; None as for `become`, and where
    the list is empty no more."""
    if who.code.state is not State.OPEN or roster.all_officials(conn):
        return None
    enrol(conn, (person,), at, at + LASTING, lambda: who.code.hash)
    entered = joining.invited(conn, who.code.hash)
    return None if entered is None else become(conn, who.code, entered, who.chat_id, at)


def _find(conn: sqlite3.Connection, hashed: str, at: datetime) -> FirstCode | None:
    row = conn.execute(
        "SELECT expires_at, used_at, used_by FROM first_codes WHERE code_hash = ?", (hashed,)
    ).fetchone()
    if row is None:
        return None
    expires_at, used_at, used_by = row
    if used_at is not None:
        return FirstCode(hashed, State.USED, used_by)
    if has_admin(conn):
        return FirstCode(hashed, State.OVER, None)
    state = State.EXPIRED if expires_at <= _seconds(at) else State.OPEN
    return FirstCode(hashed, state, None)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
