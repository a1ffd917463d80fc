"""A disposisi: to whom, what is to be done, how urgent; and its words as they are recorded."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from flows.reading.dates import written
from flows.refusals import InstructionMissing, LeaderMissing, TooManyNamed
from flows.wording import TEXT_LIMIT, words

MOST_OTHERS = 12
"""How many a disposisi may name beside its leader."""


class Sifat(StrEnum):
    """How urgent or secret a disposisi is, as printed on the lembar disposisi."""

    BIASA = "biasa"
    SEGERA = "segera"
    SANGAT_SEGERA = "sangat segera"
    RAHASIA = "rahasia"


class Instruksi(StrEnum):
    """What is to be done, in the words and the order of the lembar disposisi."""

    TANGGAPAN = "tanggapan dan saran"
    PROSES = "proses lebih lanjut"
    KOORDINASI = "koordinasi/konfirmasi"
    WAKILI = "wakili/hadiri"
    SELESAIKAN = "selesaikan"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Tujuan:
    """Whom a disposisi names. `kode` is a peran of the unit, or one person's own
    (flows.people.officials.personal); `nama`, with sapaan, empty where all of a post are meant."""

    kode: str
    jabatan: str
    nama: str = ""


@dataclass(frozen=True, slots=True)
class Disposisi:
    """A disposisi as it is put together; it is one when `checked` lets it pass.

    `tanggal` is the day by which it is to be done, None where none is set.
    """

    kepada: Tujuan | None = None
    lain: tuple[Tujuan, ...] = ()
    instruksi: tuple[Instruksi, ...] = ()
    sifat: Sifat = Sifat.BIASA
    catatan: str = ""
    tanggal: date | None = None

    @property
    def rahasia(self) -> bool:
        """Whether its note is for those in the berkas alone."""
        return self.sifat is Sifat.RAHASIA

    @property
    def tujuan(self) -> tuple[Tujuan, ...]:
        """Everybody it names, the leader first."""
        return (*(() if self.kepada is None else (self.kepada,)), *self.lain)


def checked(disposisi: Disposisi) -> Disposisi:
    """The disposisi as it is recorded: instructions in printed order, nobody named twice.

    Raises LeaderMissing, InstructionMissing (neither an instruction nor a note), TextTooLong,
    TooManyNamed.
    """
    if disposisi.kepada is None:
        raise LeaderMissing
    catatan = disposisi.catatan.strip()
    if not disposisi.instruksi and not catatan:
        raise InstructionMissing
    others = {one.kode: one for one in disposisi.lain if one.kode != disposisi.kepada.kode}
    if len(others) > MOST_OTHERS:
        raise TooManyNamed(MOST_OTHERS)
    return replace(
        disposisi,
        lain=tuple(others.values()),
        instruksi=tuple(one for one in Instruksi if one in disposisi.instruksi),
        catatan=words(catatan, TEXT_LIMIT) if catatan else "",
    )


def with_instruction(disposisi: Disposisi, one: Instruksi, *, ticked: bool) -> Disposisi:
    """The disposisi with that instruction ticked, or not."""
    wanted = {*disposisi.instruksi} - {one} | ({one} if ticked else set())
    return replace(disposisi, instruksi=tuple(i for i in Instruksi if i in wanted))


def with_other(disposisi: Disposisi, one: Tujuan, *, named: bool) -> Disposisi:
    """The disposisi that names them beside its leader, or does not. Raises TooManyNamed."""
    lain = tuple(other for other in disposisi.lain if other.kode != one.kode)
    if named and len(lain) == MOST_OTHERS:
        raise TooManyNamed(MOST_OTHERS)
    return replace(disposisi, lain=(*lain, one) if named else lain)


def text(disposisi: Disposisi, *, inside: bool = True) -> str:
    """The disposisi in words, complete where it is pasted elsewhere; the same for the same one.

    Of a secret one only those `inside` the berkas read the note.
    """
    note = disposisi.catatan
    if note and disposisi.rahasia and not inside:
        note = "(rahasia)"
    return "\n".join(
        (
            f"Disposisi ({disposisi.sifat.value})",
            *_line("Kepada", [named(disposisi.kepada)] if disposisi.kepada else []),
            *_line("Juga kepada", [named(one) for one in disposisi.lain]),
            *_line("Instruksi", [one.value for one in disposisi.instruksi]),
            *_line("Catatan", [note] if note else []),
            *_line("Tanggal", [written(disposisi.tanggal)] if disposisi.tanggal else []),
        )
    )


def _line(heading: str, parts: list[str]) -> tuple[str, ...]:
    return (f"{heading}: {'; '.join(parts)}",) if parts else ()


def named(one: Tujuan) -> str:
    """Whom it names, jabatan before name."""
    return f"{one.jabatan} ({one.nama})" if one.nama else one.jabatan
