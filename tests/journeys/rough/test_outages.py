"""Whatever happens to bot, clock or memory: what was due is said once, and said to be late."""

from pathlib import Path

from bot.clock.reminders import Swept
from tests.journeys.scenes import assigned, opened
from tests.journeys.waktu.test_reminders import carried, swept
from tests.journeys.waktu.waiting import look, reminders, wait_until, wita
from tests.stage import Stage, on_stage

MISSED = "Pengingat ini seharusnya tersampaikan pada"
DOWN = "sistem sempat tidak berjalan."


def late(office: Stage, code: str) -> list[str]:
    """The moments that reminders on this phone say they should have come at."""
    texts = (text for text in office[code].heard if DOWN in text)
    return [text.partition(f"{MISSED} ")[2].partition(";")[0] for text in texts]


async def test_the_bot_is_down_over_a_reminder(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        office.clock.now = wita(23, 14)
        await office.restart()
        assert await look(office, wita(23, 14)) == Swept(reminded=1, sent=1, failed=0)
        assert await look(office, wita(23, 14, 1)) == Swept()
        assert len(reminders(kabid)) == 1
        assert late(office, "SIM-KABID") == ["Senin, 23 November 2026 pukul 09.32 WITA"]


async def test_a_short_stop_is_not_worth_a_word(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await office.restart()
        await look(office, wita(23, 9, 50))
        assert (len(reminders(kabid)), late(office, "SIM-KABID")) == (1, [])


async def test_the_bot_is_down_over_a_weekend(tmp_path: Path) -> None:
    """Friday ends at 11.00: what was due at ten is said on Monday, with its moment, once."""
    async with on_stage(tmp_path) as office:
        office.clock.now = wita(27, 9)
        kabid = await opened(office)
        for at in (wita(28, 10), wita(29, 20), wita(30, 7, 29)):
            await office.restart()
            assert await look(office, at) == Swept()
        await wait_until(office, wita(30, 12))
        assert len(reminders(kabid)) == 1
        assert late(office, "SIM-KABID") == ["Jumat, 27 November 2026 pukul 10.02 WITA"]


async def test_a_limit_that_falls_into_closed_hours_is_not_called_late(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        lilis, _ = await assigned(office)
        await wait_until(office, wita(25, 8))
        assert len(reminders(lilis)) == 3
        assert late(office, "SIM-TEKNIS-1") == []


async def test_telegram_is_out_of_reach_when_a_reminder_is_due(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        office.clock.now = wita(23, 9, 32)
        assert await swept(office) == 1
        office.clock.now = wita(23, 11)
        await carried(office)
        assert late(office, "SIM-KABID") == ["Senin, 23 November 2026 pukul 09.32 WITA"]


async def test_telegram_is_out_of_reach_for_days(tmp_path: Path) -> None:
    """Each rung was written meanwhile: they come as one message, due since the first."""
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        for at in (wita(23, 9, 32), wita(24, 7, 30), wita(25, 7, 30)):
            office.clock.now = at
            assert await swept(office) >= 1
        await carried(office)
        assert len(reminders(kabid)) == 1
        assert late(office, "SIM-KABID") == ["Senin, 23 November 2026 pukul 09.32 WITA"]


async def test_the_clock_leaps_a_day_ahead_and_back(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        heard = []
        for at in (wita(23, 9), wita(24, 9), wita(23, 9, 5), wita(23, 9, 40), wita(24, 9)):
            await look(office, at)
            heard.append(len(reminders(kabid)))
        assert heard == [0, 1, 1, 1, 1]
        await wait_until(office, wita(26, 16))
        assert len(reminders(kabid)) == 3


async def test_a_restart_between_writing_and_sending_loses_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        office.clock.now = wita(23, 9, 32)
        assert await swept(office) == 1
        await office.restart()
        await look(office, wita(23, 9, 33))
        await carried(office)
        assert len(reminders(kabid)) == 1


async def test_a_berkas_that_cannot_be_read_leaves_the_others_their_reminder(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await opened(office, "Bimtek BIM Angkatan II")
        await office.app.db.write(
            lambda conn: conn.execute(
                "UPDATE berkas SET edition = 'hilang' WHERE case_id = 'PTA-2026-001'"
            )
        )
        assert await look(office, wita(24, 8)) == Swept(reminded=1, sent=1, failed=1)
        assert "(PTA-2026-002)" in reminders(kabid)[0]


async def test_a_berkas_that_fails_while_it_is_drawn_leaves_the_others_their_line(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await opened(office, "Bimtek BIM Angkatan II")
        office.clock.now = wita(24, 8)
        assert await swept(office) == 1
        await office.app.db.write(
            lambda conn: conn.execute(
                "UPDATE berkas SET edition = 'hilang' WHERE case_id = 'PTA-2026-001'"
            )
        )
        await carried(office)
        assert "(PTA-2026-002)" in reminders(kabid)[0]


async def test_after_all_that_journal_and_lists_agree(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await assigned(office)
        await wait_until(office, wita(24, 12))
        await office.restart()
        await wait_until(office, wita(2, 16, month=12))
        assert await office.sound()
