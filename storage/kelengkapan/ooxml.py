"""Word, Excel and PowerPoint files: their kind and their links, by ECMA-376 part 2."""

import posixpath
import re
from collections.abc import Mapping
from typing import IO
from urllib.parse import unquote

from flows.kelengkapan.checked import Flag, Jenis, Reason
from storage.kelengkapan.reading import Unfit
from storage.kelengkapan.seen import Seen
from storage.kelengkapan.xml_parts import Element, elements
from storage.kelengkapan.zips import Entry, content

TYPES = "[content_types].xml"
RELATIONS = "_rels/.rels"
PROPERTIES = "docprops/app.xml"
MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": Jenis.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": Jenis.XLSX,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": (
        Jenis.PPTX
    ),
}
MACRO_TYPES = ("macroenabled", "vbaproject", "vbadata", "macrosheet", "dialogsheet")
MACRO_PARTS = re.compile(r"vbaproject|vbadata|(^|/)(macrosheets|dialogsheets)/")
MACRO_LINKS = frozenset({"vbaproject", "wordvbadata", "xlmacrosheet", "attachedtoolbars"})
OBJECT_TYPES = ("activex", "oleobject", "webextension")
OBJECT_LINKS = frozenset(
    {"oleobject", "package", "control", "activexcontrolbinary", "afchunk", "webextension"}
    | {"webextensiontaskpanes", "subdocument", "frame"}
)
PASSIVE_LINKS = frozenset({"hyperlink", "image", "video", "audio", "media"})
"""What is opened when somebody taps on it, or only shown."""
WORKBOOK_LINKS = ("externallink", "xlpathmissing", "xlstartup", "xllibrary")
LOCAL = re.compile(
    r"file:(///|/)?(?![/\\])|[a-z]:[\\/]|(?![a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE
)
"""A place on the author's own disk; a server is named by //, \\\\ or a scheme."""
DDE = re.compile(r"\s*DDE(AUTO)?\b", re.IGNORECASE)
DDE_ELEMENTS = frozenset({"ddeLink", "oleLink"})
ACTIONS = ("ppaction://program", "ppaction://macro", "ppaction://ole")
PAGE_COUNTS = {Jenis.DOCX: "Pages", Jenis.PPTX: "Slides"}
MOST_LISTED = 100_000
"""Elements of the list of content types."""
MOST_PAGES = 100_000


def recognise(file: IO[bytes], parts: Mapping[str, Entry], seen: Seen) -> None:
    """Which of the three it is. Raises Unfit for what is none of them, or carries macros."""
    _read_types(file, parts[TYPES], seen)
    said = {*seen.types.values()}
    main = [MAIN[kind] for kind in said if kind in MAIN]
    if main:
        seen.jenis = main[0]
    if any(word in kind for kind in said for word in MACRO_TYPES):
        raise Unfit(Reason.MACRO)
    if any(MACRO_PARTS.search(part) for part in parts):
        raise Unfit(Reason.MACRO)
    if any(word in kind for kind in said for word in OBJECT_TYPES):
        raise Unfit(Reason.EMBEDDED)
    _one_main_part(parts, seen, len(main))


def _one_main_part(parts: Mapping[str, Entry], seen: Seen, kinds: int) -> None:
    if kinds == 0:
        raise Unfit(Reason.OTHER_OFFICE)
    if kinds > 1:
        raise Unfit(Reason.TWO_FACED)
    if RELATIONS not in parts or not any(seen.type_of(part) in MAIN for part in parts):
        raise Unfit(Reason.DAMAGED)


def _read_types(file: IO[bytes], part: Entry, seen: Seen) -> None:
    for element in elements(content(file, part), MOST_LISTED):
        kind = element.attributes.get("ContentType", "").lower()
        if element.name == "Default":
            seen.types[f".{element.attributes.get('Extension', '').lower()}"] = kind
        elif element.name == "Override":
            seen.types[element.attributes.get("PartName", "").lower().lstrip("/")] = kind


def note(part: str, element: Element, seen: Seen) -> None:
    """Take in one element of a part. Raises Unfit for what must not be there."""
    if part.endswith(".rels"):
        if element.name == "Relationship":
            _relation(part, element.attributes, seen)
    elif part == PROPERTIES:
        if seen.jenis and element.name == PAGE_COUNTS.get(seen.jenis) and _counts(element.text):
            seen.pages = int(element.text)
    elif element.name in DDE_ELEMENTS or DDE.match(_field(element)) or _acts(element):
        raise Unfit(Reason.EMBEDDED)


def _field(element: Element) -> str:
    """What a field of a Word document does; empty for any other element."""
    if element.name == "instrText":
        return element.text
    if element.name == "fldSimple":
        return element.attributes.get("w:instr", "")
    return ""


def _acts(element: Element) -> bool:
    """Whether a slide starts a program or a macro when it is touched."""
    return element.attributes.get("action", "").lower().startswith(ACTIONS)


def _counts(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 7 and 0 < int(text) <= MOST_PAGES


def _relation(part: str, link: Mapping[str, str], seen: Seen) -> None:
    """One link of a part to another, or to somewhere outside."""
    kind = link.get("Type", "").rsplit("/", 1)[-1].lower()
    target = link.get("Target", "")
    of_chart = "/charts/" in part
    if kind in MACRO_LINKS:
        raise Unfit(Reason.MACRO)
    if link.get("TargetMode", "").lower() == "external":
        _outward(kind, target, seen, of_chart=of_chart)
    elif kind == "package" and of_chart and target.lower().endswith(".xlsx"):
        seen.sheets.add(_resolved(part, target))
    elif kind in OBJECT_LINKS:
        raise Unfit(Reason.EMBEDDED)


def _outward(kind: str, target: str, seen: Seen, *, of_chart: bool) -> None:
    """A link to somewhere outside: what loads by itself may lead to the author's disk alone."""
    if kind == "hyperlink":
        return
    if kind in OBJECT_LINKS and not (of_chart and kind in ("oleobject", "package")):
        raise Unfit(Reason.EMBEDDED)
    passive = kind in PASSIVE_LINKS or kind.startswith(WORKBOOK_LINKS)
    if not passive and not LOCAL.match(unquote(target).strip()):
        raise Unfit(Reason.EXTERNAL)
    seen.flags.add(Flag.LINKS)


def _resolved(part: str, target: str) -> str:
    """The name of the part that a link of `<folder>/_rels/<name>.rels` leads to."""
    folder = posixpath.dirname(posixpath.dirname(part))
    return posixpath.normpath(posixpath.join("/", folder, target.lower())).lstrip("/")
