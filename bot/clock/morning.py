"""The morning: each unit's digest when its hour has come by the office's clock, once a day."""

import asyncio
import logging
import sqlite3
from datetime import UTC, date, datetime, timedelta

from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.date import DateTrigger

from bot.desk import Desk, post
from bot.drawing import briefing
from bot.telegram.outgoing import SendScreen
from bot.views.waktu import special_days
from flows.waktu.digest_hours import digest_day, digest_moment, next_digest
from storage.failures import StorageFailed
from storage.people import roster
from storage.readers import reachable
from storage.waktu import digests
from storage.waktu.holidays import unknown_year_to_tell

log = logging.getLogger(__name__)
COARSE = timedelta(minutes=10)
"""The clock is looked at again at least that often: it may have been set while nobody slept."""
SHORTEST = timedelta(seconds=1)
"""An office clock that stands still just before the hour must not keep the machine busy."""
JOB = "digest"
AT_ONCE = 3
"""A look that begins while another has not ended is not dropped: each is one transaction."""


class Morning:
    """One job of the scheduler: it looks whether a digest is due, and waits for the next hour.

    Nothing is remembered but in the memory: whatever was missed while the bot was down is sent at
    the first look.
    """

    def __init__(self, desk: Desk, scheduler: BaseScheduler) -> None:
        self._desk = desk
        self._scheduler = scheduler

    def look_now(self) -> None:
        """Look as soon as may be: at the start, and when the office's clock was turned."""
        self._scheduler.add_job(self._round, id=JOB, replace_existing=True, max_instances=AT_ONCE)

    async def look(self) -> int:
        """Send the digests whose hour has come; returns how many. Raises StorageFailed."""
        at = self._desk.clock()
        sent = await self._desk.db.write(lambda conn: send_due(conn, self._desk, at))
        self._desk.wake()
        return sent

    async def _round(self) -> None:
        try:
            await self.look()
        except StorageFailed as error:
            log.error("Ringkasan pagi belum dapat disiapkan: %s", error)
        except asyncio.CancelledError:
            return
        finally:
            run_at = datetime.now(UTC) + self._pause()
            self._scheduler.add_job(
                self._round,
                DateTrigger(run_at),
                id=JOB,
                replace_existing=True,
                max_instances=AT_ONCE,
            )

    def _pause(self) -> timedelta:
        """How long until the next hour of a digest, or until the next coarse look."""
        at = self._desk.clock()
        offices = (self._desk.offices(unit) for unit in self._desk.units)
        coming = min((next_digest(office, at) - at for office in offices), default=COARSE)
        return min(COARSE, max(SHORTEST, coming))


def send_due(conn: sqlite3.Connection, desk: Desk, at: datetime) -> int:
    """Put the digests that are due into the outbox, and what admins are told once a year."""
    sent, working = 0, None
    for unit in desk.units:
        office = desk.offices(unit)
        day = digest_day(office, at)
        if day is None:
            continue
        working = day
        planned = digest_moment(office, day)
        for reader in digests.open_day(conn, unit, day, at):
            down = at - planned > briefing.SOON
            briefing.send(conn, reader, day.isoformat(), planned, down=down)
            sent += 1
    if working is not None:
        _tell_unknown_year(conn, desk, working)
    return sent


def _tell_unknown_year(conn: sqlite3.Connection, desk: Desk, today: date) -> None:
    """Whoever sets an office up learns once that a year's cuti bersama is not known."""
    admins = [one for one in reachable(roster.all_officials(conn)) if one.admin]
    year = unknown_year_to_tell(conn, today) if admins else None
    if year is None:
        return
    for admin in admins:
        assert admin.chat_id is not None
        screen = special_days.unknown_year(desk.words_for(admin), admin, year)
        post(conn, SendScreen(admin.chat_id, screen))
