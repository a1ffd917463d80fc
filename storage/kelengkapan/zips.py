"""Zip files read strictly: one list of entries, nothing before, between or behind them.

Readers of zip files differ in what they make of a list that contradicts the entries; a file
that could be read in two ways is refused.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from flows.kelengkapan.checked import Limits, Reason
from storage.kelengkapan.reading import Unfit, at, exactly

END_MARK = b"PK\x05\x06"
END = struct.Struct("<4s4H2IH")
LISTED = struct.Struct("<4s6H3I5H2I")
LOCAL = struct.Struct("<4s5H3I2H")
COUNT_AT = 10
END64_SIZE = 56 + 20
"""Bytes of the record for large files that some writers put before the end."""
LONGEST_COMMENT = 0xFFFF
BYTES_PER_ENTRY = 400
STORED, DEFLATED = 0, 8
LOCKED = 0x1
UTF8 = 0x800
PIECE = 64 * 1024
"""Bytes unpacked at once."""
SMALL = 10 * 1024 * 1024
"""Bytes unpacked that are no burden, however densely they were packed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file within a zip: sizes in bytes, and where its packed content begins."""

    raw: bytes
    nama: str
    method: int
    locked: bool
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def part(self) -> str:
        """The name as Office files compare it."""
        return self.nama.lower()


def entries(file: IO[bytes], size: int, limits: Limits) -> tuple[Entry, ...]:
    """What a zip lists. Raises Unfit where it is cut off or the list has no end."""
    end, count, length, start = _end(file, size)
    if count > limits.entries or length > limits.entries * BYTES_PER_ENTRY:
        raise Unfit(Reason.BOMB)
    if start + length not in (end, end - END64_SIZE):
        raise Unfit(Reason.TWO_FACED)
    file.seek(start)
    found = tuple(_listed(exactly(file, length), count))
    if not found:
        raise Unfit(Reason.ARCHIVE)
    return found


def is_also_zip(file: IO[bytes], size: int, start: int) -> bool:
    """Whether a zip reader finds a list of entries in what follows the offset."""
    begin = max(start, size - END.size - LONGEST_COMMENT, 0)
    tail = at(file, begin, size - begin)
    where = tail.rfind(END_MARK)
    if where < 0 or len(tail) - where < END.size:
        return False
    return struct.unpack_from("<H", tail, where + COUNT_AT) != (0,)


def sound(file: IO[bytes], listed: tuple[Entry, ...], size: int, limits: Limits) -> None:
    """Check that the list and the entries agree, and that unpacking is no burden. Raises Unfit."""
    if any(one.locked for one in listed):
        raise Unfit(Reason.ENCRYPTED)
    names = {one.part for one in listed}
    if len(names) < len(listed) or any(_leads_out(name) for name in names):
        raise Unfit(Reason.TWO_FACED)
    total = sum(one.size for one in listed)
    if total > limits.unpacked or total > max(SMALL, size * limits.ratio):
        raise Unfit(Reason.BOMB)
    after = 0
    for one in sorted(listed, key=lambda one: one.offset):
        begins = one.offset == 0 if after == 0 else one.offset >= after
        if not begins:
            raise Unfit(Reason.BOMB if one.offset else Reason.TWO_FACED)
        after = _content_start(file, one) + one.packed


def content(file: IO[bytes], entry: Entry) -> Iterator[bytes]:
    """The unpacked content in pieces of at most PIECE bytes, as long as listed. Raises Unfit."""
    where, left = _content_start(file, entry), entry.packed
    unpacker = zlib.decompressobj(-15) if entry.method == DEFLATED else None
    total, crc, rest = 0, 0, b""
    while total <= entry.size and (left or rest):
        if not rest:
            rest = at(file, where, min(left, PIECE))
            where, left = where + len(rest), left - len(rest)
            if not rest:
                raise Unfit(Reason.TRUNCATED)
        piece, rest = _unpacked(unpacker, rest)
        total, crc = total + len(piece), zlib.crc32(piece, crc)
        if piece:
            yield piece
        elif unpacker is not None and unpacker.eof:
            break
    if total > entry.size:
        raise Unfit(Reason.BOMB)
    if total < entry.size or crc != entry.crc:
        raise Unfit(Reason.DAMAGED)


def _unpacked(unpacker: "zlib._Decompress | None", data: bytes) -> tuple[bytes, bytes]:
    """The next piece, and what is still to be unpacked of the data."""
    if unpacker is None:
        return data, b""
    try:
        return unpacker.decompress(data, PIECE), unpacker.unconsumed_tail
    except zlib.error:
        raise Unfit(Reason.DAMAGED) from None


def _end(file: IO[bytes], size: int) -> tuple[int, int, int, int]:
    """Where the end record stands, the number of entries, length and offset of their list."""
    begin = max(0, size - END.size - LONGEST_COMMENT)
    tail = at(file, begin, size - begin)
    where = tail.rfind(END_MARK)
    if where < 0 or len(tail) - where < END.size:
        raise Unfit(Reason.TRUNCATED)
    _, disk, first, here, count, length, start, comment = END.unpack_from(tail, where)
    after = len(tail) - where - END.size - comment
    if after < 0:
        raise Unfit(Reason.TRUNCATED)
    again = tail.find(END_MARK, max(0, start + length - begin)) != where
    if disk or first or here != count or after > 0 or again:
        raise Unfit(Reason.TWO_FACED)
    return begin + where, count, length, start


def _listed(data: bytes, count: int) -> Iterator[Entry]:
    where = 0
    for _ in range(count):
        if len(data) - where < LISTED.size:
            raise Unfit(Reason.DAMAGED)
        (mark, _, _, flags, method, _, _, crc, packed, size, name, extra, comment, *_, offset) = (
            LISTED.unpack_from(data, where)
        )
        if mark != b"PK\x01\x02":
            raise Unfit(Reason.DAMAGED)
        raw = data[where + LISTED.size : where + LISTED.size + name]
        nama = raw.decode("utf-8" if flags & UTF8 else "cp437", "replace")
        yield Entry(raw, nama, method, bool(flags & LOCKED), crc, packed, size, offset)
        where += LISTED.size + name + extra + comment
    if where != len(data):
        raise Unfit(Reason.TWO_FACED)


def _content_start(file: IO[bytes], entry: Entry) -> int:
    """Where the content begins, after the entry's own heading, which must agree with the list."""
    file.seek(entry.offset)
    mark, _, flags, method, _, _, _, _, _, name, extra = LOCAL.unpack(exactly(file, LOCAL.size))
    raw = exactly(file, name)
    if mark != b"PK\x03\x04" or entry.method not in (STORED, DEFLATED):
        raise Unfit(Reason.DAMAGED)
    if raw != entry.raw or method != entry.method or flags & LOCKED:
        raise Unfit(Reason.TWO_FACED)
    start: int = entry.offset + LOCAL.size + name + extra
    return start


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or "\0" in name or ":" in parts[0]
