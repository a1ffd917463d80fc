"""The one SQLite file of an office: one writer with group commit, and a reader beside it."""

import asyncio
import fcntl
import logging
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

from storage.migrations import migrate

T = TypeVar("T")
LOG = logging.getLogger(__name__)
FILE = "pandu.db"
LOCK = "pandu.lock"
GROUP = 64
"""Works that share one commit at most; larger groups would stall the loop."""
SAFE_WAL = (3, 51, 3)


class StorageFailed(Exception):  # noqa: N818
    """The disk or the database did not do what was asked; nothing of the work is kept."""


class DataFolderBusy(Exception):  # noqa: N818
    """Another process works in this data folder; `pid` says which, 0 when it does not say."""

    def __init__(self, folder: Path, pid: int) -> None:
        super().__init__(f"{folder}: {pid}")
        self.folder = folder
        self.pid = pid


class _Connection(aiosqlite.Connection):
    """A connection to whose thread a whole function can be sent."""

    async def call(self, work: Callable[[sqlite3.Connection], T]) -> T:
        result: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return result

    @classmethod
    async def to(cls, connector: Callable[[], sqlite3.Connection]) -> Self:
        """A connection made and used on a thread of its own."""
        made = cls(connector, 64)
        await made
        return made


@dataclass(slots=True)
class _Waiting:
    work: Callable[[sqlite3.Connection], Any]
    done: asyncio.Future[Any]


class Database:
    """The memory of one office. Storage functions are plain and run through `write` and `read`."""

    def __init__(self, writer: _Connection, reader: _Connection, lock: int) -> None:
        self._writer = writer
        self._reader = reader
        self._lock = lock
        self._waiting: list[_Waiting] = []
        self._busy: asyncio.Task[None] | None = None
        self._closed = False

    @classmethod
    async def open(cls, folder: Path) -> Self:
        """Open or make the database in a folder that only its user can read.

        Raises DataFolderBusy, DatabaseTooNew or StorageFailed.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = _lock(folder)
        try:
            return await cls._connect(folder, lock)
        except BaseException as error:
            os.close(lock)
            if isinstance(error, sqlite3.Error):
                raise StorageFailed(str(error)) from error
            raise

    @classmethod
    async def _connect(cls, folder: Path, lock: int) -> Self:
        path = folder / FILE
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if sqlite3.sqlite_version_info < SAFE_WAL:
            LOG.info("SQLite %s: satu koneksi saja yang menulis", sqlite3.sqlite_version)
        writer = await _Connection.to(partial(_open_writer, path))
        try:
            await writer.call(migrate)
            reader = await _Connection.to(partial(_open_reader, path))
        except BaseException:
            await writer.close()
            raise
        return cls(writer, reader, lock)

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function in a transaction that is on disk when this returns.

        Works that wait at the same time share a commit; one that raises is undone alone.
        """
        if self._closed:
            raise StorageFailed("closed")
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(work, done))
        if self._busy is None or self._busy.done():
            self._busy = asyncio.create_task(self._drain())
        return await done

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function that only looks; it sees every commit made before."""
        return await self._reader.call(work)

    async def close(self) -> None:
        """Let waiting works finish, then close."""
        self._closed = True
        if self._busy is not None:
            await self._busy
        await self._reader.close()
        await self._writer.close()
        os.close(self._lock)

    async def _drain(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:GROUP], self._waiting[GROUP:]
            try:
                results = await self._writer.call(partial(_commit_group, [w.work for w in group]))
            except Exception as error:  # noqa: BLE001  every waiting caller learns of it
                results = [_failed(error)] * len(group)
            for waiting, result in zip(group, results, strict=True):
                _settle(waiting.done, result)


def _failed(error: Exception) -> Exception:
    return StorageFailed(str(error)) if isinstance(error, sqlite3.Error) else error


def _settle(done: asyncio.Future[Any], result: object) -> None:
    if done.done():
        return
    if isinstance(result, _Raised):
        done.set_exception(result.error)
    elif isinstance(result, Exception):
        done.set_exception(result)
    else:
        done.set_result(result)


@dataclass(frozen=True, slots=True)
class _Raised:
    error: Exception


def _commit_group(
    works: list[Callable[[sqlite3.Connection], Any]], conn: sqlite3.Connection
) -> list[Any]:
    """Run the works in one transaction, each in a savepoint of its own."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        results = [_run(work, conn) for work in works]
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    return results


def _run(work: Callable[[sqlite3.Connection], Any], conn: sqlite3.Connection) -> Any:
    conn.execute("SAVEPOINT work")
    try:
        result = work(conn)
    except Exception as error:  # noqa: BLE001  raised again to its own caller
        conn.execute("ROLLBACK TO work")
        conn.execute("RELEASE work")
        return _Raised(_failed(error))
    conn.execute("RELEASE work")
    return result


def _lock(folder: Path) -> int:
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        pid = os.pread(handle, 20, 0).decode(errors="replace").strip()
        os.close(handle)
        raise DataFolderBusy(folder, int(pid) if pid.isdecimal() else 0) from error
    os.ftruncate(handle, 0)
    os.pwrite(handle, str(os.getpid()).encode(), 0)
    return handle


def _open_writer(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(path, isolation_level=None, cached_statements=256)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "busy_timeout = 5000",
    ):
        conn.execute(f"PRAGMA {pragma}")
    return conn


def _open_reader(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, cached_statements=256
    )
    conn.execute("PRAGMA query_only = ON")
    conn.execute("PRAGMA busy_timeout = 5000")
    return conn
