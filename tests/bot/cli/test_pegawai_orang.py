"""`pandu pegawai lihat`, `lepas` and `tanda`, with and without a running bot."""

import asyncio
import json
import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.control import Control
from bot.people.enrolling import BOT_USERNAME
from flows.ids import Peran
from flows.people.officials import Official, OfficialId, Sapaan
from storage.database import Database, remember
from storage.people import joining, roster
from storage.people.joining import AlreadyBound, Bound
from storage.people.personnel import Person, enrol
from storage.sops import load_definitions
from storage.waktu.offices import Offices

UNIT = "kaltim-bina-konstruksi"
AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
ADMIN, STAF = OfficialId(1), OfficialId(2)
LIST = (
    Person(2, "Norhayati", Sapaan.IBU, "Kepala Bidang", UNIT, (Peran("kabid"),), admin=True),
    Person(3, "Sampurna", Sapaan.BAPAK, "Staf", UNIT, (Peran("staf"),), ringkasan=True),
)


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    asyncio.run(_staffed())


async def _staffed() -> None:
    """Both have joined; the Kepala Bidang alone is administrator."""
    Path("data").mkdir()

    def work(conn: sqlite3.Connection) -> None:
        codes = iter("ab")
        enrol(conn, LIST, AT, AT + timedelta(days=30), lambda: next(codes))
        for n, code in enumerate("ab"):
            joining.bind(conn, code, 70 + n, AT)
        remember(conn, BOT_USERNAME, "pandu_contoh_bot")

    async with Database.open(Path("data")) as db:
        await db.write(work)


@asynccontextmanager
async def running() -> AsyncIterator[Database]:
    """A bot at work on the data folder."""
    async with Database.open(Path("data")) as db:
        offices = Offices(load_definitions().units)
        control = Control(db, offices, Path("data"), lambda: datetime.now(UTC))
        await control.serve()
        try:
            yield db
        finally:
            await control.close()


async def people() -> tuple[Official, ...]:
    async with Database.open(Path("data")) as db:
        return await db.read(roster.all_officials)


def pegawai(*words: str) -> int:
    return main(["pegawai", *words])


def test_everybody_is_shown_with_their_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert pegawai("lihat") == 0
    assert capsys.readouterr().out == (
        f"1. Kepala Bidang (Ibu Norhayati), {UNIT}: terhubung, administrator.\n"
        f"2. Staf (Bapak Sampurna), {UNIT}: terhubung, ringkasan pagi.\n"
    )
    assert pegawai("lihat", "--unit", "lain", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_lost_phone_is_released_and_the_new_code_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert pegawai("lepas", "2", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["tautan"] == f"https://t.me/pandu_contoh_bot?start={told['kode']}"
    assert (told["nomor"], told["terhubung"]) == (2, False)
    assert asyncio.run(joined(told["kode"])) == "Sampurna"


async def joined(code: str) -> str:
    """Who joins with that code from a new account."""
    async with Database.open(Path("data")) as db:
        found = await db.write(lambda conn: joining.bind(conn, code, 99, datetime.now(UTC)))
    assert isinstance(found, Bound | AlreadyBound)
    return found.official.nama


def test_the_last_administrator_can_be_released_here_for_the_code_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert pegawai("lepas", "1") == 0
    said = capsys.readouterr().out
    assert said.startswith("Telepon dilepaskan: Kepala Bidang (Ibu Norhayati).\n  https://t.me/")
    assert asyncio.run(people())[0].admin
    assert pegawai("lepas", "1") == 1
    assert "tidak memiliki telepon yang terhubung" in capsys.readouterr().err


def test_the_mark_of_the_last_administrator_cannot_be_taken(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert pegawai("tanda", "1", "--admin", "tidak") == 1
    assert "administrator terakhir" in capsys.readouterr().err
    assert pegawai("tanda", "2", "--admin", "ya", "--ringkasan", "tidak") == 0
    assert capsys.readouterr().out == (
        f"2. Staf (Bapak Sampurna), {UNIT}: terhubung, administrator.\n"
    )
    assert pegawai("tanda", "1", "--admin", "tidak") == 0
    assert [one.admin for one in asyncio.run(people())] == [False, True]


def test_marks_that_are_so_already_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert pegawai("tanda", "2", "--ringkasan", "ya") == 0
    assert capsys.readouterr().out.endswith("ringkasan pagi. Tidak ada yang berubah.\n")
    assert pegawai("catatan") == 0
    assert capsys.readouterr().out == "Belum ada yang dicatat.\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["lepas", "77"], 1, "Tidak ada pegawai bernomor 77"),
        (["tanda", "77", "--admin", "ya"], 1, "Tidak ada pegawai bernomor 77"),
        (["tanda", "2"], 2, "--admin ya|tidak"),
        (["lepas", "dua"], 2, "tulis nomor pegawai"),
        (["lepas", "0"], 2, "tulis nomor pegawai"),
        (["lepas", "99999999999999999999"], 2, "tulis nomor pegawai"),
        (["lepas", "2", "--berlaku-hari", "0"], 2, "tulis jumlah hari"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    words: Sequence[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pegawai(*words) == code
    assert said in capsys.readouterr().err


async def test_the_running_bot_does_it_and_tells_the_person(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with running() as db:
        done = await asyncio.to_thread(pegawai, "tanda", "2", "--admin", "ya")
        waiting = await db.read(
            lambda conn: conn.execute("SELECT chat_id, kind, body FROM outbox").fetchall()
        )
    assert (done, [(chat, kind) for chat, kind, _ in waiting]) == (
        0,
        [(71, "menus"), (71, "ready")],
    )
    assert "sebagai administrator Pandu" in waiting[1][2]
    assert "administrator" in capsys.readouterr().out
