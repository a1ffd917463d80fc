"""The days of the office: the bot lives, is killed or stopped, and lives again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from signal import SIGKILL

from simulator import World, serve
from tests.kill.bot_process import Hatchery, Life, Place
from tests.kill.office import Colleague, Json, kode, looked_up, move_in

PATIENCE = 30.0
"""Seconds a living bot gets to finish all that waits, before it is said to hang."""
UNSETTLED = (
    "SELECT (SELECT count(*) FROM inbox WHERE finished_at ISNULL)"
    " + (SELECT count(*) FROM outbox WHERE settled_at ISNULL)"
)


class Office:
    """The people with their phones, and their bot in a process of its own."""

    def __init__(self, place: Place, world: World, staff: list[Colleague]) -> None:
        self.place = place
        self.world = world
        self.staff = staff
        self._hatchery = Hatchery(place)
        self._victim: Life | None = None
        self._struck = asyncio.Event()
        for colleague in staff:
            colleague.phone.person.listeners.append(self._strike)

    async def hatch(self) -> Life:
        """A bot that has just begun to start."""
        return await self._hatchery.hatch()

    async def live_and_die(self, chance: Random, longest: float) -> None:
        """One life that SIGKILL ends: while starting, at any moment, or as a message arrives."""
        life = await self.hatch()
        how = chance.random()
        await asyncio.sleep(chance.uniform(0.0, longest * (0.2 if how < 0.2 else 1.0)))
        if how < 0.6:
            life.kill()
        else:
            await self._kill_at_next_message(life)
        assert await life.ended() == -SIGKILL, self.place.log.read_text()

    async def come_to_rest(self) -> None:
        """One more life that works off all that waits and is then told to stop."""
        life = await self.hatch()
        async with asyncio.timeout(PATIENCE):
            while self._waiting():  # noqa: ASYNC110  another process does the work
                await asyncio.sleep(0.05)
        life.stop()
        assert await life.ended() == 0, self.place.log.read_text()

    def _waiting(self) -> bool:
        return bool(self.world.updates.waiting) or looked_up(self.place, UNSETTLED) != [(0,)]

    async def _kill_at_next_message(self, life: Life) -> None:
        """The message has arrived, and the bot never learns of it."""
        self._struck.clear()
        self._victim = life
        try:
            async with asyncio.timeout(1.0):
                await self._struck.wait()
        except TimeoutError:
            self._victim = None
            life.kill()

    def _strike(self, event: Json) -> None:
        if self._victim is not None and not event.get("message", {}).get("out"):
            self._victim.kill()
            self._victim = None
            self._struck.set()


@asynccontextmanager
async def an_office(folder: Path) -> AsyncIterator[Office]:
    """An office whose people have all opened their personal links."""
    world = World(limits=None)
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
