"""A press while a digest drains: at Telegram's pace, beside the same presses with nothing else."""

import asyncio
import random
import shutil
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from bench.contenders import PANDU, Ground
from bench.phones import Card, Phones, phones
from bench.presses import START, percentile
from bench.stand import running, simulator
from bench.table import Line, Part, aimed
from bot.callbacks import Do, Press, encode
from bot.telegram.outgoing import SendScreen
from bot.views.screen import Screen
from simulator.world import FIRST_PERSON, TOKEN
from storage import outbox
from storage.codec import dump
from storage.database import FILE, Database
from storage.outbox import Priority

MESSAGES = 2000
"""What the digest has to say, each to another chat."""
SECONDS = 0.15
"""Between two presses; with card and notice of each, half of what Telegram lets through."""
AIM = 2.0
"""How many times as long a press may take as without the digest."""
TEXT = "Selamat pagi, Ibu. Ringkasan hari ini. " * 8


@dataclass(frozen=True, slots=True)
class Draining:
    """Milliseconds of presses, and how many messages a second the digest had meanwhile."""

    p50: float
    p95: float
    digest: float


async def draining(ground: Ground, presses: int) -> tuple[Draining, Draining]:
    """The presses without a digest, and with one."""
    alone = await _measured(ground, presses, messages=0)
    return alone, await _measured(ground, presses, messages=MESSAGES)


def part(found: tuple[Draining, Draining]) -> Part:
    """Both, and how much longer a press takes."""
    alone, beside = found
    ratio, good = aimed(beside.p95 / alone.p95, "×", AIM, most=True)
    drains = f"p50 {beside.p50:.0f} ms, the digest at {beside.digest:.0f}/s"
    lines = (
        Line("nothing else waits", f"{alone.p95:.0f} ms", f"p50 {alone.p50:.0f} ms"),
        Line("while the digest drains", f"{beside.p95:.0f} ms", f"{drains}; {ratio}", good),
    )
    return Part(f"p95 of a press beside a digest of {MESSAGES:,}, at Telegram's pace", lines)


async def _measured(ground: Ground, presses: int, messages: int) -> Draining:
    folder = ground.folder.with_name(f"drain-{messages}")
    shutil.copytree(ground.folder, folder)
    each = -(-presses // ground.people) + 1
    async with simulator(ground.people + messages, "--quiet") as sim, phones(sim.url) as desk:
        cards = await desk.post_cards(ground.people, _buttons(ground, each))
        readers = [FIRST_PERSON + ground.people + n for n in range(messages)]
        await desk.act([{"person": reader, "do": "start"} for reader in readers])
        await desk.forget_updates()
        async with Database.open(folder) as db:
            await db.write(partial(_fill, readers=readers))
        words = (sim.url, TOKEN, str(ground.people), str(folder), "paced")
        async with running(PANDU.module, *words):
            return await _pressed(desk, cards, presses, folder)


def _buttons(ground: Ground, each: int) -> list[list[str]]:
    return [
        [encode(Press(Do.COMPLETE, case, 1, "0")) for case in cases[:each]]
        for cases in ground.cases
    ]


async def _pressed(
    desk: Phones, cards: Sequence[list[Card]], presses: int, folder: Path
) -> Draining:
    """One press after the other, by anybody; those of the start do not count."""
    chance = random.Random(7)  # noqa: S311
    deck = [own.pop() for own in cards for _ in range(len(own) - 1)]
    chance.shuffle(deck)
    await desk.press(cards[0].pop())
    async with asyncio.timeout(START):
        while not desk.finished:  # noqa: ASYNC110  a bot tells nobody that it is up
            await asyncio.sleep(0.01)
    began, before = time.perf_counter(), _waiting(folder)
    for card in deck[:presses]:
        await desk.press(card)
        await asyncio.sleep(SECONDS)
    gone = (before - _waiting(folder)) / (time.perf_counter() - began)
    async with asyncio.timeout(START):
        while desk.waiting:  # noqa: ASYNC110  the end of a measurement
            await asyncio.sleep(0.01)
    waits = sorted(one.seconds * 1000 for one in desk.finished[1:])
    return Draining(percentile(waits, 50), percentile(waits, 95), gone)


def _waiting(folder: Path) -> int:
    """Digest messages that are still to go, seen from outside."""
    with closing(sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)) as conn:
        row = conn.execute(
            "SELECT count(*) FROM outbox WHERE settled_at IS NULL AND priority = ?",
            (int(Priority.DIGEST),),
        ).fetchone()
    return int(row[0])


def _fill(conn: Connection, readers: Sequence[int]) -> None:
    """The digest, as the morning writes it."""
    for reader in readers:
        outbox.enqueue(
            conn,
            chat_id=reader,
            priority=Priority.DIGEST,
            kind="ready",
            body={
                "type": "SendScreen",
                "out": dump(SendScreen(reader, Screen(TEXT))),
                "prompt": None,
            },
        )
