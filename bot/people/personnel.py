"""The personnel list read and checked: people, or every mistake with what to write instead."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from bot.people.doubles import Mistake, doubled, repeated
from bot.people.sheets import UNSOLVED, Row, SheetError
from flows.ids import Peran
from flows.people.officials import OfficialId, Sapaan
from flows.units import Unit
from storage.people.clashing import Clash, ClashKind
from storage.people.personnel import Person

REQUIRED = ("nama", "sapaan", "jabatan", "unit", "peran", "kepala", "ringkasan")
OPTIONAL = ("nomor", "admin", "bahasa", "kode")
LONGEST = 120
KODE_FORM = re.compile(r"[A-Za-z0-9_-]{6,64}")
KODE_WRONG = "kode tidak dapat dipakai; tulis 6 sampai 64 huruf, angka, _ atau -, atau kosongkan"
FRESH = "baru"
"""In the column nomor: somebody else than whoever of that name has left."""
NOMOR_FORM = re.compile(rf"[1-9][0-9]{{0,8}}|{FRESH}")
NONE = "-"
EXAMPLE = "Contoh Nama (hapus baris ini)"
"""Who stands in a list that is handed out empty."""
YES = {"ya", "1", "x", "true"}
NO = {"", "tidak", "0", "false", "-"}
AS_VALUE = "salin, lalu tempel sebagai nilai"
OVERFLOW = "isi lebih banyak daripada judul kolom; beri tanda kutip pada isi yang berkoma"

Units = Mapping[str, Set[str]]
"""The peran of each unit, by its code."""


class NoColumns(SheetError):  # noqa: N818  says what is the matter
    """The first row does not hold the headings: perhaps this is another sheet."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The list after checking; `people` are the rows without mistakes."""

    people: tuple[Person, ...]
    mistakes: tuple[Mistake, ...]
    unused: tuple[str, ...]


def peran_of(units: Iterable[Unit]) -> Units:
    """The peran that people of each unit can hold."""
    return {unit.id: {post.peran for post in unit.posts} for unit in units}


def check_list(rows: tuple[Row, ...], units: Units) -> Checked:
    """The people of the list and its mistakes. Raises SheetError when a column is missing."""
    header, body = _header(rows), rows[1:]
    people: list[Person] = []
    mistakes: list[Mistake] = []
    for row in body:
        texts, person = _check_row(header, row, units)
        mistakes += [Mistake(row.number, text) for text in texts]
        people += [person] if person else []
    twice = [*repeated(people)]
    rows_twice = {one.row for one in twice}
    mistakes += [*twice, *(one for one in doubled(header, body) if one.row not in rows_twice)]
    people = [one for one in people if one.row not in rows_twice]
    unused = tuple(name for name in header if name and name not in REQUIRED + OPTIONAL)
    return Checked(tuple(people), tuple(sorted(mistakes, key=lambda m: m.row)), unused)


def clash_mistake(clash: Clash) -> Mistake:
    """A contradiction with the roster, in words."""
    match clash.kind:
        case ClashKind.KODE:
            text = (
                f"kode ini milik {clash.nama}, sedangkan nama ini terdaftar sebagai orang lain; "
                "tulis kode lain atau kosongkan"
            )
        case ClashKind.NOMOR:
            text = (
                f"nomor ini milik {clash.nama}, sedangkan nama ini terdaftar sebagai orang lain; "
                "periksa nomor dan nama"
            )
        case ClashKind.STRANGER:
            text = "nomor ini bukan nomor pegawai unit ini; kosongkan untuk pegawai baru"
        case ClashKind.LEFT:
            text = (
                f"{clash.nama} sudah keluar dari kantor ini; hapus baris ini, atau tulis baru di "
                "kolom nomor bila ini orang lain yang bernama sama"
            )
        case ClashKind.TWICE:
            text = f"{clash.nama} sudah ada di baris sebelumnya; satu orang cukup satu baris"
        case ClashKind.LAST_ADMIN:
            text = (
                f"{clash.nama} administrator terakhir unit ini; tunjuk administrator lain lebih "
                "dahulu, atau kosongkan kolom admin"
            )
        case ClashKind.UNIT:
            text = (
                f"unit {clash.nama} tidak dilayani di folder data ini; periksa PANDU_DATA, atau "
                "jalankan bot dengan unit itu lebih dahulu (PANDU_UNIT)"
            )
    return Mistake(clash.row, text)


def _header(rows: tuple[Row, ...]) -> tuple[str, ...]:
    if not rows:
        raise SheetError(f"File kosong; baris pertama berisi judul kolom: {', '.join(REQUIRED)}.")
    header = tuple(cell.casefold() for cell in rows[0].cells)
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise NoColumns(
            f"Kolom tidak ditemukan: {', '.join(missing)}. Baris pertama berisi judul kolom "
            f"{', '.join(REQUIRED)}; boleh ditambah {', '.join(OPTIONAL)}."
        )
    double = [name for name in REQUIRED + OPTIONAL if header.count(name) > 1]
    if double:
        raise SheetError(f"Kolom tertulis dua kali: {', '.join(double)}; sisakan satu saja.")
    if len(rows) == 1:
        raise SheetError("Belum ada pegawai di bawah judul kolom.")
    return header


def _check_row(header: tuple[str, ...], row: Row, units: Units) -> tuple[list[str], Person | None]:
    if any(row.cells[len(header) :]):
        return [OVERFLOW], None
    cell = dict.fromkeys(header + OPTIONAL, "") | dict(zip(header, row.cells, strict=False))
    if cell["nama"].casefold() == EXAMPLE.casefold():
        return ["ini baris contoh; hapus baris ini"], None
    unsolved = [name for name in REQUIRED + OPTIONAL if cell[name] == UNSOLVED]
    texts = [f"kolom {name} berisi rumus tanpa hasil; {AS_VALUE}" for name in unsolved]
    texts += [text for name, text in _faults(cell, units) if name not in unsolved]
    return texts, None if texts else _person(row.number, cell)


def _faults(cell: Mapping[str, str], units: Units) -> Iterator[tuple[str, str]]:
    """What is wrong in which column."""
    for name in ("nama", "jabatan"):
        if not cell[name]:
            yield name, f"{name} kosong; tulis {name} lengkap"
        elif len(cell[name]) > LONGEST:
            yield name, f"{name} terlalu panjang; paling banyak {LONGEST} huruf"
    if cell["sapaan"].title() not in set(Sapaan):
        yield "sapaan", f"sapaan {_said(cell['sapaan'])}; tulis Bapak atau Ibu"
    yield from _unit_faults(cell, units)
    for name in ("kepala", "ringkasan", "admin"):
        if cell[name].casefold() not in YES | NO:
            yield name, f"{name} {_said(cell[name])}; tulis ya atau tidak"
    if cell["bahasa"].casefold() not in {"", "id", "en"}:
        yield "bahasa", f"bahasa {_said(cell['bahasa'])}; tulis id atau en"
    if cell["nomor"] and not NOMOR_FORM.fullmatch(cell["nomor"].casefold()):
        told = f"nomor {_said(cell['nomor'])}; biarkan seperti dalam unduhan, atau kosongkan"
        yield "nomor", told
    if cell["kode"] and not KODE_FORM.fullmatch(cell["kode"]):
        yield "kode", KODE_WRONG


def _unit_faults(cell: Mapping[str, str], units: Units) -> Iterator[tuple[str, str]]:
    unit, peran = _kode(cell["unit"]), _peran(cell["peran"])
    if unit not in units:
        yield "unit", f"unit {_said(cell['unit'])}; {_instead(unit, units)}"
        return
    if not cell["peran"].strip(" ;,"):
        yield "peran", f"peran kosong; {_instead('', units[unit])}"
    for kode in peran:
        if kode not in units[unit]:
            yield "peran", f"peran {_said(kode)} di unit {unit}; {_instead(kode, units[unit])}"


def _person(number: int, cell: Mapping[str, str]) -> Person:
    return Person(
        number,
        cell["nama"],
        Sapaan(cell["sapaan"].title()),
        cell["jabatan"],
        _kode(cell["unit"]),
        _peran(cell["peran"]),
        kepala=cell["kepala"].casefold() in YES,
        ringkasan=cell["ringkasan"].casefold() in YES,
        admin=cell["admin"].casefold() in YES if cell["admin"] else None,
        bahasa=cell["bahasa"].casefold() or None,
        kode=cell["kode"] or None,
        nomor=OfficialId(int(cell["nomor"])) if cell["nomor"].isdecimal() else None,
        fresh=cell["nomor"].casefold() == FRESH,
    )


def _peran(text: str) -> tuple[Peran, ...]:
    """The peran that are named; a dash says that the person holds none."""
    codes = (_kode(part) for part in re.split(r"[;,]", text))
    return tuple(Peran(kode) for kode in dict.fromkeys(codes) if kode not in {"", NONE})


def _kode(text: str) -> str:
    """A code as it is kept, though people write it with capitals and spaces."""
    return text.strip().casefold().replace(" ", "-")


def _said(text: str) -> str:
    return f'"{text}" tidak dikenal' if text else "kosong"


def _instead(kode: str, known: Set[str] | Units) -> str:
    nearest = difflib.get_close_matches(kode, known, n=1)
    choice = f"mungkin {nearest[0]}; " if nearest else ""
    return f"{choice}tulis salah satu dari: {', '.join(sorted(known))}"
