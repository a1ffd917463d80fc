"""The shelf: files under PANDU_DATA by the SHA-256 of their content. Whole or not at all."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

PIECE = 1024 * 1024
"""Bytes read at a time."""


class ShelfFull(Exception):  # noqa: N818  says what is the matter
    """The disk is full, or the folder cannot be written to; what was given is not kept."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file on the shelf; `size` in bytes."""

    sha256: str
    size: int


class Unsound(StrEnum):
    """What can be wrong with the shelf: content changed, a file gone, a file nobody knows."""

    DAMAGED = "rusak"
    MISSING = "hilang"
    ORPHANED = "tanpa berkas"


@dataclass(slots=True)
class Draft:
    """A file on its way onto the shelf; give it its bytes piece by piece."""

    path: Path
    _file: int
    _hash: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    size: int = 0

    def write(self, piece: bytes) -> None:
        """Add bytes. Raises ShelfFull."""
        with _said():
            left = memoryview(piece)
            while left:
                left = left[os.write(self._file, left) :]
        self._hash.update(piece)
        self.size += len(piece)

    @property
    def sha256(self) -> str:
        """The hash of what was written so far."""
        return self._hash.hexdigest()


class Shelf:
    """A folder of files that are never changed, readable by the service user alone."""

    def __init__(self, folder: Path) -> None:
        """Begin with an empty desk: what a crash left half written is thrown away."""
        self._folder = folder
        self._desk = folder / "sementara"
        with _said():
            for place in (folder, self._desk):
                place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for leftover in self._desk.iterdir():
            leftover.unlink(missing_ok=True)

    @contextmanager
    def draft(self) -> Iterator[Draft]:
        """A file to be filled; thrown away unless it is kept. Raises ShelfFull."""
        with _said():
            number, name = tempfile.mkstemp(dir=self._desk)
        try:
            yield Draft(Path(name), number)
        finally:
            os.close(number)
            Path(name).unlink(missing_ok=True)

    def keep(self, draft: Draft) -> Stored:
        """Put a filled draft onto the shelf; the same content twice is once. Raises ShelfFull."""
        place = self.path(draft.sha256)
        with _said():
            os.fsync(draft._file)
            place.parent.mkdir(mode=0o700, exist_ok=True)
            os.replace(draft.path, place)
            _settle(place.parent)
            _settle(self._folder)
        return Stored(draft.sha256, draft.size)

    def put(self, pieces: Iterable[bytes]) -> Stored:
        """Keep a file that is given piece by piece. Raises ShelfFull."""
        with self.draft() as draft:
            for piece in pieces:
                draft.write(piece)
            return self.keep(draft)

    def path(self, sha256: str) -> Path:
        """Where the content of that hash stands, or would. Raises ValueError on another text."""
        if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
            raise ValueError("not a SHA-256")
        return self._folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Whether that content is there."""
        return self.path(sha256).is_file()

    def remove(self, sha256: str) -> bool:
        """Destroy that content; False where it was not there."""
        place = self.path(sha256)
        if not place.is_file():
            return False
        place.unlink()
        _settle(place.parent)
        return True

    def examine(self, known: Iterable[str]) -> Iterator[tuple[str, Unsound | None]]:
        """Look at every file: its hash, and what is wrong with it (None: nothing)."""
        wanted = set(known)
        for place in sorted(self._folder.glob("??/*")):
            sound = hash_of(place) == place.name
            if not sound:
                yield place.name, Unsound.DAMAGED
            else:
                yield place.name, None if place.name in wanted else Unsound.ORPHANED
            wanted.discard(place.name)
        for sha256 in sorted(wanted):
            yield sha256, Unsound.MISSING


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _settle(folder: Path) -> None:
    """Let the folder's entries survive a power cut."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@contextmanager
def _said() -> Iterator[None]:
    """One exception for all the ways in which a disk refuses."""
    try:
        yield
    except OSError as error:
        raise ShelfFull(errno.errorcode.get(error.errno or 0, "OSError")) from None
