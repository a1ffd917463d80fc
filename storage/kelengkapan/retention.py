"""Which documents the journal says are kept, which are purged, and which berkas ended long ago."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from flows.ids import CaseId

_GIVEN = """
    SELECT case_id, json_extract(body, '$.unique_id') AS unique_id,
           json_extract(body, '$.shelved.sha256') AS sha256
    FROM journal WHERE type = 'FileKept'
    UNION ALL
    SELECT case_id, json_extract(body, '$.file.unique_id'), json_extract(body, '$.shelved.sha256')
    FROM journal WHERE type IN ('KelengkapanAttached', 'PaperCarried')
      AND json_extract(body, '$.shelved.sha256') IS NOT NULL
"""
_PURGED = """
    SELECT p.case_id, u.value AS unique_id
    FROM journal p, json_each(p.body, '$.unique_ids') u WHERE p.type = 'FilesPurged'
"""


def held(conn: sqlite3.Connection) -> frozenset[str]:
    """The SHA-256 of every document that some berkas holds on the shelf."""
    rows = conn.execute(
        f"SELECT DISTINCT sha256 FROM ({_GIVEN}) g WHERE NOT EXISTS"  # noqa: S608
        f" (SELECT 1 FROM ({_PURGED}) p"
        "  WHERE p.case_id = g.case_id AND p.unique_id = g.unique_id)"
    )
    return frozenset(sha256 for (sha256,) in rows)


def purged(conn: sqlite3.Connection) -> frozenset[str]:
    """The SHA-256 of every document that was purged in some berkas and that no berkas holds."""
    rows = conn.execute(
        f"SELECT DISTINCT sha256 FROM ({_GIVEN}) g JOIN ({_PURGED}) p"  # noqa: S608
        " ON p.case_id = g.case_id AND p.unique_id = g.unique_id"
    )
    return frozenset(sha256 for (sha256,) in rows) - held(conn)


def closed_before(
    conn: sqlite3.Connection, sops: Sequence[str], moment: datetime
) -> tuple[CaseId, ...]:
    """The berkas of these SOPs that ended or were cancelled before that moment."""
    rows = conn.execute(
        "SELECT case_id FROM berkas WHERE closed_at IS NOT NULL AND unixepoch(closed_at) < ?"  # noqa: S608
        f" AND sop_id IN ({', '.join('?' * len(sops))}) ORDER BY case_id",
        (int(moment.timestamp()), *sops),
    )
    return tuple(CaseId(case_id) for (case_id,) in rows)


def forget_telegram_id(conn: sqlite3.Connection, sha256: str) -> None:
    """A document that was made here is purged: it is not to be sent by its file_id either."""
    conn.execute("DELETE FROM sendable WHERE sha256 = ?", (sha256,))
