"""Somebody from outside: the menu they have, and how they become an official of the office."""

from pathlib import Path

from bot.clock import retention
from bot.menus import DESCRIPTIONS, OUTSIDE
from bot.people.enrolling import Import, import_people
from flows.ids import Peran
from flows.people.officials import Sapaan
from storage.people import roster
from storage.people.personnel import Person
from tests.actor import Actor
from tests.journeys.outsiders.outside import CASE, invited, joined, opened
from tests.stage import BALANGAN, Stage, on_stage

CODE = "BLG-BARU"


def menu(office: Stage, who: Actor, language: str = "id") -> list[str]:
    number = who.phone.person.id
    found = office.world.profile.commands_for(number, "private", number, language)
    return [one["command"] for one in found]


async def listed(office: Stage, nama: str, code: str) -> None:
    """Somebody new stands in the personnel list."""
    unit, peran = "balangan-pengadaan", (Peran("verifikator-lpse"),)
    person = Person(1, nama, Sapaan.BAPAK, "Verifikator LPSE", unit, peran, kode=code)
    await import_people(office.app.db, Import((person,), 1, trial=False), office.clock.now)


async def test_people_from_outside_have_a_menu_of_what_is_theirs(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        guest = await joined(office, await invited(await opened(office)))
        assert [menu(office, guest, one) for one in ("id", "en", "fr")] == [list(OUTSIDE)] * 3
        assert menu(office, office["BLG-VERIFIKATOR"]) == list(DESCRIPTIONS)


async def test_who_was_from_outside_is_an_official_as_soon_as_their_code_is_opened(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        await listed(office, "Rahmat Meratus", CODE)
        await guest.start(CODE)
        assert "selamat datang" in guest.last
        assert menu(office, guest) == list(DESCRIPTIONS)
        assert f"tidak lagi mengisi bagiannya dalam {CASE}" in verifikator.last
        await guest.say("/mulai")
        assert any("Registrasi dan Verifikasi" in label for label in guest.labels)
        found = await office.app.db.read(lambda conn: roster.by_chat(conn, guest.phone.person.id))
        assert found is not None
        assert (found.nama, found.outsider) == ("Rahmat Meratus", False)
        await verifikator.tap("Pihak luar")
        await verifikator.tap("● Rahmat")
        await verifikator.tap("Akhiri akses")
        await verifikator.tap("Ya, akhiri")
        assert await office.sound()


async def test_a_used_code_of_an_official_leaves_somebody_from_outside_as_they_are(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        guest = await joined(office, await invited(await opened(office)))
        await guest.start("BLG-VERIFIKATOR")
        assert menu(office, guest) == list(OUTSIDE)
        await guest.say("/tugas")
        assert CASE in guest.last


async def test_the_name_of_who_became_an_official_is_forgotten_with_the_others(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        other = await joined(office, await invited(verifikator, "Ibu Wulan"), "Wulan")
        await listed(office, "Rahmat Meratus", CODE)
        await guest.start(CODE)
        await verifikator.tap("Kembali")
        await verifikator.tap("Rincian berkas")
        await verifikator.tap("Batalkan berkas")
        await verifikator.answer("Permohonan ditarik.")
        office.clock.now = office.clock.now.replace(year=office.clock.now.year + 2)
        await retention.look(office.app.desk)
        await office.settle()
        names = await office.app.db.read(
            lambda conn: conn.execute("SELECT nama FROM officials WHERE outsider").fetchall()
        )
        assert names == [("Pihak luar",), ("Pihak luar",)]
        assert menu(office, other) == list(DESCRIPTIONS)
