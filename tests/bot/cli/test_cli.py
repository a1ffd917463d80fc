"""The command line as an operator meets it."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS, main

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_help_names_every_command_in_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Pemakaian: pandu ")
    assert [name for name in COMMANDS if f"\n    {name} " not in said] == []


def test_help_loads_neither_telegram_nor_the_database() -> None:
    program = "import sys; from bot.__main__ import main; main(['--help']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    heavy = {"telegram", "aiohttp", "aiosqlite", "pydantic", "openpyxl", "asyncio"}
    assert heavy & {name.split(".")[0] for name in done.stdout.split()} == set()


def test_every_command_has_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert {name: main([name, "--help"]) for name in COMMANDS} == dict.fromkeys(COMMANDS, 0)
    assert capsys.readouterr().out.count("tampilkan bantuan ini") == len(COMMANDS)


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"pandu {version('pandu')}\n"


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "perintah:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["pegawei"], "pandu: PERINTAH: 'pegawei' tidak dikenal ("),
        (["pegawai"], "pandu pegawai: belum diisi: PERINTAH\n"),
        (["pegawai", "impor"], "pandu pegawai impor: belum diisi: FILE\n"),
        (["pegawai", "impor", "x", "--jsn"], "pandu: tidak dikenal: --jsn\n"),
        (
            ["pegawai", "impor", "x", "--berlaku-hari", "0"],
            "pandu pegawai impor: --berlaku-hari: tulis jumlah hari, 1 sampai 365\n",
        ),
        (
            ["pegawai", "impor", "x", "--berlaku-hari"],
            "pandu pegawai impor: --berlaku-hari: isinya belum ditulis\n",
        ),
    ],
)
def test_a_wrong_command_line_is_explained_in_indonesian(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    usage, line = capsys.readouterr().err.split("\npandu", 1)
    assert usage.startswith("Pemakaian: pandu")
    assert f"pandu{line}".startswith(said)


def test_a_wrong_setting_stops_a_command_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PANDU_LOCALE", "jv")
    assert main(["periksa"]) == 2
    assert capsys.readouterr() == (
        "",
        "pandu: PANDU_LOCALE: nilainya keliru; harus id atau en.\n",
    )


def test_a_reader_that_goes_away_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--version"],
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("port", ["99999", "-1", "abc"])
def test_a_port_that_cannot_be_is_wrong_usage(
    port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulasi", f"--port={port}"]) == 2
    assert "--port: tulis angka, 0 sampai 65535" in capsys.readouterr().err
