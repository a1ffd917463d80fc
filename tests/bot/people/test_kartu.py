"""Invitation cards: `pandu pegawai kartu`, what is printed on them, and what they do to codes."""

import asyncio
import io
import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from bot.__main__ import main
from bot.control import Control, Request, ask
from bot.drawing.kartu import sheet
from bot.people.enrolling import BOT_USERNAME, Import, import_people
from bot.people.inviting import CardOrder, Invited, link
from bot.people.personnel import check_list, peran_of
from bot.people.sheets import read_sheet
from bot.words import words_of
from flows.people.officials import Official, OfficialId, Sapaan
from storage.database import Database, remember
from storage.people import joining
from storage.people.joining import Bound, CodeReplaced
from storage.people.kartu import as_pdf, as_pngs
from storage.sops import load_definitions
from storage.waktu.offices import Offices

UNIT = "kaltim-bina-konstruksi"
UNITS = load_definitions().units
OFFICE = next(unit for unit in UNITS if unit.id == UNIT)
LIST = (
    "nama,sapaan,jabatan,unit,peran,kepala,ringkasan,kode\n"
    f"Norhayati,Ibu,Kepala Bidang,{UNIT},kabid,ya,ya,LAMA-KABID\n"
    f"Jumri,Bapak,Pelaksana Teknis,{UNIT},staf,,,LAMA-STAF\n"
)
UNTIL = datetime(2026, 12, 23, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    asyncio.run(_hired())


async def _hired() -> None:
    rows = check_list(read_sheet(LIST.encode()), peran_of(UNITS)).people
    async with Database.open(Path("data")) as db:
        await import_people(db, Import(rows, 7, trial=False), datetime.now(UTC))
        await db.write(lambda conn: remember(conn, BOT_USERNAME, "PanduUjiBot"))


def kartu(*words: str) -> int:
    return main(["pegawai", "kartu", "--unit", UNIT, "--ke", "kartu.pdf", *words])


def bound(code: str, chat: int) -> joining.Binding:
    async def work() -> joining.Binding:
        async with Database.open(Path("data")) as db:
            return await db.write(lambda conn: joining.bind(conn, code, chat, datetime.now(UTC)))

    return asyncio.run(work())


def somebody(n: int, nama: str = "Norhayati Kumala", jabatan: str = "Kepala Bidang") -> Invited:
    official = Official(OfficialId(n), nama, Sapaan.IBU, jabatan, UNIT, ())
    return Invited(official, f"kode-rahasia-nomor-{n:03}")


def scanned(page: bytes) -> list[str]:
    """What a phone reads from the QR codes of a page, in no order."""
    return sorted(one.text for one in zxingcpp.read_barcodes(Image.open(io.BytesIO(page))))


def test_every_card_is_scanned_as_its_persons_link_eight_on_a_page() -> None:
    people = [somebody(n) for n in range(8)] + [somebody(8, "Sri " * 29, "Pelaksana " * 12)]
    words = words_of("id", OFFICE.zona)
    pages = as_pngs(sheet(words, OFFICE, people, "PanduUjiBot", UNTIL))
    links = [link("PanduUjiBot", one.kode) for one in people]
    assert [scanned(page) for page in pages] == [links[:8], links[8:]]


def test_a_card_says_who_how_to_begin_the_code_and_until_when() -> None:
    made = as_pdf(sheet(words_of("id", OFFICE.zona), OFFICE, [somebody(1)], "PanduUjiBot", UNTIL))
    (page,) = PdfReader(io.BytesIO(made)).pages
    text = " ".join(page.extract_text().split())
    assert text == (
        f"{OFFICE.nama} Ibu Norhayati Kumala Kepala Bidang 1. Pasang Telegram, lalu pindai kode "
        "ini dengan kamera. 2. Tekan Buka atau Kirim pesan, lalu tekan Mulai (Start). 3. Tanpa "
        "kamera: cari nama bot di bawah dan kirim baris /start. @PanduUjiBot "
        "/start kode-rahasia-nomor-001 Berlaku satu kali, hingga Rabu, 23 Desember 2026 pukul "
        "09.00 WITA."
    )


def test_the_command_makes_cards_with_new_codes_and_the_old_ones_are_void(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert kartu("--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["nama"] for row in rows] == ["Norhayati", "Jumri"]
    assert stat.S_IMODE(Path("kartu.pdf").stat().st_mode) == 0o600
    text = PdfReader("kartu.pdf").pages[0].extract_text()
    assert [row["kode"] in text for row in rows] == [True, True]
    assert isinstance(bound("LAMA-KABID", 71), CodeReplaced)
    assert isinstance(bound(rows[0]["kode"], 71), Bound)
    assert kartu() == 0
    assert capsys.readouterr().out.startswith("kartu.pdf: 1 kartu. Kode lama")


def test_where_everybody_has_joined_no_file_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    joined = [bound(f"LAMA-{who}", n) for n, who in enumerate(("KABID", "STAF"), 71)]
    assert [type(one) for one in joined] == [Bound, Bound]
    assert kartu() == 0
    assert capsys.readouterr().out == (
        "Semua pegawai unit ini sudah terhubung; tidak ada kartu yang dibuat.\n"
    )
    assert [path.name for path in Path().iterdir()] == ["data"]


def test_a_place_that_cannot_be_written_leaves_the_codes_as_they_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["pegawai", "kartu", "--unit", UNIT, "--ke", "arsip/kartu.pdf"]) == 2
    assert capsys.readouterr().err == (
        "pandu: --ke: arsip tidak ada; mohon periksa nama dan foldernya.\n"
    )
    assert isinstance(bound("LAMA-KABID", 71), Bound)


async def test_the_running_bot_gives_the_codes_and_notes_that_it_was_the_command_line() -> None:
    at = datetime.now(UTC)
    async with Database.open(Path("data")) as db:
        control = Control(db, Offices(UNITS), Path("data"), lambda: at)
        await control.serve()
        reply = await ask(Path("data"), Request("cards", cards=CardOrder(UNIT, 3)))
        await control.close()
        assert reply is not None
        assert reply.cards is not None
        noted = await db.read(
            lambda conn: conn.execute(
                "SELECT made_at, made_by, expires_at FROM invitations WHERE made_at IS NOT NULL"
            ).fetchall()
        )
    until = int((at + timedelta(days=3)).timestamp())
    assert noted == [(int(at.timestamp()), None, until)] * 2
    assert [one.official.nama for one in reply.cards.invited] == ["Norhayati", "Jumri"]
