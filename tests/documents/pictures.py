"""Pictures made by hand, good and bad."""

import struct
import zlib


def jpg(width: int = 16, height: int = 8, frame: int = 0xC0) -> bytes:
    """A grey JPG, whole and readable."""
    table = _segment(0xDB, b"\0" + b"\1" * 64)
    start = _segment(frame, struct.pack(">BHHB3B", 8, height, width, 1, 1, 0x11, 0))
    codes = b"".join(_segment(0xC4, kind + b"\1" + b"\0" * 15 + b"\0") for kind in (b"\0", b"\x10"))
    scan = _segment(0xDA, b"\1\1\0\0\x3f\0")
    blocks = -(-width // 8) * -(-height // 8)
    bits = "0" * 2 * blocks
    bits += "1" * (-len(bits) % 8)
    drawn = int(bits or "0", 2).to_bytes(len(bits) // 8, "big")
    return b"\xff\xd8" + _jfif() + table + start + codes + scan + drawn + b"\xff\xd9"


def with_preview(picture: bytes, preview: bytes) -> bytes:
    """The JPG with a small one in its description, as cameras write it."""
    return picture[:2] + _segment(0xE1, b"Exif\0\0" + preview) + picture[2:]


def png(width: int = 16, height: int = 8) -> bytes:
    """A grey PNG, whole and readable."""
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"".join((MARK, header(width, height), chunk(b"IDAT", rows), chunk(b"IEND", b"")))


MARK = b"\x89PNG\r\n\x1a\n"


def header(width: int, height: int) -> bytes:
    """The chunk that says how large a PNG is."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk of a PNG with its checksum."""
    total = zlib.crc32(kind + content)
    return struct.pack(">I4s", len(content), kind) + content + struct.pack(">I", total)


def _jfif() -> bytes:
    return _segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")


def _segment(mark: int, content: bytes) -> bytes:
    return b"\xff%c" % mark + struct.pack(">H", len(content) + 2) + content
