"""The morning: each unit's digest when its hour has come by the office's clock, once a day."""

import sqlite3
from datetime import date, datetime, timedelta

from bot.desk import Desk, post
from bot.drawing import briefing
from bot.telegram.outgoing import SendScreen
from bot.views.waktu import special_days
from flows.waktu.digest_hours import digest_day, digest_moment, next_digest
from storage.people import roster
from storage.readers import reachable
from storage.waktu import digests
from storage.waktu.holidays import unknown_year_to_tell


class Morning:
    """Looks whether the hour of a digest has come by the office's clock."""

    job = "digest"
    trouble = "Ringkasan pagi belum dapat disiapkan: %s"
    coarse = timedelta(minutes=10)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def look(self) -> int:
        """Send the digests whose hour has come; returns how many. Raises StorageFailed."""
        at = self._desk.clock()
        sent = await self._desk.db.write(lambda conn: send_due(conn, self._desk, at))
        self._desk.wake()
        return sent

    async def next_moment(self) -> datetime | None:
        """When the next digest goes out."""
        at = self._desk.clock()
        offices = (self._desk.offices(unit) for unit in self._desk.units)
        return min((next_digest(office, at) for office in offices), default=None)


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
