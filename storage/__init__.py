"""The memory: SQLite through aiosqlite. Knows flows, knows nothing of Telegram."""
