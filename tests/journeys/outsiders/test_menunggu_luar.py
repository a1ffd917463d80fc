"""The head's digest names what waits for somebody from outside."""

from datetime import UTC, datetime
from pathlib import Path

from tests.journeys.outsiders.outside import DONE, invited, joined, opened
from tests.stage import BALANGAN, on_stage

HEAD = "BLG-KABAG"
TUESDAY = datetime(2026, 11, 23, 23, 45, tzinfo=UTC)
WAITED_FOR = """\
Menunggu pihak luar (1)
RVP-2026-001 · langkah 7 (sejak 23 Nov 08.42, narahubung: Verifikator LPSE (Ibu Ernawati Baruh))"""
NOTHING_WAITS = "tidak ada yang menunggu"


async def test_the_head_sees_the_step_a_penyedia_has_open(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        penyedia = await joined(office, await invited(await opened(office)))
        for _ in range(5):  # rows 2 to 6
            await penyedia.tap(DONE)
        await office[HEAD].say("/ringkasan")
        asked = office[HEAD].last
        office.clock.now = TUESDAY
        assert await office.app.morning.look()
        await office.settle()
        morning = office[HEAD].last
        assert morning != asked
        for text in (asked, morning):
            assert WAITED_FOR in text
            assert NOTHING_WAITS not in text


async def test_what_the_penyedia_has_sent_waits_for_nobody_outside(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        penyedia = await joined(office, await invited(await opened(office)))
        for _ in range(5):  # rows 2 to 6
            await penyedia.tap(DONE)
        await penyedia.hand_in("⇪ Unggah: Fotocopy Nomor Induk", "nib.pdf")
        await penyedia.tap(DONE)
        await office[HEAD].say("/ringkasan")
        assert "Menunggu pihak luar" not in office[HEAD].last
