"""A step whose holder cannot go on is let go and reaches a colleague."""

from pathlib import Path

from tests.journeys.scenes import CASE, assigned
from tests.stage import on_stage


async def test_a_holder_lets_go_and_the_colleague_takes_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        lilis, jumri = await assigned(office)
        await lilis.tap("Ambil")
        await lilis.tap("Rincian berkas")
        await lilis.tap("Lepaskan langkah 5")
        assert lilis.toast == "Telah dilepaskan; pemegang peran telah diberi tahu."
        await jumri.tap("Ambil")
        case = await office.case(CASE)
        names = {official.id: official.nama for official in await office.roster()}
        assert [names[t.accepted_by] for t in case.open_tasks if t.accepted_by] == ["Jumri Barkati"]
        assert await office.sound()


async def test_the_head_frees_a_step_of_somebody_who_is_away(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        lilis, jumri = await assigned(office)
        await lilis.tap("Ambil")
        kabid = office["SIM-KABID"]
        await kabid.tap("Rincian berkas")
        await kabid.tap("Lepaskan langkah 5")
        assert "Ambil" in jumri.labels
        assert await office.sound()
