"""Words that fit no question, come too late, are too long, or are not words at all."""

from datetime import timedelta
from pathlib import Path

import pytest

from flows.case import CaseState
from tests.actor import JPEG, PDF, Json
from tests.journeys.scenes import CASE, assigned, decided, opened
from tests.stage import on_stage

LOST = (
    "Pesan ini belum dapat dikaitkan dengan pertanyaan yang terbuka. Silakan pilih keperluan di "
    "bawah ini, atau balas langsung pertanyaan yang dimaksud."
)
KABID, KADIS = "Yth. Ibu Kepala Bidang Bina Konstruksi. ", "Yth. Bapak Kepala Dinas. "
OTHER = (
    f"{KABID}Pesan jenis ini tidak dapat digunakan sebagai dokumen. Mohon kirim PDF, dokumen "
    "Office, atau gambar."
)
TYPE_IT = f"{KADIS}Mohon izin, yang diperlukan di sini adalah tulisan. Mohon jawabannya diketik."
HALF_AN_HOUR = timedelta(minutes=30)
FILE: Json = {"file_id": "F1", "file_unique_id": "U1"}
STICKER = {**FILE, "type": "regular", "width": 9, "height": 9}
OTHERS: dict[str, Json] = {
    "suara": {"voice": {**FILE, "duration": 3}},
    "stiker": {"sticker": {**STICKER, "is_animated": False, "is_video": False}},
    "lokasi": {"location": {"longitude": 117.1, "latitude": -0.5}},
    "kontak": {"contact": {"phone_number": "62800", "first_name": "Seseorang"}},
    "video": {"video": {**FILE, "width": 9, "height": 9, "duration": 3}},
}


@pytest.mark.parametrize("kind", OTHERS)
async def test_neither_words_nor_a_document_is_answered_kindly(tmp_path: Path, kind: str) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        before = await office.case(CASE)
        await kabid.send_other(kind, OTHERS[kind])
        assert kabid.last == OTHER
        assert await office.case(CASE) == before
        assert await office.sound()


@pytest.mark.parametrize("kind", ["suara", "stiker"])
async def test_a_reason_is_typed_not_sung_or_stuck(tmp_path: Path, kind: str) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Kembalikan")
        asked = kadis.question["message_id"]
        before = await office.case(CASE)
        await kadis.send_other(kind, OTHERS[kind], reply_to=asked)
        assert kadis.last == TYPE_IT
        await kadis.phone.upload([("foto.jpg", JPEG, "image/jpeg")], reply_to=asked, as_photo=True)
        await office.settle()
        assert kadis.last == TYPE_IT
        assert await office.case(CASE) == before
        await kadis.answer("Mohon dilengkapi.")
        assert (await office.case(CASE)).tasks[1].note == "Mohon dilengkapi."


@pytest.mark.parametrize("blank", ["\u3164\u3164", "\u2800", "\u200b\u2060\u200b", "\u00ad"])
async def test_a_reason_of_invisible_letters_is_no_reason(tmp_path: Path, blank: str) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Kembalikan")
        before = await office.case(CASE)
        asked = kadis.question["message_id"]
        await kadis.send_other("huruf yang tidak terlihat", {"text": blank}, reply_to=asked)
        assert kadis.last == (
            "Mohon tuliskan alasannya, agar penerima mengetahui apa yang perlu diperbaiki."
        )
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_a_reason_of_4000_letters_is_asked_to_be_shorter_and_can_be(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Kembalikan")
        before = await office.case(CASE)
        await kadis.answer("panjang " * 500)
        assert kadis.last == "Mohon izin, tulisan melebihi batas; paling banyak 1000 huruf."
        assert await office.case(CASE) == before
        await kadis.answer("Mohon dilengkapi.")
        assert (await office.case(CASE)).tasks[1].note == "Mohon dilengkapi."
        assert await office.sound()


async def test_a_berkas_full_of_long_words_still_fits_every_screen(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        for _ in range(4):
            await kadis.tap("Kembalikan")
            await kadis.answer("<&> " * 249)
            await kabid.tap("Buka langkah 1")
            await kabid.tap("Rincian berkas")
            await kabid.tap("Beri komentar")
            await kabid.answer("<&> " * 249)
            await kabid.hand_in("⇪ Ganti", "telaahan-lengkap.pdf")
            await kabid.tap("Selesai, teruskan")
            await kadis.tap("Buka langkah 2")
        await kadis.tap("Rincian berkas")
        assert "Dibuka oleh" in kadis.last
        await kadis.tap("Batalkan berkas")
        await kadis.answer("Anggaran dialihkan. " * 50)
        for number in range(6):
            await opened(office, subject=f"Angkatan {number}")
            await kadis.say("/berkas")
            await kadis.tap(f"Angkatan {number}")
            await kadis.tap("Batalkan berkas")
            await kadis.answer("Anggaran dialihkan. " * 50)
        await kadis.say("/berkas")
        assert kadis.last.startswith("Berkas (7)")
        assert await office.sound()


async def test_free_text_is_never_met_with_silence(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("Baik, nanti menyusul.")
        assert staf.last == LOST
        assert staf.labels[:4] == ["Tugas saya", "Berkas", "Buka berkas baru", "SOP"]
        await staf.tap("Tugas saya")
        assert staf.last == (
            "Saat ini tidak ada tugas yang menunggu. Pesan akan datang begitu berkas sampai di "
            "langkah yang bersangkutan."
        )


async def test_text_instead_of_a_document_is_told_so_and_the_question_stays(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Unggah: Telaahan Staf")
        before = await office.case(CASE)
        await kabid.answer("nanti menyusul")
        assert kabid.last == (
            f"{KABID}Yang diperlukan di sini adalah dokumen, bukan tulisan. Mohon lampirkan PDF, "
            "dokumen Office, atau gambar melalui tombol penjepit."
        )
        assert await office.case(CASE) == before
        await kabid.send_file("telaahan.pdf")
        assert len((await office.case(CASE)).given) == 1
        assert await office.sound()


async def test_an_answer_after_the_step_is_over_says_who_closed_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Kembalikan")
        asked = kadis.question["message_id"]
        await kadis.tap("Tulis: Disposisi")
        await kadis.tap("Tulis bebas")
        await kadis.answer("Setuju.")
        await kadis.tap("Setuju")
        before = await office.case(CASE)
        await kadis.say("Mohon dilengkapi.", reply_to=asked)
        assert kadis.last == "Langkah ini sudah selesai pukul 08.41 WITA oleh Kepala Dinas."
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_an_answer_without_quoting_is_for_the_latest_question(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Tulis: Disposisi")
        await kadis.tap("Tulis bebas")
        await kadis.tap("Kembalikan")
        await kadis.say("Mohon dilengkapi.")
        task = (await office.case(CASE)).tasks[1]
        assert (task.state.value, task.note) == ("returned", "Mohon dilengkapi.")
        await kadis.say("Baik, siap.")
        assert kadis.last == LOST
        assert await office.sound()


async def test_a_question_half_an_hour_old_takes_only_a_quoting_answer(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Kembalikan")
        before = await office.case(CASE)
        office.clock.now += HALF_AN_HOUR
        await kadis.say("Selamat siang.")
        assert kadis.last == LOST
        assert await office.case(CASE) == before
        await kadis.answer("Mohon dilengkapi.")
        assert (await office.case(CASE)).tasks[1].note == "Mohon dilengkapi."


async def test_cancelling_needs_an_answer_that_quotes_the_question(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Rincian berkas")
        await kabid.tap("Batalkan berkas")
        await kabid.say("oke")
        assert kabid.last == LOST
        assert (await office.case(CASE)).state is CaseState.RUNNING
        await kabid.answer("Kegiatan ditunda tahun depan.")
        case = await office.case(CASE)
        assert (case.state, case.cancel_reason) == (
            CaseState.CANCELLED,
            "Kegiatan ditunda tahun depan.",
        )
        assert await office.sound()


async def test_a_head_cancels_and_everybody_in_it_is_told_but_others_may_not(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        first, second = await assigned(office)
        kadis, kasi = office["SIM-KADIS"], office["SIM-KASI"]
        await kasi.tap("Rincian berkas")
        assert "Batalkan berkas" not in kasi.labels
        await kasi.forge(kasi.messages[-1]["message_id"], f"1cx:{CASE}")
        assert kasi.toast == "Berkas hanya dapat dibatalkan oleh pembukanya atau kepala unit."
        await kadis.tap("Rincian berkas")
        await kadis.tap("Batalkan berkas")
        await kadis.answer("Anggaran dialihkan.")
        assert (await office.case(CASE)).state is CaseState.CANCELLED
        told = [p for p in (first, second, kasi, office["SIM-KABID"]) if "dibatalkan" in p.last]
        assert told == [first, second, kasi, office["SIM-KABID"]]
        assert [label for label in first.labels if "Ambil" in label] == []
        assert await office.sound()


async def test_an_unknown_command_gets_the_help(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("/hapus semua")
        assert staf.last.startswith("Perintah itu tidak dikenal. Yang tersedia:")


async def test_commands_in_a_group_are_sent_to_the_private_chat(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = office["SIM-KABID"], office["SIM-KADIS"]
        group = office.world.add_group("Bina Konstruksi", [kabid.phone.person, kadis.phone.person])
        await kabid.phone.send("/tugas", chat=group.id)
        await kabid.phone.send("rapat jam berapa?", chat=group.id)
        await kabid.phone.upload([("undangan.pdf", PDF, "application/pdf")], chat=group.id)
        await office.settle()
        assert [m["text"] for m in kadis.phone.chat(group.id) if m["from"]["is_bot"]] == [
            "Pandu melayani melalui percakapan pribadi. Silakan dibuka dengan menekan nama bot ini."
        ]


async def test_english_and_back(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.say("/profil")
        await kabid.tap("English")
        await kabid.say("/tugas")
        assert kabid.last.startswith("My tasks (1)")
        await kabid.tap("Step" if "Step" in str(kabid.labels) else "step 1")
        assert "Requirements" in kabid.last
        await kabid.say("/profil")
        await kabid.tap("Bahasa Indonesia")
        await kabid.say("/tugas")
        assert kabid.last.startswith("Tugas saya (1)")


async def test_more_than_a_page_of_berkas_and_tasks_is_turned(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        for number in range(1, 9):
            kabid = await opened(office, subject=f"Angkatan {number}")
        for command in ("/berkas", "/tugas"):
            await kabid.say(command)
            seen = [label for label in kabid.labels if label.startswith("PTA-")][:6]
            await kabid.tap("›")
            seen += [label for label in kabid.labels if label.startswith("PTA-")][:2]
            assert len(set(seen)) == 8
            assert [label for label in kabid.labels if label in ("‹", "2/2", "›")][:2] == [
                "‹",
                "2/2",
            ]
            await kabid.tap("‹")
            assert "1/2" in kabid.labels
        assert await office.sound()
