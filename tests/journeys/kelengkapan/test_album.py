"""Photographed pages: five photos of one letter become one PDF that any reader opens."""

from pathlib import Path

from pypdf import PdfReader

from storage.kelengkapan.fetches import MADE_HERE
from tests.actor import Actor, Json
from tests.documents.pictures import jpg
from tests.documents.readers import assert_sound, pictures, sheets
from tests.journeys.scenes import CASE, opened
from tests.stage import Stage, on_stage

SLOT = "Telaahan Staf"
PHOTOS = [jpg(16, 8 * n) for n in range(1, 6)]
"""Five photos that can be told apart."""


async def photographed(office: Stage, photos: list[bytes]) -> Actor:
    """The Kabid has sent photos as one album in answer to the question for the document."""
    kabid = await opened(office)
    await kabid.tap(f"Unggah: {SLOT}")
    asked = kabid.question["message_id"]
    sent = [(f"foto-{n}.jpg", photo, "image/jpeg") for n, photo in enumerate(photos)]
    await kabid.phone.upload(sent, reply_to=asked, as_photo=True)
    await kabid._did(f"mengirim {len(photos)} foto")
    return kabid


def documents(person: Actor) -> list[Json]:
    """What the bot has sent as documents."""
    return [m["document"] for m in person.messages if not m["out"] and "document" in m]


async def test_five_photographed_pages_become_one_pdf_that_a_reader_opens(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await photographed(office, PHOTOS)
        assert [h for h in kabid.heard if "dapat dijadikan satu PDF" in h] == [
            "5 foto telah diterima untuk Telaahan Staf (PTA-2026-001) dan dapat dijadikan satu PDF."
        ]
        await kabid.tap("Jadikan satu PDF")
        await kabid.tap("Jadikan satu PDF (5 halaman)")
        assert kabid.toast == "5 foto telah dijadikan satu PDF."
        *photos, joined = (await office.case(CASE)).given
        assert [one.version for one in photos] == [1] * 5
        assert joined.file is not None
        assert joined.shelved is not None
        assert (joined.version, joined.file.nama, joined.file.file_id, joined.shelved.pages) == (
            *(2, "Telaahan Staf.pdf", ""),
            5,
        )
        assert joined.file.unique_id == f"{MADE_HERE}{joined.shelved.sha256}"
        path = office.app.desk.shelf.path(joined.shelved.sha256)
        assert_sound(path)
        assert pictures(path) == PHOTOS
        assert len(PdfReader(path).pages) == 5
        await kabid.tap("Selesai, teruskan")
        assert await office.sound()


async def test_pages_are_turned_moved_and_left_out_by_taps(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await photographed(office, PHOTOS[:3])
        await kabid.tap("Jadikan satu PDF")
        message, _ = kabid.button("👁 3")
        rows = message["reply_markup"]["inline_keyboard"]
        await kabid.push(message, rows[2][2])
        await kabid.push(message, rows[2][2])
        await kabid.push(message, rows[0][1])
        await kabid.push(message, rows[1][3])
        await kabid.tap("Jadikan satu PDF (2 halaman)")
        joined = (await office.case(CASE)).given[-1]
        assert joined.shelved is not None
        path = office.app.desk.shelf.path(joined.shelved.sha256)
        assert pictures(path) == [PHOTOS[2], PHOTOS[0]]
        assert sheets(path) == [(595, 842)] * 2  # the last photo stood, the first one does now


async def test_the_pdf_made_here_is_uploaded_once_and_then_handed_on(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await photographed(office, PHOTOS[:2]), office["SIM-KADIS"]
        await kabid.tap("Jadikan satu PDF")
        await kabid.tap("Jadikan satu PDF (2 halaman)")
        await kabid.tap("Telaahan Staf")
        await kabid.tap("Selesai, teruskan")
        await kadis.tap("Buka langkah 2")
        await kadis.tap("Telaahan Staf")
        (mine,), (theirs,) = documents(kabid), documents(kadis)
        assert mine["file_id"] == theirs["file_id"]
        assert office.world.shelf.find(mine["file_id"]).data[:5] == b"%PDF-"


async def test_a_photo_that_is_still_on_its_way_is_waited_for(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        office.world.faults.server_error(method="getFile", count=2)
        kabid = await photographed(office, PHOTOS[:2])
        await kabid.tap("Jadikan satu PDF")
        await kabid.tap("Jadikan satu PDF (2 halaman)")
        assert kabid.toast == "Foto 1 masih diambil dari Telegram; mohon dicoba lagi sesaat lagi."
        office.app.fetcher.wake()
        await office.settle()
        await kabid.tap("Jadikan satu PDF (2 halaman)")
        assert kabid.toast == "2 foto telah dijadikan satu PDF."
        assert await office.sound()


async def test_what_was_arranged_outlives_a_restart(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await photographed(office, PHOTOS[:2])
        await kabid.tap("Jadikan satu PDF")
        await kabid.tap("✕")
        await office.restart()
        await kabid.tap("Mulai lagi dengan semua foto")
        await kabid.tap("Jadikan satu PDF (2 halaman)")
        assert len((await office.case(CASE)).given) == 3


async def test_when_the_step_is_over_the_old_buttons_join_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await photographed(office, PHOTOS[:2])
        await kabid.tap("Jadikan satu PDF")
        message, button = kabid.button("Jadikan satu PDF (2 halaman)")
        await kabid.tap("Selesai, teruskan")
        await kabid.forge(message["message_id"], button["callback_data"])
        assert len((await office.case(CASE)).given) == 2
        assert await office.sound()
