"""The days of the office: the bot lives, is killed or stopped, and lives again."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random
from signal import SIGKILL

from simulator import Upload, World, serve
from tests.kill.bot_process import Hatchery, Life, Place
from tests.kill.office import Colleague, Json, kode, looked_up, move_in

METHODS = ("getUpdates", "sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument")
WAITS = 0.5
"""Seconds an ambush lasts."""
PATIENCE = 30.0
"""Seconds a living bot gets to finish all that waits, before it is said to hang."""
UNSETTLED = (
    "SELECT (SELECT count(*) FROM inbox WHERE finished_at ISNULL)"
    " + (SELECT count(*) FROM outbox WHERE settled_at ISNULL)"
)


class Ambush(World):
    """A Telegram that can kill the bot when it has done what it was asked but not yet said so."""

    def __init__(self) -> None:
        super().__init__(limits=None)
        self._method = ""
        self._victim: Life | None = None
        self._struck = asyncio.Event()
        self.greeted = asyncio.Event()

    async def kill(self, victim: Life, method: str) -> None:
        """Strike during the next request of this method, or soon where none comes."""
        self._method, self._victim = method, victim
        self._struck.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(WAITS):
                await self._struck.wait()
        self._strike()

    async def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, object] | None = None,
        files: Mapping[str, Upload] | None = None,
    ) -> tuple[int, Json]:
        if method == "getMe":
            self.greeted.set()
        status, body = await super().call(token, method, params, files)
        if method == self._method and body.get("result"):
            self._strike()
        return status, body

    def _strike(self) -> None:
        if self._victim is not None:
            self._victim.kill()
            self._victim = None
            self._struck.set()


class Office:
    """The people with their phones, and their bot in a process of its own."""

    def __init__(self, place: Place, world: Ambush, staff: list[Colleague]) -> None:
        self.place = place
        self.world = world
        self.staff = staff
        self._hatchery = Hatchery(place)

    async def hatch(self) -> Life:
        """A bot that has just begun to start."""
        return await self._hatchery.hatch()

    async def wake(self) -> Life:
        """A bot that has begun to talk, and listens when it is told to stop."""
        self.world.greeted.clear()
        life = await self.hatch()
        async with asyncio.timeout(PATIENCE):
            await self.world.greeted.wait()
        return life

    async def live_and_die(self, chance: Random, longest: float) -> None:
        """One life that SIGKILL ends: while starting, at any moment, or in a bad one."""
        life = await self.hatch()
        how = chance.random()
        await asyncio.sleep(chance.uniform(0.0, longest * (0.2 if how < 0.2 else 1.0)))
        if how < 0.6:
            life.kill()
        else:
            await self.world.kill(life, chance.choice(METHODS))
        assert await life.ended() == -SIGKILL, self.place.log.read_text()

    async def live_until(self, happened: set[str]) -> None:
        """One longer life, until all these kinds of events are in the journal."""
        life = await self.hatch()
        async with asyncio.timeout(PATIENCE):
            while not happened <= self._journal():  # noqa: ASYNC110  another process does the work
                await asyncio.sleep(0.05)
        life.kill()
        assert await life.ended() == -SIGKILL, self.place.log.read_text()

    async def come_to_rest(self) -> None:
        """One more life that works off all that waits and is then told to stop."""
        life = await self.wake()
        async with asyncio.timeout(PATIENCE):
            while self._waiting():  # noqa: ASYNC110  another process does the work
                await asyncio.sleep(0.05)
        life.stop()
        assert await life.ended() == 0, self.place.log.read_text()

    def _journal(self) -> set[str]:
        return {kind for (kind,) in looked_up(self.place, "SELECT DISTINCT type FROM journal")}

    def _waiting(self) -> bool:
        return bool(self.world.updates.waiting) or looked_up(self.place, UNSETTLED) != [(0,)]


@asynccontextmanager
async def an_office(folder: Path) -> AsyncIterator[Office]:
    """An office whose people have all opened their personal links."""
    world = Ambush()
    server = await serve(world)
    try:
        place = Place(folder, world.token, server.url)
        office = Office(place, world, await move_in(place, world))
        for n, colleague in enumerate(office.staff, 1):
            await colleague.phone.start(kode(n))
        await office.come_to_rest()
        yield office
    finally:
        await server.close()
