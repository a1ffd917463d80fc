"""One live card for a step and a person: what stood there before says so in one line."""

from pathlib import Path

from tests.actor import Actor, buttons, plain
from tests.journeys.scenes import CASE, opened
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
