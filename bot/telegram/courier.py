"""Carries the outbox to Telegram: at the pace it allows, in order, at least once, never lost."""

import asyncio
import logging
import random
import sqlite3
from collections.abc import Callable, Collection
from functools import partial

from telegram import Bot

from bot.clock.timing import Clock, SystemClock
from bot.telegram.delivery import Delivered, Delivery, Migrated, Office, Render, Unreached
from bot.telegram.halts import Halts
from bot.telegram.pace import Pace, Rates
from storage import outbox
from storage.database import Database
from storage.failures import StorageFailed
from storage.outbox import Dispatch

log = logging.getLogger(__name__)
IN_FLIGHT = 64
"""Messages being drawn, sent or marked at the same time, each to another chat: most of them wait
for the disk, and the transport has far fewer connections."""
DISK_PAUSE = 5.0
"""Seconds before the outbox is read again after the disk has failed."""


class Courier:
    """Sends what is due whenever it is woken, something falls due, or the pace allows more.

    `delivered`, `unreachable` and `migrated` are called in the same transaction as the mark. A
    message whose mark was lost in a crash, or whose answer was lost on the way, goes once more.
    """

    def __init__(
        self,
        db: Database,
        bot: Bot,
        render: Render,
        delivered: Delivered,
        unreachable: Unreached,
        migrated: Migrated,
        *,
        clock: Clock | None = None,
        rates: Rates | None = None,
        in_flight: int = IN_FLIGHT,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._db = db
        self._clock = clock or SystemClock()
        self._pace = Pace(rates or Rates())
        self._halts = Halts()
        office = Office(render, delivered, unreachable, migrated)
        self._delivery = Delivery(db, bot, office, self._clock, self._halts, chance)
        self._in_flight = in_flight
        self._flights: dict[int, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """Something was written into the outbox."""
        self._woken.set()

    @property
    def flying(self) -> tuple[int, ...]:
        """The chats to which a message is on its way."""
        return tuple(self._flights)

    @property
    def at_rest(self) -> bool:
        """Whether nothing can go before time has passed or somebody wakes the courier."""
        return self._resting and not self._flights and not self._woken.is_set()

    async def run(self) -> None:
        """Carry until `stop` is called or the task is cancelled."""
        while not self._stopping:
            self._woken.clear()
            try:
                pause = await self._send_due()
            except StorageFailed:
                log.error("Kotak keluar tidak terbaca; dicoba lagi.")
                pause = DISK_PAUSE
            await self._rest(pause)

    async def stop(self, within: float) -> None:
        """Begin nothing new, and give what is on its way that many seconds; the rest goes again."""
        self._stopping = True
        self._woken.set()
        if self._flights:
            await asyncio.wait(self._flights.values(), timeout=within)
        left = list(self._flights.values())
        for flight in left:
            flight.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _rest(self, pause: float | None) -> None:
        """Wait until woken, at most that many seconds."""
        cancel = None if pause is None else self._clock.later(pause, self._woken.set)
        self._resting = True
        try:
            await self._woken.wait()
        finally:
            self._resting = False
            if cancel is not None:
                cancel()

    async def _send_due(self) -> float | None:
        """Let fly what may fly now; returns the seconds until more may, None where only waking
        or landing can tell."""
        now, seconds = self._clock.milliseconds(), self._clock.seconds()
        room = min(self._in_flight - len(self._flights), self._pace.room(seconds))
        due_at = None
        if room > 0 and not self._halts.all_halted(seconds):
            skip = {*self._flights, *self._pace.closed(seconds), *self._halts.chats(seconds)}
            patient = self._pace.patience(seconds)
            look = partial(_look, now=now, limit=room, skip=skip, patient=patient)
            found, due_at = await self._db.read(look)
            for dispatch in found:
                self._launch(dispatch)
        moments = (self._pace.opens_at(seconds), self._halts.next_end(seconds))
        waits = [moment - seconds for moment in moments if moment is not None]
        if due_at is not None:
            waits.append((due_at - now) / 1000)
        return max(0.0, min(waits)) if waits else None

    def _launch(self, dispatch: Dispatch) -> None:
        if self._stopping:
            return
        patient = dispatch.priority >= outbox.PATIENT
        self._pace.note(dispatch.chat_id, self._clock.seconds(), patient=patient)
        flight = asyncio.get_running_loop().create_task(self._delivery.deliver(dispatch))
        self._flights[dispatch.chat_id] = flight
        flight.add_done_callback(partial(self._landed, dispatch.chat_id))

    def _landed(self, chat_id: int, flight: asyncio.Task[None]) -> None:
        del self._flights[chat_id]
        self._woken.set()
        if not flight.cancelled() and (error := flight.exception()) is not None:
            log.error("Pengiriman terhenti", exc_info=error)


def _look(
    conn: sqlite3.Connection, now: int, limit: int, skip: Collection[int], patient: int
) -> tuple[list[Dispatch], int | None]:
    """What is due, and when more will be if that is all."""
    found = outbox.due(conn, now, limit, skip, patient)
    return found, None if len(found) == limit else outbox.next_due_at(conn, now)
