"""A personnel list that makes somebody an administrator, or ends that, and their command menu."""

from pathlib import Path

from bot.menus import DESCRIPTIONS, MANAGING
from tests.journeys.admin.test_becoming_official import menu
from tests.journeys.admin.test_daftar_pegawai import XLSX, asked, downloaded, rewritten
from tests.stage import Stage, on_stage

JUMRI, LILIS = "Jumri Barkati", "Lilis Anjarwati"


async def applied(office: Stage, change: dict[str, dict[str, str]]) -> None:
    kabid = await asked(office)
    content = await downloaded(kabid, "Unduh daftar sekarang")
    await kabid.send_file("pegawai.xlsx", rewritten(content, change), XLSX)
    await kabid.tap("Terapkan")


async def test_whoever_a_list_makes_an_administrator_has_the_menu_of_one_until_another_list(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        jumri = office["SIM-TEKNIS-2"]
        assert menu(office, jumri) == list(DESCRIPTIONS)
        await applied(office, {JUMRI: {"admin": "ya"}, LILIS: {"admin": "ya"}})
        assert menu(office, jumri) == list(MANAGING)
        await applied(office, {JUMRI: {"admin": "tidak"}})
        assert menu(office, jumri) == list(DESCRIPTIONS)
