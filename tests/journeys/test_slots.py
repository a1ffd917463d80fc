"""One slot in full: new versions, a wrong document taken out, paper, and doing without."""

from pathlib import Path

from flows.case import Giving
from tests.documents.pdfs import pdf
from tests.journeys.scenes import CASE, opened
from tests.stage import on_stage

SLOT = "Telaahan Staf"


async def test_a_document_sent_again_is_a_new_version_and_the_old_one_stays_known(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "telaahan.pdf")
        await kabid.tap("⋯")
        await kabid.tap("Versi baru")
        await kabid.send_file("telaahan-2.pdf", pdf(3), reply_to=kabid.question["message_id"])
        case = await office.case(CASE)
        assert [(g.file.nama, g.version) for g in case.given if g.file] == [
            ("telaahan.pdf", 1),
            ("telaahan-2.pdf", 2),
        ]
        assert [g.shelved.pages for g in case.given if g.shelved] == [1, 3]
        await kabid.tap("⋯")
        assert kabid.last == (
            "Telaahan Staf\nPTA-2026-001 · langkah 1\n\n"
            "Versi 2 · berlaku\n1. telaahan-2.pdf · PDF, 3 halaman, 1 KB · 0e936dc1\n"
            "Kepala Bidang Bina Konstruksi · Senin, 23 November 2026 pukul 08.37 WITA\n\n"
            "Versi 1\n1. telaahan.pdf · PDF, 1 halaman, 1 KB · 47483d33\n"
            "Kepala Bidang Bina Konstruksi · Senin, 23 November 2026 pukul 08.34 WITA"
        )
        assert await office.sound()


async def test_a_wrong_document_is_taken_out_and_the_step_waits_for_the_right_one(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "salah.pdf")
        await kabid.tap("⋯")
        await kabid.tap("Keluarkan: salah.pdf")
        assert [g.state for g in (await office.case(CASE)).given] == [Giving.REMOVED]
        assert not any("Selesai" in label for label in kabid.labels)
        await kabid.hand_in(f"Unggah: {SLOT}", "benar.pdf")
        await kabid.tap("Selesai, teruskan")
        assert await office.sound()


async def test_a_document_is_added_to_the_present_version(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "bagian-1.pdf")
        await kabid.tap("⋯")
        await kabid.hand_in("Tambahkan ke versi ini", "bagian-2.pdf")
        assert {g.version for g in (await office.case(CASE)).given} == {1}


async def test_paper_handed_over_in_the_office_fills_the_slot(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("⋯")
        await kabid.tap("Diserahkan dalam bentuk kertas")
        await kabid.answer("1 map, di meja Sekretariat")
        await kabid.tap("Selesai, teruskan")
        (given,) = (await office.case(CASE)).given
        assert (given.fisik, given.text) == (True, "1 map, di meja Sekretariat")


async def test_a_superior_does_without_a_requirement_in_one_tap(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        await kabid.tap("⋯")
        await kabid.tap("Mohon dikecualikan")
        await kabid.answer("Telaahan disampaikan lisan pada rapat pimpinan")
        assert "Telaahan disampaikan lisan" in kadis.last
        await kadis.tap("Setujui")
        assert list((await office.case(CASE)).waivers) == [(1, "telaahan-staf")]
        await kabid.tap("Selesai, teruskan")
        assert await office.sound()


async def test_a_program_named_pdf_is_refused_and_its_slot_is_empty_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap(f"Unggah: {SLOT}")
        asked = kabid.question["message_id"]
        await kabid.send_file("undangan.pdf", b"MZ\x90\x00" + b"\0" * 400, reply_to=asked)
        (given,) = (await office.case(CASE)).given
        assert (given.state, given.why) == (Giving.REFUSED, "program")
        assert "tidak dapat diterima" in str(kabid.messages)
        assert not any("Selesai" in label for label in kabid.labels)
        assert await office.sound()
