"""`pandu pegawai keluar`: entered, refused and withdrawn, with and without a running bot."""

import asyncio
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage.database import Database
from storage.people import leaving
from storage.people.leaving import Leaving
from tests.bot.cli.test_pegawai_orang import ADMIN, STAF, _empty_place, pegawai, running

__all__ = ["_empty_place"]
TOMORROW = date.today() + timedelta(days=1)  # noqa: DTZ011  the command line has no other day


async def known() -> Leaving | None:
    async with Database.open(Path("data")) as db:
        return await db.read(lambda conn: leaving.leaving(conn, STAF))


def test_it_is_entered_for_a_day_with_what_will_pass_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    day = TOMORROW.isoformat()
    words = ("keluar", "2", "--pengganti", "1", "--tanggal", day, "--jabatan", "ikut")
    assert pegawai(*words, "--json") == 0
    plain = json.loads(capsys.readouterr().out)
    assert (plain["nomor"], plain["pengganti"], plain["tanggal"]) == (2, 1, day)
    assert (plain["jabatan"], plain["jabatan_ikut"], plain["segera"]) == (["staf"], True, False)
    assert set(plain["dimiliki"].values()) == {0}
    found = asyncio.run(known())
    assert found is not None
    assert (found.leave.successor, found.leave.since, found.by) == (ADMIN, TOMORROW, None)


def test_without_a_day_it_is_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert pegawai("keluar", "2", "--pengganti", "1", "--segera") == 0
    out = capsys.readouterr().out
    assert out.startswith("Dicatat: Staf (Bapak Sampurna) tidak lagi bertugas mulai ")
    assert "Pengganti: Kepala Bidang (Ibu Norhayati)." in out
    assert "jabatan: staf (berakhir)" in out
    assert out.endswith("Bot sedang tidak berjalan: baru berlaku setelah bot dijalankan.\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("1", "--pengganti", "2"), 1, "administrator terakhir yang terhubung"),
        (("2", "--pengganti", "2"), 1, "tidak dapat orang yang sama"),
        (("2", "--pengganti", "9"), 1, "Tidak ada pegawai bernomor 9"),
        (("2", "--pengganti", "1", "--tanggal", "2020-01-01"), 1, "sudah lewat"),
        (("2", "--pengganti", "1", "--tanggal", "Senin, 3 Januari 2040"), 2, "tidak cocok"),
        (("2", "--batal"), 1, "Tidak ada yang dibatalkan"),
        (("2",), 2, "--pengganti"),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(
    words: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pegawai("keluar", *words) == code
    assert said in capsys.readouterr().err


async def test_a_running_bot_is_asked_and_it_can_be_withdrawn(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with running() as db:
        day = TOMORROW.isoformat()
        words = ("keluar", "2", "--pengganti", "1", "--tanggal", day)
        assert await asyncio.to_thread(pegawai, *words) == 0
        assert await db.read(leaving.about_to_leave) == {STAF}
        assert await asyncio.to_thread(pegawai, "keluar", "2", "--batal") == 0
        assert await db.read(leaving.about_to_leave) == frozenset()
    out = capsys.readouterr().out
    assert "tidak berjalan" not in out
    assert "Dibatalkan: Staf (Bapak Sampurna) tetap bertugas." in out
