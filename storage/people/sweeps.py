"""On which days the sweep of a unit was told."""

import sqlite3
from datetime import date, datetime


def open_day(conn: sqlite3.Connection, unit: str, day: date, at: datetime) -> bool:
    """Whether that day's sweep is still to be told; from then on it counts as told, so write its
    messages in the same transaction."""
    done = conn.execute(
        "INSERT OR IGNORE INTO sweeps (unit, day, at) VALUES (?, ?, ?)",
        (unit, day.isoformat(), int(at.timestamp())),
    )
    return done.rowcount > 0
