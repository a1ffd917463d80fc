"""OpenDocument text: its kind, and the scripts and objects it may carry (ODF 1.3)."""

from collections.abc import Mapping
from typing import IO

from flows.kelengkapan.checked import Flag, Jenis, Reason
from storage.kelengkapan.reading import Unfit
from storage.kelengkapan.seen import Seen
from storage.kelengkapan.xml_parts import Element, elements, local
from storage.kelengkapan.zips import Entry, content

TEXT = b"application/vnd.oasis.opendocument.text"
FAMILY = b"application/vnd.oasis.opendocument."
MIMETYPE = "mimetype"
LONGEST = 100
"""Bytes that part may have."""
MANIFEST = "meta-inf/manifest.xml"
NEEDED = ("content.xml", MANIFEST)
MACRO_FOLDERS = ("basic/", "scripts/", "dialogs/")
MACRO_ELEMENTS = frozenset({"script", "event-listener"})
OBJECT_ELEMENTS = frozenset({"applet", "plugin", "object-ole", "dde-source", "dde-connection-decl"})
DRAWN = ("chart", "formula", "graphics", "image")
"""Kinds of documents within a text that only draw something."""
MOST_LISTED = 100_000
"""Elements of the list of parts."""
MOST_PAGES = 100_000


def recognise(file: IO[bytes], parts: Mapping[str, Entry], seen: Seen) -> None:
    """Whether it is an ODT. Raises Unfit for other kinds, macros, and where it is locked."""
    mimetype = parts[MIMETYPE]
    said = b"".join(content(file, mimetype)).strip() if mimetype.size <= LONGEST else b""
    if said != TEXT:
        raise Unfit(Reason.OTHER_OFFICE if said.startswith(FAMILY) else Reason.ARCHIVE)
    seen.jenis = Jenis.ODT
    if any(part.startswith(MACRO_FOLDERS) for part in parts):
        raise Unfit(Reason.MACRO)
    if any(part not in parts for part in NEEDED):
        raise Unfit(Reason.DAMAGED)
    # Locked parts are no XML any more, so this is asked before they are read.
    for element in elements(content(file, parts[MANIFEST]), MOST_LISTED):
        if element.name == "encryption-data":
            raise Unfit(Reason.ENCRYPTED)


def note(part: str, element: Element, seen: Seen) -> None:
    """Take in one element of a part. Raises Unfit for what must not be there."""
    if element.name in MACRO_ELEMENTS:
        raise Unfit(Reason.MACRO)
    if element.name in OBJECT_ELEMENTS:
        raise Unfit(Reason.EMBEDDED)
    if element.name == "section-source":
        seen.flags.add(Flag.LINKS)
    if part == MANIFEST and element.name == "file-entry":
        _is_drawn(element)
    if part == "meta.xml" and element.name == "document-statistic":
        count = _attribute(element, "page-count")
        if count.isascii() and count.isdigit() and len(count) < 7 and 0 < int(count) <= MOST_PAGES:
            seen.pages = int(count)


def _is_drawn(element: Element) -> None:
    """Raises Unfit for an object that is more than a drawing."""
    kind = _attribute(element, "media-type")
    inner = _attribute(element, "full-path") != "/"
    family = FAMILY.decode()
    if "oleobject" in kind or (
        inner and kind.startswith(family) and not kind.startswith(tuple(family + d for d in DRAWN))
    ):
        raise Unfit(Reason.EMBEDDED)


def _attribute(element: Element, name: str) -> str:
    return next((v for key, v in element.attributes.items() if local(key) == name), "")
