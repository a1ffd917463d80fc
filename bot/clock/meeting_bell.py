"""The bell: people are reminded of a rapat the day before and an hour before, and asked in between
for an answer where there is time, each once."""

import sqlite3
from datetime import datetime, timedelta

from bot.convened import ASK, HOUR
from bot.desk import Desk
from bot.drawing import invitations
from flows.rapat.asking import asked_by_clock
from flows.rapat.meetings import Meeting, Presence
from storage import meetings
from storage.outbox import Priority
from storage.people import roster

REMINDED = (None, Presence.HADIR)
"""Who is reminded: those who come, and those who have not answered."""


class MeetingBell:
    """Looks which reminders of meetings are due by the office's clock.

    A reminder is a row that is taken in the transaction of its messages: what was missed while the
    bot was down rings at the first look, unless the meeting has begun.
    """

    job = "rapat"
    trouble = "Pengingat rapat belum dapat disiapkan: %s"
    coarse = timedelta(minutes=1)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def look(self) -> int:
        """Remind of what is due; returns of how many meetings. Raises StorageFailed."""
        at = self._desk.clock()
        rung = await self._desk.db.write(lambda conn: ring_due(conn, at))
        self._desk.wake()
        return rung

    async def next_moment(self) -> datetime | None:
        """When the next reminder of a meeting is due; None when none is."""
        return await self._desk.db.read(meetings.next_bell)


def ring_due(conn: sqlite3.Connection, at: datetime) -> int:
    """Put the reminders that are due into the outbox; of two of one meeting only the later."""
    latest = {bell.meeting: bell.kind for bell in meetings.ring(conn, at)}
    rung = 0
    for number, kind in latest.items():
        meeting = meetings.meeting(conn, number)
        if meeting.running and at < meeting.subject.starts:
            if kind == ASK:
                _ask(conn, meeting, at)
            else:
                _remind(conn, meeting, kind)
            rung += 1
    return rung


def _ask(conn: sqlite3.Connection, meeting: Meeting, at: datetime) -> None:
    """Who is silent is asked once more; the organiser sees who is, and has the links for them."""
    happened = asked_by_clock(meeting, at)
    cause = f"clock:rapat:{meeting.id}:{at.isoformat()}"
    if not happened or meetings.happen(conn, meeting, happened, cause) is None:
        return
    invitations.ask_again(conn, meeting, Priority.REMINDER)
    organiser = roster.official(conn, meeting.organiser)
    invitations.tell(conn, meeting.id, organiser, invitations.ANSWERS, priority=Priority.REMINDER)


def _remind(conn: sqlite3.Connection, meeting: Meeting, kind: str) -> None:
    for one in meeting.invitees:
        if one.coming in REMINDED:
            invitations.remind(conn, meeting, one, kind, Priority.REMINDER)
    if kind == HOUR:
        organiser = roster.official(conn, meeting.organiser)
        answers = invitations.ANSWERS
        invitations.tell(conn, meeting.id, organiser, answers, priority=Priority.REMINDER)
