"""One slot in full: new versions, a wrong document taken out, paper, and doing without."""

from pathlib import Path

from flows.case import Giving
from tests.actor import PDF, Actor
from tests.documents.pdfs import pdf
from tests.documents.pictures import jpg
from tests.journeys.scenes import CASE, opened
from tests.stage import on_stage

SLOT = "Telaahan Staf"
PROGRAM = b"MZ\x90\x00" + b"\0" * 400
A_PROGRAM = (
    "File ini adalah program, bukan dokumen. Bila pengirimnya tidak dikenal, mohon tidak "
    "dibuka. Dokumen dapat dikirim sebagai PDF, Word, Excel, PowerPoint, ODT, JPG, atau PNG."
)


async def handed_in(person: Actor, label: str, nama: str, content: bytes) -> None:
    """The person answers the question for a document with this content."""
    await person.tap(label)
    await person.send_file(nama, content, reply_to=person.question["message_id"])


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
        assert kabid.toast == (
            "Dikeluarkan; tetap tercatat dalam riwayat. Kelengkapan ini sekarang kosong."
        )
        assert [g.state for g in (await office.case(CASE)).given] == [Giving.REMOVED]
        assert not any("Selesai" in label for label in kabid.labels)
        await kabid.hand_in(f"Unggah: {SLOT}", "benar.pdf")
        await kabid.tap("Selesai, teruskan")
        assert await office.sound()


async def test_whoever_takes_a_document_out_is_told_what_lies_in_the_slot_now(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "satu.pdf")
        await kabid.tap("⋯")
        await kabid.hand_in("Versi baru", "dua.pdf")
        await kabid.tap("⋯")
        await kabid.hand_in("Tambahkan ke versi ini", "tiga.pdf")
        await kabid.tap("⋯")
        await kabid.tap("Keluarkan: tiga.pdf")
        assert kabid.toast == "Dikeluarkan; 1 dokumen versi 2 masih ada."
        await kabid.tap("⋯")
        await kabid.tap("Keluarkan: dua.pdf")
        assert kabid.toast == "Dikeluarkan; versi 1 berlaku kembali."
        await kabid.tap("⋯")
        assert "Versi 1 · berlaku\n1. satu.pdf" in kabid.last
        assert "2. tiga.pdf · PDF, 1 halaman, 1 KB · 47483d33 · dikeluarkan" in kabid.last
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


async def test_a_paper_that_was_noted_by_mistake_is_taken_out_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("⋯")
        await kabid.tap("Diserahkan dalam bentuk kertas")
        await kabid.answer("1 map, di meja Sekretariat")
        await kabid.tap("⋯")
        await kabid.tap("Keluarkan: 1 map, di meja")
        assert kabid.toast == (
            "Dikeluarkan; tetap tercatat dalam riwayat. Kelengkapan ini sekarang kosong."
        )
        assert not any("Selesai" in label for label in kabid.labels)
        await kabid.tap("⋯")
        assert "Diserahkan dalam bentuk kertas: 1 map, di meja Sekretariat · dikeluarkan" in (
            kabid.last
        )
        assert await office.sound()


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


async def test_a_program_named_pdf_is_refused_is_no_version_and_stays_in_the_history(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap(f"Unggah: {SLOT}")
        asked = kabid.question["message_id"]
        await kabid.send_file("undangan.pdf", PROGRAM, reply_to=asked)
        (given,) = (await office.case(CASE)).given
        assert (given.state, given.why) == (Giving.REFUSED, "program")
        assert [text for text in kabid.heard if "tidak dapat diterima" in text] == [
            "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin menyampaikan, dokumen "
            f"undangan.pdf pada langkah 1 berkas PTA-2026-001 tidak dapat diterima. {A_PROGRAM}"
        ]
        assert not any("Selesai" in label for label in kabid.labels)
        await kabid.hand_in(f"Unggah: {SLOT}", "telaahan.pdf")
        assert [g.version for g in (await office.case(CASE)).given] == [1, 1]
        await kabid.tap("⋯")
        assert kabid.last == (
            "Telaahan Staf\nPTA-2026-001 · langkah 1\n\n"
            "Versi 1 · berlaku\n1. telaahan.pdf · PDF, 1 halaman, 1 KB · 47483d33\n"
            "Kepala Bidang Bina Konstruksi · Senin, 23 November 2026 pukul 08.36 WITA\n\n"
            f"Tidak diterima\nundangan.pdf · {A_PROGRAM}\n"
            "Kepala Bidang Bina Konstruksi · Senin, 23 November 2026 pukul 08.34 WITA"
        )
        assert await office.sound()


async def test_a_document_gets_the_name_of_its_content_and_whoever_gave_it_is_told(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await handed_in(kabid, f"Unggah: {SLOT}", "denah.pdf", jpg(16, 8))
        (given,) = (await office.case(CASE)).given
        assert given.file is not None
        assert given.file.nama == "denah.jpg"
        assert [text for text in kabid.heard if "disimpan sebagai" in text] == [
            "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin menyampaikan, dokumen "
            "denah.jpg pada langkah 1 berkas PTA-2026-001 telah diterima. Isinya JPG; disimpan "
            "sebagai denah.jpg."
        ]
        await kabid.tap("⋯")
        assert "1. denah.jpg · JPG, 1 halaman, 1 KB" in kabid.last
        assert "⚠ Isinya JPG; disimpan sebagai denah.jpg." in kabid.last
        assert await office.sound()


async def test_a_label_that_only_a_program_got_wrong_is_nobodys_concern(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap(f"Unggah: {SLOT}")
        asked = kabid.question["message_id"]
        await kabid.send_file("denah.jpg", jpg(16, 8), "application/pdf", reply_to=asked)
        (given,) = (await office.case(CASE)).given
        assert given.shelved is not None
        assert (given.shelved.jenis, given.shelved.warning) == ("jpg", "")
        assert not any("disimpan sebagai" in text for text in kabid.heard)


async def test_what_a_pdf_does_is_said_to_its_giver_on_the_slot_and_to_its_reader(
    tmp_path: Path,
) -> None:
    active = (
        "PDF ini memuat isi aktif: skrip. Bila pembaca PDF menanyakan izin untuk menjalankan "
        "sesuatu, sebaiknya tidak diizinkan."
    )
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        content = pdf(catalog=b"/AA << /S /JavaScript >>")
        await handed_in(kabid, f"Unggah: {SLOT}", "telaahan.pdf", content)
        assert any(text.endswith(f"telah diterima. {active}") for text in kabid.heard)
        await kabid.tap("⋯")
        assert f"⚠ {active}" in kabid.last
        await kabid.tap("Kembali")
        await kabid.tap("Selesai, teruskan")
        await kadis.tap("Buka langkah 2")
        await kadis.tap("📂 Telaahan Staf")
        assert kadis.messages[-1]["caption"].endswith(f"⚠ {active}")
        assert await office.sound()


async def test_a_version_with_the_content_of_an_earlier_one_is_recognised(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "telaahan.pdf")
        await kabid.tap("⋯")
        await kabid.hand_in("Versi baru", "telaahan-final.pdf")
        await kabid.tap("⋯")
        assert "1. telaahan-final.pdf · PDF, 1 halaman, 1 KB · 47483d33 · isinya sama dengan " in (
            kabid.last
        )


async def test_a_slot_with_many_documents_is_told_on_pages_that_telegram_takes(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.tap(f"Unggah: {SLOT}")
        asked = kabid.question["message_id"]
        files = [(f"{n:02}-{'lampiran ' * 7}.pdf", PDF, "application/pdf") for n in range(40)]
        for begin in range(0, 40, 10):
            await kabid.phone.upload(files[begin : begin + 10], reply_to=asked)
        await office.settle()
        await kabid.tap("⋯")
        told = [kabid.last]
        while any(label == "›" for label in kabid.labels):
            await kabid.tap("›")
            told.append(kabid.last)
        assert [text.count("Versi 1 · berlaku") for text in told] == [1] * 5
        assert sum(text.count(".pdf · PDF") for text in told) == 40
        assert max(map(len, told)) <= 4096
        assert sum("Keluarkan: 39-lampiran" in label for label in kabid.labels) == 1
        for _ in range(4):
            await kabid.tap("‹")
        assert "1. 00-lampiran" in kabid.last
        await kabid.tap("Keluarkan: 03-lampiran")
        assert kabid.toast == "Dikeluarkan; 39 dokumen versi 1 masih ada."
