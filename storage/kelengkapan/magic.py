"""What the first bytes of a file say it is."""

from flows.kelengkapan.checked import Jenis, Reason
from storage.kelengkapan.kinds import TAKEN, refused_by_name
from storage.kelengkapan.names import suffix_of

HEAD = 1024
"""Bytes that are looked at."""
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Old Office files, and new ones that are locked."""
ZIP = b"PK\x03\x04"
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"dex\n0",
    b"\0asm",
    b"!<arch>\n",
    b"#!",
    b"L\0\0\0\x01\x14\x02\0",
    b"@echo",
)
GZIP = b"\x1f\x8b"
PACKED_DRAWINGS = frozenset({"emz", "wmz"})
"""Drawings that Office itself packs."""
ARCHIVES = (
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    GZIP,
    b"\x1f\x9d",
    b"BZh",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
    b"MSCF\0\0\0\0",
    b"LZIP",
)
TAR = (257, b"ustar")
BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
)
"""The pictures of newer phones, which most office computers do not open."""
OTHER_OFFICE = (b"{\\rtf", b"{\\*\\rtf")
OTHER_KINDS = (b"RIFF", b"GIF8", b"BM", b"II*\0", b"MM\0*")
"""Pictures and films of other kinds."""
WEB = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<head")
PHONE_PARTS = frozenset({"androidmanifest.xml", "resources.arsc"})


def jenis_of(head: bytes) -> Jenis | None:
    """The kind of a PDF or a picture; None for anything else, Office files too."""
    if b"%PDF-" in head:
        return Jenis.PDF
    if head.startswith(b"\xff\xd8\xff"):
        return Jenis.JPG
    return Jenis.PNG if head.startswith(b"\x89PNG\r\n\x1a\n") else None


def refusal_of(head: bytes, nama: str) -> Reason:
    """Why a file that is neither PDF, picture nor zip is not taken in."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if is_program(head) or start.startswith((b"@echo", b"#!")):
        return Reason.PROGRAM
    if head.startswith(ARCHIVES) or head.startswith(TAR[1], TAR[0]):
        return Reason.ARCHIVE
    if head[4:8] == b"ftyp" and head[8:12] in BRANDS:
        return Reason.HEIC
    if head.startswith(OTHER_OFFICE) or b'<?mso-application progid="' in head:
        return Reason.OTHER_OFFICE
    known = head.startswith(OTHER_KINDS) or head[4:8] == b"ftyp" or start.startswith(WEB)
    return _by_name(nama, known=known)


def is_program(head: bytes) -> bool:
    """Whether the bytes begin a program of any machine."""
    return head.startswith(PROGRAMS)


def hides_something(part: str, head: bytes) -> bool:
    """Whether a part of an Office file begins a program, an archive or an old Office file."""
    if suffix_of(part) in PACKED_DRAWINGS and head.startswith(GZIP):
        return False
    return is_program(head) or head.startswith((*ARCHIVES, ZIP, COMPOUND))


def _by_name(nama: str, *, known: bool) -> Reason:
    """What is left to say; `known`: the content is of some other kind, whatever its name."""
    claimed = refused_by_name(nama)
    if claimed is not None:
        return claimed
    return Reason.DAMAGED if suffix_of(nama) in TAKEN and not known else Reason.UNKNOWN
