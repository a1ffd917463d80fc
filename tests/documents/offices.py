"""Office files and other zips made by hand, good and bad."""

import io
import zipfile
from collections.abc import Mapping

Parts = dict[str, bytes]
XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FAMILY = "application/vnd.openxmlformats-officedocument"
WORD = f"{FAMILY}.wordprocessingml.document.main+xml"
MAIN = {
    "docx": ("word/document.xml", WORD, b"<w:document xmlns:w='w'><w:body/></w:document>"),
    "xlsx": (
        "xl/workbook.xml",
        f"{FAMILY}.spreadsheetml.sheet.main+xml",
        b"<workbook><sheets/></workbook>",
    ),
    "pptx": (
        "ppt/presentation.xml",
        f"{FAMILY}.presentationml.presentation.main+xml",
        b"<p:presentation xmlns:p='p'/>",
    ),
}
TEXT = "application/vnd.oasis.opendocument.text"


def zipped(parts: Mapping[str, bytes], stored: frozenset[str] = frozenset({"mimetype"})) -> bytes:
    """A zip of the parts in their order, always the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 11, 23, 8, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def relations(*links: tuple[str, str, bool]) -> bytes:
    """A list of links: the last word of the type, where to, whether it leads outside."""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"'
        f' TargetMode="{"External" if outside else "Internal"}"/>'
        for n, (kind, target, outside) in enumerate(links)
    )
    return XML + f"<Relationships>{rows}</Relationships>".encode()


def types(main: str, main_type: str, **more: str) -> bytes:
    """The list of content types; `more` are further suffixes."""
    rows = "".join(f'<Default Extension="{k}" ContentType="{v}"/>' for k, v in more.items())
    return (
        XML
        + (
            '<Types><Default Extension="xml" ContentType="application/xml"/>'
            f'{rows}<Override PartName="/{main}" ContentType="{main_type}"/></Types>'
        ).encode()
    )


def parts(kind: str = "docx", main_type: str = "", **more: str) -> Parts:
    """The parts of a small sound Office file."""
    main, usual, body = MAIN[kind]
    return {
        "[Content_Types].xml": types(main, main_type or usual, **more),
        "_rels/.rels": relations(("officeDocument", main, False)),
        main: XML + body,
    }


def office(
    kind: str = "docx", more: Mapping[str, bytes] | None = None, main_type: str = ""
) -> bytes:
    """A small sound Office file, with further parts."""
    return zipped({**parts(kind, main_type), **(more or {})})


def linked(kind: str, target: str, outside: bool = True) -> bytes:
    """A Word file that links to somewhere from its settings."""
    return office("docx", {"word/_rels/settings.xml.rels": relations((kind, target, outside))})


def charted(sheet: bytes, name: str = "word/embeddings/angka.xlsx") -> bytes:
    """A Word file with a chart and the workbook of its numbers."""
    links = relations(("package", "../embeddings/angka.xlsx", False))
    return office("docx", {"word/charts/_rels/chart1.xml.rels": links, name: sheet})


def odt(
    more: Mapping[str, bytes] | None = None,
    *,
    mimetype: str = TEXT,
    manifest: bytes = b"",
    body: bytes = b"",
) -> bytes:
    """A small sound ODT, with further parts and words in its lists."""
    root = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TEXT}"/>'
    listed = b"<manifest:manifest xmlns:manifest='m'>" + root.encode() + manifest
    text = b"<office:document-content xmlns:office='o' xmlns:draw='d' xmlns:script='s'>"
    return zipped(
        {
            "mimetype": mimetype.encode(),
            "content.xml": XML + text + b"<office:body/>" + body + b"</office:document-content>",
            "META-INF/manifest.xml": XML + listed + b"</manifest:manifest>",
            **(more or {}),
        }
    )


def old_office(word: str = "WordDocument") -> bytes:
    """What begins like an old Office file and names that stream."""
    mark = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    return mark + bytes(1016) + word.encode("utf-16-le") + bytes(2048)


def locked(data: bytes) -> bytes:
    """The zip with every entry marked as needing a password."""
    spoilt = bytearray(data)
    for mark, where in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = spoilt.find(mark)
        while at >= 0:
            spoilt[at + where] |= 1
            at = spoilt.find(mark, at + 4)
    return bytes(spoilt)


def overlapping() -> bytes:
    """A zip in which two names share one content."""
    data = bytearray(zipped({**parts(), "a1.bin": b"isi" * 99, "a2.bin": b"isi" * 99}))
    first, second = data.find(b"PK\x01\x02"), data.rfind(b"PK\x01\x02")
    where = data.find(b"a1.bin", first) - 46
    data[second + 42 : second + 46] = data[where + 42 : where + 46]
    return bytes(data)


def lying(size: int) -> bytes:
    """A zip whose last entry unpacks to more than it says."""
    data = bytearray(zipped({**parts(), "z.bin": bytes(size)}))
    where = data.rfind(b"PK\x01\x02")
    data[where + 24 : where + 28] = (10).to_bytes(4, "little")
    return bytes(data)
