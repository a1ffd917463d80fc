"""A rapat that is moved: no answer to the former time counts for the new one."""

from pathlib import Path

from flows.rapat.meetings import Presence
from tests.actor import Actor, buttons, plain
from tests.journeys.outsiders.test_undangan_luar import linked
from tests.journeys.rapat.meeting import called, meeting, panitia
from tests.stage import on_stage

MOVED = (
    "Rapat “Rapat Persiapan pelaksanaan kegiatan pelatihan (Bimtek BIM Angkatan I)” dipindah ke"
    " Rabu, 25 November 2026 pukul 10.30 WITA; undangan terbaru ada di bawah."
)


async def moved(organiser: Actor) -> None:
    """The meeting is at half past ten from now on."""
    await organiser.tap("Ubah")
    await organiser.tap("Waktu")
    await organiser.tap("10.30")
    await organiser.tap("Sampaikan perubahan")


async def test_the_old_invitation_of_a_moved_rapat_loses_its_buttons_and_names_the_new_time(
    tmp_path: Path,
) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris = office["SIM-PANITIA-2"]
        old, hadir = sekretaris.button("Hadir")
        await moved(ketua)
        card = sekretaris.phone.post(old["message_id"]).body
        assert (plain(card), buttons(card)) == (MOVED, [])
        await sekretaris.forge(old["message_id"], hadir["callback_data"])
        assert sekretaris.toast == (
            "Belum tercatat: rapat kini pada Rabu, 25 November 2026 pukul 10.30 WITA."
        )
        assert [one.coming for one in (await meeting(office)).invitees] == [None] * 5
        await sekretaris.tap("Hadir")
        assert (await meeting(office)).invitees[3].coming is Presence.HADIR
        assert await office.sound()


async def test_by_whom_one_is_represented_at_the_former_time_is_not_kept_for_the_new_one(
    tmp_path: Path,
) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris = office["SIM-PANITIA-2"]
        await sekretaris.tap("Diwakili")
        asked = sekretaris.question["message_id"]
        await moved(ketua)
        await sekretaris.say("Udin Paranggi", reply_to=asked)
        assert sekretaris.last == MOVED
        assert (await meeting(office)).invitees[3].answer is None


async def test_whoever_is_told_of_a_new_time_reads_from_when_and_that_the_answer_is_void(
    tmp_path: Path,
) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris, teknis = office["SIM-PANITIA-2"], office["SIM-TEKNIS-1"]
        await sekretaris.tap("Hadir")
        await moved(ketua)
        changed = (
            "Waktu: dari Rabu, 25 November 2026 pukul 09.00 WITA menjadi Rabu, 25 November 2026"
            " pukul 10.30 WITA."
        )
        void = "Jawaban sebelumnya untuk waktu semula dan tidak berlaku lagi; mohon jawaban baru."
        assert (changed in sekretaris.heard[-2], void in sekretaris.heard[-2]) == (True, True)
        assert (changed in teknis.heard[-2], void in teknis.heard[-2]) == (True, False)


async def test_an_answer_stays_where_only_the_place_has_changed_and_people_read_so(
    tmp_path: Path,
) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris, teknis = office["SIM-PANITIA-2"], office["SIM-TEKNIS-1"]
        _, old = teknis.button("Hadir")
        await sekretaris.tap("Hadir")
        await ketua.tap("Ubah")
        await ketua.tap("Tempat")
        await ketua.answer("Aula")
        await ketua.tap("Sampaikan perubahan")
        told = sekretaris.heard[-2]
        assert "Tempat: dari Ruang Rapat Bidang menjadi Aula." in told
        assert "Jawaban sebelumnya tetap berlaku." in told
        assert (await meeting(office)).invitees[3].coming is Presence.HADIR
        await teknis.forge(teknis.messages[-1]["message_id"], old["callback_data"])
        assert (await meeting(office)).invitees[1].coming is Presence.HADIR


async def test_a_newer_invitation_leaves_no_second_set_of_buttons(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris = office["SIM-PANITIA-2"]
        await sekretaris.tap("Diwakili")
        await sekretaris.answer("Udin Paranggi")
        assert [label for label in sekretaris.labels if "Hadir" in label] == ["Hadir"]


async def test_somebody_from_outside_does_not_answer_for_a_time_they_were_not_asked_about(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid, code = await linked(office)
        guest = office.visitor("Ibu Salasiah")
        await guest.start(code)
        old, hadir = guest.button("Hadir")
        await moved(kabid)
        await guest.push(old, hadir)
        assert "10.30" in guest.toast
        assert (await meeting(office)).invitees[1].answer is None
        assert "10.30" in plain(guest.phone.post(old["message_id"]).body)
