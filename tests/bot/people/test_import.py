"""The personnel list as offices write it: any program, any order, every mistake named."""

import io

import pytest
from openpyxl import Workbook

from bot.people.doubles import Mistake
from bot.people.personnel import Checked, check_list
from bot.people.sheets import Row, SheetError, read_sheet
from flows.ids import Peran
from flows.people.officials import Sapaan
from storage.people.personnel import Person

UNITS = {"kaltim": {"kabid", "panitia", "pelaksana-teknis"}, "balangan": {"ppk"}}
HEADER = "nama,sapaan,jabatan,unit,peran,kepala,ringkasan,bahasa,kode"
RUSMINI = Person(
    2,
    "Rusmini Hadi",
    Sapaan.IBU,
    "Kepala Bidang, Bina Konstruksi",
    "kaltim",
    (Peran("kabid"), Peran("panitia")),
    kepala=True,
    ringkasan=True,
    bahasa="id",
    kode="SIM-KABID",
)
JUMRI = Person(3, "Jumri", Sapaan.BAPAK, "Staf", "kaltim", (Peran("panitia"),))
LIST = (
    f"{HEADER}\n"
    'Rusmini Hadi,Ibu,"Kepala Bidang, Bina Konstruksi",kaltim,kabid;panitia,ya,x,id,SIM-KABID\n'
    "Jumri,Bapak,Staf,kaltim,panitia,tidak,,,\n"
)


def checked(text: str) -> Checked:
    return check_list(read_sheet(text.encode()), UNITS)


def mistakes(*rows: str) -> list[tuple[int, str]]:
    return [(m.row, m.text) for m in checked("\n".join((HEADER, *rows))).mistakes]


def workbook(rows: list[list[object]]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.create_sheet("Lain").append(["bukan daftar"])
    book.save(file)
    return file.getvalue()


def test_a_list_becomes_people() -> None:
    assert checked(LIST) == Checked((RUSMINI, JUMRI), (), ())


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode("utf-8-sig"),
        LIST.replace("\n", "\r\n").encode(),
        LIST.replace(HEADER, HEADER.upper()).encode(),
        LIST.replace("kaltim,", "Kaltim ,").replace("Bapak", "bapak").encode(),
    ],
)
def test_how_the_file_was_saved_makes_no_difference(content: bytes) -> None:
    assert check_list(read_sheet(content), UNITS) == Checked((RUSMINI, JUMRI), (), ())


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_recognised(delimiter: str) -> None:
    header = HEADER.replace(",", delimiter)
    row = delimiter.join(
        (
            *("Rusmini Hadi", "Ibu", "Kepala Bidang, Bina Konstruksi", "kaltim", "kabid,panitia"),
            *("1", "TRUE", "ID", "SIM-KABID"),
        )
    )
    assert checked(f"{header}\n{row}\n") == Checked((RUSMINI,), (), ())


def test_a_semicolon_between_peran_may_stand_in_quotes_in_a_semicolon_file() -> None:
    text = "nama;sapaan;jabatan;unit;peran;kepala;ringkasan\n"
    people = checked(text + 'Jumri;Bapak;Staf;kaltim;"kabid; Pelaksana Teknis";;\n').people
    assert [person.peran for person in people] == [("kabid", "pelaksana-teknis")]


def test_columns_come_in_any_order_and_unused_ones_are_named() -> None:
    text = (
        "No,Peran,Unit,Ringkasan,Kepala,Jabatan,Sapaan,Nama\n1,panitia,kaltim,,,Staf,Bapak,Jumri\n"
    )
    person = Person(2, "Jumri", Sapaan.BAPAK, "Staf", "kaltim", (Peran("panitia"),))
    assert checked(text) == Checked((person,), (), ("no",))


def test_names_saved_by_an_old_windows_program_are_read() -> None:
    text = LIST.replace("Jumri", "Ménté")
    names = [p.nama for p in check_list(read_sheet(text.encode("cp1252")), UNITS).people]
    assert names == ["Rusmini Hadi", "Ménté"]


def test_a_workbook_is_read_from_its_first_sheet() -> None:
    content = workbook(
        [
            [*HEADER.split(",")],
            [
                *("Rusmini\u00a0 Hadi", "Ibu", RUSMINI.jabatan, "kaltim", "kabid, panitia"),
                *(True, 1.0, "id", "SIM-KABID"),
            ],
            ["Jumri", "Bapak", "Staf", "kaltim", "panitia", False, 0, None, None],
        ]
    )
    assert check_list(read_sheet(content), UNITS) == Checked((RUSMINI, JUMRI), (), ())


def test_blank_rows_are_skipped_and_still_counted() -> None:
    assert read_sheet(b"\nnama,unit\n\n , \nJumri,x\n") == (
        Row(2, ("nama", "unit")),
        Row(5, ("Jumri", "x")),
    )


def test_every_mistake_is_listed_with_its_row_and_what_to_write() -> None:
    found = mistakes(
        ",Pak,,kaltim,,mungkin,?,jv,abc",
        "Jumri,Bapak,Staf,kaltm,panitia,,,,",
        "Udin,Bapak,Staf,kaltim,panitya;ppk,,,,",
        "Siti,Ibu,Kepala Seksi, Bina,kaltim,panitia,,,,,x",
    )
    assert found == [
        (2, "nama kosong; tulis nama lengkap"),
        (2, "jabatan kosong; tulis jabatan lengkap"),
        (2, 'sapaan "Pak" tidak dikenal; tulis Bapak atau Ibu'),
        (2, "peran kosong; tulis salah satu dari: kabid, panitia, pelaksana-teknis"),
        (2, 'kepala "mungkin" tidak dikenal; tulis ya atau tidak'),
        (2, 'ringkasan "?" tidak dikenal; tulis ya atau tidak'),
        (2, 'bahasa "jv" tidak dikenal; tulis id atau en'),
        (2, "kode tidak dapat dipakai; tulis 6 sampai 64 huruf, angka, _ atau -, atau kosongkan"),
        (
            3,
            'unit "kaltm" tidak dikenal; mungkin kaltim; tulis salah satu dari: balangan, kaltim',
        ),
        (
            4,
            'peran "panitya" tidak dikenal di unit kaltim; mungkin panitia; tulis salah satu dari: '
            "kabid, panitia, pelaksana-teknis",
        ),
        (
            4,
            'peran "ppk" tidak dikenal di unit kaltim; tulis salah satu dari: '
            "kabid, panitia, pelaksana-teknis",
        ),
        (5, "isi lebih banyak daripada judul kolom; beri tanda kutip pada isi yang berkoma"),
    ]


def test_a_name_too_long_for_a_card_is_a_mistake() -> None:
    assert mistakes(f"{'a' * 121},Bapak,Staf,kaltim,panitia,,,,") == [
        (2, "nama terlalu panjang; paling banyak 120 huruf")
    ]


def test_a_person_or_code_that_stands_twice_is_a_mistake() -> None:
    found = checked(
        f"{HEADER}\n"
        "Jumri,Bapak,Staf,kaltim,panitia,,,,SIM-STAF\n"
        "JUMRI ,Bapak,Staf,kaltim,panitia,,,,\n"
        "Udin,Bapak,Staf,kaltim,panitia,,,,SIM-STAF\n"
    ).mistakes
    assert found == (
        Mistake(3, "nama dan unit sama dengan baris 2; satu orang cukup satu baris"),
        Mistake(4, "kode sama dengan baris 2; tulis kode lain atau kosongkan"),
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "File kosong; "),
        (b"nama,unit\nx,y\n", "Kolom tidak ditemukan: sapaan, jabatan, peran, kepala, ringkasan. "),
        (HEADER.encode(), "Belum ada pegawai di bawah judul kolom."),
        (f"{HEADER},Nama\nx\n".encode(), "Kolom tertulis dua kali: nama; sisakan satu saja."),
        (b'nama,unit\n"x,y\n', "CSV tidak utuh; "),
        (b"\x00\x01\x02", "Isi file bukan tabel; "),
        (b"\xd0\xcf\x11\xe0 old excel", "Format XLS lama tidak dapat dibaca; "),
        (b"PK\x03\x04 no workbook", "XLSX tidak dapat dibaca; "),
    ],
)
def test_a_file_that_is_no_personnel_list_is_refused_with_advice(content: bytes, said: str) -> None:
    with pytest.raises(SheetError) as caught:
        check_list(read_sheet(content), UNITS)
    assert str(caught.value).startswith(said)


def test_five_thousand_rows_are_read() -> None:
    rows = [f"Pegawai {n},Ibu,Staf,kaltim,panitia,,,," for n in range(5000)]
    assert len(checked("\n".join((HEADER, *rows))).people) == 5000


def test_joined_cells_are_named_and_not_read_as_empty() -> None:
    book, file = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (("nama", "jabatan"), ("Rusmini Hadi", "Staf"), ("Jumri", None)):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.save(file)
    with pytest.raises(SheetError, match=r"^Sel B2:B3 digabung; pisahkan \(unmerge\)"):
        read_sheet(file.getvalue())
