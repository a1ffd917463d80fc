"""`pandu jalan` that cannot start: one line that says why, an exit code, and no traceback."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.database import Database

ROOT = Path(__file__).parents[3]
TOKEN = "123456789:AAHsecret_secret-secret"
NOBODY = "http://127.0.0.1:9"
"""An address of this machine where nothing answers."""


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def jalan(folder: Path) -> tuple[int, str]:
    """Start the bot in a process of its own on this data folder; its exit code and words."""
    settings = {"PANDU_TOKEN": TOKEN, "PANDU_API_URL": NOBODY, "PANDU_DATA": str(folder)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "jalan"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_without_a_token_it_says_where_one_comes_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["jalan"]) == 2
    assert capsys.readouterr() == (
        "",
        "pandu: PANDU_TOKEN belum diisi; isi dengan token dari @BotFather, atau tulis token di "
        "sebuah file dan isi PANDU_TOKEN_FILE dengan nama file itu.\n",
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "PANDU_TOKEN",
            "rahasia",
            "nilainya keliru; harus token dari @BotFather, berbentuk 123456789:huruf-dan-angka.",
        ),
        ("PANDU_LOCALE", "jv", "nilainya keliru; harus id atau en."),
        (
            "PANDU_LOG_LEVEL",
            "BERISIK",
            "nilainya keliru; harus DEBUG, INFO, WARNING, atau ERROR.",
        ),
        ("PANDU_TOKN", "x", "pengaturan tidak dikenal; apakah maksudnya PANDU_TOKEN?"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_variable(
    tmp_path: Path,
    name: str,
    value: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PANDU_TOKEN", TOKEN)
    monkeypatch.setenv(name, value)
    assert main(["jalan"]) == 2
    assert capsys.readouterr() == ("", f"pandu: {name}: {said}\n")
    assert list(tmp_path.iterdir()) == []


async def test_a_second_process_on_the_same_folder_names_the_first(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "data"):
        code, said = jalan(tmp_path / "data")
    assert (code, said) == (
        1,
        f"pandu: Folder data {tmp_path / 'data'} sedang dipakai oleh proses lain "
        f"(pid {os.getpid()}).\n",
    )


async def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "data") as db:
        path = await db.read(lambda conn: conn.execute("PRAGMA database_list").fetchone()[2])
    with sqlite3.connect(path) as conn:
        conn.execute(
            "INSERT INTO schema_history (name, checksum) VALUES ('9999_masa-depan.sql', 'x')"
        )
    conn.close()
    before = Path(path).read_bytes()
    code, said = jalan(tmp_path / "data")
    assert (code, said.count("\n")) == (1, 1)
    assert said == (
        "pandu: Basis data ini berasal dari versi Pandu yang lebih baru (9999_masa-depan.sql); "
        "pasang versi itu atau pakai cadangan yang lama.\n"
    )
    assert Path(path).read_bytes() == before


def test_a_folder_that_is_a_file_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("bukan folder")
    assert jalan(tmp_path / "data") == (
        2,
        f"pandu: PANDU_DATA: {tmp_path / 'data'} sudah ada dan bukan folder; "
        "mohon sebutkan nama lain.\n",
    )
