"""A lost phone: the person stays, the account goes, and nothing more is meant for its chat."""

import sqlite3
from datetime import datetime

from flows.people.administration import AdminKind
from flows.people.officials import OfficialId
from storage.people import roster
from storage.people.administration import note_about


def release(
    conn: sqlite3.Connection, who: OfficialId, by: OfficialId | None, at: datetime
) -> int | None:
    """Part the person from their Telegram account; returns the chat that was theirs, None where
    they had none. Their open tasks stay theirs, and are delivered when they join anew."""
    chat_id = roster.official(conn, who).chat_id
    if chat_id is None:
        return None
    conn.execute("UPDATE officials SET chat_id = NULL, reachable = 1 WHERE id = ?", (who,))
    silence(conn, who, chat_id)
    note_about(conn, who, AdminKind.PHONE_RELEASED, by, at)
    return chat_id


def silence(conn: sqlite3.Connection, who: OfficialId, chat_id: int | None) -> None:
    """What stands in the person's chat is no card or question any more, and what is on its way
    there does not arrive."""
    for table in ("cards", "prompts", "meeting_screens"):
        conn.execute(f"DELETE FROM {table} WHERE official = ?", (who,))  # noqa: S608  constants
    conn.execute("DELETE FROM arrivals WHERE chat_id = ?", (chat_id,))
    conn.execute("DELETE FROM outbox WHERE chat_id = ? AND settled_at IS NULL", (chat_id,))
