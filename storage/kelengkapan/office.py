"""Office files (zip with XML): which kind, and what they may not carry."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO

from flows.kelengkapan.checked import Flag, Jenis, Limits, Reason
from storage.kelengkapan import odt, ooxml
from storage.kelengkapan.kinds import PHONE, PROGRAMS
from storage.kelengkapan.magic import PHONE_PARTS, hides_something
from storage.kelengkapan.names import suffix_of
from storage.kelengkapan.reading import STEP, Unfit
from storage.kelengkapan.seen import Seen
from storage.kelengkapan.xml_parts import MOST_ELEMENTS, elements
from storage.kelengkapan.zips import Entry, content, entries, sound

LEFT_EMPTY = "configurations2/"
"""Where LibreOffice writes XML parts without any content."""
DIALECTS = {ooxml.TYPES: ooxml, odt.MIMETYPE: odt}
"""The part by which an Office file is known, and what reads it."""
MOST_SHEETS = 50
"""Charts with their numbers in one document."""
SHEET_SHARE = 10
"""The part of a document's limit that the numbers of one chart may fill."""


def office_file(file: IO[bytes], size: int, limits: Limits, *, within: bool = False) -> Seen:
    """What an Office file is and carries; `within`: it lies in another one. Raises Unfit."""
    listed = entries(file, size, limits)
    parts = {one.part: one for one in listed}
    _is_no_app(parts)
    dialects = [dialect for mark, dialect in DIALECTS.items() if mark in parts]
    if len(dialects) != 1:
        raise Unfit(Reason.TWO_FACED if dialects else Reason.ARCHIVE)
    sound(file, listed, size, limits)
    seen = Seen()
    try:
        dialects[0].recognise(file, parts, seen)
        # What lies in which drawer is told by the relations, so they are read first.
        for one in sorted(listed, key=lambda one: not one.part.endswith(".rels")):
            _inspect(file, one, seen, limits, within=within)
    except Unfit as unfit:
        raise Unfit(unfit.reason, seen.jenis) from None
    return seen


def _is_no_app(parts: Iterable[str]) -> None:
    """Raises Unfit for what a phone or a computer would install, before anything else is said."""
    names = [part.rsplit("/", 1)[-1] for part in parts]
    if any(name in PHONE_PARTS or name.endswith((".dex", ".apk")) for name in names):
        raise Unfit(Reason.APK)
    if any(suffix_of(name) in {*PHONE, *PROGRAMS, "class"} for name in names):
        raise Unfit(Reason.PROGRAM)


def _inspect(file: IO[bytes], one: Entry, seen: Seen, limits: Limits, *, within: bool) -> None:
    """Read one part to its end and refuse what must not be in it."""
    pieces = content(file, one)
    start = next(pieces, b"")
    pieces = chain([start], pieces)
    if one.part in seen.sheets and not within:
        _inspect_sheet(pieces, one.size, seen, limits)
    elif "/embeddings/" in one.part or hides_something(one.part, start):
        raise Unfit(Reason.EMBEDDED)
    elif seen.is_xml(one.part) and (start or not one.part.startswith(LEFT_EMPTY)):
        note = odt.note if seen.jenis is Jenis.ODT else ooxml.note
        for element in elements(pieces, MOST_ELEMENTS - seen.elements):
            seen.elements += 1
            note(one.part, element, seen)
    else:
        for _ in pieces:
            pass


def _inspect_sheet(pieces: Iterator[bytes], size: int, seen: Seen, limits: Limits) -> None:
    """The numbers behind a chart are a workbook, which is looked at in the same way."""
    seen.sheets_read += 1
    if seen.sheets_read > MOST_SHEETS:
        raise Unfit(Reason.BOMB)
    with SpooledTemporaryFile(max_size=STEP) as copy:
        for piece in pieces:
            copy.write(piece)
        inner = replace(limits, unpacked=limits.unpacked // SHEET_SHARE)
        found = office_file(copy, size, inner, within=True)
    seen.elements += found.elements
    if seen.elements > MOST_ELEMENTS:
        raise Unfit(Reason.BOMB)
    if found.jenis is not Jenis.XLSX:
        raise Unfit(Reason.EMBEDDED)
    if Flag.LINKS in found.flags:
        seen.flags.add(Flag.LINKS)
