"""Two looks at who leaves today at the same time, and the menu of whoever has left."""

import asyncio
from pathlib import Path

from bot.clock.standing import take_effect
from bot.menus import DESCRIPTIONS, MANAGING
from flows.people.administration import AdminKind
from flows.people.leaving import Leave
from flows.people.officials import Official
from storage.people import leaving
from storage.people.administration import acts
from tests.journeys.admin.test_becoming_official import menu
from tests.journeys.admin.test_pegawai_pindah import HEIR, LEAVER, person
from tests.stage import Stage, on_stage


async def entered(office: Stage, nama: str) -> Official:
    """This person leaves today; nothing of it has taken effect."""
    who, heir = await person(office, nama), await person(office, HEIR)
    desk, at = office.app.desk, office.clock.now
    leave, today = Leave(who.id, heir.id, at.date()), at.date()
    await desk.db.write(lambda conn: leaving.enter(conn, who.unit, leave, None, today, at))
    return who


async def found(office: Stage, who: Official) -> leaving.Leaving:
    one = await office.app.db.read(lambda conn: leaving.leaving(conn, who.id))
    assert one is not None
    return one


async def test_two_looks_at_once_let_somebody_go_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        who = await entered(office, LEAVER)
        desk = office.app.desk
        await asyncio.gather(take_effect(desk), take_effect(desk))
        assert (await found(office, who)).chat_id == who.chat_id
        noted = await desk.db.read(lambda conn: acts(conn, 99))
        assert [one.kind for one in noted].count(AdminKind.LEFT) == 1


async def test_whoever_is_to_stay_after_all_stays_though_a_look_has_begun(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        who = await entered(office, LEAVER)
        desk, at = office.app.desk, office.clock.now
        stays = desk.db.write(lambda conn: leaving.withdraw(conn, who.id, None, at))
        await asyncio.gather(take_effect(desk), stays)
        assert await person(office, LEAVER) == who


async def test_whoever_managed_the_office_and_has_left_has_the_menu_of_everybody(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        assert menu(office, kabid) == list(MANAGING)
        await entered(office, "Norhayati Kumala")
        await take_effect(office.app.desk)
        await office.settle()
        assert menu(office, kabid) == list(DESCRIPTIONS)
