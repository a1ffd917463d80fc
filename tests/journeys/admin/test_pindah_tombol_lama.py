"""Buttons that were drawn while somebody was still here bring nobody back who has left."""

from pathlib import Path

import pytest

from bot.callbacks import Do, Press, encode
from bot.clock.standing import take_effect
from bot.views.people import assisting
from flows.people.administration import AdminKind
from storage.people import joining, secretaries
from storage.people.administration import acts
from storage.people.inviting import renew
from storage.people.joining import CodeUnknown
from tests.journeys.admin.test_pegawai_pindah import HEIR, LEAVER, found, person
from tests.journeys.admin.test_pindah_bersamaan import entered
from tests.journeys.scenes import CASE, opened
from tests.stage import on_stage


@pytest.mark.parametrize("what", ["invite", "secretary"])
async def test_nobody_who_has_left_is_invited_or_appointed_by_an_old_button(
    tmp_path: Path, what: str
) -> None:
    async with on_stage(tmp_path) as office:
        who, kabid = await entered(office, LEAVER), office["SIM-KABID"]
        head = await person(office, "Norhayati Kumala")
        data = {
            "invite": encode(Press(Do.RESTING, detail=f"i{who.id}")),
            "secretary": assisting.press(assisting.Step.APPOINT, f"{head.id}.{who.id}.1"),
        }
        await take_effect(office.app.desk)
        await kabid.say("/kelola")
        await kabid.forge(kabid.messages[-1]["message_id"], data[what])
        assert kabid.toast.startswith("Tombol ini sudah tidak berlaku")
        noted = await office.app.db.read(lambda conn: acts(conn, 9))
        assert {AdminKind.INVITED, AdminKind.SECRETARY_APPOINTED}.isdisjoint(
            one.kind for one in noted
        )
        held = await office.app.db.read(lambda conn: secretaries.of_head(conn, head.id))
        assert who.id not in [one.secretary for one in held]


async def test_no_step_is_handed_to_somebody_who_has_left_by_an_old_button(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        who, kabid = await entered(office, LEAVER), office["SIM-KABID"]
        await take_effect(office.app.desk)
        data = encode(Press(Do.HAND_TO, CASE, 1, f"{who.id}."))
        await kabid.forge(kabid.messages[-1]["message_id"], data)
        assert kabid.toast.startswith("Tombol ini sudah tidak berlaku")
        assert (await office.case(CASE)).open_tasks[0].handed is None


async def test_a_code_made_for_somebody_who_has_left_lets_nobody_in(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        who, at = await entered(office, LEAVER), office.clock.now
        await take_effect(office.app.desk)
        write = office.app.db.write
        await write(lambda conn: renew(conn, who.id, "kode-baru", at, at.replace(year=2027), None))
        binding = await write(lambda conn: joining.bind(conn, "kode-baru", 99, at))
        assert binding == CodeUnknown(4)


@pytest.mark.parametrize("day", [None, "Rab, 25 Nov"])
async def test_a_second_tap_on_yes_says_the_same_as_the_first(
    tmp_path: Path, day: str | None
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        await kabid.tap("Pegawai")
        await found(kabid, LEAVER)
        await kabid.tap("Pindah / keluar")
        await found(kabid, HEIR)
        if day is not None:
            await kabid.tap("Hari lain")
            await kabid.tap(day)
        message, button = kabid.button("Ya, catat")
        await kabid.tap("Ya, catat")
        said = kabid.last
        await kabid.forge(message["message_id"], button["callback_data"])
        assert kabid.last == said
        noted = await office.app.db.read(lambda conn: acts(conn, 99))
        assert [one.kind for one in noted].count(AdminKind.LEAVING_ENTERED) == 1
