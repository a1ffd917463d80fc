"""`pandu periksa`: what an operator is told about the data folder."""

import json
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.opening import opened
from bot.cli.periksa import WORDS
from storage import inbox, outbox
from storage.database import Database
from storage.inbox import RawUpdate
from storage.outbox import Priority
from storage.projections import TABLES

FILE = Path("data/pandu.db")


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
async def db() -> AsyncIterator[Database]:
    async with opened(FILE.parent) as db:
        yield db


def change(statements: str) -> None:
    """Somebody works on the file with another program."""
    with closing(sqlite3.connect(FILE)) as conn:
        conn.executescript(statements)


def aside(conn: sqlite3.Connection) -> None:
    inbox.keep(conn, [RawUpdate(7, 1, "{}")], 1000)
    inbox.set_aside(conn, 7, "tidak terbaca", 2000)
    outbox.enqueue(conn, chat_id=1, priority=Priority.ANSWER, kind="ready", body={})
    (dispatch,) = outbox.due(conn, 1000, 1)
    outbox.set_aside(conn, dispatch, "message is too long", 2000)


def test_a_folder_without_a_database_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["periksa"]) == 2
    assert capsys.readouterr().err == ("pandu: Belum ada basis data di data; periksa PANDU_DATA.\n")
    assert not FILE.parent.exists()


async def test_a_sound_folder_is_good_while_the_bot_runs(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["periksa"]) == 0
    assert capsys.readouterr() == ("Baik.\n", "")


async def test_a_sound_folder_is_good_after_the_bot_stopped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with opened(FILE.parent):
        pass
    assert main(["periksa", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


async def test_what_was_set_aside_is_listed_with_its_reason(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await db.write(aside)
    assert main(["periksa"]) == 1
    assert capsys.readouterr().out == (
        "pembaruan dari Telegram disisihkan: 7: tidak terbaca\n"
        "pesan keluar disisihkan: 1 (ready): message is too long\n"
    )


async def test_a_reminder_that_fails_is_named(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        "INSERT INTO alarms (case_id, task_id, unit, remind_at, error)"
        " VALUES ('PTA-2026-001', 1, 'kantor', 0, 'KeyError')"
    )
    assert main(["periksa"]) == 1
    assert capsys.readouterr().out == (
        "pengingat gagal dan ditunda satu jam, pada berkas: PTA-2026-001: KeyError\n"
    )


def test_every_list_has_a_name_for_people() -> None:
    assert set(TABLES) <= set(WORDS)


async def test_a_journal_row_written_by_hand_is_found(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        "INSERT INTO journal (case_id, n, cause, part, type, body, prev, hash)"
        " VALUES ('PTA-2026-001', 1, 'x', 0, 'Nonsense', '{}', 'no', 'no')"
    )
    assert main(["periksa", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {"pemeriksaan": "hash", "letak": "PTA-2026-001 #1"}
    ]


async def test_a_list_changed_by_hand_is_found(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    change("INSERT INTO participants (official, case_id) VALUES (1, 'PTA-2026-001')")
    assert main(["periksa"]) == 1
    assert capsys.readouterr().out == "daftar peserta berkas berbeda dari jurnal: 1\n"


async def test_a_code_that_no_journal_knows_is_found(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        "INSERT INTO guest_codes (code_hash, case_id, number, until) VALUES ('y', 'rapat:9', 1, 0)"
    )
    assert main(["periksa"]) == 1
    assert capsys.readouterr().out == (
        "kode undangan pihak luar berbeda dari jurnal, berkas dan nomornya: rapat:9 1\n"
    )


async def test_a_database_of_a_newer_version_is_left_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with opened(FILE.parent):
        pass
    change("INSERT INTO schema_history (name, checksum) VALUES ('9999_later.sql', 'x')")
    assert main(["periksa"]) == 1
    assert capsys.readouterr().out == (
        "skema basis data berbeda dari versi Pandu ini: 9999_later.sql\n"
    )


def test_a_file_that_is_no_database_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    FILE.parent.mkdir()
    FILE.write_text("bukan basis data" * 100, "utf-8")
    assert main(["periksa"]) == 1
    assert capsys.readouterr().out == (
        "basis data rusak: pandu.db tidak terbaca; mohon pulihkan dari cadangan\n"
    )
