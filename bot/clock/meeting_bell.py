"""The bell: people are reminded of a rapat the day before and an hour before, each once."""

import asyncio
import logging
import sqlite3
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.date import DateTrigger

from bot.convened import HOUR
from bot.desk import Desk
from bot.drawing import invitations
from flows.rapat.meetings import Meeting, Presence
from storage import meetings
from storage.failures import StorageFailed
from storage.outbox import Priority
from storage.people import roster

log = logging.getLogger(__name__)
COARSE = timedelta(minutes=1)
"""The clock is looked at again at least that often: it may have been set, or a meeting called."""
SHORTEST = timedelta(seconds=1)
"""An office clock that stands still just before a reminder must not keep the machine busy."""
JOB = "rapat"
AT_ONCE = 3
"""A look that begins while another has not ended is not dropped: each is one transaction."""
REMINDED = (None, Presence.HADIR)
"""Who is reminded: those who come, and those who have not answered."""


class MeetingBell:
    """One job of the scheduler: it looks which reminders of meetings are due by the office's clock.

    A reminder is a row that is taken in the transaction of its messages: what was missed while the
    bot was down rings at the first look, unless the meeting has begun.
    """

    def __init__(self, desk: Desk, scheduler: BaseScheduler) -> None:
        self._desk = desk
        self._scheduler = scheduler

    def look_now(self) -> None:
        """Look as soon as may be: at the start, and when the office's clock was turned."""
        self._scheduler.add_job(self._round, id=JOB, replace_existing=True, max_instances=AT_ONCE)

    async def look(self) -> int:
        """Remind of what is due; returns of how many meetings. Raises StorageFailed."""
        at = self._desk.clock()
        rung = await self._desk.db.write(lambda conn: ring_due(conn, at))
        self._desk.wake()
        return rung

    async def _round(self) -> None:
        pause = COARSE
        try:
            await self.look()
            pause = await self._pause()
        except StorageFailed as error:
            log.error("Pengingat rapat belum dapat disiapkan: %s", error)
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
        coming = await self._desk.db.read(meetings.next_bell)
        if coming is None:
            return COARSE
        return min(COARSE, max(SHORTEST, coming - self._desk.clock()))


def ring_due(conn: sqlite3.Connection, at: datetime) -> int:
    """Put the reminders that are due into the outbox; of two of one meeting only the later."""
    latest = {bell.meeting: bell.kind for bell in meetings.ring(conn, at)}
    rung = 0
    for number, kind in latest.items():
        meeting = meetings.meeting(conn, number)
        if meeting.running and at < meeting.subject.starts:
            _remind(conn, meeting, kind)
            rung += 1
    return rung


def _remind(conn: sqlite3.Connection, meeting: Meeting, kind: str) -> None:
    for one in meeting.invitees:
        if one.guest.official is not None and one.coming in REMINDED:
            reader = roster.official(conn, one.guest.official)
            invitations.tell(conn, meeting.id, reader, kind, priority=Priority.REMINDER)
    if kind == HOUR:
        organiser = roster.official(conn, meeting.organiser)
        answers = invitations.ANSWERS
        invitations.tell(conn, meeting.id, organiser, answers, priority=Priority.REMINDER)
