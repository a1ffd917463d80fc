"""The page of a panitia: one holds, the older ones are a line."""

from pathlib import Path

from tests.actor import buttons, plain
from tests.journeys.people.committee import formed, step_ten
from tests.journeys.scenes import CASE


async def test_after_a_replacement_one_page_of_the_panitia_holds(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await formed(office, kasi)
        pages = [m for m in kasi.messages if any("Pilih orang" in b["text"] for b in buttons(m))]
        assert len(pages) == 1
        assert "Dayang Masitah" in plain(pages[0])
        assert f"{CASE}\nKeadaan terbaru ada di bawah. ↓" in map(plain, kasi.messages)
        assert await office.sound()
