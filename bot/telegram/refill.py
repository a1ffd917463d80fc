"""Waiting updates come from the inbox page by page, so that a backlog never fills the memory."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.clock.timing import Clock, sleep
from storage import inbox
from storage.database import Database
from storage.failures import StorageFailed
from storage.inbox import RawUpdate

log = logging.getLogger(__name__)
PAUSE = 5.0
"""Seconds before the inbox is read again after the disk has failed."""


class Refill:
    """Lets updates into the lanes in order: straight from the poller, or from disk when behind.

    `room` pages are in memory at most: reading begins again when one page or less is left.
    """

    def __init__(
        self,
        db: Database,
        enter: Callable[[Sequence[RawUpdate]], None],
        clock: Clock,
        page: int,
        room: int = 3,
    ) -> None:
        self._db = db
        self._enter = enter
        self._clock = clock
        self._page = page
        self._most = page * room
        self._inside = 0
        self._cursor = 0
        self._behind = True
        self._missed = False
        self._reading: asyncio.Task[None] | None = None
        self._stopped = False

    @property
    def reading(self) -> asyncio.Task[None] | None:
        """The reading that is going on."""
        return self._reading

    @property
    def inside(self) -> int:
        """How many updates were let in and are not done with."""
        return self._inside

    def offer(self, updates: Sequence[RawUpdate]) -> None:
        """Let newly kept updates in, unless older ones still wait on disk or there is no room."""
        if self._behind or self._inside + len(updates) > self._most:
            self._behind = self._missed = True
            self.more()
        else:
            self._admit(updates)

    def left(self) -> None:
        """One update inside is done with."""
        self._inside -= 1
        self.more()

    def more(self) -> None:
        """Read on if something waits on disk and there is room for it."""
        if self._wanted() and self._reading is None:
            self._reading = asyncio.get_running_loop().create_task(self._read())

    async def stop(self) -> None:
        """Let nothing in any more."""
        self._stopped = True
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait((self._reading,))
            self._reading = None  # a task that is cancelled before it begins clears nothing

    def _wanted(self) -> bool:
        return self._behind and self._inside <= self._page and not self._stopped

    def _admit(self, updates: Sequence[RawUpdate]) -> None:
        fresh = [update for update in updates if update.seq > self._cursor]
        if fresh and not self._stopped:
            self._cursor = fresh[-1].seq
            self._inside += len(fresh)
            self._enter(fresh)

    async def _read(self) -> None:
        try:
            while self._wanted():
                await self._read_page()
        finally:
            self._reading = None

    async def _read_page(self) -> None:
        """Caught up is whoever gets less than a page while nothing new was turned away."""
        self._missed = False
        after = self._cursor
        try:
            page = await self._db.read(lambda conn: inbox.waiting(conn, after, self._page))
        except StorageFailed:
            log.error("Kotak masuk tidak terbaca; dicoba lagi.")
            await sleep(self._clock, PAUSE)
            return
        self._behind = len(page) == self._page or self._missed
        self._admit(page)
