"""A rapat on phones: answered, held, minuted; changed, cancelled, and nothing guessed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.desk import Turn
from bot.handlers.rapat import minutes
from flows.rapat.convening import CannotMeet
from flows.rapat.meetings import Presence, State
from tests.actor import Actor, plain
from tests.journeys.rapat.meeting import (
    AGENDA,
    REMINDED,
    TUESDAY_14,
    TUESDAY_15,
    WEDNESDAY_8,
    WEDNESDAY_9,
    called,
    entries,
    look,
    meeting,
    panitia,
)
from tests.journeys.scenes import CASE


async def test_a_meeting_of_the_panitia_from_the_invitation_to_the_papers_of_the_step(
    tmp_path: Path,
) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        kasi, teknis = office["SIM-KASI"], office["SIM-TEKNIS-1"]
        sekretaris, absent = office["SIM-PANITIA-2"], office["SIM-TEKNIS-2"]
        assert f"Agenda: {AGENDA}\n" in kasi.heard[-2]
        assert "Waktu: Rabu, 25 November 2026 pukul 09.00 WITA\n" in kasi.heard[-2]
        assert "Tidak terjangkau Telegram\n– Kasuma Rina\n" in ketua.heard[-2]

        await kasi.tap("Diwakili")
        await kasi.answer("Udin Paranggi, Staf")
        await office.restart()
        await sekretaris.tap("Hadir")
        await absent.tap("Berhalangan")
        await absent.answer("Tugas luar daerah")
        await ketua.tap("Catat jawaban")
        await ketua.tap("Kasuma Rina")
        await ketua.tap("Hadir")
        assert "Diwakili (1)\n– Rusdiani Sapta" in ketua.heard[-2]
        assert "Berhalangan (1)\n– Jumri Barkati, Pelaksana Teknis: Tugas luar" in ketua.heard[-2]
        assert "Belum menjawab (1)\n– Lilis Anjarwati" in ketua.heard[-2]

        office.clock.now = WEDNESDAY_9
        await ketua.tap("Daftar hadir")
        code = (await meeting(office)).code
        assert f"Kode di tempat: {code}" in ketua.heard[-2]
        await teknis.say(code)
        await sekretaris.say(code)
        await ketua.tap("☐ Kasuma Rina")
        await ketua.tap("☐ Udin Paranggi, Staf (mewakili")
        assert "Hadir: 4 dari 5" in plain(ketua.button("☑ Kasuma Rina")[0])

        await ketua.tap("Notulen")
        await ketua.tap("Ketik per judul")
        await ketua.answer("Jadwal dan narasumber.")
        await office.restart()
        await ketua.answer("Pelatihan tanggal 7 Desember 2026.")
        await ketua.answer("-")
        await ketua.tap("Kirim kepada semua undangan")
        minutes = (
            "Pimpinan rapat\nKetua Panitia Pelaksana\n\n"
            "Peserta hadir\n1. Udin Paranggi, Staf (mewakili Rusdiani Sapta, Kepala Seksi"
            " Pemberdayaan dan Informasi Jasa Konstruksi)\n2. Lilis Anjarwati, Pelaksana Teknis\n"
            "3. Tarung Lawai, Sekretaris Panitia Pelaksana\n"
            "4. Kasuma Rina, Anggota Panitia Pelaksana\n\n"
            "Pembahasan\nJadwal dan narasumber.\n\nKesimpulan\nPelatihan tanggal 7 Desember 2026."
        )
        for person in (kasi, teknis, sekretaris, absent):
            assert minutes in person.last
        given = {one.kode: one.text for one in (await office.case(CASE)).given}
        assert given["notulen-rapat"] == minutes
        assert given["daftar-hadir"].startswith("1. Udin Paranggi, Staf (mewakili")
        assert "Ruang Rapat Bidang" in given["undangan-rapat"]
        await ketua.tap("Selesai, teruskan")
        assert (await meeting(office)).state is State.CLOSED
        assert await office.sound()


async def test_people_are_reminded_once_each_across_restarts(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris, absent = office["SIM-PANITIA-2"], office["SIM-TEKNIS-2"]
        await absent.tap("Berhalangan")
        await absent.answer("Tugas luar daerah")

        def told(person: Actor) -> list[str]:
            return [text for text in person.heard if REMINDED in text and "Ruang Rapat" in text]

        await look(office, TUESDAY_14)
        assert told(sekretaris) == []
        await look(office, TUESDAY_15)
        await office.restart()
        await look(office, TUESDAY_15)
        assert len(told(sekretaris)) == 1
        await look(office, WEDNESDAY_8)
        await office.restart()
        await look(office, WEDNESDAY_9)
        assert len(told(sekretaris)) == 2
        assert told(absent) == []
        assert "segera dimulai" in sekretaris.last


async def test_what_was_missed_rings_once_and_nothing_rings_after_the_beginning(
    tmp_path: Path,
) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris = office["SIM-PANITIA-2"]
        before = len(sekretaris.heard)
        await look(office, WEDNESDAY_8)
        assert len(sekretaris.heard) == before + 1
        await ketua.say("/rapat Evaluasi")
        await ketua.tap("Kam, 26 Nov")
        await ketua.tap("08.00")
        await ketua.tap("Undang per peran")
        await ketua.tap("☐ Panitia")
        await ketua.tap("Ringkasan undangan")
        await ketua.tap("Undang 2 orang")
        before = len(sekretaris.heard)
        await look(office, datetime(2026, 11, 26, 0, 1, tzinfo=UTC))
        assert len(sekretaris.heard) == before


async def test_change_and_cancellation_reach_everybody_and_every_calendar(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris = office["SIM-PANITIA-2"]
        await sekretaris.tap("Hadir")
        await ketua.tap("Ubah")
        await ketua.tap("Waktu")
        await ketua.tap("10.30")
        await ketua.tap("Sampaikan perubahan")
        assert "perubahan undangan" in sekretaris.heard[-2]
        assert "pukul 10.30 WITA" in sekretaris.heard[-2]
        assert [one.coming for one in (await meeting(office)).invitees] == [None] * 5
        await ketua.tap("Batalkan rapat")
        await ketua.answer("Narasumber berhalangan")
        assert "Alasan: Narasumber berhalangan" in sekretaris.heard[-2]

        first, moved, gone = entries(sekretaris)
        assert [one.method.value for one in (first, moved, gone)] == ["PUBLISH"] * 2 + ["CANCEL"]
        events = [one.vevent for one in (first, moved, gone)]
        assert [one.sequence.value for one in events] == ["0", "1", "2"]
        assert len({one.uid.value for one in events}) == 1
        assert [one.status.value for one in events] == ["CONFIRMED"] * 2 + ["CANCELLED"]
        starts = first.vevent.dtstart.value
        assert starts.astimezone(UTC) == WEDNESDAY_9
        assert starts.utcoffset().total_seconds() == 8 * 3600
        assert first.vtimezone.tzid.value == "Asia/Makassar"
        assert (first.vevent.summary.value, first.vevent.location.value) == (
            AGENDA,
            "Ruang Rapat Bidang",
        )
        before = len(sekretaris.heard)
        await look(office, TUESDAY_15)
        assert len(sekretaris.heard) == before


async def test_a_late_answer_to_a_cancelled_meeting_is_told_why_not(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris = office["SIM-PANITIA-2"]
        await ketua.tap("Batalkan rapat")
        await ketua.answer("Narasumber berhalangan")
        await sekretaris.tap("Hadir")
        assert sekretaris.toast == "Acara ini telah dibatalkan."
        assert (await meeting(office)).invitees[3].answer is None


async def test_only_whoever_called_it_runs_a_meeting(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris = office["SIM-PANITIA-2"]
        message, _ = sekretaris.button("Hadir")
        for detail in ("b1/", "c1/", "e1/0", "q1/1.0", "v1/0", "w1/1", "W1/", "j1/1.h", "N1/"):
            await sekretaris.forge(message["message_id"], f"1rp:::{detail}")
        known = await meeting(office)
        assert (known.running, [one.answer for one in known.invitees]) == (True, [None] * 5)
        assert not any(one.present for one in known.invitees)
        stranger = office["SIM-ANALISIS-1"]
        await stranger.say("/rapat")
        await stranger.forge(stranger.messages[-1]["message_id"], "1rp:::m1/")
        assert stranger.toast == "Undangan ini ditujukan kepada orang lain."


async def test_a_code_that_is_guessed_is_not_looked_at_for_long(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        office.clock.now = WEDNESDAY_9
        sekretaris, code = office["SIM-PANITIA-2"], (await meeting(office)).code
        wrong = "000000" if code != "000000" else "000001"
        for _ in range(5):
            await sekretaris.say(wrong)
            assert "bukan kode rapat" in sekretaris.last
        await sekretaris.say(code)
        assert "terlalu sering" in sekretaris.last
        assert not any(one.present for one in (await meeting(office)).invitees)


async def test_whoever_types_the_code_days_ahead_reads_from_when_on_it_counts(
    tmp_path: Path,
) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris, code = office["SIM-PANITIA-2"], (await meeting(office)).code
        await sekretaris.say(code)
        assert sekretaris.last == (
            "Kode baru berlaku pada hari rapat, mulai Rabu, 25 November 2026 pukul 08.00 WITA;"
            " mohon diketik saat itu."
        )
        await office["SIM-STAF"].say(code)
        assert "Kode baru berlaku" not in office["SIM-STAF"].last
        assert not any(one.present for one in (await meeting(office)).invitees)


async def test_whoever_walks_in_with_the_code_stands_in_the_list(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        office.clock.now = WEDNESDAY_9
        await office["SIM-STAF"].say((await meeting(office)).code)
        last = (await meeting(office)).invitees[-1]
        assert (last.guest.nama, last.present, last.answer) == ("Udin Paranggi", True, None)
        assert "Tercatat hadir" in office["SIM-STAF"].last


async def test_uploaded_minutes_go_to_all_and_into_the_step(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        office.clock.now = WEDNESDAY_9
        await office.app.bell.look()
        await office.settle()
        await ketua.say("/rapat")
        await ketua.tap("1. Rapat Persiapan")
        await ketua.tap("Notulen")
        await ketua.tap("Unggah dokumen")
        await ketua.send_file("notulen.pdf", reply_to=ketua.question["message_id"])
        given = [g for g in (await office.case(CASE)).given if g.kode == "notulen-rapat"]
        assert [g.file.nama for g in given if g.file is not None] == ["notulen.pdf"]
        assert office["SIM-KASI"].documents[-1] == "notulen.pdf"


async def test_those_who_are_silent_are_asked_again(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris, teknis = office["SIM-PANITIA-2"], office["SIM-TEKNIS-1"]
        await sekretaris.tap("Hadir")
        await ketua.tap("Ingatkan yang belum menjawab")
        assert ketua.toast == "Pengingat terakhir belum lewat empat jam."
        office.clock.now = TUESDAY_14
        heard = len(sekretaris.heard)
        await ketua.tap("Ingatkan yang belum menjawab")
        assert "jawaban akan membantu persiapan" in teknis.last
        assert len(sekretaris.heard) == heard
        await teknis.tap("Hadir")
        assert (await meeting(office)).invitees[1].coming is Presence.HADIR


async def test_two_who_give_the_minutes_at_once_close_the_meeting_once(tmp_path: Path) -> None:
    """Both have read the meeting before the other has closed it."""
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        before = await meeting(office)
        office.clock.now = WEDNESDAY_9
        chat, desk = ketua.phone.person.id, office.app.desk
        who = next(one for one in await office.roster() if one.chat_id == chat)
        words = desk.words_for(who)
        first, second = (Turn(desk, n, who, words, desk.clock(), chat, 0) for n in (9998, 9999))
        await minutes._close(first, before, "Disepakati.", None)
        with pytest.raises(CannotMeet):
            await minutes._close(second, before, "Ditunda.", None)
        assert (await meeting(office)).notulen == "Disepakati."
        await office.settle()
        assert await office.sound()
