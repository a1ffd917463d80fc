"""Documents spoilt at random: bytes turned, cut, doubled and moved, also within what is packed."""

import io
import zipfile
from collections.abc import Callable
from random import Random

from tests.documents.offices import zipped

WORDS = (
    b"endobj",
    b"stream\n",
    b"endstream",
    b"%%EOF",
    b"trailer",
    b"1 0 obj",
    b"/Type /ObjStm /First 1 /FlateDecode",
    b"/Type /Pages /Count 99999999",
    b"/Length 4294967295",
    b"PK\x05\x06",
    b"PK\x01\x02",
    b"PK\x03\x04",
    b"\xff\xd9",
    b"\xff\xda\0\2",
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"<!DOCTYPE x>",
    b"<a>",
    b"</a>",
    b"&#0;",
    b"]]>",
    b"<!--",
)


def mutated(data: bytes, chance: Random) -> bytes:
    """The document with up to eight changes; a zip is often changed within its parts."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.5:
        repacked = _within(data, chance)
        if repacked is not None:
            return repacked
    for _ in range(chance.randint(1, 8)):
        data = chance.choice(CHANGES)(data, chance)
    return data


def _within(data: bytes, chance: Random) -> bytes | None:
    """The zip with one part changed and packed anew; None where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > 1_000_000:
                return None
            parts = {one.filename: archive.read(one) for one in archive.infolist()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        return None
    name = chance.choice(sorted(parts)) if parts else ""
    parts[name] = mutated(parts.get(name, b""), chance)
    return zipped(parts)


def _turned(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data or b"\0")
    for _ in range(chance.randint(1, 16)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _without(data: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _doubled(data: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:]


def _moved(data: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    where = chance.randint(0, len(rest))
    return rest[:where] + data[start:end] + rest[where:]


def _told(data: bytes, chance: Random) -> bytes:
    where = chance.randint(0, len(data))
    over = chance.choice((0, 4))
    return data[:where] + chance.choice(WORDS) * chance.choice((1, 1, 9)) + data[where + over :]


def _span(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 20, 500, 50_000)))


CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _turned,
    _cut,
    _without,
    _doubled,
    _moved,
    _told,
)
