"""The SOP form as printed, and beside it the reading: who, whereto, how long, which papers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from flows.ids import Nomor, Peran, SopId
from flows.mutu_baku import Kelengkapan, MutuBaku
from flows.steering import Condition, Decided, Isian, Link, Tally

AKHIR = "akhir:"
"""What a branch target begins with when it ends the berkas instead of naming a row."""


class Baris(StrEnum):
    """What a row of the form is: work for somebody, or one of the symbols Mulai and Selesai.

    SISIPAN is work that the form forgot to print; it is shown as ours.
    """

    MULAI = "mulai"
    LANGKAH = "langkah"
    SELESAI = "selesai"
    SISIPAN = "sisipan"


WORK = frozenset({Baris.LANGKAH, Baris.SISIPAN})
"""Rows that somebody performs."""


class Confidence(StrEnum):
    """How sure a reading is; everything but PASTI is shown to the office for confirmation."""

    PASTI = "pasti"
    MUNGKIN = "mungkin"
    DUGAAN = "dugaan"


class Basis(StrEnum):
    """Where a branch comes from: printed words, the order of rows, or an inference of ours."""

    TERCETAK = "tercetak"
    URUTAN = "urutan"
    DISIMPULKAN = "disimpulkan"


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a row leads. `to` is a row or an ending; `returns` sends the berkas back.

    A `copy` (tembusan) is no choice: it opens beside whichever way is taken.
    `when` is the printed condition, word for word; empty where the SOP prints none.
    `enough` says on which side of the row's threshold it lies, None where on neither.
    """

    label: str
    to: str
    returns: bool = False
    basis: Basis = Basis.URUTAN
    when: str = ""
    catatan: str = ""
    copy: bool = False
    enough: bool | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """Who performs a row instead, where all conditions on the fields of the berkas hold."""

    pelaksana: tuple[Peran, ...]
    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """A row of the form with its reading. Of `pelaksana` any one performs it.

    `misplaced` says whose Mutu Baku is printed here when it is not this row's own: it is shown
    struck through and never demanded. `jointly` take part, are told, and hold nothing up.
    `closed_by` record and close the row for outsiders, who may have no Telegram; `many`: each of
    several outsiders acts, and it is over when all have or it is closed. A row that is not
    `awaited` opens together with the row it leads to, and closing it leads nowhere.
    `shares` names the row whose printed Mutu Baku covers this one.
    `rapat`: the row is a meeting, or invites to one. `appoints`: who has the row names the people
    of these peran for the berkas.
    A row with a `switch` that the unit has turned off is not `active`: it is passed over.
    """

    nomor: Nomor
    no_tercetak: str
    uraian: str
    pelaksana: tuple[Peran, ...]
    mutu_baku: MutuBaku
    branches: tuple[Branch, ...]
    keterangan: str = ""
    uraian_bersih: str = ""
    confidence: Confidence = Confidence.PASTI
    alasan: str = ""
    alternatif: tuple[Peran, ...] = ()
    catatan: str = ""
    baris: Baris = Baris.LANGKAH
    misplaced: str = ""
    jointly: tuple[Peran, ...] = ()
    closed_by: tuple[Peran, ...] = ()
    many: bool = False
    awaited: bool = True
    shares: str = ""
    variants: tuple[Variant, ...] = ()
    links: tuple[Link, ...] = ()
    switch: str = ""
    active: bool = True
    decided: tuple[Decided, ...] = ()
    tally: Tally | None = None
    rapat: bool = False
    appoints: tuple[Peran, ...] = ()

    @property
    def holders(self) -> tuple[Peran, ...]:
        """Who may have the row in hand: those who perform it, and those who close it for them."""
        return tuple(dict.fromkeys(self.pelaksana + self.closed_by))

    @property
    def items(self) -> tuple[Kelengkapan, ...]:
        """Kelengkapan and output in printed order; an output that is also an input stands once."""
        inputs = self.mutu_baku.kelengkapan
        known = {item.kode for item in inputs}
        return inputs + tuple(item for item in self.mutu_baku.output if item.kode not in known)


@dataclass(frozen=True, slots=True)
class Pelaksana:
    """A column of the form: its code and its heading as printed."""

    kode: Peran
    nama: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A way a berkas ends; `good` is False for failures the SOP names.

    `onward` is where it goes on in another SOP, as "id#nomor", empty where it is over. `side`
    closes only the row that leads there (a copy that was received), not the berkas.
    """

    kode: str
    uraian: str
    good: bool = True
    onward: str = ""
    side: bool = False


@dataclass(frozen=True, slots=True)
class Identitas:
    """The identity block on the first page of a form, as printed; without NIP.

    `induk` is the regulation that the form is an annex to, where it has no block of its own.
    """

    induk: str = ""
    lembaga: tuple[str, ...] = ()
    nomor: str = ""
    tanggal_pembuatan: str = ""
    tanggal_revisi: str = ""
    tanggal_efektif: str = ""
    disahkan_oleh: str = ""
    dasar_hukum: tuple[str, ...] = ()
    kualifikasi_pelaksana: tuple[str, ...] = ()
    keterkaitan: tuple[str, ...] = ()
    peralatan: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = ()
    pencatatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sop:
    """One SOP of a unit: `nama` as printed, `judul` as people say it, `singkatan` for numbers.

    `opened_by` open a berkas; empty: whoever performs the first row.
    """

    id: SopId
    unit: str
    edition: str
    nama: str
    judul: str
    singkatan: str
    identitas: Identitas
    pelaksana: tuple[Pelaksana, ...]
    kegiatan: tuple[Kegiatan, ...]
    endings: tuple[Ending, ...]
    mulai: Nomor
    catatan: tuple[str, ...] = ()
    catatan_hukum: tuple[str, ...] = ()
    isian: tuple[Isian, ...] = ()
    opened_by: tuple[Peran, ...] = ()

    def row(self, nomor: str) -> Kegiatan:
        """The row of that nomor. Raises KeyError when there is none."""
        for kegiatan in self.kegiatan:
            if kegiatan.nomor == nomor:
                return kegiatan
        raise KeyError(nomor)

    def position(self, nomor: str) -> int:
        """Which row this is, counted from 1 in printed order."""
        return [kegiatan.nomor for kegiatan in self.kegiatan].index(Nomor(nomor)) + 1

    def heading(self, kode: str) -> str:
        """The printed heading of a Pelaksana column; the code itself for a peran without one."""
        return next((c.nama for c in self.pelaksana if c.kode == kode), kode)

    def ending(self, target: str) -> Ending:
        """The ending a branch target such as "akhir:selesai" names."""
        kode = target.removeprefix(AKHIR)
        return next(ending for ending in self.endings if ending.kode == kode)

    def all_items(self) -> Iterator[tuple[Kegiatan, Kelengkapan]]:
        """Every kelengkapan and output with its row, in printed order."""
        for kegiatan in self.kegiatan:
            for item in kegiatan.items:
                yield kegiatan, item
