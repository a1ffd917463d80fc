"""Documents with personal data are destroyed when the office's time of keeping them is over."""

import os
from datetime import timedelta
from pathlib import Path

from bot.cli.periksa import inspect
from bot.clock import retention
from flows.case import Giving
from storage.audit import Finding
from storage.database import FILE
from storage.kelengkapan.openings import openings
from storage.kelengkapan.retention import held
from tests.actor import Actor
from tests.documents.pdfs import pdf
from tests.journeys.scenes import CASE, reached
from tests.stage import Stage, on_stage

ATTENDANCE = "Daftar hadir rapat"
KEPT = 365
"""Days that the sample office keeps documents with personal data."""


async def ended_with_a_list_of_people(office: Stage, content: bytes = b"") -> Actor:
    """A training of which the attendance list was uploaded, and that was then cancelled."""
    holder = await reached(office, "11", "SIM-PANITIA-1")
    await holder.tap(f"Unggah: {ATTENDANCE}")
    asked = holder.question["message_id"]
    await holder.send_file("hadir.pdf", content or pdf(4), reply_to=asked)
    kabid = office["SIM-KABID"]
    await kabid.say("/berkas")
    await kabid.tap(CASE)
    await kabid.tap("Batalkan berkas")
    await kabid.answer("Anggaran dialihkan")
    return holder


async def later(office: Stage, days: int) -> int:
    """So many days pass, on the disk too, and the office looks what is to be destroyed."""
    office.clock.now += timedelta(days=days)
    for path in (office.app._settings.data / "dokumen").rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))
    return await retention.look(office.app.desk)


async def test_a_list_of_people_is_destroyed_a_year_after_the_end_and_not_before(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        holder = await ended_with_a_list_of_people(office)
        (given,) = [g for g in (await office.case(CASE)).given if g.kode == "daftar-hadir"]
        assert given.file is not None
        assert given.shelved is not None
        assert await later(office, KEPT - 1) == 0
        assert await later(office, 2) == 1
        (after,) = [g for g in (await office.case(CASE)).given if g.kode == "daftar-hadir"]
        assert (after.state, after.why) == (Giving.PURGED, "data_pribadi_hari = 365")
        assert not office.app.desk.shelf.has(given.shelved.sha256)
        assert await later(office, 1) == 0
        others = [g.shelved for g in (await office.case(CASE)).given if g.state is Giving.GOOD]
        assert all(office.app.desk.shelf.has(one.sha256) for one in others if one)
        assert inspect(tmp_path / "data" / FILE) == ()
        assert await office.sound()
        await holder.say("/berkas")
        await holder.tap(CASE)
        await holder.tap("Dokumen (")
        while "hadir.pdf" not in holder.last:
            await holder.tap("›")
        assert "dimusnahkan, masa simpan berakhir" in holder.last


async def test_content_that_another_berkas_holds_stays(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await ended_with_a_list_of_people(office, pdf(9))
        await kabid.say("/mulai")
        await kabid.tap("Pelatihan Tenaga Ahli")
        await kabid.answer("Bimtek Angkatan II")
        await kabid.tap("Unggah: Telaahan Staf")
        asked = kabid.question["message_id"]
        await kabid.send_file("sama.pdf", pdf(9), reply_to=asked)
        assert await later(office, KEPT + 1) == 0
        (given,) = (await office.case("PTA-2026-002")).given
        assert given.shelved is not None
        assert office.app.desk.shelf.has(given.shelved.sha256)
        assert given.shelved.sha256 in await office.app.db.read(held)
        assert inspect(tmp_path / "data" / FILE) == ()


async def test_what_a_crash_left_on_the_shelf_goes_with_the_next_look(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await ended_with_a_list_of_people(office)
        office.clock.now += timedelta(days=KEPT + 1)
        # Just come in: journaled as destroyed, left on the shelf for this time.
        assert await retention.look(office.app.desk) == 0
        assert await later(office, 0) == 1


async def test_periksa_names_what_is_wrong_with_the_shelf(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await ended_with_a_list_of_people(office)
        first, second, *_ = sorted(await office.app.db.read(held))
        shelf = office.app.desk.shelf
        shelf.path(first).unlink()
        with shelf.path(second).open("ab") as file:
            file.write(b"x")
        stray = shelf.put([b"tidak tercatat"])
        lost = f"{stray.sha256[:2]}/{stray.sha256[2:4]}/{stray.sha256}"
        assert set(inspect(tmp_path / "data" / FILE)) == {
            Finding("missing", first),
            Finding("damaged", second),
            Finding("orphaned", lost),
        }


async def test_a_destroyed_document_is_handed_to_nobody(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        holder = await ended_with_a_list_of_people(office)
        place = next(
            n for n, g in enumerate((await office.case(CASE)).given) if g.kode == "daftar-hadir"
        )
        await later(office, KEPT + 1)
        before = len(holder.documents)
        await holder.say("/tugas")
        await holder.forge(holder.messages[-1]["message_id"], f"1do:{CASE}::{place}")
        assert len(holder.documents) == before
        assert await office.app.db.read(lambda conn: openings(conn, CASE)) == ()
