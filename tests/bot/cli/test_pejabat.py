"""`pandu pejabat` from the command line to today's holders, with and without a running bot."""

import asyncio
import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.control import Control, Request, ask
from bot.people.appointing import Deed, PostOrder, carry_out
from bot.people.enrolling import Import, import_people
from bot.people.personnel import check_list, peran_of
from bot.people.sheets import read_sheet
from flows.people.posts import Fault
from storage.database import Database
from storage.people import turnover
from storage.sops import load_definitions
from storage.waktu.offices import Offices
from tests.flows.calendars import WITA

UNIT = "kaltim-bina-konstruksi"
UNITS = load_definitions().units
OFFICE = next(unit for unit in UNITS if unit.id == UNIT)
TODAY = datetime.now(WITA).date()
"""The command goes by the real clock."""
SOON, LATER = TODAY + timedelta(days=1), TODAY + timedelta(days=5)
SHEET = """\
nama,sapaan,jabatan,unit,peran,kepala,ringkasan
Masdari,Bapak,Kepala Dinas,kaltim-bina-konstruksi,kadis,ya,ya
Norhayati,Ibu,Kepala Bidang,kaltim-bina-konstruksi,kabid,ya,ya
Sampurna,Bapak,Kepala Seksi,kaltim-bina-konstruksi,kasi-mutu,tidak,tidak
"""


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    asyncio.run(_hired())


async def _hired() -> None:
    rows = check_list(read_sheet(SHEET.encode()), peran_of(UNITS)).people
    async with Database.open(Path("data")) as db:
        await import_people(db, Import(rows, 7, trial=False), datetime.now(UTC))


def pejabat(deed: str, *words: str) -> int:
    return main(["pejabat", deed, "--unit", UNIT, *words])


def plh(*words: str) -> int:
    who = ("--untuk", "Norhayati", "--oleh", "sampurna")
    return pejabat("plh", *who, "--mulai", str(SOON), "--hingga", str(LATER), *words)


ENTERED = {
    "nomor": 4,
    "sebagai": "Plh",
    "peran": "kabid",
    "nama": "Sampurna",
    "mewakili": "Norhayati",
    "mulai": SOON.isoformat(),
    "hingga": LATER.isoformat(),
    "dasar": "ND-7/2026",
}


def test_a_plh_is_entered_shown_and_withdrawn(capsys: pytest.CaptureFixture[str]) -> None:
    assert plh("--dasar", "ND-7/2026", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [ENTERED]
    assert pejabat("lihat", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [ENTERED]
    assert pejabat("akhiri", "4") == 0
    assert capsys.readouterr().out.startswith(
        "Diakhiri: 4. Plh. Kepala Bidang Bina Konstruksi: Sampurna, mewakili Norhayati; "
    )
    assert pejabat("lihat") == 0
    assert capsys.readouterr().out == "Belum ada Plh atau Plt yang berjalan atau direncanakan.\n"


def test_without_a_letter_it_is_noted_that_it_follows(capsys: pytest.CaptureFixture[str]) -> None:
    assert plh() == 0
    assert capsys.readouterr().out.endswith(" Dasar: akan disusulkan.\n")


def test_a_vacant_post_gets_a_plt(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--peran", "kasi", "--oleh", "Sampurna", "--hingga", str(TODAY + timedelta(days=80)))
    assert pejabat("plt", *asked) == 0
    assert "Plt. Kepala Seksi Pemberdayaan" in capsys.readouterr().out
    assert pejabat("plt", *asked) == 1
    assert "Jabatan itu ada pejabatnya pada hari-hari itu." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plh", "--untuk", "Norhayati", "--oleh", "Siapa", "--hingga", str(LATER)), "Siapa: "),
        (("plh", "--untuk", "Siapa", "--oleh", "Sampurna", "--hingga", str(LATER)), "Siapa: "),
        (
            ("plh", "--untuk", "Norhayati", "--oleh", "Norhayati", "--hingga", str(LATER)),
            "Pejabat tidak dapat mewakili dirinya sendiri.",
        ),
        (("akhiri", "99"), "Tidak ada penugasan bernomor 99"),
        (("akhiri", "1"), "Tidak ada penugasan bernomor 1"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pejabat(*words) == 1
    assert said in capsys.readouterr().err


def test_a_name_that_is_not_known_brings_those_that_are_near(
    capsys: pytest.CaptureFixture[str],
) -> None:
    near = {"Sampurnaa": "Sampurna", "Norhayti": "Norhayati"}
    for wrong, right in near.items():
        assert pejabat("plh", "--untuk", "Norhayati", "--oleh", wrong, "--hingga", str(LATER)) == 1
        assert capsys.readouterr().err.endswith(f"Mungkin yang dimaksud: {right}.\n")


def test_a_post_that_is_none_is_wrong_usage_and_the_posts_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    who = ("--oleh", "Sampurna", "--hingga", str(LATER))
    assert pejabat("plt", "--peran", "lurah", *who) == 2
    assert capsys.readouterr().err.startswith("pandu: --peran: lurah tidak dikenal (kadis, kabid")


def test_a_date_that_is_none_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    who = ("--untuk", "Norhayati", "--oleh", "Sampurna")
    assert pejabat("plh", *who, "--hingga", "besok") == 2
    assert "tulis satu tanggal lengkap" in capsys.readouterr().err


async def test_the_running_bot_enters_it_and_settles_who_holds_what() -> None:
    settled: list[date] = []
    async with Database.open(Path("data")) as db:
        offices = Offices(UNITS)

        async def settle() -> None:
            now = datetime.now(UTC)
            await db.write(lambda conn: turnover.apply(conn, UNIT, TODAY, now))
            settled.append(TODAY)

        control = Control(db, offices, Path("data"), lambda: datetime.now(UTC), settle=settle)
        await control.serve()
        try:
            order = PostOrder(UNIT, Deed.PLH, "Norhayati", "Sampurna", TODAY, LATER, "ND-7")
            reply = await ask(Path("data"), Request("post", post=order))
        finally:
            await control.close()
        assert reply is not None
        assert reply.post is not None
        assert [line.nama for line in reply.post.done] == ["Sampurna"]
        assert settled == [TODAY]
        again = await carry_out(db, OFFICE, order, datetime.now(UTC))
        assert again.fault is Fault.OVERLAP
