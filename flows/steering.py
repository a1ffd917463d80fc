"""What steers a berkas beside its printed rows: fields that are filled in, and links to SOPs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class IsianJenis(StrEnum):
    """What is written into a field; ANGKA is a whole number (rupiah, counts)."""

    TEKS = "teks"
    ANGKA = "angka"
    TANGGAL = "tanggal"
    PILIHAN = "pilihan"


@dataclass(frozen=True, slots=True)
class Isian:
    """A field of a berkas that conditions can ask about; `pilihan` for one that is chosen."""

    kode: str
    nama: str
    jenis: IsianJenis = IsianJenis.TEKS
    pilihan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether a field is one of some words, or a number above a limit (not the limit itself)."""

    isian: str
    one_of: tuple[str, ...] = ()
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """From how many on the office holds that there are enough; `nama` is what is counted."""

    kode: str
    nama: str
    nilai: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What a decision counts: the participants whose part is done at the rows `at`.

    `kode` names a threshold of the unit; the threshold itself is there once it has been looked up.
    """

    kode: str
    at: tuple[str, ...] = ()
    threshold: Threshold | None = None


class LinkKind(StrEnum):
    """CHILD: the row is that SOP, opened as a berkas of its own and waited for. NEXT: it may
    follow when this one has ended. SEE: worth reading here. OUTSIDE: named, but not in hand.
    """

    CHILD = "anak"
    NEXT = "lanjutan"
    SEE = "rujukan"
    OUTSIDE = "luar"


@dataclass(frozen=True, slots=True)
class Link:
    """A row's link to another SOP, at `nomor` where it is one row of it.

    `endings` pairs the endings of a CHILD with the labels of this row's branches.
    """

    sop: str
    kind: LinkKind
    nomor: str = ""
    endings: tuple[tuple[str, str], ...] = ()
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """That the office has decided a reading: about "pelaksana" or "waktu", by which post, when."""

    about: str
    who: str
    at: datetime
