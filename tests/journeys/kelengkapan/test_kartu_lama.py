"""One live card for a step and a person: what stood there before says so in one line."""

from pathlib import Path

from tests.actor import Actor, buttons, plain
from tests.journeys.scenes import CASE, assigned, opened
from tests.stage import on_stage

MOVED = f"{CASE} · langkah 1\nKeadaan terbaru ada di bawah. ↓"


def cards(person: Actor) -> list[str]:
    """The messages that show step 1 with its slots, oldest first."""
    texts = (plain(message) for message in person.messages if not message["out"])
    return [text for text in texts if "Langkah 1 dari" in text]


async def test_an_older_card_of_the_same_step_becomes_one_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        for nama in ("satu.pdf", "dua.pdf"):
            await kabid.send_file(nama)
            await kabid.tap("Telaahan Staf · ")
        assert len(cards(kabid)) == 1
        assert [plain(m) for m in kabid.messages if plain(m) == MOVED] == [MOVED] * 2
        assert not any(buttons(m) for m in kabid.messages if plain(m) == MOVED)
        await kabid.tap("Selesai, teruskan")
        assert await office.sound()


async def test_a_step_finished_on_an_older_card_leaves_the_live_one_at_the_end(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.send_file("satu.pdf")
        await kabid.tap("Telaahan Staf · ")
        older, button = kabid.button("Selesai, teruskan")
        await kabid.send_file("dua.pdf")
        await kabid.tap("Telaahan Staf · ")
        newer = kabid.button("Selesai, teruskan")[0]
        assert newer["message_id"] > older["message_id"]
        await kabid.forge(older["message_id"], button["callback_data"])
        assert "Langkah 1 selesai pada" in kabid.last
        assert cards(kabid) == []
        shown = [plain(m) for m in kabid.messages if m["message_id"] == older["message_id"]]
        assert shown == [MOVED]
        assert await office.sound()


async def test_no_older_card_says_where_the_berkas_is_now(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        await assigned(office)
        kabid = office["SIM-KABID"]
        told = [text for text in kabid.heard if "selesai pada" in text]
        assert len(told) == 2
        assert [text for text in told if "Kini di langkah" in text] == []
        assert await office.sound()


async def test_the_card_of_an_earlier_step_keeps_what_it_says(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        await kabid.hand_in("Unggah: Telaahan Staf", "satu.pdf")
        await kabid.tap("Selesai, teruskan")
        await kadis.tap("Buka langkah 2")
        await kadis.tap("Tulis: Disposisi")
        await kadis.tap("Tulis bebas")
        await kadis.answer("Setuju.")
        await kadis.tap("Setuju")
        assert any("☑ Langkah 1 selesai pada" in text for text in kabid.heard)
        assert await office.sound()
