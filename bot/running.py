"""From start to stop of a bot's process: until it is told to end, or can no longer listen."""

import asyncio
import gc
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.app import App

Started = Callable[[App], Awaitable[None]]
"""What is done once the bot has started."""


async def run_until_stopped(app: App, started: Started | None = None) -> None:
    """Run the bot until SIGTERM or SIGINT, also while it starts; `started` is called when it has.
    Errors of start, of polling and of the courier are raised: a bot that is deaf or mute had
    better not run."""
    _collect_seldom()
    running = asyncio.create_task(_run(app, started))
    stopping = asyncio.create_task(stop_asked())
    await asyncio.wait({stopping, running}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def _run(app: App, started: Started | None) -> None:
    await app.start()
    try:
        if started is not None:
            await started(app)
        ended, _ = await asyncio.wait(
            {app.polling, app.carrying}, return_when=asyncio.FIRST_COMPLETED
        )
        for task in ended:
            task.result()
    finally:
        await app.stop()


def _collect_seldom() -> None:
    """Look for garbage less often, and never among what was there at the start: measured at a
    tenth of the CPU time of a press."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


async def stop_asked() -> None:
    """Return when the process is told to stop."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signum, asked.set)
    await asked.wait()
