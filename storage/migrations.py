"""Numbered schema files: each is applied once, in order, and never changed after release."""

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from storage.failures import DatabaseTooNew, SchemaChanged

_HISTORY = (
    "CREATE TABLE IF NOT EXISTS schema_history ("
    " n INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL,"
    " applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)"
)


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """One schema file: its name and its SQL."""

    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the SQL, by which a change after release is noticed."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def schema_files() -> tuple[SchemaFile, ...]:
    """The schema files of this version, in the order of their numbers."""
    folder = resources.files("storage") / "schema"
    found = (f for f in folder.iterdir() if f.name.endswith(".sql"))
    return tuple(
        SchemaFile(f.name, f.read_text("utf-8")) for f in sorted(found, key=lambda f: f.name)
    )


def migrate(conn: sqlite3.Connection, files: Sequence[SchemaFile]) -> None:
    """Apply the files that this database has not seen, each in a transaction of its own.

    Raises DatabaseTooNew or SchemaChanged, and then nothing was applied.
    """
    conn.execute(_HISTORY)
    rows = conn.execute("SELECT name, checksum FROM schema_history ORDER BY n").fetchall()
    for file, (name, checksum) in zip(files, rows, strict=False):
        if (file.name, file.checksum) != (name, checksum):
            raise SchemaChanged(f"Skema basis data {name} sudah diubah setelah dipakai.")
    if len(rows) > len(files):
        raise DatabaseTooNew(
            f"Basis data ini berasal dari versi Pandu yang lebih baru ({rows[-1][0]}); "
            "pasang versi itu atau pakai cadangan yang lama."
        )
    for file in files[len(rows) :]:
        _apply(conn, file)


def _apply(conn: sqlite3.Connection, file: SchemaFile) -> None:
    try:
        conn.executescript(f"BEGIN IMMEDIATE;\n{file.sql}\n;")
        conn.execute(
            "INSERT INTO schema_history (name, checksum) VALUES (?, ?)", (file.name, file.checksum)
        )
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
