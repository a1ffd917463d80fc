"""The bots that are compared, each with the data folder it needs."""

import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.phones import Card, Phones, phones
from bench.stand import Simulator, running, simulator
from bot.callbacks import Do, Press, encode
from flows.ids import CaseId
from simulator.world import TOKEN


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot: the letter it is known by, what it is, its module and further words.

    `slow` marks one that gets by with a third of the cards.
    """

    letter: str
    nama: str
    module: str
    words: tuple[str, ...] = ()
    slow: bool = False


PANDU = Contender("", "Pandu", "bench.bots.pandu_bot")
STOCK = Contender("a", "bare python-telegram-bot", "bench.bots.bare_ptb", ("stock",), slow=True)
OURS = Contender("b", "the same on bot/telegram/transport.py", "bench.bots.bare_ptb", ("ours",))
AIOGRAM = Contender("c", "bare aiogram", "bench.bots.bare_aiogram")
CONTENDERS = (PANDU, STOCK, OURS, AIOGRAM)


@dataclass(frozen=True, slots=True)
class Ground:
    """What all bots are measured on: people, their berkas, and the data folder as it begins."""

    people: int
    cases: Sequence[Sequence[CaseId]]
    folder: Path


@dataclass(frozen=True, slots=True)
class Contest:
    """A bot at work: the phones, the cards they may press, and both processes."""

    phones: Phones
    cards: list[list[Card]]
    bot: psutil.Process
    simulator: Simulator


@asynccontextmanager
async def contest(
    contender: Contender, ground: Ground, each: int, latency: float = 0.0
) -> AsyncIterator[Contest]:
    """A fresh simulator with so many cards for each person, and the bot beginning to poll it."""
    data = [
        [encode(Press(Do.COMPLETE, case, 1, "0")) for case in cases[:each]]
        for cases in ground.cases
    ]
    own = ground.folder.with_name("own")
    shutil.rmtree(own, ignore_errors=True)
    options = ("--quiet", "--latency", str(latency))
    async with simulator(ground.people, *options) as sim, phones(sim.url) as desk:
        cards = await desk.post_cards(ground.people, data)
        if contender is PANDU:
            shutil.copytree(ground.folder, own)
        more = (str(own),) if contender is PANDU else contender.words
        words = (sim.url, TOKEN, str(ground.people), *more)
        async with running(contender.module, *words) as bot:
            yield Contest(desk, cards, psutil.Process(bot.pid), sim)
