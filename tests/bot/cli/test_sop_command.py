"""`pandu sop periksa` from the outside: what it prints and how it exits."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.sops import PACKAGED
from tests.flows.mistakes import SOP, UNIT


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("unit.toml").write_text(UNIT, encoding="utf-8")
    Path("baik.toml").write_text(SOP, encoding="utf-8")
    Path("salah.toml").write_text(SOP.replace('ke = "3"', 'ke = "33"'), encoding="utf-8")
    return tmp_path


def test_sound_files_are_called_good(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sop", "periksa", "unit.toml", "baik.toml"]) == 0
    assert capsys.readouterr().out == "unit.toml: baik\nbaik.toml: baik\n"


def test_every_packaged_file_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(str(file) for file in PACKAGED.glob("*/*.toml"))
    assert main(["sop", "periksa", "--bahasa", "en", *files]) == 0
    assert capsys.readouterr().out.count(": good\n") == 18


def test_a_mistake_is_one_line_and_exit_one(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sop", "periksa", "baik.toml", "salah.toml"]) == 1
    assert capsys.readouterr().out == (
        "baik.toml: baik\n"
        'salah.toml:55: kegiatan 2: Langkah "33" tidak ada. '
        'Tulis nomor kegiatan yang ada, atau "akhir:..." untuk menutup berkas.\n'
    )


def test_machines_get_the_same_as_json(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sop", "periksa", "--json", "--bahasa", "en", "salah.toml"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "salah.toml",
            "baris": 55,
            "kegiatan": "2",
            "kode": "lanjut-buntu",
            "pesan": 'There is no step "33". Write the number of a row that exists, '
            'or "akhir:..." to end the file.',
        }
    ]


def test_a_file_that_is_not_there_is_wrong_usage(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sop", "periksa", "tidak-ada.toml"]) == 2
    assert capsys.readouterr().err.startswith("pandu: tidak-ada.toml: tidak ada; ")
