"""The exit code of every command: 2 where it was called wrongly, 1 where something was found."""

import os
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS, main

UNIT = ("--unit", "kaltim-bina-konstruksi")
TENGGAT = ("tenggat", *UNIT, "--mulai", "2026-03-16 15:30")
BINARY = b"\x7fELF\x02\x01\x00\x00\xff\xfe" * 50
WRONG = {
    "jalan": (("jalan", "--zz"),),
    "simulasi": (("simulasi", "--port=abc"),),
    "pegawai": (
        *(("pegawai",), ("pegawai", "impor", "tidak-ada.csv"), ("pegawai", "keluar", "5")),
        ("pegawai", "keluar", "5", "--pengganti", "3", "--tanggal", "besok"),
        *(("pegawai", "lepas", "satu"), ("pegawai", "tanda", "satu", "--admin", "ya")),
    ),
    "pejabat": (
        *(("pejabat",), ("pejabat", "akhiri", *UNIT, "satu"), ("pejabat", "lihat")),
        ("pejabat", "plh", *UNIT, "--untuk", "A", "--oleh", "B", "--hingga", "besok"),
        ("pejabat", "plt", *UNIT, "--peran", "zz", "--oleh", "B", "--hingga", "2030-01-01"),
    ),
    "jam": (
        *(("jam",), ("jam", "lihat", "--unit", "zz"), ("jam", "ubah", *UNIT, "besok")),
        ("jam", "hapus", *UNIT, "kapan"),
    ),
    "hari": (
        *(("hari",), ("hari", "lihat", "--unit", "zz"), ("hari", "libur", *UNIT, "besok")),
        ("hari", "hapus", *UNIT, "kapan"),
    ),
    "sop": (("sop",), ("sop", "ekspor"), ("sop", "periksa", "tidak-ada.toml")),
    "dokumen": (("dokumen",), ("dokumen", "periksa", "tidak-ada.pdf")),
    "tenggat": (
        *(("tenggat",), (*TENGGAT, "--waktu", "abc"), (*TENGGAT, "--waktu", "2")),
        *((*TENGGAT, "--waktu", "9999999 hari"), (*TENGGAT[:-1], "x", "--waktu", "3 hari")),
        ("tenggat", "--unit", "zz", "--mulai", "2026-03-16 15:30", "--waktu", "3 hari"),
    ),
    "periksa": (("periksa", "--zz"), ("periksa",)),
}
"""Ways to call each command wrongly, in an empty place."""
REFUSED = (
    ("pegawai", "lepas", "99"),
    ("pegawai", "tanda", "99", "--admin", "ya"),
    ("pegawai", "keluar", "99", "--pengganti", "3"),
    ("pejabat", "akhiri", *UNIT, "99"),
    ("jam", "hapus", *UNIT, "2 Desember 2090"),
    ("hari", "hapus", *UNIT, "2 Januari 2027"),
)
"""Calls that can be read, and that the state of the office refuses."""


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_every_command_is_in_the_table() -> None:
    assert list(WRONG) == list(COMMANDS)


@pytest.mark.parametrize("argv", [argv for some in WRONG.values() for argv in some], ids=" ".join)
def test_a_wrong_call_is_two_and_prints_nothing_but_why(
    argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines()[-1].startswith("pandu")


@pytest.mark.parametrize("argv", REFUSED, ids=" ".join)
def test_what_the_state_of_the_office_refuses_is_one(
    argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 1
    assert capsys.readouterr().err.startswith("pandu: ")


def test_an_sop_file_that_is_no_text_is_answered_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "program.toml").write_bytes(BINARY)
    (tmp_path / "setengah.toml").write_bytes(b"[sop]\n\x00\x01")
    assert main(["sop", "periksa", "program.toml", "setengah.toml"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said] == ["program.toml", "setengah.toml"]
    assert all("Isinya bukan teks" in line and line.isprintable() for line in said)
