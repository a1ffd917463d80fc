"""One lane per chat: its updates are worked on strictly in order, the lanes side by side."""

import asyncio
import json
import logging
import random
import traceback
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Bot, Update

from bot.clock.timing import Clock, SystemClock, backoff, sleep
from bot.telegram.refill import Refill
from storage import inbox
from storage.database import Database
from storage.failures import StorageFailed
from storage.inbox import RawUpdate

log = logging.getLogger(__name__)
WIDTH = 64
"""Updates that are worked on at the same time."""

Handle = Callable[[Update], Awaitable[None]]


class Lanes:
    """Works the inbox off. What is not finished when it stops waits in the inbox."""

    def __init__(
        self,
        db: Database,
        bot: Bot,
        handle: Handle,
        apologise: Handle,
        *,
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
        width: int = WIDTH,
        page: int = 500,
    ) -> None:
        """`apologise` is called when `handle` has raised; at most 3 pages are held in memory."""
        self._db = db
        self._bot = bot
        self._handle = handle
        self._apologise = apologise
        self._clock = clock or SystemClock()
        self._chance = chance
        self._width = width
        self._lanes: dict[int, deque[RawUpdate]] = {}
        self._ready: deque[int] = deque()
        self._running: set[asyncio.Task[None]] = set()
        self._finished: list[int] = []
        self._finishing: asyncio.Task[None] | None = None
        self._stopping = False
        self._refill = Refill(db, self._enter, self._clock, page)

    @property
    def inside(self) -> int:
        """How many updates are in memory: waiting in a lane or being worked on."""
        return self._refill.inside

    def start(self) -> None:
        """Begin with what waits in the inbox."""
        self._refill.more()

    def take(self, updates: Sequence[RawUpdate]) -> None:
        """Updates that the inbox has just kept; those there is no room for are read back later."""
        self._refill.offer(updates)

    async def idle(self) -> None:
        """Return when nothing waits and nothing is being worked on."""
        while work := [t for t in (*self._running, self._refill.reading, self._finishing) if t]:
            await asyncio.wait(work)

    async def stop(self, within: float) -> None:
        """Begin nothing new, and give what is running that many seconds."""
        self._stopping = True
        await self._refill.stop()
        if self._running:
            await asyncio.wait(self._running, timeout=within)
        for task in self._running:
            task.cancel()
        await self.idle()

    def _enter(self, updates: Sequence[RawUpdate]) -> None:
        for update in updates:
            lane = self._lanes.get(update.lane)
            if lane is None:
                self._lanes[update.lane] = deque((update,))
                self._ready.append(update.lane)
            else:
                lane.append(update)
        self._start_ready()

    def _start_ready(self) -> None:
        while self._ready and len(self._running) < self._width and not self._stopping:
            task = asyncio.get_running_loop().create_task(self._step(self._ready.popleft()))
            self._running.add(task)
            task.add_done_callback(self._stepped)

    def _stepped(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("Antrean pembaruan terhenti", exc_info=error)
        self._start_ready()

    async def _step(self, number: int) -> None:
        """Work on the lane's next update; then the lane lines up again, or vanishes."""
        lane = self._lanes[number]
        await self._work_on(lane[0])
        lane.popleft()
        if lane:
            self._ready.append(number)
        else:
            del self._lanes[number]
        self._refill.left()

    async def _work_on(self, raw: RawUpdate) -> None:
        try:
            update = Update.de_json(_lean(json.loads(raw.body)), self._bot)
        except Exception as error:
            await self._set_aside(raw, error)
            return
        attempts = 0
        while True:
            try:
                await self._handle(update)
            except StorageFailed:
                log.error("Basis data tidak dapat dipakai; pembaruan %d dicoba lagi", raw.update_id)
                await sleep(self._clock, backoff(attempts, self._chance()))
                attempts += 1
            except Exception as error:
                await self._set_aside(raw, error)
                await self._say_sorry(update)
                return
            else:
                self._finish(raw)
                return

    def _finish(self, raw: RawUpdate) -> None:
        """Mark it as done with the next group; most handlers have done so with their act."""
        self._finished.append(raw.update_id)
        if self._finishing is None:
            self._finishing = asyncio.get_running_loop().create_task(self._finish_all())

    async def _finish_all(self) -> None:
        try:
            while self._finished:
                done, self._finished = self._finished, []
                at = self._clock.milliseconds()
                await self._db.write(lambda conn: inbox.finish_all(conn, done, at))  # noqa: B023
        except StorageFailed:
            log.error("Tanda selesai tidak tersimpan; pembaruan itu dibaca lagi saat mulai.")
        finally:
            self._finishing = None

    async def _set_aside(self, raw: RawUpdate, error: Exception) -> None:
        place = traceback.extract_tb(error.__traceback__)[-1]
        kind = type(error).__name__
        log.error(
            "Pembaruan %d disisihkan: %s", raw.update_id, f"{kind} ({place.name}:{place.lineno})"
        )
        text = f"{kind}: {error} ({place.filename}:{place.lineno})"
        at = self._clock.milliseconds()
        try:
            await self._db.write(lambda conn: inbox.set_aside(conn, raw.update_id, text, at))
        except StorageFailed:
            log.error("Pembaruan %d tidak dapat disisihkan", raw.update_id)

    async def _say_sorry(self, update: Update) -> None:
        try:
            await self._apologise(update)
        except Exception as error:
            log.error("Permintaan maaf gagal: %s", type(error).__name__)


def _lean(update: dict[str, Any]) -> dict[str, Any]:
    """The update without the text and keyboard of the message that was pressed: nobody reads them,
    and making objects of them is a large part of a press."""
    query = update.get("callback_query")
    if not isinstance(query, dict) or not isinstance(message := query.get("message"), dict):
        return update
    kept = {key: message[key] for key in ("message_id", "date", "chat") if key in message}
    return {**update, "callback_query": {**query, "message": kept}}
