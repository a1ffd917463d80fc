"""Invitations of people from outside that run out unused: whoever answers for them learns of it.
Of a rapat that begins nothing is kept of who opened a link."""

from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.desk import Desk
from bot.handlers.outsiders import telling
from flows.case import CaseState
from flows.outsiders.guests import guest
from storage.outsiders import codes


class GuestBell:
    """Looks which invitations have run out by the office's clock; each is told of once."""

    job = "undangan"
    trouble = "Undangan pihak luar belum dapat diperiksa: %s"
    coarse = timedelta(minutes=10)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def look(self) -> int:
        """Tell the contacts of what has run out; returns of how many. Raises StorageFailed."""
        at = self._desk.clock()
        told = await self._desk.db.write(lambda conn: _tell(conn, self._desk, at))
        if told:
            self._desk.wake()
        return told

    async def next_moment(self) -> datetime | None:
        """When the next invitation runs out; None where none is open."""
        return await self._desk.db.read(codes.next_to_run_out)


def _tell(conn: Connection, desk: Desk, at: datetime) -> int:
    over = codes.run_out(conn, at)
    for case_id, number in over:
        if codes.meeting_of(case_id) is not None:
            codes.forget_chats(conn, case_id, at)
            continue
        _, case = desk.casebook.load(conn, case_id)
        one = guest(case.guests, number)
        if case.state is CaseState.RUNNING and one is not None and one.waiting:
            telling.tell(conn, desk, "expired", case_id, number)
    return len(over)
