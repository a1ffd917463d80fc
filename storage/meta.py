"""Single facts about this database, by name."""

import sqlite3

BOT_USERNAME = "bot_username"
"""The bot's name on Telegram, left by the running bot for whoever prints links."""


def remember(conn: sqlite3.Connection, key: str, value: str) -> None:
    """Keep the fact, in place of what was known before."""
    conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def recall(conn: sqlite3.Connection, key: str) -> str | None:
    """The fact as last remembered; None when it never was."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])
