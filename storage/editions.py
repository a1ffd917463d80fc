"""SOP editions: a berkas keeps the edition it began with, even when the file has changed since."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from flows.choices import applied
from flows.ids import SopId
from flows.sop import Sop
from storage.choices import decisions
from storage.codec import dump, load
from storage.search import fill


class Editions:
    """The SOPs in force, and every edition that was ever in force."""

    def __init__(self, sops: Iterable[Sop]) -> None:
        self.written = tuple(sops)
        self.current: dict[SopId, Sop] = {sop.id: _stamped(sop) for sop in self.written}
        self._known = {(sop.id, sop.edition): sop for sop in self.current.values()}

    def remember(self, conn: sqlite3.Connection) -> None:
        """Put the office's decisions into force, keep the editions for the day when their files
        have changed, and make their rows searchable."""
        decided = decisions(conn)
        self.current = {sop.id: _stamped(applied(sop, decided)) for sop in self.written}
        self._known |= {(sop.id, sop.edition): sop for sop in self.current.values()}
        conn.executemany(
            "INSERT OR IGNORE INTO sop_editions (sop_id, edition, body) VALUES (?, ?, ?)",
            [(sop.id, sop.edition, dump(sop)) for sop in self.current.values()],
        )
        fill(conn, self.current.values())

    def keep(self, conn: sqlite3.Connection, sop: Sop) -> None:
        """Make sure that this edition is kept: what put it into force may have been undone."""
        key = (sop.id, sop.edition)
        kept = conn.execute("SELECT 1 FROM sop_editions WHERE sop_id = ? AND edition = ?", key)
        if kept.fetchone() is None:
            conn.execute(
                "INSERT INTO sop_editions (sop_id, edition, body) VALUES (?, ?, ?)",
                (*key, dump(sop)),
            )

    def edition(self, conn: sqlite3.Connection, sop_id: str, edition: str) -> Sop:
        """That edition of the SOP; raises KeyError where it was never in force here."""
        key = (SopId(sop_id), edition)
        if key not in self._known:
            row = conn.execute(
                "SELECT body FROM sop_editions WHERE sop_id = ? AND edition = ?", key
            ).fetchone()
            if row is None:
                raise KeyError(key)
            self._known[key] = load(Sop, row[0])
        return self._known[key]


def _stamped(sop: Sop) -> Sop:
    """The SOP with a short hash of its content behind its printed edition."""
    digest = hashlib.sha256(dump(sop).encode()).hexdigest()[:8]
    return replace(sop, edition=f"{sop.edition}#{digest}")
