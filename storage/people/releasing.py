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
    for person in ("cards", "meeting_screens"):
        conn.execute(f"DELETE FROM {person} WHERE official = ?", (who,))  # noqa: S608
    for chat in ("prompts", "arrivals"):
        conn.execute(f"DELETE FROM {chat} WHERE chat_id = ?", (chat_id,))  # noqa: S608
    conn.execute("DELETE FROM outbox WHERE chat_id = ? AND settled_at IS NULL", (chat_id,))
    note_about(conn, who, AdminKind.PHONE_RELEASED, by, at)
    return chat_id
