"""All documents of a berkas: the list, opening, one ZIP, one PDF, and who opened what."""

import io
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from zipfile import ZipFile

from pypdf import PdfReader

from bot.drawing.bundles import Bundle, Form, parted
from bot.drawing.handing import ask_bundle
from storage.kelengkapan.openings import openings
from tests.actor import Actor, Json
from tests.documents.offices import office as word_file
from tests.documents.pdfs import pdf
from tests.documents.readers import assert_sound, text
from tests.journeys.scenes import CASE, opened
from tests.stage import Stage, on_stage

SLOT = "Telaahan Staf"


async def two_given(office: Stage) -> Actor:
    """The Kabid has given a PDF of two pages and a Word file."""
    kabid = await opened(office)
    await kabid.tap(f"Unggah: {SLOT}")
    await kabid.send_file("telaahan.pdf", pdf(2), reply_to=kabid.question["message_id"])
    await kabid.tap("⋯")
    await kabid.tap("Tambahkan ke versi ini")
    asked = kabid.question["message_id"]
    await kabid.send_file("lampiran.docx", word_file("docx"), DOCX, reply_to=asked)
    return kabid


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def listed(person: Actor) -> None:
    """The person looks at the list of documents of their berkas."""
    await person.say("/berkas")
    await person.tap(CASE)
    await person.tap("Dokumen (")


def received(office: Stage, person: Actor, suffix: str) -> tuple[str, bytes]:
    """The newest document of that kind that the bot has sent, with its content."""
    sent: list[Json] = [m["document"] for m in person.messages if not m["out"] and "document" in m]
    found = next(d for d in reversed(sent) if d["file_name"].endswith(suffix))
    return found["file_name"], office.world.shelf.find(found["file_id"]).data


def left_over(tmp_path: Path) -> list[Path]:
    """What lies in the folder for things in the making."""
    return list((tmp_path / "data" / "dokumen" / ".masuk").iterdir())


async def test_the_list_names_every_document_and_who_opened_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_given(office)
        await listed(kabid)
        await kabid.tap("📄 1")
        await kabid.tap("📄 1")
        await kabid.tap("Selesai, teruskan")
        kadis = office["SIM-KADIS"]
        await listed(kadis)
        assert kadis.last == (
            "Dokumen: 2 · PTA-2026-001\nBimtek BIM Angkatan I\n\n"
            "1. telaahan.pdf\nlangkah 1 · Telaahan Staf\n"
            "PDF, 2 halaman, 1 KB · diperiksa dan tersimpan\n"
            "Disampaikan: Kepala Bidang Bina Konstruksi (Ibu Norhayati Kumala), "
            "Senin, 23 November 2026 pukul 08.34 WITA\n"
            "Dibuka oleh: Kepala Bidang Bina Konstruksi\n\n"
            "2. lampiran.docx\nlangkah 1 · Telaahan Staf\n"
            "DOCX, 1 KB · diperiksa dan tersimpan\n"
            "Disampaikan: Kepala Bidang Bina Konstruksi (Ibu Norhayati Kumala), "
            "Senin, 23 November 2026 pukul 08.37 WITA\nBelum dibuka."
        )
        await kadis.tap("Langkah 1: buka semua (2)")
        assert kadis.documents == ["telaahan.pdf", "lampiran.docx"]
        found = await office.app.db.read(lambda conn: openings(conn, CASE))
        assert sorted(one.times for one in found) == [1, 1, 2]
        assert await office.sound()


async def test_all_documents_come_in_one_zip_with_a_list(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_given(office)
        await listed(kabid)
        await kabid.tap("Semua dalam satu ZIP")
        assert "sedang disusun" in kabid.heard[-2]
        nama, content = received(office, kabid, ".zip")
        assert nama == "dokumen-PTA-2026-001.zip"
        with ZipFile(io.BytesIO(content)) as made:
            assert made.testzip() is None
            assert made.namelist() == [
                "daftar-dokumen.pdf",
                "01-01 telaahan.pdf",
                "01-02 lampiran.docx",
            ]
            assert made.read("01-01 telaahan.pdf") == pdf(2)
            (tmp_path / "daftar.pdf").write_bytes(made.read("daftar-dokumen.pdf"))
        assert_sound(tmp_path / "daftar.pdf")
        assert "Kepala Bidang Bina Konstruksi" in text(tmp_path / "daftar.pdf")
        found = await office.app.db.read(lambda conn: openings(conn, CASE))
        assert [one.times for one in found] == [1, 1]
        assert left_over(tmp_path) == []


async def test_all_pages_come_in_one_pdf_and_what_has_none_is_named(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_given(office)
        await listed(kabid)
        await kabid.tap("Semua dalam satu PDF")
        _, content = received(office, kabid, ".pdf")
        assert "Tidak disertakan: lampiran.docx" in kabid.last
        (tmp_path / "semua.pdf").write_bytes(content)
        assert_sound(tmp_path / "semua.pdf")
        assert len(PdfReader(tmp_path / "semua.pdf").pages) == 3
        (opening,) = await office.app.db.read(lambda conn: openings(conn, CASE))
        case = await office.case(CASE)
        assert case.given[0].file is not None
        assert opening.unique_id == case.given[0].file.unique_id
        assert left_over(tmp_path) == []


async def test_many_documents_are_divided_into_parts_that_can_be_sent(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await two_given(office)
        case = await office.case(CASE)
        assert [(b.places, b.part, b.of) for b in parted(case, Form.ZIP, (0, 1), most=10)] == [
            ((0,), 1, 2),
            ((1,), 2, 2),
        ]
        assert [b.places for b in parted(case, Form.ZIP, (0, 1))] == [(0, 1)]


async def test_each_part_comes_as_a_file_of_its_own_and_only_what_is_in_it_is_opened(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_given(office)
        first, second = parted(await office.case(CASE), Form.ZIP, (0, 1), most=10)
        me = next(one for one in await office.roster() if one.chat_id == kabid.phone.person.id)

        def work(conn: Connection, wanted: Bundle) -> None:
            ask_bundle(conn, kabid.phone.person.id, me.id, CASE, wanted)

        for n, wanted in enumerate((first, second), 1):
            await office.app.db.write(partial(work, wanted=wanted))
            office.app.courier.wake()
            await office.settle()
            found = await office.app.db.read(lambda conn: openings(conn, CASE))
            assert len(found) == n
        assert kabid.documents == [
            "dokumen-PTA-2026-001-bagian-1-dari-2.zip",
            "dokumen-PTA-2026-001-bagian-2-dari-2.zip",
        ]
        assert "bagian 2 dari 2" in kabid.last


async def test_a_refused_document_does_not_count_and_the_list_says_why_it_was_refused(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap(f"Unggah: {SLOT}")
        asked = kabid.question["message_id"]
        await kabid.send_file("undangan.pdf", b"MZ\x90\x00" + b"\0" * 400, reply_to=asked)
        await kabid.say("/berkas")
        await kabid.tap(CASE)
        assert not any("Dokumen" in label for label in kabid.labels)
        await kabid.send_file("telaahan.pdf", reply_to=asked)
        await listed(kabid)
        assert "Dokumen (1)" in kabid.labels
        assert "1. telaahan.pdf\nlangkah 1 · Telaahan Staf\nPDF" in kabid.last
        assert "\n\nTidak diterima\nundangan.pdf · langkah 1. File ini adalah program" in kabid.last
        assert [label for label in kabid.labels if "📄" in label or "ZIP" in label] == ["📄 1"]


async def test_outsiders_to_a_berkas_get_none_of_its_documents(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_given(office)
        await listed(kabid)
        message, button = kabid.button("Semua dalam satu ZIP")
        other = office["SIM-ANALISIS-1"]
        await other.say("/tugas")
        await other.forge(other.messages[-1]["message_id"], button["callback_data"])
        assert other.documents == []
        assert message["message_id"] in {m["message_id"] for m in kabid.messages}
