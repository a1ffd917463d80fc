"""The sign on a document that was sent: looked at, good, kept by Telegram alone, or none."""

from pathlib import Path
from typing import Any

from flows.case import Giving
from tests.actor import JPEG, PDF, Actor
from tests.journeys.scenes import CASE, opened
from tests.stage import Stage, on_stage

SLOT = "Telaahan Staf"
PROGRAM = b"MZ\x90\x00" + b"\0" * 400
TWENTY_MB = 20 * 1024 * 1024


async def sent(office: Stage, content: bytes = PDF, **more: Any) -> Actor:
    """The Kabid has answered the question for a document."""
    kabid = await opened(office)
    await kabid.tap(f"Unggah: {SLOT}")
    asked = kabid.question["message_id"]
    await kabid.send_file("telaahan.pdf", content, reply_to=asked, **more)
    return kabid


def signs(person: Actor) -> list[list[str]]:
    """The reactions on each message with a document of this person, oldest first."""
    mine = (m for m in person.messages if m["out"] and ("document" in m or "photo" in m))
    posts = [person.phone.post(message["message_id"]) for message in mine]
    return [[one["emoji"] for given in post.reactions.values() for one in given] for post in posts]


async def fetched(office: Stage) -> None:
    """The next attempt is made."""
    office.app.fetcher.wake()
    await office.settle()


async def test_a_document_is_looked_at_until_its_content_was_found_good(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        office.world.faults.server_error(method="getFile")
        kabid = await sent(office)
        assert signs(kabid) == [["👀"]]
        await fetched(office)
        assert signs(kabid) == [["👍"]]
        assert await office.sound()


async def test_no_sign_is_left_on_what_was_refused_and_words_say_why(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await sent(office, PROGRAM)
        assert signs(kabid) == [[]]
        assert any("File ini adalah program" in text for text in kabid.heard)


async def test_what_is_refused_at_the_door_never_had_a_sign(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await sent(office, b"")
        assert signs(kabid) == [[]]


async def test_what_stays_with_telegram_gets_another_sign_than_what_was_checked(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await sent(office, size=TWENTY_MB + 1)
        assert signs(kabid) == [["👌"]]
        assert await office.sound()


async def test_an_album_has_one_sign_when_all_its_pages_were_found_good(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        office.world.faults.server_error(method="getFile")
        await kabid.photograph(f"Unggah: {SLOT}", 3)
        assert signs(kabid) == [["👀"], [], []]
        await fetched(office)
        assert signs(kabid) == [["👍"], [], []]
        assert await office.sound()


async def test_an_album_with_a_refused_page_has_no_sign_of_being_good(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap(f"Unggah: {SLOT}")
        asked = kabid.question["message_id"]
        pages = [("a.pdf", PDF, "application/pdf"), ("b.pdf", PROGRAM, "application/pdf")]
        await kabid.phone.upload(pages, reply_to=asked)
        await office.settle()
        states = [given.state for given in (await office.case(CASE)).given]
        assert states == [Giving.GOOD, Giving.REFUSED]
        assert signs(kabid) == [[], []]
        assert await office.sound()


async def test_a_freely_sent_document_has_its_sign_once_it_has_its_slot(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.send_file("telaahan.pdf")
        assert signs(kabid) == [[]]
        await kabid.tap("Telaahan Staf · PTA-2026-001")
        assert kabid.heard[-2] == (
            "Dokumen telaahan.pdf telah dimasukkan sebagai Telaahan Staf; tanda 👍 menyusul "
            "setelah isinya diperiksa."
        )
        assert signs(kabid) == [["👍"]]
        assert await office.sound()


async def test_a_sign_outlives_a_restart_between_sending_and_fetching(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        office.world.faults.server_error(method="getFile")
        kabid = await sent(office)
        await office.restart()
        await fetched(office)
        assert signs(kabid) == [["👍"]]


async def test_a_renamed_document_reaches_its_reader_under_its_new_name(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await sent(office, JPEG), office["SIM-KADIS"]
        await kabid.tap("Selesai, teruskan")
        await kadis.tap("Buka langkah 2")
        await kadis.tap("📂 Telaahan Staf")
        await kadis.tap("📂 Telaahan Staf")
        assert kadis.documents == ["telaahan.jpg", "telaahan.jpg"]
        first, second = [m["document"]["file_id"] for m in kadis.messages if "document" in m]
        assert first == second
        assert await office.sound()


async def test_a_document_opened_before_its_check_says_so(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        office.world.faults.server_error(method="getFile")
        kabid = await sent(office)
        await kabid.tap("📂 Telaahan Staf")
        assert kabid.messages[-1]["caption"].endswith("⚠ Isinya belum selesai diperiksa.")
        await fetched(office)
        await kabid.tap("📂 Telaahan Staf")
        assert "⚠" not in kabid.messages[-1]["caption"]
