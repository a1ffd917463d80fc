"""Files as offices send them: too large, empty, forbidden, oddly named, at the wrong time."""

from pathlib import Path

from bot.views.kelengkapan.checked import why_refused
from bot.words import words_of
from flows.case import Case, Giving
from flows.kelengkapan.checked import Reason
from tests.actor import PDF
from tests.journeys.scenes import CASE, decided, opened
from tests.stage import on_stage
from tests.storage.office import WITA

MOHON = "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin menyampaikan, "
TWENTY_MB = 20 * 1024 * 1024
WORD_MACROS = "application/vnd.ms-word.document.macroEnabled.12"
FORBIDDEN = (
    ("undangan.apk", "application/vnd.android.package-archive", Reason.APK),
    ("undangan.pdf.apk", "", Reason.APK),
    ("undangan.pdf", "application/vnd.android.package-archive", Reason.APK),
    ("pasang.exe", "application/x-msdownload", Reason.PROGRAM),
    ("arsip.zip", "application/zip", Reason.ARCHIVE),
    ("arsip.rar", "application/vnd.rar", Reason.ARCHIVE),
    ("laporan.docm", WORD_MACROS, Reason.MACRO),
    ("laporan.docx", WORD_MACROS, Reason.MACRO),
    ("surat.doc", "application/msword", Reason.OTHER_OFFICE),
    ("IMG_0001.HEIC", "image/heic", Reason.HEIC),
    ("catatan.txt", "text/plain", Reason.UNKNOWN),
    ("kosong.pdf", "application/pdf", Reason.EMPTY),
)


def names(case: Case) -> list[str]:
    return [given.file.nama for given in case.given if given.file is not None]


async def test_a_file_over_20_mb_is_accepted_said_so_and_handed_on(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        await kabid.tap("Unggah: Telaahan Staf")
        asked = kabid.question["message_id"]
        await kabid.send_file("telaahan.pdf", reply_to=asked, size=TWENTY_MB + 1)
        assert [m["text"] for m in kabid.messages if "lebih dari 20 MB" in m.get("text", "")] == [
            "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin menyampaikan, dokumen telaahan.pdf "
            "pada langkah 1 berkas PTA-2026-001 lebih dari 20 MB. Dokumen telah diterima dan "
            "diteruskan melalui Telegram, tetapi isinya tidak dapat diperiksa dan salinannya tidak "
            "dapat disimpan oleh Pandu. Bila memungkinkan, mohon dikirim versi yang lebih kecil."
        ]
        await kabid.tap("Selesai, teruskan")
        await kadis.tap("Buka langkah 2")
        await kadis.tap("📂 Telaahan Staf")
        assert kadis.documents == ["telaahan.pdf"]
        assert kadis.messages[-1]["caption"].endswith(
            "⚠ Isinya tidak dapat diperiksa oleh Pandu; sebaiknya dibuka hanya bila pengirimnya "
            "dikenal."
        )
        assert await office.sound()


async def test_a_file_of_exactly_20_mb_needs_no_words(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Unggah: Telaahan Staf")
        asked = kabid.question["message_id"]
        await kabid.send_file("telaahan.pdf", reply_to=asked, size=TWENTY_MB)
        assert "20 MB" not in str(kabid.messages)
        assert names(await office.case(CASE)) == ["telaahan.pdf"]


async def test_an_empty_file_is_refused_and_the_question_stays_open(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Unggah: Telaahan Staf")
        asked = kabid.question["message_id"]
        await kabid.send_file("kosong.pdf", b"", reply_to=asked)
        assert kabid.last == (
            f"{MOHON}dokumen kosong.pdf tidak dapat diterima. Dokumen ini kosong. Mohon "
            "diperiksa, lalu dikirim kembali."
        )
        assert names(await office.case(CASE)) == []
        await kabid.send_file("isi.pdf", reply_to=asked)
        assert names(await office.case(CASE)) == ["isi.pdf"]
        assert await office.sound()


async def test_what_is_never_accepted_is_refused_at_once_in_the_words_of_the_check(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Unggah: Telaahan Staf")
        asked = kabid.question["message_id"]
        before = await office.case(CASE)
        said = []
        for nama, mime, why in FORBIDDEN:
            content = b"" if why is Reason.EMPTY else PDF
            await kabid.send_file(nama, content, mime=mime, reply_to=asked)
            said.append(kabid.last)
        words = words_of("id", WITA)
        assert said == [
            f"{MOHON}dokumen {nama} tidak dapat diterima. {why_refused(words, why)}"
            for nama, _, why in FORBIDDEN
        ]
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_what_a_name_does_not_tell_is_left_to_the_check_of_the_content(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Unggah: Telaahan Staf")
        asked = kabid.question["message_id"]
        await kabid.send_file("tanpa-akhiran", mime="application/octet-stream", reply_to=asked)
        await kabid.send_file("halaman.pdf", b"<!DOCTYPE html>", reply_to=asked)
        states = [given.state for given in (await office.case(CASE)).given]
        assert states == [Giving.GOOD, Giving.REFUSED]
        assert await office.sound()


async def test_a_long_name_with_paths_and_hidden_marks_is_shown_clean(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        await kabid.tap("Unggah: Telaahan Staf")
        nama = "../../etc/C:\\Users\\" + "a\u202efdp\x07<b>&" * 40 + ".PDF"
        await kabid.send_file(nama, reply_to=kabid.question["message_id"])
        (kept,) = names(await office.case(CASE))
        assert kept == ("afdp_b_&" * 10)[:75] + "….PDF"
        assert len(kept) == 80
        await kabid.tap("Selesai, teruskan")
        await kadis.tap("Buka langkah 2")
        await kadis.tap("📂 Telaahan Staf")
        assert f"Telaahan Staf: {kept}" in kadis.messages[-1]["caption"]
        assert await office.sound()


async def test_a_document_without_a_question_is_asked_for_its_slot(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.send_file("telaahan.pdf")
        assert kabid.last == ("Dokumen telaahan.pdf telah diterima. Apakah ini Telaahan Staf?")
        message, button = kabid.button("Telaahan Staf · PTA-2026-001")
        await kabid.tap("Telaahan Staf · PTA-2026-001")
        await kabid.forge(message["message_id"], button["callback_data"])
        assert kabid.toast == "Dokumen ini sudah ditempatkan."
        assert names(await office.case(CASE)) == ["telaahan.pdf"]
        assert await office.sound()


async def test_a_free_album_is_asked_for_its_slot_once_and_goes_there_whole(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        pages = [(f"halaman-{n}.pdf", PDF, "application/pdf") for n in range(3)]
        await kabid.phone.upload(pages)
        await office.settle()
        assert [m["text"] for m in kabid.messages if "Apakah" in m.get("text", "")] == [
            "3 dokumen telah diterima: halaman-0.pdf, halaman-1.pdf, halaman-2.pdf. Apakah "
            "semuanya Telaahan Staf?"
        ]
        await kabid.tap("Telaahan Staf · PTA-2026-001")
        case = await office.case(CASE)
        assert names(case) == ["halaman-0.pdf", "halaman-1.pdf", "halaman-2.pdf"]
        assert {given.version for given in case.given} == {1}
        assert await office.sound()


async def test_a_document_that_belongs_nowhere_is_let_go(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.send_file("pribadi.pdf")
        await kabid.tap("Bukan ini")
        assert kabid.last == "Dokumen pribadi.pdf tidak dimasukkan ke berkas mana pun."
        assert names(await office.case(CASE)) == []


async def test_somebody_with_no_open_step_learns_that_nothing_waits(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.send_file("titipan.pdf")
        assert staf.last == (
            "Bapak Staf, dokumen titipan.pdf telah diterima dan disimpan. Saat ini belum tiba "
            "giliran langkah yang memerlukannya. Setelah langkahnya tiba, dokumen cukup "
            "dimasukkan dengan satu ketukan."
        )
        assert staf.documents == []


async def test_a_document_as_the_answer_to_a_text_question_is_asked_for_words(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Kembalikan")
        asked = kadis.question["message_id"]
        before = await office.case(CASE)
        await kadis.send_file("alasan.pdf", reply_to=asked)
        assert (
            kadis.last
            == "Yth. Bapak Kepala Dinas. Mohon izin, yang diperlukan di sini adalah tulisan. Mohon "
            "jawabannya diketik."
        )
        assert await office.case(CASE) == before
        await kadis.say("Mohon dilengkapi.", reply_to=asked)
        assert (await office.case(CASE)).tasks[1].note == "Mohon dilengkapi."
        assert await office.sound()


async def test_a_document_for_a_step_that_is_over_is_not_put_into_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Unggah: Telaahan Staf")
        asked = kabid.question["message_id"]
        await kabid.send_file("telaahan.pdf", reply_to=asked)
        await kabid.tap("Selesai, teruskan")
        before = await office.case(CASE)
        await kabid.send_file("susulan.pdf", reply_to=asked)
        assert kabid.last == (
            "Yth. Ibu Kepala Bidang Bina Konstruksi. Langkah ini sudah selesai pukul 08.35 WITA "
            "oleh Kepala Bidang Bina Konstruksi."
        )
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_an_album_of_documents_goes_into_one_slot_and_draws_one_card(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Unggah: Telaahan Staf")
        asked = kabid.question["message_id"]
        count = len(kabid.messages)
        pages = [(f"hal-{n}.pdf", PDF, "application/pdf") for n in range(4)]
        await kabid.phone.upload(pages, reply_to=asked)
        await office.settle()
        assert names(await office.case(CASE)) == [nama for nama, _, _ in pages]
        assert len(kabid.messages) == count + 4 + 1
        assert await office.sound()
