"""What a PDF holds, found by reading its objects one after the other.

The file's own table of contents is not relied on: what it leaves out is looked at too.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from flows.kelengkapan.checked import Flag, Reason
from storage.kelengkapan.active import active_content, active_content_in
from storage.kelengkapan.reading import STEP, Pane, Unfit, at

TAIL = 1024
"""Bytes at the end in which readers look for the mark that ends a PDF."""
INFLATED = 4 * 1024 * 1024
"""Bytes looked at of one packed stream of objects."""
INFLATED_TOGETHER = 64 * 1024 * 1024
MOST_NODES = 50_000
MOST_MARKS = 1_000_000
"""Objects and ends of one file; some seconds of work."""
MOST_PACKED = 20_000
"""Packed streams of objects that are looked at."""
SIP = 16 * 1024
"""Bytes fed at once to what unpacks."""
MOST_PAGES = 100_000
NOWHERE = 1 << 40
BLANKS = b"\0\t\n\f\r "
OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,10})[\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}obj(?![a-zA-Z])")
MARK = re.compile(OBJECT.pattern + rb"|(trailer)(?![a-zA-Z])|(%%EOF)")
BODY_END = re.compile(rb"endobj|endstream|(stream\r?\n|stream\r)|(?:" + OBJECT.pattern + rb")")
STREAM_END = re.compile(rb"endstream|endobj")
TRAILER_END = re.compile(rb"startxref|%%EOF|endobj|trailer")
LENGTH = re.compile(
    rb"/Length[\s\0]{0,8}([0-9]{1,10})(?![0-9])(?![\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}R)"
)
TYPE = re.compile(rb"/Type[\s\0]{0,8}/(Catalog|Pages|Page|ObjStm|XRef)(?![A-Za-z0-9])")
PAGES = re.compile(rb"/Pages[\s\0]{1,8}([0-9]{1,10})[\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}R")
COUNT = re.compile(rb"/Count[\s\0]{0,8}([0-9]{1,7})(?![0-9])(?![\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}R)")
ROOT = re.compile(rb"/Root[\s\0]{1,8}([0-9]{1,10})[\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}R")
ENCRYPT = re.compile(rb"/Encrypt[\s\0]{0,8}(?:[0-9]|<<)")
FIRST = re.compile(rb"/First[\s\0]{0,8}([0-9]{1,7})")
LINEAR = re.compile(rb"/Linearized.{0,200}?/L[\s\0]{1,8}([0-9]{1,10})", re.DOTALL)
TABLE = re.compile(rb"[\s\0]{0,8}(?:xref|[0-9]{1,10}[\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}obj)")


@dataclass(slots=True)
class Seen:
    """What has been met so far in one PDF."""

    roots: list[int] = field(default_factory=list)
    catalogs: dict[int, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    pages: int = 0
    end: int = 0
    packed: int = 0
    inflated: int = 0
    unread: bool = False


def pages_and_flags(file: IO[bytes], size: int) -> tuple[int | None, tuple[Flag, ...]]:
    """The number of pages, None where it is hidden, and what to warn of. Raises Unfit."""
    head = at(file, 0, TAIL)
    shift = len(head) - len(head.removeprefix(b"\xef\xbb\xbf").lstrip(BLANKS))
    if not head.startswith(b"%PDF-", shift):
        raise Unfit(Reason.TWO_FACED)
    flags: set[Flag] = set()
    seen = _read(file, flags)
    _check_end(file, size, seen, head)
    pages = _pages(seen)
    if not _has_table(file, seen.end, shift):
        flags.add(Flag.LOOSE)
        if pages is not None and not seen.unread and seen.pages < pages:
            raise Unfit(Reason.TRUNCATED)
    flags |= active_content(file)
    return pages, tuple(flag for flag in Flag if flag in flags)


def _check_end(file: IO[bytes], size: int, seen: Seen, head: bytes) -> None:
    """Whether the PDF is whole and nothing of another kind comes after it."""
    linear = LINEAR.search(head)
    if linear is not None and int(linear[1]) > size:
        raise Unfit(Reason.TRUNCATED)
    rest = at(file, seen.end, STEP)
    if seen.end and size - seen.end > TAIL and rest.strip(BLANKS):
        reason = Reason.TRUNCATED if OBJECT.search(rest) else Reason.TWO_FACED
        raise Unfit(reason)
    if not seen.end:
        raise Unfit(Reason.TRUNCATED)


def _has_table(file: IO[bytes], end: int, shift: int) -> bool:
    """Whether the file's last pointer leads to its table of objects."""
    start = max(0, end - TAIL)
    pointers = re.findall(rb"startxref[\s\0]{1,8}([0-9]{1,12})", at(file, start, end - start))
    if not pointers:
        return False
    return any(TABLE.match(at(file, int(pointers[-1]) + more, 64)) for more in (0, shift))


def _pages(seen: Seen) -> int | None:
    """The count that the page tree states, else the pages that were met."""
    catalogs = [seen.catalogs[root] for root in reversed(seen.roots) if root in seen.catalogs]
    stated = seen.counts.get(catalogs[0]) if catalogs else None
    pages = stated if stated is not None and stated <= MOST_PAGES else seen.pages or None
    if pages == 0 or (not seen.unread and (not catalogs or pages is None)):
        raise Unfit(Reason.DAMAGED)
    return pages


def _read(file: IO[bytes], flags: set[Flag]) -> Seen:
    """Go through all objects of the file."""
    seen, pane, where = Seen(), Pane(file), 0
    for _ in range(MOST_MARKS):
        found = pane.find(MARK, where)
        if found is None:
            return seen
        start, mark = found
        where = start + len(mark[0])
        if mark[3]:
            seen.end = where
        elif mark[2]:
            where = _trailer(pane, where, seen)
        else:
            where = _object(file, pane, where, int(mark[1]), seen, flags)
    raise Unfit(Reason.BOMB)


def _trailer(pane: Pane, where: int, seen: Seen) -> int:
    found = pane.find(TRAILER_END, where)
    end = found[0] if found else where + STEP
    _anchor(pane.slice(where, min(end - where, STEP)), seen)
    return where


def _anchor(body: bytes, seen: Seen) -> None:
    """Where the document begins; a locked one says so here."""
    if ENCRYPT.search(body):
        raise Unfit(Reason.ENCRYPTED)
    root = ROOT.search(body)
    if root is not None:
        seen.roots = [*seen.roots[-15:], int(root[1])]


def _object(
    file: IO[bytes], pane: Pane, where: int, number: int, seen: Seen, flags: set[Flag]
) -> int:
    """Take in one object; the offset after it."""
    found = pane.find(BODY_END, where)
    if found is None:
        return where
    end, mark = found
    body = pane.slice(where, min(end - where, STEP))
    kind = _note(number, body, seen)
    if not mark[1]:
        return end
    content = end + len(mark[0])
    if kind == b"ObjStm":
        flags |= _packed(file, content, body, seen)
    return _after_stream(file, pane, content, body)


def _after_stream(file: IO[bytes], pane: Pane, content: int, body: bytes) -> int:
    """Where the stream ends: where its length says if that is true, else at the next end mark;
    beyond the file where there is none."""
    length = LENGTH.search(body)
    if length is not None:
        end = content + int(length[1])
        if at(file, end, 11).lstrip(BLANKS).startswith(b"endstream"):
            return end
    found = pane.find(STREAM_END, content)
    return found[0] if found else NOWHERE


def _note(number: int, body: bytes, seen: Seen) -> bytes:
    """Remember what an object is."""
    kind = TYPE.search(body)
    if kind is None:
        return b""
    if kind[1] == b"Page":
        seen.pages += 1
    elif kind[1] == b"XRef":
        _anchor(body, seen)
    elif kind[1] == b"Catalog" and (pages := PAGES.search(body)) is not None:
        _remember(seen.catalogs, number, int(pages[1]))
    elif kind[1] == b"Pages" and (count := COUNT.search(body)) is not None:
        _remember(seen.counts, number, int(count[1]))
    return kind[1]


def _remember(known: dict[int, int], number: int, value: int) -> None:
    if number in known or len(known) < MOST_NODES:
        known[number] = value


def _packed(file: IO[bytes], content: int, body: bytes, seen: Seen) -> set[Flag]:
    """Take in the objects that stand packed within one stream."""
    first = FIRST.search(body)
    seen.packed += 1
    spent = seen.packed > MOST_PACKED or seen.inflated > INFLATED_TOGETHER
    text = _inflate(file, content) if b"/FlateDecode" in body and not spent else b""
    seen.inflated += len(text)
    if first is None or not text:
        seen.unread = True
        return set()
    for number, part in _parts(text, int(first[1])):
        _note(number, part, seen)
    return active_content_in(text)


def _parts(text: bytes, first: int) -> Iterator[tuple[int, bytes]]:
    """The numbered objects of an unpacked stream: pairs of number and offset, then the objects."""
    head = text[: min(first, STEP)]
    table = [int(n) for n in re.findall(rb"(?<![0-9])[0-9]{1,10}(?![0-9])", head)]
    numbers, offsets = table[::2], table[1::2]
    after = 0
    for number, start, end in zip(numbers, offsets, [*offsets[1:], len(text)], strict=False):
        if after <= start < end:
            yield number, text[first + start : first + end]
            after = end


def _inflate(file: IO[bytes], content: int) -> bytes:
    """The stream unpacked, as far as it goes; empty where nothing can be unpacked."""
    unpacker, text = zlib.decompressobj(), bytearray()
    file.seek(content)
    try:
        while not unpacker.eof and len(text) < INFLATED and (data := file.read(SIP)):
            text += unpacker.decompress(data, INFLATED - len(text))
    except zlib.error:
        pass
    return bytes(text)
