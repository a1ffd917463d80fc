"""The personnel list as a spreadsheet: empty with an example, or as the office stands now."""

import io
from collections.abc import Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING

from bot.people.personnel import EXAMPLE, NONE
from flows.people.officials import Official
from flows.units import Unit
from storage.people.personnel import roll_for

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = {
    "nomor": 8,
    "nama": 32,
    "sapaan": 10,
    "jabatan": 44,
    "unit": 26,
    "peran": 30,
    "kepala": 9,
    "ringkasan": 11,
    "admin": 9,
    "bahasa": 9,
}
"""The headings and their widths in letters."""
CHOICES = {
    "sapaan": "Bapak,Ibu",
    "kepala": "ya,tidak",
    "ringkasan": "ya,tidak",
    "admin": "ya,tidak",
    "bahasa": "id,en",
}
NOTES = (
    ("nomor", "diisi oleh Pandu; jangan diubah, dan biarkan kosong untuk pegawai baru"),
    ("nama", "nama lengkap"),
    ("sapaan", "Bapak atau Ibu"),
    ("jabatan", "sebagaimana disebut dalam pesan dan dokumen"),
    ("unit", "kode kantor ini"),
    ("peran", "satu kode atau lebih, dipisahkan titik koma; - bila tidak memegang peran"),
    ("kepala", "ya untuk pimpinan yang disapa Yth. dan ikut mengelola kantor"),
    ("ringkasan", "ya untuk yang menerima ringkasan pagi"),
    ("admin", "ya untuk administrator Pandu"),
    ("bahasa", "id atau en"),
)


def blank_list(unit: Unit) -> bytes:
    """An XLSX with the headings and one example row."""
    peran = str(unit.posts[-1].peran)
    return _book(unit, [("", EXAMPLE, "Bapak", "Staf", unit.id, peran, "tidak", "", "", "id")])


def present_list(unit: Unit, people: Sequence[Official]) -> bytes:
    """An XLSX of the unit's people, which brings no differences when it is read again."""
    return _book(unit, [_row(one) for one in people])


def people_of(conn: Connection, unit: str) -> tuple[Official, ...]:
    """The people of a unit as the last list had them."""
    return roll_for(conn, ()).of_unit(unit)


def _row(one: Official) -> tuple[str, ...]:
    return (
        *(str(one.id), one.nama, one.sapaan.value, one.jabatan, one.unit),
        "; ".join(one.peran) or NONE,
        *("ya" if held else "tidak" for held in (one.kepala, one.ringkasan, one.admin)),
        one.bahasa,
    )


def _book(unit: Unit, rows: Sequence[Sequence[str]]) -> bytes:
    from openpyxl import Workbook  # 10 MB that a bot at work does without

    book, file = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.title = "Daftar pegawai"
    _fill(sheet, (tuple(COLUMNS), *rows))
    _dress(sheet, len(rows))
    legend = book.create_sheet("Keterangan")
    posts = [(str(post.peran), post.nama) for post in unit.posts]
    _fill(legend, (("kolom", "isi"), *NOTES, ("", ""), ("kode peran", "jabatan"), *posts))
    legend.column_dimensions["A"].width, legend.column_dimensions["B"].width = 28, 80
    book.save(file)
    return file.getvalue()


def _fill(sheet: "Worksheet", rows: Sequence[Sequence[str]]) -> None:
    """Words and nothing else: what begins with = is no formula."""
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            if value:
                cell = sheet.cell(number, place, value)
                cell.data_type = "s"


def _dress(sheet: "Worksheet", rows: int) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, (name, width) in enumerate(COLUMNS.items(), 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
        if name in CHOICES:
            allowed = DataValidation("list", formula1=f'"{CHOICES[name]}"', allow_blank=True)
            allowed.add(f"{letter}2:{letter}{rows + 200}")
            sheet.add_data_validation(allowed)
    sheet.freeze_panes = "A2"
