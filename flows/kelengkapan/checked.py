"""What the check of a document found: its kind, why it cannot be taken in, what to warn of."""

from dataclasses import dataclass
from enum import StrEnum


class Jenis(StrEnum):
    """The kinds of documents that are taken in; the value is the suffix without its dot."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    JPG = "jpg"
    PNG = "png"


class Reason(StrEnum):
    """Why a document is not taken in; the value is what `pandu dokumen periksa --json` writes."""

    EMPTY = "kosong"
    TOO_LARGE = "terlalu_besar"
    TOO_MANY_PIXELS = "piksel_terlalu_banyak"
    TRUNCATED = "terpotong"
    DAMAGED = "rusak"
    HEIC = "heic"
    ARCHIVE = "arsip"
    MACRO = "makro"
    PROGRAM = "program"
    APK = "apk"
    EMBEDDED = "objek_tertanam"
    EXTERNAL = "templat_luar"
    OTHER_OFFICE = "format_lain"
    ENCRYPTED = "terkunci"
    BOMB = "bom_zip"
    ENTITIES = "entitas_xml"
    TWO_FACED = "isi_ganda"
    UNKNOWN = "tidak_dikenal"


class Flag(StrEnum):
    """What is said with a document that is taken in nevertheless."""

    RELABELLED = "label_berbeda"
    LOOSE = "susunan_longgar"
    LINKS = "tautan_keluar"
    JAVASCRIPT = "skrip"
    LAUNCH = "menjalankan_program"
    ATTACHED = "lampiran_di_dalam"
    OPEN_ACTION = "tindakan_saat_dibuka"
    SENDS = "mengirim_isian"
    MEDIA = "media"


ACTIVE = frozenset(
    {Flag.JAVASCRIPT, Flag.LAUNCH, Flag.ATTACHED, Flag.OPEN_ACTION, Flag.SENDS, Flag.MEDIA}
)
"""The flags that mean active content: a PDF that does more than show its pages."""


def flags_of(codes: str) -> tuple[Flag, ...]:
    """The flags whose codes stand there, blanks between; what is no code is passed over."""
    known = {flag.value: flag for flag in Flag}
    return tuple(known[code] for code in codes.split() if code in known)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. `nama` is fit to be shown and bears the suffix of the content; `pages` and
    `pixels` (width, height) are None where the document does not tell."""

    nama: str
    jenis: Jenis | None = None
    reason: Reason | None = None
    flags: tuple[Flag, ...] = ()
    pages: int | None = None
    pixels: tuple[int, int] | None = None

    @property
    def accepted(self) -> bool:
        """Whether the document may be taken in."""
        return self.reason is None

    @property
    def active(self) -> bool:
        """Whether it is a PDF that does more than show its pages."""
        return not ACTIVE.isdisjoint(self.flags)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a document may be: bytes, pixels, entries and bytes unpacked of an Office file."""

    size: int = 50 * 1024 * 1024
    pixels: int = 200_000_000
    entries: int = 20_000
    unpacked: int = 150 * 1024 * 1024
    ratio: int = 120


LIMITS = Limits()
"""What is allowed where nothing else is said."""
