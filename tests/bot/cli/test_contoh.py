"""`pandu pegawai contoh`: a list to be filled in, and the present one, which changes nothing."""

import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.__main__ import main
from bot.people.sheets import read_sheet
from bot.people.writing import COLUMNS, present_list
from flows.people.officials import Official, OfficialId, Sapaan
from storage.sops import load_definitions

UNIT = "kaltim-bina-konstruksi"
MAKE = ["pegawai", "contoh", "--unit", UNIT, "--ke", "daftar.xlsx"]
LIST = (
    "nama,sapaan,jabatan,unit,peran,kepala,ringkasan,admin,bahasa\n"
    f"Norhayati,Ibu,Kepala Bidang,{UNIT},kabid,ya,ya,ya,en\n"
    f"Jumri,Bapak,Staf,{UNIT},staf;panitia,,,,\n"
    f"Arbainah,Ibu,Sekretaris,{UNIT},-,,,,\n"
)


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_the_example_has_the_columns_and_its_row_is_nobody(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(MAKE) == 0
    assert capsys.readouterr().out == "daftar.xlsx: contoh daftar.\n"
    book = load_workbook("daftar.xlsx")
    assert book.sheetnames == ["Daftar pegawai", "Keterangan"]
    assert [cell.value for cell in book.worksheets[0][1]] == list(COLUMNS)
    assert main(["pegawai", "impor", "daftar.xlsx", "--coba"]) == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        "Baris 2: ini baris contoh; hapus baris ini."
    )


def test_the_present_list_comes_back_without_differences(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("pegawai.csv").write_text(LIST, "utf-8")
    main(["pegawai", "impor", "pegawai.csv", "--ya"])
    capsys.readouterr()
    assert main([*MAKE, "--sekarang"]) == 0
    assert capsys.readouterr().out == "daftar.xlsx: 3 pegawai.\n"
    assert main(["pegawai", "impor", "daftar.xlsx", "--coba"]) == 0
    assert "Uji coba: 0 baru, 0 diperbarui, 3 tetap." in capsys.readouterr().out


def test_a_file_that_is_there_already_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("daftar.xlsx").write_text("milik orang")
    assert main(MAKE) == 2
    assert capsys.readouterr().err == (
        "pandu: --ke: daftar.xlsx sudah ada; mohon pilih nama lain.\n"
    )
    assert Path("daftar.xlsx").read_text() == "milik orang"


def test_without_a_database_there_is_no_present_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*MAKE, "--sekarang"]) == 2
    assert capsys.readouterr().err == ("pandu: Belum ada basis data di data; periksa PANDU_DATA.\n")


@pytest.mark.parametrize("nama", ["=1+1", "@SUM(A1)", "+62", "-", '=HYPERLINK("x")'])
def test_a_name_is_never_a_formula(nama: str) -> None:
    unit = next(one for one in load_definitions().units if one.id == UNIT)
    one = Official(OfficialId(7), nama, Sapaan.IBU, "Staf", UNIT, ())
    content = present_list(unit, (one,))
    assert read_sheet(content)[1].cells[:4] == ("7", nama, "Ibu", "Staf")
