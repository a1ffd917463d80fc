"""Where neither superior nor admin can be told what rests: who comes next, and the sign."""

import logging
from pathlib import Path

import pytest

from bot.cli.periksa import inspect
from storage.database import FILE
from storage.people.warning import unheard
from tests.journeys.people.committee import appointed, step_ten
from tests.journeys.people.test_tanpa_pemegang import sweep, sweeps
from tests.journeys.scenes import decided
from tests.stage import Stage, on_stage

WAITS = "langkah 2 berkas PTA-2026-001 (Bimtek BIM Angkatan I) menunggu Kepala Dinas"


async def alone(office: Stage, *there: str) -> None:
    """Of the office only these people can be reached."""
    kept = ",".join(str(office[code].phone.person.id) for code in there)
    await office.app.db.write(
        lambda conn: conn.execute(
            f"UPDATE officials SET reachable = 0 WHERE chat_id NOT IN ({kept})"
        )
    )


async def test_without_heads_whoever_leads_a_section_hears_of_what_rests(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await decided(office)
        await alone(office, "SIM-KASI", "SIM-STAF")
        assert await sweep(office) == 1
        assert (len(sweeps(office["SIM-KASI"])), len(sweeps(office["SIM-STAF"]))) == (1, 0)


async def test_without_anybody_who_leads_whoever_opened_the_berkas_hears_of_it(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        await decided(office)
        await office.app.db.write(
            lambda conn: conn.execute(
                "UPDATE berkas SET opened_by = (SELECT id FROM officials WHERE chat_id = ?)",
                (office["SIM-STAF"].phone.person.id,),
            )
        )
        await alone(office, "SIM-STAF", "SIM-TEKNIS-1")
        assert await sweep(office) == 1
        assert (len(sweeps(office["SIM-STAF"])), len(sweeps(office["SIM-TEKNIS-1"]))) == (1, 0)


async def test_where_nobody_can_be_told_it_stands_in_the_check_and_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_stage(tmp_path) as office:
        await decided(office)
        unit = office.app.desk.offices((await office.roster())[0].unit).unit
        assert await office.app.db.read(lambda conn: unheard(conn, unit)) == 0
        await alone(office, "SIM-TEKNIS-1")
        with caplog.at_level(logging.WARNING, "bot.clock.resting"):
            assert await sweep(office) == 0
        said = f"1 langkah di {unit.id} menunggu tanpa ada yang dapat diberi tahu."
        assert [one.getMessage() for one in caplog.records] == [said]
        found = inspect(tmp_path / "data" / FILE, (unit,))
        assert [(one.check, one.where) for one in found] == [("unheard", f"{unit.id}: 1 langkah")]


async def test_the_first_screen_of_the_admin_counts_what_rests_with_nobody(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        kadis.phone.block()
        await office.settle()
        await kabid.say("/kelola")
        assert "1 langkah menunggu pejabat yang hari ini belum dapat dihubungi." in kabid.last


async def test_the_same_news_of_a_step_is_told_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        for _ in range(2):
            kadis.phone.block()
            await office.settle()
            kadis.phone.unblock()
            await office.settle()
        told = [text for text in kabid.heard if WAITS in text]
        assert len(told) == 1
        assert "Kepala Dinas (Bapak Masdari Lamiang): pesan tidak dapat disampaikan." in told[0]


async def test_a_member_without_telegram_is_no_alarm_while_others_can_be_told(
    tmp_path: Path,
) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await kasi.tap("Selesai, teruskan")
        await kasi.tap("Teruskan tanpa menunjuk")
        await kasi.tap("Rincian berkas")
        await appointed(office, kasi)
        assert not any("langkah 11 berkas" in text and "menunggu" in text for text in kasi.heard)
