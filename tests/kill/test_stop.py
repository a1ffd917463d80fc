"""The bot is asked to stop (SIGTERM) in the middle of work: soon, cleanly, and nothing is lost."""

import asyncio
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from tests.kill.bot_process import Life
from tests.kill.days import Office, an_office
from tests.kill.evidence import collect
from tests.kill.people import Busy
from tests.kill.pressing import miscounted
from tests.kill.telling import unheld, untold

pytestmark = pytest.mark.kill

STOPS = 8
LONGEST_STOP = 10.0
"""Seconds within which the process is gone."""
SEED = 20261124


async def test_a_bot_told_to_stop_while_people_press_loses_nothing(tmp_path: Path) -> None:
    chance = Random(SEED)
    async with an_office(tmp_path) as office:
        people = [Busy(colleague, Random(chance.random())) for colleague in office.staff]
        working = [asyncio.create_task(busy.work()) for busy in people]
        for _ in range(STOPS):
            life = await office.wake()
            await asyncio.sleep(chance.uniform(0.0, 1.0))
            assert await stopped(life) == 0, office.place.log.read_text()
        for busy in people:
            busy.stop()
        await asyncio.gather(*working)
        await office.come_to_rest()
        assert office.place.log.read_text() == ""
    await assert_nothing_is_lost(office)


async def test_a_bot_stops_although_telegram_does_not_answer(tmp_path: Path) -> None:
    chance = Random(SEED)
    async with an_office(tmp_path) as office:
        life = await office.wake()
        people = [Busy(colleague, Random(chance.random())) for colleague in office.staff]
        working = [asyncio.create_task(busy.work()) for busy in people]
        await asyncio.sleep(1.0)
        office.world.latency = 60.0
        await asyncio.sleep(0.3)
        assert await stopped(life) == 0, office.place.log.read_text()
        for busy in people:
            busy.stop()
        await asyncio.gather(*working)
        office.world.latency = 0.0
        await office.come_to_rest()
    await assert_nothing_is_lost(office)


async def test_a_bot_told_to_stop_while_it_starts_stops_too(tmp_path: Path) -> None:
    async with an_office(tmp_path) as office:
        office.world.latency = 60.0
        life = await office.wake()
        assert (await stopped(life), office.place.log.read_text()) == (0, "")


async def stopped(life: Life) -> int:
    """The exit code after SIGTERM."""
    asked = monotonic()
    life.stop()
    code = await life.ended()
    assert monotonic() - asked < LONGEST_STOP
    return code


async def assert_nothing_is_lost(office: Office) -> None:
    seen = await collect(office.place)
    deeds = [deed for colleague in office.staff for deed in colleague.deeds]
    assert len(seen.acts) > 0
    assert list(miscounted(seen, deeds)) == []
    assert list(untold(seen, office.staff)) == []
    assert list(unheld(seen, office.staff)) == []
    assert (seen.unsettled, seen.set_aside, seen.findings) == (0, 0, ())
