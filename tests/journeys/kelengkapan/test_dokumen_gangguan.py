"""Documents in rough weather: Telegram gives none, the disk is full, the berkas ends meanwhile."""

import asyncio
from pathlib import Path

from flows.case import Giving
from flows.kelengkapan.events import GONE, TOO_LARGE
from simulator.wire import bad_request
from storage.kelengkapan.fetches import failing
from storage.kelengkapan.shelf import FOLDER, INCOMING
from tests.actor import Actor
from tests.documents.pdfs import pdf, stream
from tests.documents.test_shelf import most_a_file_may_hold
from tests.journeys.scenes import CASE, assigned, opened
from tests.stage import Stage, on_stage

SLOT = "Telaahan Staf"
MB = 1024 * 1024


async def given(office: Stage, content: bytes) -> Actor:
    """The Kabid has sent this content for the first step."""
    kabid = await opened(office)
    await kabid.tap(f"Unggah: {SLOT}")
    await kabid.send_file("telaahan.pdf", content, reply_to=kabid.question["message_id"])
    return kabid


async def fetched(office: Stage) -> None:
    """The next attempt is made."""
    office.app.fetcher.wake()
    await office.settle()


async def test_a_document_that_telegram_gives_only_later_is_kept_then(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        office.world.faults.server_error(method="getFile")
        kabid = await given(office, pdf(2))
        assert [g.shelved for g in (await office.case(CASE)).given] == [None]
        found = await office.app.db.read(failing)
        assert found == [(CASE, 1, "NetworkError")]
        await kabid.tap("Selesai, teruskan")
        await fetched(office)
        assert [g.shelved.pages for g in (await office.case(CASE)).given if g.shelved] == [2]
        assert await office.app.db.read(failing) == []
        assert await office.sound()


async def test_a_document_that_telegram_gives_no_more_stays_a_reference(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        gone = "wrong file_id or the file is temporarily unavailable"
        office.world.faults.aim(lambda: bad_request(gone), method="getFile")
        kabid = await given(office, pdf(2))
        (left,) = (await office.case(CASE)).given
        assert (left.state, left.why) == (Giving.LEFT, GONE)
        await kabid.say("/berkas")
        await kabid.tap(CASE)
        await kabid.tap("Dokumen (1)")
        assert "hanya tersimpan di Telegram" in kabid.last
        await kabid.tap("📄 1")
        assert kabid.documents == ["telaahan.pdf"]
        assert await office.sound()


async def test_a_document_that_telegram_finds_too_large_is_said_to_stay_with_telegram(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        office.world.faults.aim(lambda: bad_request("file is too big"), method="getFile")
        kabid = await given(office, pdf(2))
        (left,) = (await office.case(CASE)).given
        assert (left.state, left.why) == (Giving.LEFT, TOO_LARGE)
        assert sum("lebih dari 20 MB" in text for text in kabid.heard) == 1
        assert await office.sound()


async def test_what_telegram_has_lost_is_handed_over_from_the_shelf_and_sent_once(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await given(office, pdf(2))
        office.world.shelf.by_id.clear()
        for _ in range(2):
            await kabid.tap("Telaahan Staf")
        first, second = [m["document"] for m in kabid.messages if "document" in m and not m["out"]]
        assert first["file_id"] == second["file_id"]
        assert office.world.shelf.find(first["file_id"]).data == pdf(2)
        assert await office.sound()


async def test_a_full_disk_loses_no_document(tmp_path: Path) -> None:
    large = pdf(1, more=[stream(b"%" * (9 * MB))])
    async with on_stage(tmp_path) as office:
        with most_a_file_may_hold(8 * MB):
            await given(office, large)
            assert [g.shelved for g in (await office.case(CASE)).given] == [None]
            assert list((tmp_path / "data" / FOLDER / INCOMING).iterdir()) == []
        await fetched(office)
        (kept,) = (await office.case(CASE)).given
        assert kept.shelved is not None
        assert kept.shelved.size == len(large)
        assert office.app.desk.shelf.path(kept.shelved.sha256).read_bytes() == large
        assert await office.sound()


async def test_a_document_of_a_berkas_that_has_just_ended_is_kept_all_the_same(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        office.world.faults.server_error(method="getFile")
        kabid = await given(office, pdf(2))
        await kabid.say("/berkas")
        await kabid.tap(CASE)
        await kabid.tap("Batalkan berkas")
        await kabid.answer("Anggaran dialihkan")
        await fetched(office)
        assert [g.shelved.pages for g in (await office.case(CASE)).given if g.shelved] == [2]
        assert await office.sound()


async def test_what_is_taken_out_before_it_was_fetched_stays_known(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        office.world.faults.server_error(method="getFile")
        kabid = await given(office, pdf(2))
        await kabid.tap("⋯")
        await kabid.tap("Keluarkan: telaahan.pdf")
        await fetched(office)
        (removed,) = (await office.case(CASE)).given
        assert removed.state is Giving.REMOVED
        assert removed.shelved is not None
        assert office.app.desk.shelf.has(removed.shelved.sha256)


async def test_two_people_give_to_one_slot_and_only_one_of_them_has_the_step(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        one, other = await assigned(office)
        await one.tap("Ambil")
        _, upload = one.button("Unggah: Draf Jenis Pelatihan/Sertifikat")
        await other.forge(other.messages[-1]["message_id"], upload["callback_data"])
        await one.tap("Unggah: Draf Jenis Pelatihan/Sertifikat")
        first = one.phone.upload([("a.pdf", pdf(1), "application/pdf")])
        second = other.phone.upload([("b.pdf", pdf(2), "application/pdf")])
        await asyncio.gather(first, second)
        await office.settle()
        files = [g.file.nama for g in (await office.case(CASE)).given if g.file]
        assert files == ["telaahan-staf.pdf", "a.pdf"]
        assert "b.pdf" in other.last
        assert await office.sound()


async def test_a_document_refused_after_its_step_was_done_is_told_to_giver_and_holder(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        office.world.faults.server_error(method="getFile")
        kabid, kadis = await given(office, b"MZ" + bytes(400)), office["SIM-KADIS"]
        await kabid.tap("Selesai, teruskan")
        await kadis.tap("Buka langkah 2")
        assert any(label == "📂 Telaahan Staf" for label in kadis.labels)
        await fetched(office)
        for person in (kabid, kadis):
            assert any("telaahan.pdf" in t and "tidak dapat diterima" in t for t in person.heard)
        assert not any(label == "📂 Telaahan Staf" for label in kadis.labels)
        assert await office.sound()
