"""Who opened which document of a berkas, and what Telegram calls documents that were made here."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flows.people.officials import OfficialId


@dataclass(frozen=True, slots=True)
class Opening:
    """Somebody opened a document: first and last, and how often."""

    unique_id: str
    official: OfficialId
    first_at: datetime
    last_at: datetime
    times: int


def opened(
    conn: sqlite3.Connection, case_id: str, ids: Iterable[str], who: OfficialId, at: datetime
) -> None:
    """The person has been given these documents of the berkas to read, by their unique ids."""
    moment = at.isoformat()
    conn.executemany(
        "INSERT INTO openings (case_id, unique_id, official, first_at, last_at, times)"
        " VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (case_id, unique_id, official) DO UPDATE SET"
        " last_at = excluded.last_at, times = times + 1",
        [(case_id, unique_id, who, moment, moment) for unique_id in ids],
    )


def openings(conn: sqlite3.Connection, case_id: str) -> tuple[Opening, ...]:
    """Who has opened documents of the berkas, whoever was first before the others."""
    rows = conn.execute(
        "SELECT unique_id, official, first_at, last_at, times FROM openings WHERE case_id = ?"
        " ORDER BY first_at, official",
        (case_id,),
    )
    return tuple(
        Opening(
            unique_id,
            OfficialId(who),
            datetime.fromisoformat(first),
            datetime.fromisoformat(last),
            times,
        )
        for unique_id, who, first, last, times in rows
    )


def telegram_id(conn: sqlite3.Connection, sha256: str, nama: str) -> str:
    """The file_id of a document of that name that was sent from the shelf before; empty where none
    was."""
    row = conn.execute(
        "SELECT file_id FROM sendable WHERE sha256 = ? AND nama = ?", (sha256, nama)
    ).fetchone()
    return "" if row is None else str(row[0])


def remember_telegram_id(conn: sqlite3.Connection, sha256: str, nama: str, file_id: str) -> None:
    """Telegram has the document now; the next reader gets it by this file_id."""
    conn.execute(
        "INSERT OR REPLACE INTO sendable (sha256, nama, file_id) VALUES (?, ?, ?)",
        (sha256, nama, file_id),
    )
