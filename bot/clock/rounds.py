"""A look that comes again and again: one job of the scheduler, which sets its own next time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.date import DateTrigger

from storage.failures import StorageFailed

log = logging.getLogger(__name__)
SHORTEST = timedelta(seconds=1)
"""An office clock that stands still just before a moment must not keep the machine busy."""
AT_ONCE = 3
"""A look that begins while another has not ended is not dropped: each does its work once."""


class Look(Protocol):
    """What is looked at. Nothing is remembered but in the memory: what was missed while the bot
    was down is dealt with at the first look."""

    job: str
    trouble: str
    """What is logged when the memory fails, with one `%s` for why."""
    coarse: timedelta
    """The clock is looked at again at least that often: it may have been set, the machine may have
    slept, and an act may bring an earlier moment."""

    async def look(self) -> object:
        """Do what is due by the office's clock. Raises StorageFailed."""

    async def next_moment(self) -> datetime | None:
        """When something is due next by the office's clock; None when nothing is."""


class Rounds:
    """Looks, waits for the next moment by the office's clock, and looks again; `first` is what has
    to be done before each look."""

    def __init__(
        self,
        what: Look,
        clock: Callable[[], datetime],
        scheduler: BaseScheduler,
        first: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._what = what
        self._clock = clock
        self._scheduler = scheduler
        self._first = first
        self._called = 0

    def look_now(self) -> None:
        """Look as soon as may be: at the start, and when the office's clock was turned."""
        self._called += 1
        self._arm(None)

    def _arm(self, trigger: DateTrigger | None) -> None:
        self._scheduler.add_job(
            self._round, trigger, id=self._what.job, replace_existing=True, max_instances=AT_ONCE
        )

    async def _round(self) -> None:
        called, pause = self._called, self._what.coarse
        try:
            if self._first is not None:
                await self._first()
            await self._what.look()
            pause = await self._pause()
        except StorageFailed as error:
            log.error(self._what.trouble, error)
        except asyncio.CancelledError:
            return  # the bot stops
        finally:
            if called == self._called:  # else a newer call has armed the next look already
                self._arm(DateTrigger(datetime.now(UTC) + pause))

    async def _pause(self) -> timedelta:
        coming = await self._what.next_moment()
        if coming is None:
            return self._what.coarse
        return min(self._what.coarse, max(SHORTEST, coming - self._clock()))
