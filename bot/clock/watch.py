"""The watch: the sweep runs when the next reminder is due, and soon after any jump of the clock."""

import asyncio
from datetime import datetime, timedelta

from bot.clock.reminders import Sweep, Swept
from bot.desk import Desk


class Watch:
    """Looks what is to be reminded of by now. A look with nothing to do reads four indexes."""

    job = "pengingat"
    trouble = "Pengingat belum dapat disiapkan: %s"
    coarse = timedelta(seconds=15)

    def __init__(self, desk: Desk, sweep: Sweep) -> None:
        self._desk = desk
        self._sweep = sweep
        self._turn = asyncio.Lock()

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
