"""Calling a rapat on phones: freely, for a step, by whom, and with which letter."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.rapat.meetings import Presence
from tests.actor import plain
from tests.journeys.people.standing_in import away
from tests.journeys.people.test_sekretaris import appointed
from tests.journeys.rapat.meeting import WEDNESDAY_8, WEDNESDAY_9, called, entries, meeting, panitia
from tests.journeys.scenes import reached
from tests.stage import on_stage


async def test_a_free_meeting_with_people_from_outside_is_told_by_whatsapp(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat")
        await kabid.tap("Buat undangan rapat")
        await kabid.answer("Koordinasi <rencana> kerja")
        await kabid.tap("Tanggal lain")
        await kabid.answer("kapan-kapan")
        assert "Belum terbaca" in kabid.last
        await kabid.answer("1 November 2026")
        assert "telah lewat" in kabid.last
        await kabid.answer("Jumat, 27 November 2026")
        await kabid.tap("Waktu lain")
        await kabid.answer("25.99")
        assert "Belum terbaca" in kabid.last
        await kabid.answer("pukul 09.15")
        await kabid.answer("https://rapat.example/bimtek")
        await kabid.tap("Dari luar kantor")
        await kabid.answer("Bapak Ridwan, PT Riam Kiwa\nIbu Salasiah, BPSDM")
        await kabid.tap("Undang 2 orang")
        known = await meeting(office)
        assert [(one.guest.nama, one.guest.jabatan) for one in known.invitees] == [
            ("Bapak Ridwan", "PT Riam Kiwa"),
            ("Ibu Salasiah", "BPSDM"),
        ]
        await kabid.tap("Teks untuk WhatsApp")
        assert "Koordinasi <rencana> kerja" in kabid.last
        assert "Jumat, 27 November 2026 pukul 09.15 WITA" in kabid.last
        await kabid.tap("Catat jawaban")
        await kabid.tap("Ibu Salasiah")
        await kabid.tap("Hadir")
        assert (await meeting(office)).invitees[1].coming is Presence.HADIR


async def test_the_days_off_are_named_on_the_calendar(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat Evaluasi akhir tahun")
        await kabid.tap("›")
        await kabid.tap("›")
        shown = plain(kabid.button("Tanggal lain")[0])
        assert "Jumat, 25 Desember 2026: " in shown
        assert any("25 Des (libur)" in label for label in kabid.labels)


@pytest.mark.parametrize(
    "text", ["0/", "?1/", "m9/", "j1/99.h", "j1/1.x", "o0/2026", "i0/7", "q1/a"]
)
async def test_buttons_that_mean_nothing_do_nothing(tmp_path: Path, text: str) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat Evaluasi")
        await kabid.forge(kabid.messages[-1]["message_id"], f"1rp:::{text}")
        assert "Tombol ini sudah tidak berlaku." in kabid.toast
        assert await office.sound()


async def test_the_digest_names_the_meetings_of_the_day(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        sekretaris, kabid = office["SIM-PANITIA-2"], office["SIM-KABID"]
        line = "Rapat hari ini (1)\n09.00 WITA Rapat Persiapan"
        await sekretaris.say("/ringkasan")
        assert "Rapat hari ini" not in sekretaris.last
        office.clock.now = WEDNESDAY_8
        for person in (sekretaris, kabid, ketua):
            await person.say("/ringkasan")
            assert line in person.last
        assert "(belum dijawab, /rapat)" in sekretaris.last
        assert "(belum dijawab, /rapat)" not in kabid.last
        await office["SIM-ANALISIS-1"].say("/ringkasan")
        assert "Rapat hari ini" not in office["SIM-ANALISIS-1"].last


async def test_the_letter_of_the_berkas_goes_with_the_invitation(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await ketua.hand_in("Unggah: Undangan Rapat Persiapan", "undangan-ttd.pdf")
        await called(ketua)
        assert office["SIM-KASI"].documents == ["undangan-ttd.pdf", "rapat-1.ics"]


async def test_a_meeting_on_a_day_off_says_so(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat Evaluasi")
        await kabid.tap("Sab, 28 Nov (libur)")
        await kabid.tap("09.00")
        await kabid.answer("Aula")
        assert "Sabtu, 28 November 2026 (kantor libur)" in kabid.last


async def test_the_participants_of_a_training_are_invited_with_the_signed_letter(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        panitia_1 = await reached(office, "13", "SIM-PANITIA-1")
        await panitia_1.hand_in("Unggah: Surat Undangan", "undangan-ttd.pdf")
        await panitia_1.hand_in("Unggah: Surat Permohonan", "permohonan-ttd.pdf")
        await panitia_1.tap("Rapat / undangan")
        await panitia_1.tap("Sen, 30 Nov")
        await panitia_1.tap("08.00")
        await panitia_1.answer("Balai Pelatihan")
        assert "Bimtek BIM Angkatan I" in panitia_1.last
        await panitia_1.tap("Dari luar kantor")
        await panitia_1.answer("Ibu Salasiah, CV Meratus Karya\nBapak Ridwan, PT Riam Kiwa")
        await panitia_1.tap("Orang")
        await panitia_1.tap("›")
        await panitia_1.tap("Udin Paranggi")
        await panitia_1.tap("Ringkasan undangan")
        await panitia_1.tap("Undang 3 orang")
        staf, known = office["SIM-STAF"], await meeting(office)
        assert known.subject.agenda == "Bimtek BIM Angkatan I"
        assert staf.documents == ["undangan-ttd.pdf", "rapat-1.ics"]
        assert "Agenda: Bimtek BIM Angkatan I" in staf.heard[-3]
        await panitia_1.tap("Teks untuk WhatsApp")
        assert "– Ibu Salasiah, CV Meratus Karya\n– Bapak Ridwan" in panitia_1.last
        await panitia_1.tap("Surat sudah disampaikan")
        assert await office.sound()


async def test_the_secretary_of_a_head_runs_the_heads_meeting(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kadis, staf = office["SIM-KADIS"], await appointed(office)
        await kadis.say("/rapat Evaluasi triwulan")
        await kadis.tap("Rab, 25 Nov")
        await kadis.tap("09.00")
        await kadis.answer("Aula")
        await kadis.tap("Undang per peran")
        await kadis.tap("☐ Kabid")
        await kadis.tap("Ringkasan undangan")
        await kadis.tap("Undang 1 orang")
        office.clock.now = WEDNESDAY_9
        await staf.say("/rapat")
        await staf.tap("1. Evaluasi triwulan")
        await staf.tap("Daftar hadir")
        await staf.tap("☐ Norhayati Kumala")
        assert [one.present for one in (await meeting(office)).invitees] == [True]
        assert "Norhayati Kumala, Kepala Bidang Bina Konstruksi ☑" in kadis.heard[-2]
        await staf.tap("Notulen")
        await staf.tap("Unggah dokumen")
        await staf.send_file("notulen.pdf", reply_to=staf.question["message_id"])
        assert office["SIM-KABID"].documents[-1] == "notulen.pdf"
        await office["SIM-STAF"].say("/rapat")
        assert "Belum ada." in office["SIM-STAF"].last


async def test_the_button_of_a_step_shows_the_meeting_that_was_called(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        await ketua.tap("Rapat / undangan")
        assert "Belum menjawab (5)" in ketua.last
        await office["SIM-PANITIA-2"].tap("Hadir")
        assert "Belum menjawab (4)" in ketua.last
        await ketua.tap("Batalkan rapat")
        await ketua.answer("Ditunda")
        await ketua.tap("Rapat / undangan")
        assert "Pada hari apa?" in ketua.last


async def test_a_stand_in_calls_a_meeting_by_that_title(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kadis = office["SIM-KADIS"]
        await away(office, "SIM-KADIS", "Norhayati", "Sampurna", ("Sel, 24 Nov", "Rab, 25 Nov"))
        await kadis.tap("surat akan disusulkan")
        office.clock.now = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
        await office.app.standing.look()
        await office.settle()
        kasi = office["SIM-KASI-MUTU"]
        await kasi.say("/rapat Evaluasi pekanan")
        await kasi.tap("Rab, 25 Nov")
        await kasi.tap("09.00")
        await kasi.answer("Aula")
        await kasi.tap("Undang per peran")
        await kasi.tap("☐ Staf")
        await kasi.tap("Ringkasan undangan")
        await kasi.tap("Undang 1 orang")
        title = "undangan dari Plh. Kepala Bidang Bina Konstruksi (Bapak Sampurna Lewi)."
        assert title in office["SIM-STAF"].heard[-2]
        (entry,) = entries(office["SIM-STAF"])
        assert entry.vevent.organizer.params["CN"] == ["Plh. Kepala Bidang Bina Konstruksi"]
