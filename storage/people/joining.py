"""How somebody of the roster comes in: codes, the account that joins by one, and wrong tries."""

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flows.people.officials import Official, OfficialId
from storage.people.roster import by_chat, official

TRIES = 5
TRIES_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Bound:
    """The code was right: this account is from now on this person; until now it was `outsider`, a
    person from outside, or nobody."""

    official: Official
    outsider: OfficialId | None = None


@dataclass(frozen=True, slots=True)
class AlreadyBound:
    """This account has been this person before; nothing changed."""

    official: Official


@dataclass(frozen=True, slots=True)
class ChatOfAnother:
    """This account already belongs to `official`, and the code is somebody else's."""

    official: Official


@dataclass(frozen=True, slots=True)
class CodeUsed:
    """The code has let somebody in before; its person has no account any more."""


@dataclass(frozen=True, slots=True)
class LinkedElsewhere:
    """The code's person is linked from another account: one person has one."""


@dataclass(frozen=True, slots=True)
class CodeExpired:
    """The code was right once: its time has run out."""


@dataclass(frozen=True, slots=True)
class CodeReplaced:
    """The code was right once: a newer one took its place."""


@dataclass(frozen=True, slots=True)
class CodeUnknown:
    """Nobody was given this code; `tries_left` before the account has to wait."""

    tries_left: int


@dataclass(frozen=True, slots=True)
class TooManyTries:
    """Too many wrong codes from this account; it may try again at `until`."""

    until: datetime


Binding = (
    Bound
    | AlreadyBound
    | ChatOfAnother
    | LinkedElsewhere
    | CodeUsed
    | CodeExpired
    | CodeReplaced
    | CodeUnknown
    | TooManyTries
)


def code_hash(code: str) -> str:
    """What is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def invite(
    conn: sqlite3.Connection, official_id: OfficialId, code: str, at: datetime, expires_at: datetime
) -> None:
    """Let this code join one account to the person, once; earlier unused codes end with it.

    Raises ValueError when the code was given to somebody else.
    """
    conn.execute(
        "UPDATE invitations SET revoked_at = ?"
        " WHERE official = ? AND used_at IS NULL AND revoked_at IS NULL",
        (_seconds(at), official_id),
    )
    done = conn.execute(
        "INSERT INTO invitations (code_hash, official, expires_at) VALUES (?, ?, ?)"
        " ON CONFLICT (code_hash) DO UPDATE SET expires_at = excluded.expires_at,"
        " used_at = NULL, used_by = NULL, revoked_at = NULL WHERE official = excluded.official",
        (code_hash(code), official_id, _seconds(expires_at)),
    )
    if done.rowcount == 0:
        raise ValueError("the code was given to somebody else")


def invited(conn: sqlite3.Connection, code: str) -> OfficialId | None:
    """Whom this code was ever given to; None for a code that nobody was given."""
    row = conn.execute(
        "SELECT official FROM invitations WHERE code_hash = ?", (code_hash(code),)
    ).fetchone()
    return None if row is None else OfficialId(row[0])


def bind(conn: sqlite3.Connection, code: str, chat_id: int, at: datetime) -> Binding:
    """Join the account to the person whose code this is, or say why not.

    Beyond TRIES wrong codes within TRIES_WITHIN even the right one is not looked at.
    """
    wrong = _wrong_tries(conn, chat_id, at)
    if len(wrong) >= TRIES:
        return TooManyTries(datetime.fromtimestamp(wrong[0], UTC) + TRIES_WITHIN)
    row = conn.execute(
        "SELECT i.official, i.expires_at, i.used_at, i.revoked_at FROM invitations i"
        " JOIN officials o ON o.id = i.official WHERE i.code_hash = ? AND NOT o.gone",
        (code_hash(code),),
    ).fetchone()
    if row is None:
        wrong_code(conn, chat_id, at)
        return CodeUnknown(TRIES - len(wrong) - 1)
    official_id, expires_at, used_at, revoked_at = row
    present, person = by_chat(conn, chat_id), official(conn, official_id)
    if present is not None and not present.outsider:
        return AlreadyBound(person) if present == person else ChatOfAnother(present)
    if person.chat_id is not None:
        return LinkedElsewhere()
    if used_at is not None:
        return CodeUsed()
    if revoked_at is not None:
        return CodeReplaced()
    if expires_at <= _seconds(at):
        return CodeExpired()
    if present is not None:
        leave_outside(conn, present.id)
    _join(conn, official_id, code, chat_id, at)
    return Bound(official(conn, official_id), None if present is None else present.id)


def leave_outside(conn: sqlite3.Connection, outsider: OfficialId) -> None:
    """The account is this person's from outside no more: it is free for an official. What they did
    and their name stay, as of anybody who has left."""
    conn.execute(
        "UPDATE officials SET chat_id = NULL, nama_key = ? WHERE id = ?",
        (f"luar:#{outsider}", outsider),
    )
    conn.execute("DELETE FROM cards WHERE official = ?", (outsider,))
    conn.execute("DELETE FROM prompts WHERE official = ?", (outsider,))


def _join(
    conn: sqlite3.Connection, official_id: OfficialId, code: str, chat_id: int, at: datetime
) -> None:
    conn.execute(
        "UPDATE officials SET chat_id = ?, reachable = 1 WHERE id = ?", (chat_id, official_id)
    )
    conn.execute(
        "UPDATE invitations SET used_at = ?, used_by = ? WHERE code_hash = ?",
        (_seconds(at), chat_id, code_hash(code)),
    )
    conn.execute("DELETE FROM wrong_codes WHERE chat_id = ?", (chat_id,))


def patience_until(conn: sqlite3.Connection, chat_id: int, at: datetime) -> datetime | None:
    """Until when no code of this account is looked at; None where one may be tried."""
    wrong = _wrong_tries(conn, chat_id, at)
    if len(wrong) < TRIES:
        return None
    return datetime.fromtimestamp(wrong[0], UTC) + TRIES_WITHIN


def wrong_code(conn: sqlite3.Connection, chat_id: int, at: datetime) -> None:
    """The account has tried a code that does not let it in."""
    conn.execute("INSERT INTO wrong_codes (chat_id, at) VALUES (?, ?)", (chat_id, _seconds(at)))


def _wrong_tries(conn: sqlite3.Connection, chat_id: int, at: datetime) -> list[int]:
    """Seconds of the wrong codes that still count, oldest first; older ones are forgotten."""
    since = _seconds(at - TRIES_WITHIN)
    conn.execute("DELETE FROM wrong_codes WHERE at <= ?", (since,))
    rows = conn.execute("SELECT at FROM wrong_codes WHERE chat_id = ? ORDER BY at", (chat_id,))
    return [seconds for (seconds,) in rows]


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
