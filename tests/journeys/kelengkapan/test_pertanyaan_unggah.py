"""The question for a document: words will do where they may, and newer questions come first."""

from pathlib import Path

from tests.actor import PDF
from tests.journeys.scenes import CASE, opened, reached
from tests.stage import Stage, on_stage

LETTER = "Surat Tugas Panitia"
TYPED = "Sudah ditandatangani, nomor 600.1/215/BK/2026"


async def test_words_are_taken_as_the_answer_where_the_slot_takes_words(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await reached(office, "9", "SIM-KABID")
        await kabid.tap(f"Unggah: {LETTER}")
        assert kabid.last.endswith("Tulisan juga dapat disampaikan: cukup dibalas dengan mengetik.")
        await kabid.answer(TYPED)
        given = (await office.case(CASE)).given[-1]
        assert (given.kode, given.text, given.file) == ("surat-tugas-resmi", TYPED, None)
        assert TYPED in kabid.last
        assert await office.sound()


async def filed(office: Stage) -> list[tuple[str, str]]:
    """The slot and the name of each file of the berkas."""
    return [(g.kode, g.file.nama) for g in (await office.case(CASE)).given if g.file]


async def test_a_question_that_has_its_document_does_not_swallow_one_for_another_slot(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.say("/mulai")
        await kabid.tap("Penyusunan Kebijakan")
        await kabid.answer("Pedoman SMKK")
        await kabid.say("/tugas")
        await kabid.tap(CASE)
        await kabid.hand_in("Unggah: Telaahan Staf", "satu.pdf")
        await kabid.send_file("dokumen pelaksanaan anggaran.pdf")
        assert "Apakah ini Dokumen Pelaksanaan Anggaran?" in kabid.last
        assert await filed(office) == [("telaahan-staf", "satu.pdf")]
        await kabid.send_file("dua.pdf")
        assert [nama for _, nama in await filed(office)] == ["satu.pdf", "dua.pdf"]


async def test_what_is_typed_to_a_question_that_has_its_document_is_not_swallowed(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.tap("Unggah: Telaahan Staf")
        asked = kabid.question["message_id"]
        await kabid.phone.upload([("satu.pdf", PDF, "application/pdf")], reply_to=asked)
        await kabid._did("mengirim dokumen")
        await kabid.tap("Selesai dengan catatan")
        await kabid.say("Mohon ditelaah dahulu.", reply_to=asked)
        assert (await office.case(CASE)).tasks[0].note == "Mohon ditelaah dahulu."
        assert await office.sound()
