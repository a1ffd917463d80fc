"""Pegawai under /kelola: who is who, and the marks of one person."""

from pathlib import Path

from tests.actor import Actor, buttons
from tests.stage import on_stage


async def opened(actor: Actor, nama: str) -> None:
    """The screen of one person of the unit."""
    await actor.say("/kelola")
    await actor.tap("Pegawai")
    while not any(nama in label for label in actor.labels):
        await actor.tap("›")
    await actor.tap(nama)


async def test_the_head_pages_through_everybody_of_the_unit(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        await kabid.tap("Pegawai")
        first = kabid.last
        assert "Ketuk satu nama" in first
        assert ": terhubung" in first
        await kabid.tap("›")
        assert kabid.last != first
        assert await office.sound()


async def test_somebody_becomes_administrator_and_hears_of_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kasi = office["SIM-KABID"], office["SIM-KASI"]
        who = next(one for one in await office.roster() if "kasi" in one.peran)
        await opened(kabid, who.nama)
        assert f"{who.sapaan} {who.nama}" in kabid.last.splitlines()[0]
        await kabid.tap("Jadikan administrator")
        assert "Administrator Pandu: ya" in kabid.last
        assert "sebagai administrator Pandu, melalui /kelola" in kasi.last
        await kasi.say("/kelola")
        assert "Pegawai" in kasi.labels
        await kabid.say("/kelola")
        await kabid.tap("Catatan")
        assert f"({who.sapaan} {who.nama}): mulai sekarang administrator." in kabid.last
        assert await office.sound()


async def test_the_last_linked_administrator_stays_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await opened(kabid, "Udin Paranggi")
        await kabid.tap("Jadikan administrator")
        await kabid.tap("Cabut tanda administrator")
        assert "administrator terakhir yang terhubung" in kabid.toast
        assert "Administrator Pandu: ya" in kabid.last
        await kabid.tap("Lepaskan telepon")
        assert "administrator terakhir yang terhubung" in kabid.toast
        await opened(kabid, "Rusdiani Sapta")
        await kabid.tap("Jadikan administrator")
        await opened(kabid, "Udin Paranggi")
        await kabid.tap("Cabut tanda administrator")
        assert "Administrator Pandu: tidak" in kabid.last
        assert "tugas sebagai administrator Pandu telah selesai" in office["SIM-STAF"].last
        assert await office.sound()


async def test_whoever_does_not_manage_sets_nobodys_marks(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("/tugas")
        for detail in ("1pg", "1or:::o1", "1or:::a12.1", "1or:::y1", "1or:::r1", "1or:::d12.1"):
            await staf.forge(staf.messages[-1]["message_id"], detail)
        people = await office.roster()
        assert not [one for one in people if one.admin or one.chat_id is None]
        assert staf.last.startswith("Saat ini tidak ada tugas")


async def test_a_forged_number_of_a_person_is_an_outdated_button(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        for detail in ("o999", "o", "o1x", "z1", "y2", "a-1.1", "o99999999999999999999"):
            await kabid.forge(kabid.messages[-1]["message_id"], f"1or:::{detail}")
            assert "/tugas" in kabid.toast
        assert all(one.chat_id is not None for one in await office.roster())


async def test_back_from_a_person_leads_to_the_page_they_stand_on_and_stands_last(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        await kabid.tap("Pegawai")
        await kabid.tap("›")
        second = kabid.last
        assert buttons(kabid.button("‹")[0])[-1]["text"] == "Kembali"
        await kabid.tap((await office.roster())[-1].nama)
        await kabid.tap("Kembali")
        assert kabid.last == second
