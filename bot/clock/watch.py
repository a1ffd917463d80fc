"""The watch: the sweep runs when the next reminder is due, and soon after any jump of the clock."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.date import DateTrigger

from bot.clock.reminders import Sweep, Swept
from bot.desk import Desk
from storage.failures import StorageFailed

log = logging.getLogger(__name__)
COARSE = timedelta(seconds=15)
"""The clock is looked at again at least that often: it may have been set, the machine may have
slept, and every act may bring an earlier reminder. A look with nothing to do reads four indexes."""
SHORTEST = timedelta(seconds=1)
"""An office clock that stands still just before a reminder must not keep the machine busy."""
JOB = "pengingat"
AT_ONCE = 3
"""A look that begins while another has not ended waits for it and is not dropped."""


class Watch:
    """One job of the scheduler: it sweeps, and waits for the next reminder by the office's clock.

    Nothing is remembered but in the memory: what was missed while the bot was down is said at the
    first look.
    """

    def __init__(self, desk: Desk, sweep: Sweep, scheduler: BaseScheduler) -> None:
        self._desk = desk
        self._sweep = sweep
        self._scheduler = scheduler
        self._turn = asyncio.Lock()

    def look_now(self) -> None:
        """Look as soon as may be: at the start, and when the office's clock was turned."""
        self._scheduler.add_job(self._round, id=JOB, replace_existing=True, max_instances=AT_ONCE)

    async def look(self) -> Swept:
        """Remind of what is due by the office's clock. Raises StorageFailed."""
        async with self._turn:
            swept = await self._sweep.run(self._desk.clock())
        if swept.sent:
            self._desk.wake()
        return swept

    async def next_moment(self) -> datetime | None:
        """When the next reminder is due by the office's clock; None when none is."""
        return await self._sweep.next_moment(self._desk.clock())

    async def _round(self) -> None:
        pause = COARSE
        try:
            await self.look()
            pause = await self._pause()
        except StorageFailed as error:
            log.error("Pengingat belum dapat disiapkan: %s", error)
        except asyncio.CancelledError:
            return
        finally:
            self._scheduler.add_job(
                self._round,
                DateTrigger(datetime.now(UTC) + pause),
                id=JOB,
                replace_existing=True,
                max_instances=AT_ONCE,
            )

    async def _pause(self) -> timedelta:
        """How long until the next reminder, or until the next coarse look."""
        coming = await self.next_moment()
        if coming is None:
            return COARSE
        return min(COARSE, max(SHORTEST, coming - self._desk.clock()))
