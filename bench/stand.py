"""The processes of a measurement: a simulator, and a bot beside it; each is ended by its id."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

HERE = Path(__file__).resolve().parent.parent
PATIENCE = 10.0
"""Seconds a process has to end by itself."""


@dataclass(frozen=True, slots=True)
class Simulator:
    """A running simulator: where it listens, and its process."""

    url: str
    process: psutil.Process


@asynccontextmanager
async def simulator(people: int, *more: str) -> AsyncIterator[Simulator]:
    """A simulator of its own with so many people and no rate limits; `more` are its options."""
    words = ("--no-limits", "--port", "0", "--people", str(people), *more)
    async with running("simulator", *words, heard=True) as process:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        yield Simulator(json.loads(line)["url"], psutil.Process(process.pid))


@asynccontextmanager
async def running(
    module: str,
    *words: str,
    heard: bool = False,
    environment: Mapping[str, str] | None = None,
    folder: Path = HERE,
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m module words` for as long as the context lasts; its errors are shown."""
    process = await asyncio.create_subprocess_exec(
        *command(module, words),
        stdout=asyncio.subprocess.PIPE if heard else asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(HERE), **(environment or {})},
        cwd=folder,
    )
    try:
        yield process
    finally:
        await ended(process)


def command(module: str, words: Sequence[str]) -> list[str]:
    """The command line that runs a module with this Python."""
    return [sys.executable, "-m", module, *words]


async def ended(process: asyncio.subprocess.Process) -> None:
    """Ask a process to end, and make it when it does not."""
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            process.kill()
            await process.wait()


def cpu_seconds(process: psutil.Process) -> float:
    """CPU time that the process has taken until now."""
    times = process.cpu_times()
    return float(times.user + times.system)
