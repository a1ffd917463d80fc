"""Pictures: whole from beginning to end, and how many pixels they have."""

import re
import struct
import zlib
from typing import IO

from flows.kelengkapan.checked import Limits, Reason
from storage.kelengkapan.reading import STEP, Pane, Unfit, exactly

PNG_MARK = b"\x89PNG\r\n\x1a\n"
END_OF_IMAGE = 0xD9
START_OF_SCAN = 0xDA
FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""The ways of packing that phones and scanners use; readers know hardly any other."""
OTHER_FRAMES = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Marks without a length."""
MOST_MARKS = 100_000
MARK = re.compile(rb"\xff++([^\x00\xd0-\xd7\xff])")


def jpg_pixels(file: IO[bytes], limits: Limits) -> tuple[tuple[int, int], int]:
    """Width and height of a JPG, and the offset where it ends. Raises Unfit."""
    pane, where, pixels = Pane(file), 2, (0, 0)
    for _ in range(MOST_MARKS):
        found = pane.find(MARK, where)
        if found is None:
            raise Unfit(Reason.TRUNCATED)
        mark, where = found[1][1][0], found[0] + len(found[1][0])
        if mark == END_OF_IMAGE:
            return _allowed(pixels, limits), where
        if mark in ALONE:
            continue
        segment = pane.slice(where, 7)
        if len(segment) < 7 or int.from_bytes(segment[:2], "big") < 2:
            raise Unfit(Reason.TRUNCATED if len(segment) < 7 else Reason.DAMAGED)
        if mark in FRAMES:
            height, width = struct.unpack(">HH", segment[3:7])
            pixels = (width, height)
        if mark in OTHER_FRAMES or (mark == START_OF_SCAN and pixels == (0, 0)):
            raise Unfit(Reason.DAMAGED)
        where += int.from_bytes(segment[:2], "big")
    raise Unfit(Reason.DAMAGED)


def png_pixels(file: IO[bytes], limits: Limits) -> tuple[tuple[int, int], int]:
    """Width and height of a PNG, and the offset where it ends. Raises Unfit."""
    file.seek(len(PNG_MARK))
    pixels, drawn, kind = (0, 0), False, b""
    for _ in range(MOST_MARKS):
        length, kind = struct.unpack(">I4s", exactly(file, 8))
        start = _sound_chunk(file, kind, length)
        if (kind == b"IHDR") is not (pixels == (0, 0)):
            break
        if kind == b"IHDR":
            width, height = struct.unpack(">II", start[:8].ljust(8, b"\0"))
            pixels = _allowed((width, height), limits)
        drawn = drawn or kind == b"IDAT"
        if kind == b"IEND":
            break
    if not drawn or kind != b"IEND":
        raise Unfit(Reason.DAMAGED)
    return pixels, file.tell()


def _sound_chunk(file: IO[bytes], kind: bytes, length: int) -> bytes:
    """Read over one chunk, whose checksum must be right; its first bytes."""
    total, start, left = zlib.crc32(kind), b"", length
    while left:
        data = exactly(file, min(left, STEP))
        total, start, left = zlib.crc32(data, total), start or data[:32], left - len(data)
    if int.from_bytes(exactly(file, 4), "big") != total:
        raise Unfit(Reason.DAMAGED)
    return start


def _allowed(pixels: tuple[int, int], limits: Limits) -> tuple[int, int]:
    width, height = pixels
    if not width or not height:
        raise Unfit(Reason.DAMAGED)
    if width * height > limits.pixels:
        raise Unfit(Reason.TOO_MANY_PIXELS)
    return pixels
