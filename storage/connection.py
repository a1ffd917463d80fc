"""A SQLite connection with a thread of its own, to which whole pieces of work are sent."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import aiosqlite

T = TypeVar("T")
STATEMENTS = 256
"""Prepared statements that a connection remembers."""
WRITING = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)


class Connection(aiosqlite.Connection):
    """aiosqlite's connection, which can also run one function on its thread.

    `_execute` is aiosqlite's own: its minor version is pinned and a test holds us to it.
    """

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` returns or raises, called on the connection's thread."""
        result: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return result


async def open_writer(path: Path) -> Connection:
    """The one connection that writes and checkpoints; every commit is on the disk, and what is
    removed is overwritten."""
    return await _opened(path, "rw", *WRITING)


async def open_reader(path: Path) -> Connection:
    """A connection that cannot write."""
    return await _opened(path, "ro", "PRAGMA query_only=ON")


async def _opened(path: Path, mode: str, *pragmas: str) -> Connection:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            cached_statements=STATEMENTS,
        )

    conn = Connection(connect, iter_chunk_size=64)
    await conn
    try:
        for pragma in pragmas:
            await conn.run(partial(_say, pragma))
    except BaseException:
        await conn.close()
        raise
    return conn


def _say(pragma: str, conn: sqlite3.Connection) -> None:
    conn.execute(pragma)
