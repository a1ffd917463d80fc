"""Presses while a stranger and an official flood the bot, beside the same presses in peace."""

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
BATCH = 50
"""Updates that they send at the same moment."""
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
    """The presses in peace, and beside the flood."""
    peace = await _measured(ground, presses, flood=0)
    return peace, await _measured(ground, presses, flood=presses * EACH)


def part(found: tuple[Pressed, Pressed]) -> Part:
    """Both, and how much longer a press takes."""
    peace, beside = found
    ratio, good = aimed(beside.p99 / peace.p99, "×", AIM, most=True)
    said = f"p50 {beside.p50:.0f} ms, {beside.flood:,} updates came; {ratio}"
    lines = (
        Line("nobody floods", f"{peace.p99:.0f} ms", f"p50 {peace.p50:.0f} ms"),
        Line("a stranger and an official flood", f"{beside.p99:.0f} ms", said, good),
    )
    return Part("p99 of others' presses beside a flood", lines)


async def _measured(ground: Ground, presses: int, flood: int) -> Pressed:
    folder = ground.folder.with_name(f"hostile-{flood}")
    shutil.copytree(ground.folder, folder)
    others = ground.people - 1
    each = -(-presses // others) + 1
    data = [
        [encode(Press(Do.COMPLETE, case, 1, "0")) for case in cases[:each]]
        for cases in ground.cases[:others]
    ]
    official, stranger = FIRST_PERSON + others, FIRST_PERSON + ground.people
    async with simulator(ground.people + 1, "--quiet") as sim, phones(sim.url) as desk:
        cards = await desk.post_cards(others, data)
        await desk.act([{"person": who, "do": "start"} for who in (official, stranger)])
        await desk.forget_updates()
        words = (sim.url, TOKEN, str(ground.people), str(folder))
        async with running(PANDU.module, *words):
            return await _pressed(desk, cards, presses, flood, (official, stranger))


async def _pressed(
    desk: Phones, cards: Sequence[list[Card]], presses: int, flood: int, by: Sequence[int]
) -> Pressed:
    """One press after the other, by anybody; that of the start does not count."""
    chance = random.Random(7)  # noqa: S311
    deck = [own.pop() for own in cards for _ in range(len(own) - 1)]
    chance.shuffle(deck)
    await desk.press(cards[0].pop())
    async with asyncio.timeout(START):
        while not desk.finished:  # noqa: ASYNC110  a bot tells nobody that it is up
            await asyncio.sleep(0.01)
    sent: list[int] = []
    flooding = asyncio.create_task(_flood(desk, by, flood, presses * SECONDS, sent))
    for card in deck[:presses]:
        await desk.press(card)
        await asyncio.sleep(SECONDS)
    async with asyncio.timeout(START):
        while desk.waiting:  # noqa: ASYNC110  the end of a measurement
            await asyncio.sleep(0.01)
    await flooding
    waits = sorted(one.seconds * 1000 for one in desk.finished[1:])
    return Pressed(percentile(waits, 50), percentile(waits, 99), sum(sent))


async def _flood(
    desk: Phones, by: Sequence[int], count: int, seconds: float, sent: list[int]
) -> None:
    """So many updates of the two, evenly over so many seconds."""
    began, batches = time.perf_counter(), count // BATCH
    for n in range(batches):
        deeds = [
            {"person": by[k % len(by)], "do": "text", "text": TEXTS[k // len(by) % len(TEXTS)]}
            for k in range(n * BATCH, (n + 1) * BATCH)
        ]
        await desk.act(deeds)
        sent.append(len(deeds))
        await asyncio.sleep(max(0.0, began + seconds * (n + 1) / batches - time.perf_counter()))
