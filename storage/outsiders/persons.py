"""People from outside in the roster: let in with their chat, forgotten when their time is over."""

import sqlite3
from collections.abc import Collection
from datetime import datetime

from flows.ids import CaseId
from flows.people.officials import Official, OfficialId, Sapaan
from storage.people import roster

FORGOTTEN = "Pihak luar"
"""What is left of the name of somebody whose data is kept no longer."""


def welcome(
    conn: sqlite3.Connection, chat_id: int, nama: str, heading: str, unit: str, language: str
) -> Official:
    """The person from outside with this chat, entered anew where the chat is nobody's yet."""
    known = roster.by_chat(conn, chat_id)
    if known is not None:
        return known
    (official_id,) = conn.execute(
        "INSERT INTO officials (nama, nama_key, sapaan, jabatan, unit, kepala, ringkasan, bahasa,"
        " chat_id, outsider) VALUES (?, ?, ?, ?, ?, 0, 0, ?, ?, 1) RETURNING id",
        (nama, f"luar:{chat_id}", Sapaan.LUAR.value, heading, unit, language, chat_id),
    ).fetchone()
    return roster.official(conn, OfficialId(official_id))


def berkas_of(conn: sqlite3.Connection, who: OfficialId) -> tuple[CaseId, ...]:
    """The berkas to which the person was ever let in; running and new ones first."""
    rows = conn.execute(
        "SELECT b.case_id FROM participants p JOIN berkas b ON b.case_id = p.case_id"
        " WHERE p.official = ? ORDER BY b.state <> 'running', b.opened_at DESC",
        (who,),
    )
    return tuple(CaseId(case_id) for (case_id,) in rows)


def forget(conn: sqlite3.Connection, unit: str, before: datetime) -> tuple[int, ...]:
    """Take name and chat from people from outside all of whose berkas closed before that moment;
    returns their chats. What they did stays in the berkas."""
    rows = conn.execute(
        "SELECT o.id, o.chat_id FROM officials o WHERE o.outsider AND o.unit = ?"
        " AND (o.chat_id IS NOT NULL OR o.nama <> ?)"
        " AND EXISTS (SELECT 1 FROM participants p WHERE p.official = o.id)"
        " AND NOT EXISTS (SELECT 1 FROM participants p JOIN berkas b ON b.case_id = p.case_id"
        "  WHERE p.official = o.id AND (b.closed_at IS NULL OR b.closed_at > ?))",
        (unit, FORGOTTEN, before.isoformat()),
    ).fetchall()
    _forget(conn, [OfficialId(one) for one, _ in rows])
    return tuple(chat_id for _, chat_id in rows if chat_id is not None)


def _forget(conn: sqlite3.Connection, people: Collection[OfficialId]) -> None:
    for column in ("used_by", "visitor"):
        conn.executemany(
            f"UPDATE guest_codes SET {column} = NULL WHERE {column} ="  # noqa: S608
            " (SELECT chat_id FROM officials WHERE id = ?)",
            [(one,) for one in people],
        )
    conn.executemany(
        "UPDATE officials SET nama = ?, nama_key = ?, chat_id = NULL WHERE id = ?",
        [(FORGOTTEN, f"luar:#{one}", one) for one in people],
    )
