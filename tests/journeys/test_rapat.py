"""A rapat on phones: called with a few taps, answered, held, minuted; changed and cancelled."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject

from flows.meetings import Presence, State
from storage import meetings
from tests.actor import Actor, plain
from tests.journeys.scenes import CASE, reached
from tests.journeys.standing_in import away
from tests.journeys.test_sekretaris import appointed
from tests.stage import Stage, on_stage

TUESDAY_14 = datetime(2026, 11, 24, 6, 59, tzinfo=UTC)
TUESDAY_15 = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
WEDNESDAY_8 = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)
WEDNESDAY_9 = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
UNLINKED = "SIM-PANITIA-3"
AGENDA = "Rapat Persiapan pelaksanaan kegiatan pelatihan (Bimtek BIM Angkatan I)"
REMINDED = "Mohon izin mengingatkan"


@asynccontextmanager
async def panitia(folder: Path) -> AsyncIterator[tuple[Stage, Actor]]:
    """The Ketua Panitia has step 11 in hand; one member of the panitia has no Telegram."""
    async with on_stage(folder, start=False, terse=True) as office:
        for person in office.people.values():
            if person.code != UNLINKED:
                await person.phone.start(person.code)
        await office.settle()
        yield office, await reached(office, "11", "SIM-PANITIA-1")


async def called(ketua: Actor) -> None:
    """The meeting of step 11 is called for Wednesday at nine, in five taps."""
    await ketua.tap("Rapat / undangan")
    await ketua.tap("Rab, 25 Nov")
    await ketua.tap("09.00")
    await ketua.answer("Ruang Rapat Bidang")
    await ketua.tap("Undang 5 orang")


async def look(office: Stage, at: datetime) -> None:
    """The clock has come to that moment, and the bell is looked at."""
    office.clock.now = at
    await office.app.bell.look()
    await office.settle()


async def meeting(office: Stage, number: int = 1) -> Any:
    return await office.app.db.read(lambda conn: meetings.meeting(conn, number))


def entries(person: Actor) -> list[Any]:
    """The calendar entries on a phone as another library reads them, oldest first."""
    shelf = person.stage.world.shelf.by_id
    documents = [m["document"] for m in person.messages if not m["out"] and "document" in m]
    made = [d for d in documents if d["file_name"].endswith(".ics")]
    return [vobject.readOne(shelf[one["file_id"]].data.decode()) for one in made]


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


async def test_whoever_walks_in_with_the_code_stands_in_the_list(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        office.clock.now = WEDNESDAY_9
        await office["SIM-STAF"].say((await meeting(office)).code)
        last = (await meeting(office)).invitees[-1]
        assert (last.guest.nama, last.present, last.answer) == ("Udin Paranggi", True, None)
        assert "Tercatat hadir" in office["SIM-STAF"].last


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
