"""Mutu Baku, the three quality boxes of a row: what it needs, how long it takes, what comes out."""

from dataclasses import dataclass
from enum import StrEnum

from flows.ids import Nomor


class Satuan(StrEnum):
    """Unit of a waktu baku; HARI is read as working days unless the SOP says otherwise."""

    MENIT = "menit"
    JAM = "jam"
    HARI = "hari"
    HARI_KERJA = "hari kerja"
    HARI_KALENDER = "hari kalender"
    BULAN = "bulan"


class WaktuRole(StrEnum):
    """TUGAS: work with a limit. JENDELA: a window that must elapse. TENGGAT: set elsewhere."""

    TUGAS = "tugas"
    JENDELA = "jendela"
    TENGGAT = "tenggat"


class Jenis(StrEnum):
    """What kind of thing a kelengkapan is; only DOKUMEN is ever a file, AKSES is never asked."""

    DOKUMEN = "dokumen"
    PERANGKAT = "perangkat"
    AKSES = "akses"
    KONDISI = "kondisi"
    INFORMASI = "informasi"


class Bentuk(StrEnum):
    """What a dokumen is, where Pandu has a form for it: a letter, minutes, a disposisi, or a
    record of an official system (SiRUP, SPSE) known by its number."""

    BIASA = ""
    SURAT = "surat"
    NOTULEN = "notulen"
    DISPOSISI = "disposisi"
    RUP = "rup"
    SPSE = "spse"


@dataclass(frozen=True, slots=True)
class Waktu:
    """Waktu baku: the printed words, and amount with satuan where they can be read.

    `span` is the number of working days printed beside it ("5 hari kerja (2 jam/ hari)");
    where there is one it is the limit, and the amount is effort. Without both there is no limit.
    """

    text: str
    amount: int | None = None
    satuan: Satuan | None = None
    span: int | None = None
    role: WaktuRole = WaktuRole.TUGAS


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """One thing that a row needs or brings forth.

    `kode` joins it over rows: a dokumen of that kode given at an earlier row is there already.
    `dari` names the rows it comes from (empty: it is brought at this row). `wajib` is False for
    what is shown but never demanded; `teks` allows typed words instead of a file (a disposisi);
    `terbatas` marks restricted papers (KTP, NPWP): seen and ticked, never uploaded. `only_for`
    are the labels of the branches that demand it; empty: all do. `pribadi` marks documents with
    personal data, whose content the office keeps for a limited time after the end.
    """

    kode: str
    nama: str
    jenis: Jenis = Jenis.DOKUMEN
    dari: tuple[Nomor, ...] = ()
    wajib: bool = True
    teks: bool = False
    terbatas: bool = False
    catatan: str = ""
    only_for: tuple[str, ...] = ()
    bentuk: Bentuk = Bentuk.BIASA
    pribadi: bool = False


@dataclass(frozen=True, slots=True)
class MutuBaku:
    """The three quality boxes of a row: what it needs, how long it may take, what comes out.

    The `_text` fields are the boxes as printed; the tuples are their reading.
    """

    kelengkapan_text: str
    kelengkapan: tuple[Kelengkapan, ...]
    waktu: Waktu
    output_text: str
    output: tuple[Kelengkapan, ...]
