"""The simulator as a process of its own, as a benchmark starts it."""

import asyncio
import json
import sys

import aiohttp


async def test_the_simulator_runs_as_a_process_and_ends_when_asked() -> None:
    options = ("--port", "0", "--people", "3", "--no-limits", "--latency", "0.001", "--quiet")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "simulator", *options, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    said = json.loads(await process.stdout.readline())
    async with aiohttp.ClientSession(said["url"]) as session:
        found = await (await session.get("/_sim/people")).json()
    process.terminate()
    assert await process.wait() == 0
    assert [one["start"] for one in found["people"]] == ["KODE1", "KODE2", "KODE3"]
