"""The shelf: every dokumen kept once, under the sha256 of its content, in the data folder."""

import asyncio
import hashlib
import os
import re
import shutil
import time
from collections.abc import AsyncIterable, Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import mkdtemp, mkstemp
from typing import TypeVar

from storage.failures import StorageError, StorageFailed

T = TypeVar("T")
FOLDER = "dokumen"
INCOMING = ".masuk"
CHUNK = 256 * 1024
"""Bytes that are read, hashed and written at a time."""
_PRIVATE = 0o700
_SHA256 = re.compile(r"[0-9a-f]{64}")


class NotShelved(StorageError):  # noqa: N818  says what is the matter
    """There is no dokumen of that content on the shelf."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What was put on the shelf: the sha256 of its content in hex, and its size in bytes."""

    sha256: str
    size: int


class Fault(StrEnum):
    """What is wrong with something on the shelf: not what was put there, gone, or unknown."""

    DAMAGED = "damaged"
    MISSING = "missing"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of the shelf; `name` is a sha256, of an unknown file its path on the shelf."""

    fault: Fault
    name: str


class Shelf:
    """The dokumen in one folder, readable by the service user alone; a file is whole or absent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._incoming = folder / INCOMING
        with _disk():
            self._incoming.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            folder.chmod(_PRIVATE)

    def put(self, content: Iterable[bytes] | Path) -> Stored:
        """Keep this content; it is safely on the disk when this returns.

        Raises StorageFailed when the disk is full or closed to us; then nothing was kept.
        """
        chunks = _chunks(content) if isinstance(content, Path) else content
        arrival = _Arrival(self._incoming)
        try:
            for chunk in chunks:
                arrival.write(chunk)
            return arrival.keep(self._place)
        finally:
            arrival.drop()

    async def receive(self, chunks: AsyncIterable[bytes]) -> Stored:
        """Keep content while it arrives, the disk's work beside the loop. Raises StorageFailed."""
        arrival = _Arrival(self._incoming)
        waiting = bytearray()
        try:
            async for chunk in chunks:
                waiting += chunk
                if len(waiting) >= CHUNK:
                    full, waiting = waiting, bytearray()
                    await _beside(partial(arrival.write, full))
            await _beside(partial(arrival.write, waiting))
            return await _beside(partial(arrival.keep, self._place))
        finally:
            await _beside(arrival.drop)

    def has(self, sha256: str) -> bool:
        """Whether a dokumen of that content is here."""
        return self._place(sha256).is_file()

    def path(self, sha256: str) -> Path:
        """Where that dokumen can be read. Raises NotShelved."""
        place = self._place(sha256)
        if not place.is_file():
            raise NotShelved(f"Dokumen {sha256[:8]} tidak ada di penyimpanan.")
        return place

    def remove(self, sha256: str, quiet: float = 0.0) -> bool:
        """Purge that dokumen for good; False where it was not here, or has come in during the last
        `quiet` seconds. Raises StorageFailed."""
        place = self._place(sha256)
        with _disk():
            try:
                if quiet and time.time() - place.stat().st_mtime < quiet:
                    return False
                place.unlink()
            except FileNotFoundError:
                return False
            _sync_folder(place.parent)
        return True

    def scratch(self) -> Path:
        """A new folder on the same disk for something in the making; its maker removes it."""
        with _disk():
            return Path(mkdtemp(dir=self._incoming))

    def sweep_temp(self) -> int:
        """Remove what a crash left half made; how many there were. Only while nothing arrives."""
        with _disk():
            left = list(os.scandir(self._incoming))
            for entry in left:
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path)
                else:
                    Path(entry.path).unlink()
        return len(left)

    def verify(self, known: Collection[str]) -> Iterator[Finding]:
        """What is wrong with the dokumen of these sha256 and with what else lies here."""
        for sha256 in sorted(known):
            place = self._place(sha256)
            if not place.is_file():
                yield Finding(Fault.MISSING, sha256)
            elif not _is_whole(place, sha256):
                yield Finding(Fault.DAMAGED, sha256)
        for path in sorted(self._files()):
            if path.name not in known or path != self._place(path.name):
                yield Finding(Fault.ORPHANED, str(path.relative_to(self._folder)))

    def _place(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"not a sha256: {sha256[:80]!r}")
        return self._folder / sha256[:2] / sha256[2:4] / sha256

    def _files(self) -> Iterator[Path]:
        for where, folders, names in os.walk(self._folder):
            folders[:] = [name for name in folders if name != INCOMING]
            yield from (Path(where, name) for name in names)


class _Arrival:
    """A file on its way: hidden until all of it is on the disk."""

    def __init__(self, folder: Path) -> None:
        with _disk():
            handle, name = mkstemp(dir=folder)
        self._path = Path(name)
        self._file = os.fdopen(handle, "wb")
        self._hash = hashlib.sha256()
        self._size = 0

    def write(self, chunk: bytes | bytearray) -> None:
        self._hash.update(chunk)
        self._size += len(chunk)
        with _disk():
            self._file.write(chunk)

    def keep(self, place_of: Callable[[str], Path]) -> Stored:
        sha256 = self._hash.hexdigest()
        place = place_of(sha256)
        with _disk():
            self._file.flush()
            os.fsync(self._file.fileno())
            _make_folders(place.parent)
            # Also over one that is there: the same content, and a damaged one is healed.
            self._path.replace(place)
            _sync_folder(place.parent)
        return Stored(sha256, self._size)

    def drop(self) -> None:
        """Close it; what was not kept is gone."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._path.unlink()


def _make_folders(folder: Path) -> None:
    for one in (folder.parent, folder):
        with suppress(FileExistsError):
            one.mkdir(mode=_PRIVATE)
            _sync_folder(one.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_whole(path: Path, sha256: str) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageFailed(f"Dokumen tidak dapat disimpan: {reason}.") from error


async def _beside(work: Callable[[], T]) -> T:
    """Do it in a thread; a cancellation waits until the thread has let go of the file."""
    doing = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait((doing,))
        raise
