"""The sweep: whatever the clock has to say by now is said, in every office that is open."""

import asyncio
import hashlib
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from flows.ids import CaseId
from flows.office import Office
from flows.refusals import Refused
from flows.waktu.commands import Remind
from flows.waktu.reminding import after_hour, paused_until
from storage import meetings
from storage.casebook import Act, Casebook
from storage.database import Database, meta, remember
from storage.failures import StorageFailed
from storage.waktu import alarms, reminders
from storage.waktu.alarms import Alarm

log = logging.getLogger(__name__)
PAGE = 64
"""Alarms that are looked at together; one commit carries so many."""
RULES = "aturan-pengingat:"
"""Under this key, with the unit: by which rules its alarms were set."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did: tasks reminded of, messages put into the outbox, tasks that failed."""

    reminded: int = 0
    sent: int = 0
    failed: int = 0


class Sweep:
    """Reminds of whatever is due; knows nothing of Telegram, and of no clock but the given moment.

    What it does twice counts once, and it may come late or never have come before.
    """

    def __init__(
        self, db: Database, casebook: Casebook, offices: Callable[[], tuple[Office, ...]]
    ) -> None:
        """`offices` gives all offices as they are now."""
        self._db = db
        self._casebook = casebook
        self._offices = offices
        self._known: dict[str, Office] = {}

    async def run(self, at: datetime) -> Swept:
        """Remind of all that is due in the offices open at that moment, one message a person.

        A berkas that fails is put off by an hour and silences no other. Raises StorageFailed.
        """
        reminded = sent = failed = 0
        for office in self._offices():
            await self._keep_up(office, at)
            if office.calendar.next_open(at) > at:
                continue
            outcomes = await self._ring(office, at)
            reminded += outcomes.count(True)
            failed += outcomes.count(None)
            sent += await self._flush(office, at)
        return Swept(reminded, sent, failed)

    async def next_moment(self, at: datetime) -> datetime | None:
        """When the clock next has something to say after `at`; None when nothing is armed.

        What is due by `at` is not looked for: that is for `run`.
        """
        offices = self._offices()
        return await self._db.read(lambda conn: _next_moment(conn, offices, at))

    async def _ring(self, office: Office, at: datetime) -> list[bool | None]:
        """Of each alarm that rang: whether anybody was reminded, None where it failed."""
        outcomes: list[bool | None] = []
        look = partial(alarms.due, at=at, unit=office.unit.id, limit=PAGE)
        while page := await self._db.read(look):
            outcomes += await asyncio.gather(*(self._remind(office, alarm, at) for alarm in page))
        return outcomes

    async def _remind(self, office: Office, alarm: Alarm, at: datetime) -> bool | None:
        cause = f"clock:{alarm.case}:{alarm.task}:{alarm.times + 1}"
        then = partial(_rearm, office=office, alarm=alarm, at=at)
        command = Remind(alarm.task, alarm.planned)
        try:
            if await self._paused(office, alarm, at):
                return False
            act = await self._casebook.execute(alarm.case, command, at, cause, then)
        except Refused:
            await self._db.write(lambda conn: alarms.clear(conn, alarm.case, alarm.task))
            return False
        except StorageFailed:
            raise
        except Exception as error:
            await self._put_off(office, alarm, at, type(error).__name__)
            return None
        return bool(act.events)

    async def _paused(self, office: Office, alarm: Alarm, at: datetime) -> bool:
        """Whether the repetition waits, because a rapat was called for the step and is to come."""

        def pause(conn: sqlite3.Connection) -> bool:
            _, case = self._casebook.load(conn, alarm.case)
            task = case.task(alarm.task)
            until = None if task is None else paused_until(office, task, at)
            if until is not None:
                alarms.put_off(conn, alarm, until)
            return until is not None

        step = (alarm.case, alarm.task)
        if await self._db.read(lambda conn: meetings.ahead_of_step(conn, *step, at)) is None:
            return False
        return await self._db.write(pause)

    async def _put_off(self, office: Office, alarm: Alarm, at: datetime, kind: str) -> None:
        log.error(
            "Pengingat berkas %s (tugas %d) gagal: %s; dicoba lagi satu jam lagi.",
            *(alarm.case, alarm.task, kind),
        )
        until = after_hour(office.calendar, at)
        await self._db.write(lambda conn: alarms.put_off(conn, alarm, until, kind))

    async def _flush(self, office: Office, at: datetime) -> int:
        if not await self._db.read(lambda conn: reminders.waiting(conn, at)):
            return 0
        return await self._db.write(lambda conn: reminders.flush(conn, office, at))

    async def _keep_up(self, office: Office, at: datetime) -> None:
        """Set all alarms of the unit anew where its hours, days or ladder have changed."""
        unit, rules = office.unit.id, _rules(office)
        if self._known.get(unit) is office:
            return
        if await self._db.read(lambda conn: meta(conn, RULES + unit)) != rules:
            await self._rearm_all(office, at)
            await self._db.write(lambda conn: remember(conn, RULES + unit, rules))
        self._known[unit] = office

    async def _rearm_all(self, office: Office, at: datetime) -> None:
        after = ""
        while page := await self._db.read(
            partial(alarms.running_cases, unit=office.unit.id, after=after, limit=PAGE)
        ):
            await asyncio.gather(*(self._rearm_case(office, CaseId(case), at) for case in page))
            after = page[-1]

    async def _rearm_case(self, office: Office, case_id: CaseId, at: datetime) -> None:
        def work(conn: sqlite3.Connection) -> None:
            _, case = self._casebook.load(conn, case_id)
            alarms.arm(conn, office, None, case, at)

        try:
            await self._db.write(work)
        except StorageFailed:
            raise
        except Exception as error:
            log.error("Pengingat berkas %s tidak dapat diatur: %s", case_id, type(error).__name__)


def _rearm(conn: sqlite3.Connection, act: Act, office: Office, alarm: Alarm, at: datetime) -> None:
    """Where there was nothing to say (it was too early), the rules say when to look again.

    An alarm that would ring again at once is a bug, and must not keep the sweep from its end.
    """
    task = act.case.task(alarm.task)
    if act.events or task is None:
        return
    alarms.arm_task(conn, office, alarm.case, task, at)
    if alarms.still_due(conn, alarm, at):
        alarms.put_off(conn, alarm, after_hour(office.calendar, at), "NothingToSay")


def _next_moment(
    conn: sqlite3.Connection, offices: tuple[Office, ...], at: datetime
) -> datetime | None:
    """In an open office what has rung was dealt with; in a closed one it waits for the opening."""
    coming = [reminders.next_ready(conn, at)]
    for office in offices:
        opening = office.calendar.next_open(at)
        after = at if opening <= at else None
        rings = alarms.next_at(conn, office.unit.id, after)
        if rings is not None:
            coming.append(office.calendar.next_open(max(rings, at)))
        if opening > at and reminders.waiting(conn, at):
            coming.append(opening)
    return min((moment for moment in coming if moment is not None), default=None)


def _rules(office: Office) -> str:
    """What the moments of an office's alarms depend on, as a fingerprint."""
    calendar = office.calendar
    special = sorted(calendar.special.items())
    said = repr((office.unit.ladder, calendar.zone, calendar.hours, calendar.ramadan, special))
    return hashlib.sha256(said.encode()).hexdigest()
