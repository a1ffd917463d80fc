"""`python -m simulator`: a world as a process of its own, for benchmarks and by hand."""

import argparse
import asyncio
import contextlib
import json
import signal
from pathlib import Path

from simulator.limits import Limits
from simulator.server import serve
from simulator.world import TOKEN, World


def options() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="simulator", description="A Bot API on this machine")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--people", type=int, default=4, help="how many people there are")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--no-limits", action="store_true", help="no rate limits")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds each request takes")
    parser.add_argument("--log", type=Path, help="requests as JSON lines")
    parser.add_argument("--quiet", action="store_true", help="keep no requests for inspection")
    return parser.parse_args()


def world_for(asked: argparse.Namespace) -> World:
    """A world as asked for."""
    limits = None if asked.no_limits else Limits()
    world = World(token=asked.token, limits=limits, log=asked.log)
    world.latency = asked.latency
    world.recording = not asked.quiet or asked.log is not None
    for number in range(1, asked.people + 1):
        world.add_person(f"Orang {number}", about="Simulasi", start=f"KODE{number}")
    return world


async def run(asked: argparse.Namespace) -> None:
    """Serves until SIGINT or SIGTERM; the first line printed says where."""
    serving = await serve(world_for(asked), port=asked.port)
    print(json.dumps({"url": serving.url, "port": serving.port}), flush=True)
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    await ended.wait()
    await serving.close()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run(options()))
