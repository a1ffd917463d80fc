"""Nothing rests with nobody: each working morning whoever can act learns what waits in vain."""

import logging
import sqlite3
from datetime import datetime, timedelta

from bot.desk import Desk
from bot.drawing import resting
from flows.people.sweep_hours import next_sweep, sweep_day
from storage.people import sweeps
from storage.people.warning import unheard

log = logging.getLogger(__name__)


class Resting:
    """Looks whether the morning's sweep of a unit is due by the office's clock."""

    job = "sapuan"
    trouble = "Sapuan pagi belum dapat dikerjakan: %s"
    coarse = timedelta(minutes=10)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def look(self) -> int:
        """Tell superiors and admins what is due; returns how many. Raises StorageFailed."""
        at = self._desk.clock()
        told = await self._desk.db.write(lambda conn: tell_due(conn, self._desk, at))
        self._desk.wake()
        return told

    async def next_moment(self) -> datetime | None:
        """When the next sweep is due."""
        at = self._desk.clock()
        offices = (self._desk.offices(unit) for unit in self._desk.units)
        return min((next_sweep(office, at) for office in offices), default=None)


def tell_due(conn: sqlite3.Connection, desk: Desk, at: datetime) -> int:
    """Put the sweeps that are due into the outbox, one message a person; returns how many."""
    told = 0
    for unit in desk.units:
        day = sweep_day(desk.offices(unit), at)
        if day is None or not sweeps.open_day(conn, unit, day, at):
            continue
        if steps := unheard(conn, desk.offices(unit).unit):
            log.warning("%d langkah di %s menunggu tanpa ada yang dapat diberi tahu.", steps, unit)
        for reader in resting.readers(conn, desk, unit):
            resting.send(conn, reader, day.isoformat())
            told += 1
    return told
