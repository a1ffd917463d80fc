"""Which chats belong to somebody of the office, or to a group of one of its berkas."""

import json
import sqlite3
from collections.abc import Iterable


def known_chats(conn: sqlite3.Connection, chats: Iterable[int]) -> frozenset[int]:
    """Those among these chats."""
    rows = conn.execute(
        "SELECT value FROM json_each(?) WHERE value IN (SELECT chat_id FROM officials)"
        " OR value IN (SELECT chat_id FROM linked_groups)",
        (json.dumps(sorted(set(chats))),),
    )
    return frozenset(int(chat) for (chat,) in rows)
