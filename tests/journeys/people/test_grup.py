"""The Telegram group of a panitia: linked, told, pressed in, moved, let go."""

from datetime import timedelta
from pathlib import Path

from flows.ids import CaseId, TaskId
from flows.rapat.convening import Call, called
from flows.rapat.meetings import Guest, Subject
from storage import meetings
from tests.actor import PDF, buttons, plain
from tests.journeys.people.committee import heard_in, linked, said, step_ten
from tests.journeys.rapat.meeting import AGENDA
from tests.journeys.scenes import CASE


async def test_a_group_gets_the_notices_and_its_button_obeys_the_rights(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        group = await linked(office, kasi)
        assert "Grup ini terhubung dengan Panitia Pelaksana" in heard_in(office, group)[-1]
        await kasi.tap("Selesai, teruskan")
        waiting = said(office, group)[-1]
        assert "langkah 11 menunggu Panitia Pelaksana" in plain(waiting)
        (button, *_) = buttons(waiting)
        outside, teknis = office["SIM-KASI-MUTU"], office["SIM-TEKNIS-1"]
        before = await office.case(CASE)
        await outside.phone.press(waiting["message_id"], button["text"], chat=group.id)
        await office.settle()
        assert "untuk pejabat lain" in outside.toast
        assert await office.case(CASE) == before
        await teknis.phone.press(waiting["message_id"], button["text"], chat=group.id)
        await office.settle()
        assert teknis.toast.startswith("Langkah 11 sudah diambil")
        assert "🗓 Rapat / undangan" in teknis.labels
        assert "langkah 11 diambil oleh Pelaksana Teknis (Ibu Lilis" in heard_in(office, group)[-1]
        assert not buttons(said(office, group)[-1])
        await teknis.tap("Kembalikan ke kelompok")
        assert "langkah 11 menunggu" in heard_in(office, group)[-1]
        assert await office.sound()


async def test_a_document_in_the_group_is_asked_for_in_private_and_a_strangers_code_links_nothing(
    tmp_path: Path,
) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        group = await linked(office, kasi)
        office.world.privacy = False
        phone, given = office["SIM-PANITIA-1"].phone, (await office.case(CASE)).given
        await phone.upload([("daftar.pdf", PDF, "application/pdf")], chat=group.id)
        await office.settle()
        assert "mohon dikirim di chat pribadi" in heard_in(office, group)[-1]
        assert (await office.case(CASE)).given == given
        ketua = office["SIM-PANITIA-1"]
        line = next(w for t in ketua.heard for w in t.splitlines() if w.startswith("/start@"))
        for who in (ketua, office["SIM-KASI-MUTU"]):
            await who.phone.send(line, chat=group.id)
            await office.settle()
            assert "belum dapat dihubungkan" in heard_in(office, group)[-1]
        assert await office.sound()


async def test_a_group_that_moves_is_followed_and_one_that_puts_pandu_out_is_let_go(
    tmp_path: Path,
) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        group = await linked(office, kasi)
        larger = office.world.migrate(group)
        await kasi.tap("Selesai, teruskan")
        assert "langkah 11 menunggu" in heard_in(office, larger)[-1]
        office["SIM-PANITIA-1"].phone.expel_bot(larger.id)
        await office.settle()
        assert "Pandu tidak lagi berada di grup itu" in office["SIM-PANITIA-1"].last
        assert (await office.case(CASE)).groups == frozenset()
        await office["SIM-TEKNIS-1"].tap("Ambil")
        assert await office.sound()


async def test_a_group_is_let_go_from_the_berkas(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        group = await linked(office, kasi)
        ketua = office["SIM-PANITIA-1"]
        await ketua.tap("Panitia Pelaksana (7)")
        await ketua.tap("Lepas grup Telegram")
        assert "tidak lagi terhubung" in heard_in(office, group)[-1]
        count = len(heard_in(office, group))
        await kasi.tap("Selesai, teruskan")
        assert len(heard_in(office, group)) == count
        await ketua.tap("Rincian berkas")
        assert "grup Telegram tidak lagi terhubung" in ketua.last
        assert await office.sound()


async def test_of_two_who_press_at_once_one_has_the_step(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        group = await linked(office, kasi)
        await kasi.tap("Selesai, teruskan")
        waiting = said(office, group)[-1]
        (button, *_) = buttons(waiting)
        both = (office["SIM-PANITIA-1"], office["SIM-TEKNIS-1"])
        for one in both:
            await one.phone.press(waiting["message_id"], button["text"], chat=group.id)
        await office.settle()
        (winner,) = [one for one in both if "🗓 Rapat / undangan" in one.labels]
        (loser,) = [one for one in both if one is not winner]
        assert winner.toast.startswith("Langkah 11 sudah diambil")
        assert "sejak pukul" in loser.toast
        assert await office.sound()


async def test_the_group_hears_of_the_meeting_and_sees_no_document(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        group = await linked(office, kasi)
        ketua = office["SIM-PANITIA-1"]
        await kasi.tap("Selesai, teruskan")
        await ketua.tap("Ambil")
        await ketua.tap("Rapat / undangan")
        await ketua.tap("Rab, 25 Nov")
        await ketua.tap("09.00")
        await ketua.answer("Ruang Rapat Bidang")
        await ketua.tap("Undang 7 orang")
        assert "undangan rapat" in heard_in(office, group)[-1]
        assert AGENDA in heard_in(office, group)[-1]
        assert "Rabu, 25 November 2026 pukul 09.00 WITA" in heard_in(office, group)[-1]
        assert not any(
            "document" in message or "photo" in message for message in said(office, group)
        )
        await ketua.tap("Batalkan rapat")
        await ketua.answer("Narasumber berhalangan")
        assert "rapat dibatalkan" in heard_in(office, group)[-1]
        assert await office.sound()


async def test_a_group_that_is_linked_later_is_told_of_the_rapat_that_was_called_before(
    tmp_path: Path,
) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        starts = office.clock.now + timedelta(days=2)
        organiser = next(one for one in await office.roster() if one.jabatan.startswith("Kepala S"))
        subject = Subject("Pembekalan panitia", starts, "Aula")
        guests = (Guest("Ibu Salasiah", "BPSDM"),)
        call = Call(subject, guests, "123456", CaseId(CASE), TaskId(1))
        event = called(organiser.id, organiser.unit, call, office.clock.now)
        await office.app.db.write(lambda conn: meetings.call(conn, event, "uji"))
        group = await linked(office, kasi)
        told = [text for text in heard_in(office, group) if "Pembekalan panitia" in text]
        assert ["Tempat: Aula" in text for text in told] == [True]
