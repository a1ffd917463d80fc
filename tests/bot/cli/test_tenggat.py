"""`pandu tenggat` from the outside: what it prints and how it exits."""

import json
import os
import re
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from flows.office_time.hours import SpecialDay
from flows.office_time.special_days import Entered
from storage.database import Database
from storage.waktu.special_days import enter_day
from tests.flows.mistakes import ROOT

UNIT = "kaltim-bina-konstruksi"
KALTIM = ["tenggat", "--unit", "kaltim-bina-konstruksi"]


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def ask(mulai: str, waktu: str, *more: str) -> int:
    return main([*KALTIM, "--mulai", mulai, "--waktu", waktu, *more])


def test_the_example_of_the_guide_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    guide = (ROOT / "docs" / "jam-kerja.md").read_text(encoding="utf-8")
    (printed,) = re.findall(r"```\n\$ pandu tenggat [^\n]*\n(.*?)```", guide, re.S)
    assert ask("2026-03-16 15:30", "480 menit") == 0
    assert capsys.readouterr().out == printed


def test_the_deadline_stands_first_in_wita(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("2026-11-20 13:00", "60 Menit") == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == "Senin, 23 November 2026 pukul 08.30 WITA"


def test_a_printed_span_is_told_day_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    long_day = "(jam kerja 07.30–12.00, 13.00–16.00)"
    assert ask("2026-11-19 09:00", "480 menit", "--keterangan", "2 hari/8 Jam") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Senin, 23 November 2026 pukul 16.00 WITA",
        "",
        "Mulai: Kamis, 19 November 2026 pukul 09.00 WITA",
        'Waktu baku "480 menit": 2 hari kerja sesudah hari mulai, sampai kantor tutup',
        f"  Kamis, 19 November 2026 {long_day}: hari mulai, tidak dihitung",
        "  Jumat, 20 November 2026 (jam kerja 07.30–11.00): hari kerja ke-1",
        "  Sabtu, 21 November 2026 (libur mingguan): bukan hari kerja",
        "  Minggu, 22 November 2026 (libur mingguan): bukan hari kerja",
        f"  Senin, 23 November 2026 {long_day}: hari kerja ke-2",
    ]


def test_a_year_whose_cuti_bersama_is_not_known_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("2027-12-30 09:00", "1 bulan") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Senin, 31 Januari 2028 pukul 16.00 WITA",
        "",
        "Mulai: Kamis, 30 Desember 2027 pukul 09.00 WITA",
        'Waktu baku "1 bulan": 1 bulan, sampai kantor tutup',
        "  Minggu, 30 Januari 2028 (libur mingguan): bukan hari kerja",
        "  Senin, 31 Januari 2028 (jam kerja 07.30–12.00, 13.00–16.00): hari kerja, tenggat",
        "Cuti bersama tahun 2028 belum diketahui",
    ]


def test_machines_get_moments_with_their_offset(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("2026-11-20T05:00:00Z", "60 menit", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "tenggat": "2026-11-23T08:30:00+08:00",
        "mulai": "2026-11-20T13:00:00+08:00",
        "dihitung_sejak": "2026-11-23T07:30:00+08:00",
        "aturan": "menit",
        "jumlah": 60,
        "jendela": False,
        "cuti_bersama_belum_diketahui": [],
        "hari": [
            {
                "tanggal": "2026-11-23",
                "jenis": "biasa",
                "nama": "",
                "jam": ["07.30–12.00", "13.00–16.00"],
                "menit": 60,
                "hari_ke": None,
            }
        ],
    }


async def test_the_special_days_of_the_data_folder_count(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("data").mkdir()
    off = SpecialDay("Hari jadi provinsi", works=False)
    at = datetime(2026, 11, 19, tzinfo=UTC)
    entered = Entered(date(2026, 11, 20), off, None, "Administrator", at)
    async with Database.open(Path("data")) as db:
        await db.write(lambda conn: enter_day(conn, UNIT, entered))
        assert ask("2026-11-19 16:30", "1 jam") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Senin, 23 November 2026 pukul 08.30 WITA",
        "",
        "Mulai: Kamis, 19 November 2026 pukul 16.30 WITA",
        "Di luar jam kerja; dihitung sejak Senin, 23 November 2026 pukul 07.30 WITA",
        'Waktu baku "1 jam": 60 menit jam kerja',
        "  Kamis, 19 November 2026 (jam kerja 07.30–12.00, 13.00–16.00): lewat",
        "  Jumat, 20 November 2026 (hari khusus: Hari jadi provinsi): lewat",
        "  Sabtu, 21 November 2026 (libur mingguan): lewat",
        "  Minggu, 22 November 2026 (libur mingguan): lewat",
        "  Senin, 23 November 2026 (jam kerja 07.30–12.00, 13.00–16.00): 60 menit, sisa 0",
    ]


def test_a_data_folder_from_before_special_days_is_no_hindrance(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("data").mkdir()
    sqlite3.connect("data/pandu.db").close()
    assert ask("2026-11-20 13:00", "60 Menit") == 0
    assert capsys.readouterr().out.startswith("Senin, 23 November 2026 pukul 08.30 WITA\n")


def test_a_data_folder_that_cannot_be_read_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("data").mkdir()
    Path("data/pandu.db").write_bytes(b"bukan basis data" * 100)
    assert ask("2026-11-20 13:00", "60 Menit") == 1
    assert capsys.readouterr().err == (
        "pandu: Basis data di data tidak terbaca; jalankan pandu periksa.\n"
    )


def test_words_that_set_no_limit_are_answered_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("2026-11-20 09:00", "Sesuai kontrak") == 0
    assert capsys.readouterr().out == "Tanpa batas waktu.\n"
    assert ask("2026-11-20 09:00", "N/A", "--json") == 0
    assert json.loads(capsys.readouterr().out)["tenggat"] is None


@pytest.mark.parametrize(
    ("mulai", "waktu", "code", "said"),
    [
        ("2026-11-20", "480 mnit", 2, '--waktu: "480 mnit" tidak terbaca'),
        ("2026-11-20", "9999999999 menit", 2, "lebih dari sepuluh tahun"),
        ("besok pagi", "1 jam", 2, "--mulai: tulis tanggal dan jam"),
        ("2026-02-30 09:00", "1 jam", 2, "--mulai: tulis tanggal dan jam"),
        ("0001-01-01", "1 jam", 2, "--mulai: tulis tanggal dan jam"),
        ("9999-12-31", "1 jam", 2, "--mulai: tulis tanggal dan jam"),
    ],
)
def test_what_cannot_be_reckoned_is_one_line(
    mulai: str, waktu: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(mulai, waktu) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err.splitlines()[-1]


def test_an_office_that_is_not_there_is_answered_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["tenggat", "--unit", "x", "--mulai", "2026-11-20", "--waktu", "1 jam"]) == 2
    assert capsys.readouterr().err == (
        "pandu: --unit: x tidak dikenal (balangan-pengadaan, kaltim-bina-konstruksi).\n"
    )
