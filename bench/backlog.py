"""A backlog at a slow Bot API: how long it takes, how evenly, and whether order is kept."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bench.contenders import Contender, Contest, Ground, contest
from bench.phones import Card
from bench.presses import first_press, percentile

LATENCY = 0.08
"""Seconds that every request to the Bot API takes."""
PATIENCE = 60.0
"""Seconds to wait for the last press."""


@dataclass(frozen=True, slots=True)
class Drain:
    """How a backlog was worked off: seconds, and the most and least that presses had to wait."""

    seconds: float
    p50: float
    p99: float
    ordered: bool


async def drain(contender: Contender, ground: Ground, presses: int) -> Drain:
    """Everybody presses several cards at the same moment; what becomes of that."""
    each = -(-presses // ground.people)
    async with contest(contender, ground, each + 1, LATENCY) as run:
        await first_press(run)
        cards = list(chain.from_iterable(zip(*(own[:each] for own in run.cards), strict=True)))
        return await _drained(run, cards[:presses])


async def _drained(run: Contest, cards: Sequence[Card]) -> Drain:
    run.phones.order.clear()
    before = len(run.phones.finished)
    began = time.perf_counter()
    await run.phones.press_all(cards)
    async with asyncio.timeout(PATIENCE):
        while run.phones.waiting:  # noqa: ASYNC110  the phones count by themselves
            await asyncio.sleep(0.005)
    waits = sorted(one.done_at - began for one in run.phones.finished[before:])
    return Drain(waits[-1], percentile(waits, 50), percentile(waits, 99), _in_order(run, cards))


def _in_order(run: Contest, cards: Sequence[Card]) -> bool:
    """Whether everybody's presses were answered, and their cards redrawn, as they had pressed."""
    return all(_follows(run.phones.order[kind], cards) for kind in ("answer", "edit"))


def _follows(served: Mapping[int, Sequence[int]], cards: Sequence[Card]) -> bool:
    asked: dict[int, list[int]] = {}
    for card in cards:
        asked.setdefault(card.person, []).append(card.message)
    return all(list(served[person]) == messages for person, messages in asked.items())
