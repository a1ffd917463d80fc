"""The office's memory: one SQLite file, one writer, and group commit."""

import logging
import sqlite3
from collections.abc import Callable, Generator
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from storage.connection import Connection, open_reader, open_writer
from storage.failures import StorageFailed, translated
from storage.folder import private_file, release_folder, take_folder
from storage.groups import Groups, carry_reads, carry_writes
from storage.migrations import migrate, schema_files

T = TypeVar("T")
FILE = "pandu.db"
SOUND_SINCE = (3, 51, 3)
"""Before this SQLite, two connections that checkpoint at once could corrupt the WAL."""

log = logging.getLogger(__name__)


class Database:
    """Where everything is kept. All works get a plain connection and return plain values."""

    def __init__(self, lock: int, writer: Connection, reader: Connection) -> None:
        self._lock = lock
        self._writer = writer
        self._reader = reader
        self._writes = Groups(writer, carry_writes)
        self._reads = Groups(reader, carry_reads)

    @classmethod
    def open(cls, folder: Path) -> "Opening":
        """To be awaited, or entered with `async with`: the database in that data folder.

        Raises DataFolderBusy, DatabaseTooNew, SchemaChanged or StorageFailed.
        """
        return Opening(folder)

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` returns, once it is safely on the disk.

        What `work` raises undoes only its own writes. Raises StorageFailed when the disk is full
        or the database locked; then nothing was kept.
        """
        return await self._writes.add(work)

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` returns from one unchanging state of the database; it cannot write."""
        return await self._reads.add(work)

    async def close(self) -> None:
        """Wait for all works, put everything into the one file, and let go of the folder."""
        await self._writes.close()
        await self._reads.close()
        try:
            await self._reader.close()
            await self._writer.run(_checkpoint)
            await self._writer.close()
        finally:
            release_folder(self._lock)


class Opening:
    """A database that is about to be opened: await it, or use it with `async with`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._database: Database | None = None

    def __await__(self) -> Generator[object, None, Database]:
        return _opened(self._folder).__await__()

    async def __aenter__(self) -> Database:
        self._database = await self
        return self._database

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._database is not None
        await self._database.close()


def meta(conn: sqlite3.Connection, key: str) -> str | None:
    """The single fact kept under that key."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def remember(conn: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a single fact under that key, in place of what was there."""
    conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


async def _opened(folder: Path) -> Database:
    try:
        lock = take_folder(folder)
    except OSError as error:
        raise StorageFailed(f"Folder data tidak dapat dipakai: {error}.") from error
    try:
        path = private_file(folder / FILE)
        writer = await open_writer(path)
        reader = await _reader_beside(writer, path)
    except BaseException as error:
        release_folder(lock)
        if (failure := translated(error)) is not error:
            raise failure from error
        raise
    _say_if_unsound()
    return Database(lock, writer, reader)


async def _reader_beside(writer: Connection, path: Path) -> Connection:
    try:
        files = schema_files()
        await writer.run(lambda conn: migrate(conn, files))
        return await open_reader(path)
    except BaseException:
        await writer.close()
        raise


def _checkpoint(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _say_if_unsound() -> None:
    if sqlite3.sqlite_version_info < SOUND_SINCE:
        log.info(
            "SQLite %s: sejak 3.51.3 satu cacat WAL diperbaiki; Pandu menulis lewat satu koneksi "
            "saja sehingga tidak terkena.",
            sqlite3.sqlite_version,
        )
