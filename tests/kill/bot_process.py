"""The bot as a process of its own that can be killed, and started again within milliseconds."""

import asyncio
import multiprocessing
import os
import signal
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext
from multiprocessing.context import ForkServerProcess as Process
from pathlib import Path

from bot.app import App
from bot.cli.simulasi import sample_settings
from bot.logs import set_up_logs
from bot.running import run_until_stopped
from bot.telegram.pace import Rate, Rates
from storage.sops import Definitions, load_definitions

DEFINITIONS = Path(__file__).parent / "definitions"
OPENED = Rates(overall=Rate(5000, 1.0), private=Rate(5000, 1.0), group=Rate(5000, 1.0))
BURST = 20
LONG_POLL = 1
PATIENCE = 20.0
WARM = "tests.kill.warm"


@dataclass(frozen=True)
class Place:
    """Where a bot lives: its folder (data and log), and the Telegram it talks to."""

    folder: Path
    token: str
    url: str

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "bot.log"


def definitions() -> Definitions:
    """The office and the SOP of the kill test."""
    return load_definitions(DEFINITIONS)


def live(place: Place) -> None:
    """Be the bot until told to stop; what is said goes to the log."""
    log = os.open(place.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 2)
    set_up_logs("WARNING")
    settings = sample_settings(place.data, place.token, place.url)
    app = App(settings, definitions(), rates=OPENED, burst=BURST, long_poll=LONG_POLL)
    asyncio.run(run_until_stopped(app))


class Hatchery:
    """Brings forth bot processes from one that has everything imported but runs nothing."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([__name__, WARM])

    async def hatch(self) -> "Life":
        """A bot that has just begun to start."""
        process = self._context.Process(target=live, args=(self._place,))
        await asyncio.to_thread(process.start)
        return Life(process)


class Life:
    """One life of the bot, from its first instruction to its end."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        """SIGKILL: the process has no say in it."""
        assert self._process.pid is not None
        os.kill(self._process.pid, signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM: the process may finish what it does."""
        self._process.terminate()

    async def ended(self) -> int:
        """The exit code, negative for the signal that ended it, once the process is gone."""
        gone = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_reader(self._process.sentinel, gone.set)
        try:
            async with asyncio.timeout(PATIENCE):
                await gone.wait()
        finally:
            loop.remove_reader(self._process.sentinel)
        self._process.join()
        code = self._process.exitcode
        assert code is not None
        self._process.close()
        return code
