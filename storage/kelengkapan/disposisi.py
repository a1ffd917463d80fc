"""The lembar disposisi as a sheet of paper. A draft: neither number nor signature is Pandu's."""

from dataclasses import asdict, dataclass

from storage.kelengkapan.drawing import drawn, pictured

LAYOUT = "disposisi"


@dataclass(frozen=True, slots=True)
class Tick:
    """A printed choice, and whether it is ticked."""

    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Labels:
    """The headings of the boxes, in the language of the sheet."""

    nomor: str
    sifat: str
    dari: str
    tanggal: str
    perihal: str
    kepada: str
    lain: str
    instruksi: str
    catatan: str
    batas: str


@dataclass(frozen=True, slots=True)
class LembarDisposisi:
    """What stands on the sheet, all as words.

    `dari` gives the disposisi on `tanggal`, `kepada` leads, `lain` follow; `batas` is the day by
    which it is to be done, empty for none; `jabatan` and `nama` stand under the place to sign.
    """

    unit: str
    title: str
    nomor: str
    perihal: str
    dari: str
    tanggal: str
    sifat: tuple[Tick, ...]
    kepada: str
    lain: tuple[str, ...]
    instruksi: tuple[Tick, ...]
    catatan: str
    batas: str
    jabatan: str
    nama: str
    footer: str
    labels: Labels


def as_pdf(lembar: LembarDisposisi) -> bytes:
    """The sheet as a PDF, A4. Takes some 30 ms: call it beside the loop."""
    return drawn(LAYOUT, asdict(lembar))


def as_pngs(lembar: LembarDisposisi) -> tuple[bytes, ...]:
    """The sheet as pictures to be looked at in the chat; more than one where the note is long."""
    return pictured(LAYOUT, asdict(lembar))
