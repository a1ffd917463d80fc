"""`pandu hari` from the command line to the calendar, with and without a running bot."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date

from bot.__main__ import main
from bot.control import Control, Request, ask
from bot.entering import DayDone, DayOrder, Deed, carry_out
from flows.office_time.hours import Interval, SpecialDay, at
from flows.office_time.special_days import DayFault, Entered
from storage.database import Database
from storage.sops import load_definitions
from storage.waktu.offices import Offices
from storage.waktu.special_days import special_days
from tests.flows.calendars import WITA

UNIT = "kaltim-bina-konstruksi"
AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
WHO = "Operator (baris perintah)"
STAYS = "Tenggat yang sudah diberikan tidak berubah."
UNITS = load_definitions().units
SOON = datetime.now(WITA).date() + timedelta(days=30)
"""The command goes by the real clock."""
NAMED = format_date(SOON, "EEEE, d MMMM y", locale="id")


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
async def db() -> AsyncIterator[Database]:
    Path("data").mkdir()
    async with Database.open(Path("data")) as db:
        yield db


@asynccontextmanager
async def running(db: Database, offices: Offices) -> AsyncIterator[None]:
    control = Control(db, offices, Path("data"), lambda: datetime.now(UTC))
    await control.serve()
    try:
        yield
    finally:
        await control.close()


def hari(deed: str, *words: str) -> int:
    return main(["hari", deed, "--unit", UNIT, *words])


def test_a_day_off_is_entered_shown_and_removed(capsys: pytest.CaptureFixture[str]) -> None:
    assert hari("libur", *f"{SOON} Hari jadi provinsi".split()) == 0
    assert capsys.readouterr().out == (f"Dicatat: {NAMED}: libur. Hari jadi provinsi. {STAYS}\n")
    assert hari("lihat") == 0
    shown = f"{NAMED}: libur. Hari jadi provinsi (dicatat oleh {WHO}, "
    assert capsys.readouterr().out.startswith(shown)
    assert hari("hapus", str(SOON)) == 0
    assert capsys.readouterr().out == (f"Dihapus: {NAMED}, Hari jadi provinsi. {STAYS}\n")
    assert hari("lihat") == 0
    assert capsys.readouterr().out == "Belum ada hari khusus mulai hari ini.\n"


def test_machines_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert hari("kerja", "--json", f"{SOON} Ganti hari kerja 07.30-11.00") == 0
    done = json.loads(capsys.readouterr().out)
    assert datetime.fromisoformat(done["dicatat_pada"]).utcoffset() == timedelta(hours=8)
    assert hari("lihat", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "tanggal": str(SOON),
            "nama": "Ganti hari kerja",
            "kerja": True,
            "jam": ["07.30–11.00"],
            "dicatat_oleh": WHO,
            "dicatat_pada": done["dicatat_pada"],
        }
    ]
    assert done.pop("tindakan") == "kerja"


async def test_the_running_bot_reckons_with_the_day_at_once(db: Database) -> None:
    offices = Offices(UNITS)
    async with running(db, offices):
        text = f"{SOON} Ganti hari kerja 07.30-11.00"
        assert await asyncio.to_thread(hari, "kerja", text) == 0
        works = SpecialDay("Ganti hari kerja", True, (Interval(at(7, 30), at(11)),))
        assert offices(UNIT).calendar.special == {SOON: works}
        assert await asyncio.to_thread(hari, "lihat") == 0
        assert await asyncio.to_thread(hari, "hapus", str(SOON)) == 0
        assert offices(UNIT).calendar.special == {}
    assert await db.read(lambda conn: special_days(conn, UNIT)) == {}


async def test_the_running_bot_refuses_what_the_command_refuses(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    async with running(db, Offices(UNITS)):
        assert await asyncio.to_thread(hari, "libur", "20 November 2020 Hari jadi") == 1
    assert capsys.readouterr().err == (
        "pandu: Jumat, 20 November 2020 sudah lewat. Hari khusus dicatat untuk hari ini atau "
        "sesudahnya.\n"
    )


async def test_a_bot_that_does_not_know_the_office_is_said_to_be_another_version(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    async with running(db, Offices(())):
        assert await asyncio.to_thread(hari, "libur", f"{SOON} Hari jadi") == 1
    assert "memakai versi lain" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("libur", "besok"), 2, "pandu: Tanggalnya belum terbaca. Mohon ditulis satu tanggal"),
        (("libur", str(SOON)), 2, "pandu: Nama harinya belum tertulis."),
        (("libur", f"{SOON} Rapat 07.30-11.00"), 2, "pandu: Hari libur tidak berjam kerja."),
        (("kerja", f"{SOON} Kerja 11.00-07.30"), 2, "pandu: Jamnya belum terbaca."),
        (("libur", "24 Desember 2999 Hari jadi"), 1, "pandu: Tanggal itu terlalu jauh."),
        (("hapus", str(SOON)), 1, f"pandu: {NAMED} bukan hari khusus.\n"),
        (("hapus", "kapan"), 2, "pandu: Tanggalnya belum terbaca."),
    ],
)
def test_what_cannot_be_entered_is_one_line(
    words: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hari(*words) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(said)
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["hari"], "pandu hari: belum diisi: PERINTAH"),
        (["hari", "lihat"], "pandu hari lihat: belum diisi: --unit"),
        (["hari", "libur", "--unit", UNIT], "pandu hari libur: belum diisi: TEKS"),
        (["hari", "lihat", "--unit", UNIT], "pandu: Belum ada basis data di data; periksa PANDU"),
        (["hari", "lihat", "--unit", "x"], "pandu: --unit: x tidak dikenal (balangan-pengadaan, "),
    ],
)
def test_a_wrong_command_line_is_explained(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    assert said in capsys.readouterr().err


async def test_an_order_says_what_came_of_it(db: Database) -> None:
    offices = Offices(UNITS)
    off = Entered(date(2026, 12, 24), SpecialDay("Hari jadi", works=False), None, WHO, AT)

    async def order(deed: Deed, text: str) -> DayDone:
        return await carry_out(db, offices, DayOrder(UNIT, deed, text), AT)

    assert await order(Deed.OFF, "24 Desember 2026 Hari jadi") == DayDone(off)
    assert await order(Deed.REMOVE, "24-12-2026") == DayDone(off)
    assert await order(Deed.REMOVE, "24-12-2026") == DayDone(day=off.day)
    past = DayDone(fault=DayFault.PAST, day=date(2026, 11, 22))
    assert await order(Deed.OFF, "22-11-2026 Hari jadi") == past


async def test_orders_travel_through_the_door_unchanged(db: Database) -> None:
    async with running(db, Offices(UNITS)):
        request = Request("day", day=DayOrder(UNIT, Deed.REMOVE, str(SOON)))
        reply = await ask(Path("data"), request)
    assert reply is not None
    assert (reply.ok, reply.day) == (True, DayDone(day=SOON))
