"""Personnel lists as offices have them: what is wrong is said by row, and what to do instead."""

import asyncio
import io
import time
from collections.abc import Callable, Sequence

import pytest
from openpyxl import Workbook

from bot.people.doubles import Mistake
from bot.people.personnel import Checked
from bot.people.reading import read_apart, read_list
from bot.people.sheets import MOST_ROWS, SheetError
from flows.ids import Peran
from flows.people.officials import OfficialId, Sapaan
from storage.people.personnel import Person

UNITS = {"kantor": frozenset({"kabid", "staf"})}
HEAD = ("nama", "sapaan", "jabatan", "unit", "peran", "kepala", "ringkasan")
JUMRI = ("Jumri", "Bapak", "Staf", "kantor", "staf", "", "")
LILIS = ("Lilis", "Ibu", "Staf", "kantor", "staf", "", "")

Rows = Sequence[Sequence[object]]


def csv(head: Sequence[str], *rows: Sequence[object]) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in (head, *rows)).encode()


def book(rows: Rows, change: Callable[[Workbook], object] = lambda _: None) -> bytes:
    made, file = Workbook(), io.BytesIO()
    sheet = made.worksheets[0]
    sheet.title = "Pegawai"
    for row in rows:
        sheet.append(list(row))
    change(made)
    made.save(file)
    return file.getvalue()


def before(made: Workbook) -> None:
    """Another table comes first."""
    made.create_sheet("Rekap", 0).append(["Bulan", "Jumlah"])


def joined(made: Workbook) -> None:
    made.worksheets[0].merge_cells("D2:D3")


def formula(made: Workbook) -> None:
    made.worksheets[0]["C3"] = "=C2"


@pytest.mark.parametrize(
    ("head", "value", "other", "text"),
    [
        ("NIP", "19850101 201001 1 001", "198501012010011001", "NIP sama dengan baris 2"),
        ("Telepon", "0812-3456", "+62 812 3456", "nomor telepon sama dengan baris 2"),
        ("No HP", "8123456", "08123456", "nomor telepon sama dengan baris 2"),
        ("Telegram", "@Jumri", "https://t.me/jumri", "nama pengguna Telegram sama dengan baris 2"),
    ],
)
def test_what_only_one_person_can_have_is_named_by_row_alone(
    head: str, value: str, other: str, text: str
) -> None:
    checked = read_list(csv((*HEAD, head), (*JUMRI, value), (*LILIS, other)), UNITS)
    assert checked.mistakes == (Mistake(3, f"{text}; periksa keduanya"),)
    assert "1985" not in repr(checked) + str(checked.mistakes)
    assert "812" not in repr(checked)


def test_a_formula_without_its_result_is_named_by_its_column_beside_all_other_faults() -> None:
    checked = read_list(book((HEAD, (*JUMRI[:1], "Pak", *JUMRI[2:]), LILIS), formula), UNITS)
    assert [(one.row, one.text.partition(";")[0]) for one in checked.mistakes] == [
        (2, 'sapaan "Pak" tidak dikenal'),
        (3, "kolom jabatan berisi rumus tanpa hasil"),
    ]


def test_whoever_stands_in_two_rows_is_named_once() -> None:
    rows = ((*HEAD, "NIP", "kode"), (*JUMRI, "198", "SIM-STAF"), (*JUMRI, "198", "SIM-STAF"))
    checked = read_list(csv(*rows), UNITS)
    assert checked.mistakes == (
        Mistake(3, "nama dan unit sama dengan baris 2; satu orang cukup satu baris"),
    )
    assert [one.row for one in checked.people] == [2]


def test_numbers_that_a_spreadsheet_has_rounded_are_not_called_the_same() -> None:
    rows = ((*HEAD, "NIP"), (*JUMRI, 1.9850101201001101e17), (*LILIS, 1.9850101201001101e17))
    assert read_list(book(rows), UNITS).mistakes == ()


def test_empty_numbers_are_not_the_same() -> None:
    assert read_list(csv((*HEAD, "NIP"), (*JUMRI, ""), (*LILIS, "")), UNITS).mistakes == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (
            book((HEAD, JUMRI), before),
            "Kolom tidak ditemukan: nama, sapaan, jabatan, unit, peran, kepala, ringkasan. Baris "
            "pertama berisi judul kolom nama, sapaan, jabatan, unit, peran, kepala, ringkasan; "
            "boleh ditambah nomor, admin, bahasa, kode. Yang dibaca lembar pertama (Rekap), dari: "
            "Rekap, Pegawai.",
        ),
        (
            book((HEAD, JUMRI, LILIS), joined),
            "Sel D2:D3 digabung; pisahkan (unmerge), lalu isi setiap baris.",
        ),
        (book(()), "File kosong; baris pertama berisi judul kolom: " + ", ".join(HEAD) + "."),
        (book((HEAD,)), "Belum ada pegawai di bawah judul kolom."),
        (
            csv(HEAD, *((f"P{n}", *JUMRI[1:]) for n in range(MOST_ROWS + 1))),
            "Lebih dari 5000 baris; bagi menjadi beberapa daftar.",
        ),
        (b"PK\x03\x04nothing", "XLSX tidak dapat dibaca; buka dan simpan ulang file itu."),
        (
            b"\xd0\xcf\x11\xe0old",
            "Format XLS lama tidak dapat dibaca; simpan sebagai XLSX atau CSV.",
        ),
        (
            b"%PDF-1.7\0\0",
            "Isi file bukan tabel; simpan sebagai XLSX atau CSV (UTF-8).",
        ),
    ],
    ids=["sheet", "merged", "empty", "nobody", "many", "broken", "xls", "pdf"],
)
async def test_a_file_that_is_no_such_list_says_what_to_do(content: bytes, why: str) -> None:
    for read in (_here, read_apart):
        with pytest.raises(SheetError) as refused:
            await read(content, UNITS)
        assert str(refused.value) == why


async def _here(content: bytes, units: dict[str, frozenset[str]]) -> Checked:
    return read_list(content, units)


async def test_a_list_is_the_same_read_here_or_apart() -> None:
    head = ("nomor", *HEAD, "admin")
    content = csv(head, (7, *JUMRI, "ya"), ("", *LILIS[:4], "stap", "", "", "")).decode()
    jumri = Person(
        2, "Jumri", Sapaan.BAPAK, "Staf", "kantor", (Peran("staf"),), admin=True,
        nomor=OfficialId(7),
    )  # fmt: skip
    said = (
        'peran "stap" tidak dikenal di unit kantor; mungkin staf; tulis salah satu dari: '
        "kabid, staf"
    )
    expected = Checked((jumri,), (Mistake(3, said),), ())
    assert read_list(content.encode("cp1252"), UNITS) == expected
    assert await read_apart(content.encode("cp1252"), UNITS) == expected


def test_a_dash_says_that_somebody_holds_no_peran() -> None:
    rows = csv(HEAD, (*JUMRI[:4], "-", "", ""), (*LILIS[:4], "", "", ""))
    checked = read_list(rows, UNITS)
    assert [one.peran for one in checked.people] == [()]
    assert [one.row for one in checked.mistakes] == [3]


async def test_five_thousand_rows_are_read_while_others_go_on() -> None:
    content = book((HEAD, *((f"Pegawai {n}", *JUMRI[1:]) for n in range(MOST_ROWS))))
    longest = 0.0

    async def others() -> None:
        nonlocal longest
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0)
            longest = max(longest, time.perf_counter() - began)
            await asyncio.sleep(0.005)

    beside = asyncio.create_task(others())
    checked = await read_apart(content, UNITS)
    beside.cancel()
    assert len(checked.people) == MOST_ROWS
    assert longest < 1.0
