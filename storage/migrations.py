"""Numbered schema files, applied in order; a released file never changes."""

import hashlib
import sqlite3
from importlib.resources import files


class DatabaseTooNew(Exception):  # noqa: N818
    """The database was written by a newer version of Pandu."""


class SchemaChanged(Exception):  # noqa: N818
    """A schema file that has already been applied here reads differently now."""


def migrate(conn: sqlite3.Connection) -> None:
    """Bring the database to this version's schema, each file in a transaction of its own.

    Raises DatabaseTooNew or SchemaChanged, and then nothing has changed.
    """
    conn.execute(
        "CREATE TABLE IF NOT EXISTS schema_files"
        " (name TEXT PRIMARY KEY, checksum TEXT NOT NULL) WITHOUT ROWID"
    )
    applied = dict(conn.execute("SELECT name, checksum FROM schema_files"))
    known = schema()
    if not applied.keys() <= known.keys():
        raise DatabaseTooNew(max(applied))
    for name, text in known.items():
        checksum = hashlib.sha256(text.encode()).hexdigest()
        if name not in applied:
            _apply(conn, name, text, checksum)
        elif applied[name] != checksum:
            raise SchemaChanged(name)


def schema() -> dict[str, str]:
    """The schema files of this version by name, in order."""
    folder = files("storage").joinpath("schema")
    found = {f.name: f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".sql")}
    return dict(sorted(found.items()))


def _apply(conn: sqlite3.Connection, name: str, text: str, checksum: str) -> None:
    conn.executescript(
        f"BEGIN IMMEDIATE;\n{text}\n"
        f"INSERT INTO schema_files VALUES ('{name}', '{checksum}');\nCOMMIT;"
    )
