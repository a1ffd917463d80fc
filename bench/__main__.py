"""`make bench`: everything is measured in one run and printed as one table.

`--quick` does a little of each, to see that it works.
"""

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bench import agenda, clock, draining, engine, hostile, report, uploads
from bench.backlog import drain
from bench.casebook import transactions
from bench.contenders import CONTENDERS, Contender, Ground
from bench.office import prepared
from bench.presses import Pace, measure
from bench.startup import Start, fill, start
from bench.table import printed

T = TypeVar("T")
PEOPLE = 64


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is measured."""

    rounds: int
    seconds: float
    each: int
    presses: int
    steps: int
    cases: int
    crowds: tuple[int, ...]
    tasks: tuple[int, ...]
    beside: int
    flooded: int
    documents: int


FULL = Amount(
    rounds=2,
    seconds=3.0,
    each=56,
    presses=400,
    steps=3000,
    cases=10_000,
    crowds=(2_000, 100_000, 1_000_000),
    tasks=(1_000, 100_000, 1_000_000),
    beside=120,
    flooded=600,
    documents=100,
)
QUICK = Amount(
    rounds=1,
    seconds=1.0,
    each=12,
    presses=64,
    steps=300,
    cases=200,
    crowds=(2_000, 20_000),
    tasks=(1_000, 20_000),
    beside=30,
    flooded=100,
    documents=12,
)


async def run(amount: Amount, folder: Path) -> None:
    """Measure and print."""
    load = os.getloadavg()[0]
    _say("preparing")
    cases = await prepared(folder / "begin", PEOPLE, amount.each)
    ground = Ground(PEOPLE, cases, folder / "begin")
    paces = await _paces(amount, ground)
    drains = await _each("backlog", lambda one: drain(one, ground, amount.presses))
    rates = await _transactions(amount, ground, folder)
    starts = await _starts(amount, folder)
    _say("digest")
    digests = await agenda.digests(folder / "crowd", amount.crowds)
    _say("clock")
    watching = await clock.watching(folder / "clock", amount.tasks)
    _say("presses beside a digest")
    beside = await draining.draining(ground, amount.beside)
    _say("presses beside a flood")
    flooded = await hostile.hostile(ground, amount.flooded)
    _say("documents")
    documents = await uploads.uploads(ground, amount.documents)
    _say("engine")
    rates_alone = engine.measured(amount.seconds)
    parts = (
        report.pace_part(paces, PEOPLE),
        report.cpu_part(paces),
        report.backlog_part(drains, amount.presses),
        report.casebook_part(rates),
        engine.part(rates_alone),
        report.start_part(starts, amount.cases),
        agenda.part(digests),
        clock.part(watching),
        draining.part(beside),
        hostile.part(flooded),
        uploads.part(documents, amount.documents),
    )
    _say("")
    print(report.heading(load))
    print(printed(parts))


async def _paces(amount: Amount, ground: Ground) -> dict[str, Pace]:
    """The best of some rounds of each bot, the bots taking turns."""
    best: dict[str, Pace] = {}
    for _ in range(amount.rounds):
        found = await _each(
            "presses", lambda one: measure(one, ground, amount.each, amount.seconds)
        )
        for letter, pace in found.items():
            if letter not in best or pace.per_second > best[letter].per_second:
                best[letter] = pace
    return best


async def _each(what: str, work: Callable[[Contender], Awaitable[T]]) -> dict[str, T]:
    found = {}
    for one in CONTENDERS:
        _say(f"{what}: {one.nama}")
        found[one.letter] = await work(one)
    return found


async def _transactions(amount: Amount, ground: Ground, folder: Path) -> dict[int, float]:
    found = {}
    for at_once in (1, 64):
        _say(f"casebook: {at_once} in flight")
        own = folder / f"casebook-{at_once}"
        shutil.copytree(ground.folder, own)
        steps = amount.steps if at_once > 1 else amount.steps // 6
        found[at_once] = await transactions(ground, own, at_once, steps)
    return found


async def _starts(amount: Amount, folder: Path) -> list[Start]:
    _say(f"start-up: {amount.cases} open berkas")
    await fill(folder / "many", amount.cases)
    return [await start(folder / "many") for _ in range(amount.rounds + 1)]


def _say(what: str) -> None:
    """What is being done now, where somebody watches."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{what}", end="", file=sys.stderr, flush=True)


def main() -> None:
    """Measure in a temporary folder, which is removed."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a little of each")
    amount = QUICK if parser.parse_args().quick else FULL
    with tempfile.TemporaryDirectory(prefix="pandu-bench-") as folder:
        asyncio.run(run(amount, Path(folder)))


if __name__ == "__main__":
    main()
