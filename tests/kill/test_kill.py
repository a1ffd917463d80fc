"""The bot is killed again and again while people press: nothing is lost, nothing counts twice."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from flows.events import (
    CaseEnded,
    CaseOpened,
    TaskAccepted,
    TaskAssigned,
    TaskCompleted,
    TaskRecalled,
    TaskReturned,
)
from flows.kelengkapan.putting import ItemTicked, KelengkapanAttached, TextRecorded
from tests.kill.days import an_office
from tests.kill.evidence import collect
from tests.kill.people import Busy
from tests.kill.pressing import miscounted
from tests.kill.telling import unheld, untold

pytestmark = pytest.mark.kill

KILLS = 110
LONGEST_LIFE = 0.6
SEED = 20261123
EVERYDAY = {
    CaseOpened,
    TaskAssigned,
    TaskAccepted,
    ItemTicked,
    KelengkapanAttached,
    TextRecorded,
    TaskCompleted,
    TaskReturned,
    TaskRecalled,
    CaseEnded,
}
"""What must have happened by the end, or the kills would have met nobody at work."""


async def test_a_hundred_kills_lose_nothing_and_count_nothing_twice(tmp_path: Path) -> None:
    chance = Random(SEED)
    async with an_office(tmp_path) as office:
        people = [Busy(colleague, Random(chance.random())) for colleague in office.staff]
        working = [asyncio.create_task(busy.work()) for busy in people]
        for _ in range(KILLS):
            await office.live_and_die(chance, LONGEST_LIFE)
        await office.live_until({kind.__name__ for kind in EVERYDAY})
        for busy in people:
            busy.stop()
        await asyncio.gather(*working)
        await office.come_to_rest()
    assert office.place.log.read_text() == ""
    seen = await collect(office.place)
    deeds = [deed for colleague in office.staff for deed in colleague.deeds]
    assert list(miscounted(seen, deeds)) == []
    assert list(untold(seen, office.staff)) == []
    assert list(unheld(seen, office.staff)) == []
    assert (seen.unsettled, seen.set_aside, seen.findings) == (0, 0, ())
