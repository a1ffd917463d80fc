"""Bounded looks into a file of unknown content: never the whole of it in memory."""

import re
from collections.abc import Iterator
from typing import IO

from flows.kelengkapan.checked import Jenis, Reason

STEP = 256 * 1024
OVERLAP = 1024
"""The longest match a search may have."""


class Unfit(Exception):  # noqa: N818  a finding about a document, not an error
    """Stops the check of a document: what was recognised, and why it is not taken in."""

    def __init__(self, reason: Reason, jenis: Jenis | None = None) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.jenis = jenis


def exactly(file: IO[bytes], count: int) -> bytes:
    """The next `count` bytes. Raises Unfit where the file ends before."""
    data = file.read(count)
    if len(data) < count:
        raise Unfit(Reason.TRUNCATED)
    return data


def at(file: IO[bytes], offset: int, count: int) -> bytes:
    """Up to `count` bytes from the offset."""
    file.seek(offset)
    return file.read(count)


def windows(file: IO[bytes]) -> Iterator[tuple[bytes, int]]:
    """The file piece by piece: bytes that overlap the next piece, and up to where a match that
    begins here belongs to this piece."""
    base = 0
    while data := at(file, base, STEP + OVERLAP):
        last = len(data) <= STEP
        yield data, len(data) if last else STEP
        if last:
            return
        base += STEP


def holds(file: IO[bytes], wanted: bytes) -> bool:
    """Whether the bytes stand anywhere in the file."""
    return any(wanted in data for data, _ in windows(file))


class Pane:
    """A window on a file that moves forward with what is looked for."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._base = 0
        self._data = b""

    def slice(self, start: int, count: int) -> bytes:
        """Up to `count` bytes (at most STEP) from the offset."""
        begin = start - self._base
        if begin < 0 or begin + count > len(self._data):
            self._base, self._data = start, at(self._file, start, STEP + OVERLAP)
            begin = 0
        return self._data[begin : begin + count]

    def find(self, pattern: re.Pattern[bytes], start: int) -> tuple[int, re.Match[bytes]] | None:
        """The first match from the offset on, with the offset where it begins."""
        while self.slice(start, OVERLAP):
            match = pattern.search(self._data, start - self._base)
            rest = self._base + len(self._data)
            if match is not None and (match.end() < len(self._data) or self._is_last()):
                return self._base + match.start(), match
            if self._is_last():
                return None
            start = max(start + 1, self._base + match.start() if match else rest - OVERLAP)
        return None

    def _is_last(self) -> bool:
        return len(self._data) < STEP + OVERLAP
