"""Presses per second, and CPU time per press, with everybody pressing at once."""

import asyncio
import time
from dataclasses import dataclass

from bench.contenders import Contender, Contest, Ground, contest
from bench.phones import Pressed
from bench.stand import cpu_seconds

START = 30.0
"""Seconds for the first press to be complete, the bot's start included."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a bot did while everybody pressed: milliseconds, CPU milliseconds, calls per press."""

    per_second: float
    p50: float
    p99: float
    cpu: float
    simulator_busy: float
    calls: float


async def measure(contender: Contender, ground: Ground, each: int, seconds: float) -> Pace:
    """The pace of a bot over so many seconds, after one second to warm up."""
    cards = each // 3 if contender.slow else each
    async with contest(contender, ground, cards) as run:
        return await _measured(run, seconds)


async def _measured(run: Contest, seconds: float) -> Pace:
    first = await first_press(run)
    ended = _keep_pressing(run)
    await asyncio.wait({ended}, timeout=min(1.0, seconds / 4))
    before, seen = len(run.phones.finished), run.phones.seen.total()
    began = time.perf_counter()
    cpu, sim = cpu_seconds(run.bot), cpu_seconds(run.simulator.process)
    await asyncio.wait({ended}, timeout=seconds)
    took = time.perf_counter() - began
    done = run.phones.finished[before:]
    calls, busy = run.phones.seen.total() - seen, cpu_seconds(run.simulator.process) - sim
    spent = cpu_seconds(run.bot) - cpu
    await _calm(run)
    waits = sorted(one.seconds * 1000 for one in done)
    if len(waits) < 2 or first in done:
        raise RuntimeError("too few presses to measure")
    return Pace(
        per_second=len(done) / took,
        p50=percentile(waits, 50),
        p99=percentile(waits, 99),
        cpu=spent * 1000 / len(done),
        simulator_busy=busy / took,
        calls=calls / len(done),
    )


async def first_press(run: Contest) -> Pressed:
    """The first press, complete: from then on the bot is up."""
    await run.phones.press(run.cards[0].pop())
    async with asyncio.timeout(START):
        while not run.phones.finished:  # noqa: ASYNC110  a bot tells nobody that it is up
            await asyncio.sleep(0.01)
    return run.phones.finished[0]


def _keep_pressing(run: Contest) -> "asyncio.Future[None]":
    """Everybody presses, and presses the next card when all of a press has come.

    What is returned is done as soon as somebody has no card left.
    """
    ended = asyncio.get_running_loop().create_future()
    hands = {own[0].person: own for own in run.cards}

    async def pressed(one: Pressed) -> None:
        own = hands[one.card.person]
        if own:
            await run.phones.press(own.pop())
        elif not ended.done():
            ended.set_result(None)

    run.phones.done = pressed
    starting = asyncio.gather(*(run.phones.press(own.pop()) for own in run.cards))
    ended.add_done_callback(lambda _: starting.cancel())
    return ended


async def _calm(run: Contest) -> None:
    """Nobody presses any more, and what is on its way arrives."""
    run.phones.done = None
    async with asyncio.timeout(START):
        while run.phones.waiting:  # noqa: ASYNC110  the end of a measurement
            await asyncio.sleep(0.01)


def percentile(values: list[float], part: int) -> float:
    """That percentile of sorted values."""
    return values[min(len(values) - 1, len(values) * part // 100)]
