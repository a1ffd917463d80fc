"""Telegram groups of a panitia or pokja: linked by a code, written to, moved, let go."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.ids import CaseId, Peran, TaskId
from flows.people.membership import Seat
from flows.people.officials import OfficialId
from storage.people.joining import code_hash

CODE_LASTS = timedelta(days=1)
"""How long a code joins a group."""


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """The group of a peran of a berkas, and who linked it."""

    case: CaseId
    peran: Peran
    chat_id: int
    by: OfficialId


@dataclass(frozen=True, slots=True)
class Offer:
    """What a code was made for, and by whom."""

    official: OfficialId
    case: CaseId
    peran: Peran


def offer(conn: sqlite3.Connection, code: str, what: Offer, at: datetime) -> None:
    """Let this code link one group, once, until CODE_LASTS has passed; earlier unused codes of
    that peran end with it."""
    conn.execute(
        "DELETE FROM group_codes WHERE case_id = ? AND peran = ? AND used_at IS NULL",
        (what.case, what.peran),
    )
    conn.execute(
        "INSERT INTO group_codes (code_hash, official, case_id, peran, expires_at)"
        " VALUES (?, ?, ?, ?, ?)",
        (code_hash(code), what.official, what.case, what.peran, _seconds(at + CODE_LASTS)),
    )


def offered(conn: sqlite3.Connection, code: str, at: datetime) -> Offer | None:
    """What an unused code links; None for one that is used, too old, or nobody's."""
    row = conn.execute(
        "SELECT official, case_id, peran FROM group_codes"
        " WHERE code_hash = ? AND used_at IS NULL AND expires_at > ?",
        (code_hash(code), _seconds(at)),
    ).fetchone()
    return None if row is None else Offer(OfficialId(row[0]), CaseId(row[1]), Peran(row[2]))


def link(conn: sqlite3.Connection, code: str, what: Offer, chat_id: int, at: datetime) -> None:
    """The code is used up; the group takes the place of one that was linked before."""
    conn.execute(
        "UPDATE group_codes SET used_at = ? WHERE code_hash = ?", (_seconds(at), code_hash(code))
    )
    conn.execute(
        "INSERT OR REPLACE INTO linked_groups (case_id, peran, chat_id, by, at)"
        " VALUES (?, ?, ?, ?, ?)",
        (what.case, what.peran, chat_id, what.official, _seconds(at)),
    )


def unlink(conn: sqlite3.Connection, case_id: str, peran: str) -> None:
    """The peran has no group any more."""
    conn.execute("DELETE FROM linked_groups WHERE case_id = ? AND peran = ?", (case_id, peran))


def of_case(conn: sqlite3.Connection, case_id: str) -> dict[Peran, LinkedGroup]:
    """The groups of a berkas by their peran."""
    rows = conn.execute(_GROUP + "WHERE case_id = ?", (case_id,))
    return {one.peran: one for one in map(_linked, rows)}


def is_chair(conn: sqlite3.Connection, case_id: str, official: OfficialId) -> bool:
    """Whether the person is ketua or sekretaris of a panitia of that berkas."""
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM members WHERE official = ? AND case_id = ? AND seat <> ?)",
        (official, case_id, Seat.ANGGOTA.value),
    ).fetchone()
    return bool(row[0])


def of_chat(conn: sqlite3.Connection, chat_id: int) -> tuple[LinkedGroup, ...]:
    """What this chat is linked to."""
    rows = conn.execute(_GROUP + "WHERE chat_id = ? ORDER BY case_id, peran", (chat_id,))
    return tuple(map(_linked, rows))


def move(conn: sqlite3.Connection, old: int, new: int) -> None:
    """Telegram has given the group a new id; what stood in the old one cannot be redrawn."""
    conn.execute("UPDATE linked_groups SET chat_id = ? WHERE chat_id = ?", (new, old))
    conn.execute("DELETE FROM group_posts WHERE chat_id = ?", (old,))


def posted(conn: sqlite3.Connection, chat_id: int, case_id: str, task: TaskId | int) -> int | None:
    """Which message of the group is about this step; None where none is."""
    row = conn.execute(
        "SELECT message_id FROM group_posts WHERE chat_id = ? AND case_id = ? AND task_id = ?",
        (chat_id, case_id, task),
    ).fetchone()
    return None if row is None else int(row[0])


def keep_post(
    conn: sqlite3.Connection, chat_id: int, case_id: str, task: int, message_id: int
) -> None:
    """Remember where the message about a step stands."""
    conn.execute(
        "INSERT OR REPLACE INTO group_posts (chat_id, case_id, task_id, message_id)"
        " VALUES (?, ?, ?, ?)",
        (chat_id, case_id, task, message_id),
    )


_GROUP = "SELECT case_id, peran, chat_id, by FROM linked_groups "


def _linked(row: tuple[str, str, int, int]) -> LinkedGroup:
    return LinkedGroup(CaseId(row[0]), Peran(row[1]), row[2], OfficialId(row[3]))


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
