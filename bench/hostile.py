"""Presses while a stranger and an official flood the bot, taking turns with presses in peace."""

import asyncio
import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bench.contenders import PANDU, Ground
from bench.phones import Card, Phones, phones
from bench.presses import START, percentile
from bench.stand import running, simulator
from bench.table import Line, Part, aimed
from bot.callbacks import Do, Press, encode
from simulator.world import FIRST_PERSON, TOKEN

EACH = 17
"""Updates that the two send while others press once: 10 000 beside 600 presses."""
BATCH = 10
"""Updates that they send at the same moment."""
TURNS = 4
"""How often peace and flood take turns, so that whatever else the machine does meets both."""
SECONDS = 0.02
"""Between two presses of the others."""
AIM = 2.0
"""How many times as long a press may take as in peace."""
TEXTS = ("/tugas", "/berkas", "/start tebakan", "di mana berkas U01-2026-001?")


@dataclass(frozen=True, slots=True)
class Pressed:
    """Milliseconds of the others' presses, and how many updates of the flood came meanwhile."""

    p50: float
    p99: float
    flood: int


async def hostile(ground: Ground, presses: int) -> tuple[Pressed, Pressed]:
    """So many presses in peace, and as many beside the flood, of one bot in turns."""
    folder = ground.folder.with_name("hostile")
    shutil.copytree(ground.folder, folder)
    others = ground.people - 1
    each = -(-2 * presses // others) + 1
    data = [
        [encode(Press(Do.COMPLETE, case, 1, "0")) for case in cases[:each]]
        for cases in ground.cases[:others]
    ]
    two = (FIRST_PERSON + others, FIRST_PERSON + ground.people)
    async with simulator(ground.people + 1, "--quiet") as sim, phones(sim.url) as desk:
        cards = await desk.post_cards(others, data)
        await desk.act([{"person": who, "do": "start"} for who in two])
        await desk.forget_updates()
        words = (sim.url, TOKEN, str(ground.people), str(folder))
        async with running(PANDU.module, *words):
            return await _in_turns(desk, cards, presses, two)


def part(found: tuple[Pressed, Pressed]) -> Part:
    """Both, and how much longer a press takes."""
    peace, beside = found
    ratio, good = aimed(beside.p99 / peace.p99, "×", AIM, most=True)
    said = f"p50 {beside.p50:.0f} ms, {beside.flood:,} updates came; {ratio}"
    lines = (
        Line("nobody floods", f"{peace.p99:.0f} ms", f"p50 {peace.p50:.0f} ms"),
        Line("a stranger and an official flood", f"{beside.p99:.0f} ms", said, good),
    )
    return Part("p99 of others' presses beside a flood, in turns", lines)


async def _in_turns(
    desk: Phones, cards: Sequence[list[Card]], presses: int, two: Sequence[int]
) -> tuple[Pressed, Pressed]:
    chance = random.Random(7)  # noqa: S311
    deck = [own.pop() for own in cards for _ in range(len(own) - 1)]
    chance.shuffle(deck)
    await desk.press(cards[0].pop())
    await _complete(desk)
    size = presses // TURNS
    peace, beside = list[float](), list[float]()
    for turn in range(TURNS):
        some = deck[2 * turn * size : 2 * (turn + 1) * size]
        peace += await _pressed(desk, some[:size])
        flooding = asyncio.create_task(_flood(desk, two, size * EACH, size * SECONDS))
        beside += await _pressed(desk, some[size:])
        await flooding
    return _summed(peace, 0), _summed(beside, TURNS * size * EACH)


def _summed(waits: list[float], flood: int) -> Pressed:
    waits.sort()
    return Pressed(percentile(waits, 50), percentile(waits, 99), flood)


async def _pressed(desk: Phones, cards: Sequence[Card]) -> list[float]:
    """One press after the other; milliseconds until each was complete."""
    before = len(desk.finished)
    for card in cards:
        await desk.press(card)
        await asyncio.sleep(SECONDS)
    await _complete(desk)
    return [one.seconds * 1000 for one in desk.finished[before:]]


async def _complete(desk: Phones) -> None:
    """Return when every press has brought all it brings; the bot may still be starting."""
    async with asyncio.timeout(START):
        while desk.waiting or not desk.finished:  # noqa: ASYNC110  the phones count by themselves
            await asyncio.sleep(0.005)


async def _flood(desk: Phones, by: Sequence[int], count: int, seconds: float) -> None:
    """So many updates of the two, evenly over so many seconds."""
    began, batches = time.perf_counter(), count // BATCH
    for n in range(batches):
        deeds = [
            {"person": by[k % len(by)], "do": "text", "text": TEXTS[k // len(by) % len(TEXTS)]}
            for k in range(n * BATCH, (n + 1) * BATCH)
        ]
        await desk.act(deeds)
        await asyncio.sleep(max(0.0, began + seconds * (n + 1) / batches - time.perf_counter()))
