"""The clock over HTTP and WebSocket, as the page uses it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from simulator import ClockControl, TurnableClock, World, serve

from .conftest import MONDAY


@pytest.fixture
def clock() -> TurnableClock:
    """Stands still from the beginning: only turns move it."""
    clock = TurnableClock(MONDAY)
    clock.pause()
    clock.set(MONDAY)
    return clock


@pytest.fixture
async def page(clock: TurnableClock) -> AsyncIterator[aiohttp.ClientSession]:
    async def leap() -> str:
        clock.advance(timedelta(days=1))
        return "Hari kerja berikutnya."

    world = World(turnable=clock, zone="Asia/Makassar")
    serving = await serve(world, controls=(ClockControl("Lompat", leap),))
    async with aiohttp.ClientSession(serving.url) as session:
        yield session
    await serving.close()


def shown(at: str, running: bool = False) -> dict[str, object]:
    zone, controls = "Asia/Makassar", ["Lompat"]
    return {"now": at, "running": running, "zone": zone, "controls": controls}


async def test_a_world_without_a_turnable_clock_has_none_to_show(world: World) -> None:
    serving = await serve(world)
    async with aiohttp.ClientSession(serving.url) as session:
        answer = await session.get("/_sim/clock")
        refused = await session.post("/_sim/clock", json={"do": "pause"})
        assert (await answer.json(), refused.status) == (None, 405)
    await serving.close()


async def test_the_clock_is_turned_stopped_and_started(
    page: aiohttp.ClientSession, clock: TurnableClock
) -> None:
    wishes = (
        {"do": "advance", "seconds": 3600},
        {"do": "control", "number": 0},
        {"do": "set", "at": "2026-12-01T08:00:00+08:00"},
    )
    said = [await (await page.post("/_sim/clock", json=wish)).json() for wish in wishes]
    assert said == [
        {**shown("2026-11-23T01:30:00.000+00:00"), "said": None},
        {**shown("2026-11-24T01:30:00.000+00:00"), "said": "Hari kerja berikutnya."},
        {**shown("2026-12-01T00:00:00.000+00:00"), "said": None},
    ]
    await page.post("/_sim/clock", json={"do": "resume"})
    ran = clock.running
    await page.post("/_sim/clock", json={"do": "pause"})
    assert (ran, clock.running) == (True, False)


async def test_every_page_that_looks_is_told_of_a_turn(page: aiohttp.ClientSession) -> None:
    async with page.ws_connect("/_sim/clock/ws") as one, page.ws_connect("/_sim/clock/ws") as two:
        first = [await line.receive_json() for line in (one, two)]
        await page.post("/_sim/clock", json={"do": "advance", "seconds": 900})
        then = [await line.receive_json() for line in (one, two)]
    assert first == [shown("2026-11-23T00:30:00.000+00:00")] * 2
    assert then == [shown("2026-11-23T00:45:00.000+00:00")] * 2


@pytest.mark.parametrize(
    "wish",
    [
        {},
        [],
        {"do": "melompat"},
        {"do": "advance"},
        {"do": "advance", "seconds": "1"},
        {"do": "advance", "seconds": 1e300},
        {"do": "advance", "seconds": 1e10},
        {"do": "set", "at": "kemarin"},
        {"do": "set", "at": "2026-12-01T08:00:00"},
        {"do": "control", "number": 1},
        {"do": "control", "number": -1},
    ],
)
async def test_a_wish_that_cannot_be_meant_is_refused_and_turns_nothing(
    page: aiohttp.ClientSession, clock: TurnableClock, wish: object
) -> None:
    answer = await page.post("/_sim/clock", json=wish)
    assert (answer.status, clock.now()) == (400, MONDAY)
