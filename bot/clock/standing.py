"""The posts change hands: whoever stands in begins, whoever is back goes on, nothing rests."""

import asyncio
import logging
import sqlite3
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from bot import menus
from bot.clock import leaving
from bot.desk import Desk, post
from bot.telegram.outgoing import SendScreen
from bot.views.people import standing as view
from bot.views.screen import Screen
from flows.ids import CaseId, Peran, TaskId
from flows.notices import ToPeran, ToSuperiors
from flows.people.officials import Official, actor
from flows.people.posts import Assignment, in_force
from flows.people.reaching import hindrance
from flows.people.turnover import begun, ended
from flows.people.vacating import VacateTask
from flows.refusals import Refused
from flows.rights import for_task
from storage import announcing, asking, screens
from storage.failures import StorageFailed
from storage.people import posts, roster, turnover
from storage.people.capacities import keep_names
from storage.people.standing import Resting, known_otherwise, resting, waiting_for
from storage.people.turnover import Change
from storage.readers import holders_of, reachable, superiors_of

log = logging.getLogger(__name__)


class Standing:
    """Lets the posts change hands at midnight of each unit's zone."""

    job = "pejabat"
    trouble = "Pergantian pejabat belum dapat diberlakukan: %s"
    coarse = timedelta(minutes=5)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._turn = asyncio.Lock()
        self._days: frozenset[tuple[str, date]] = frozenset()

    async def look(self) -> int:
        """Let what holds today take effect; returns for how many people something changed. Raises
        StorageFailed."""
        async with self._turn:
            return await self._look()

    async def settled(self) -> None:
        """The posts have changed hands today: what looks at them afterwards sees today's holders.
        Raises StorageFailed; any other fault is logged, for it must silence nobody."""
        async with self._turn:
            if self._days == self._today():
                return
            try:
                await self._look()
            except StorageFailed:
                raise
            except Exception as error:
                log.error(self.trouble, type(error).__name__)

    async def _look(self) -> int:
        days = self._today()
        changed = await take_effect(self._desk)
        self._days = days
        return changed

    def _today(self) -> frozenset[tuple[str, date]]:
        at, units = self._desk.clock(), self._desk.units.values()
        return frozenset((unit.id, at.astimezone(unit.zona).date()) for unit in units)

    async def next_moment(self) -> datetime | None:
        """The next midnight of a unit."""
        at = self._desk.clock()
        zones = {unit.zona for unit in self._desk.units.values()}
        days = ((zone, at.astimezone(zone).date() + timedelta(days=1)) for zone in zones)
        return min((datetime.combine(day, time(), zone) for zone, day in days), default=None)


async def take_effect(desk: Desk) -> int:
    """Let go who leaves today, make today's holders what the assignments say, tell those who gained
    or lost a post, hand over what was a leaver's, and set free what rests with somebody who holds
    its post no more.

    Returns for how many people something changed. Raises StorageFailed; what was not set free then
    is so at the next look.
    """
    at = desk.clock()
    await leaving.let_go(desk, at)
    changed = await desk.db.write(lambda conn: _turned_over(conn, desk, at))
    await leaving.hand_over(desk, at)
    for found in await desk.db.read(resting):
        await _vacate(desk, found, at)
    desk.wake()
    return changed


def duty_of(conn: sqlite3.Connection, desk: Desk, one: Assignment) -> view.Duty:
    """The assignment with the name of its post and the people it is about."""
    holder = roster.official(conn, one.official)
    posts_of = {post.peran: post.nama for post in desk.unit_of(holder).posts}
    instead = None if one.instead_of is None else roster.official(conn, one.instead_of)
    return view.Duty(one, posts_of.get(one.peran, one.peran), holder, instead)


async def _vacate(desk: Desk, found: Resting, at: datetime) -> None:
    of = await desk.db.read(lambda conn: roster.official(conn, found.official))
    command = VacateTask(TaskId(found.task), actor(of), found.away)
    cause = f"pejabat:{found.case}:{found.task}:{found.version}"
    try:
        await desk.casebook.execute(CaseId(found.case), command, at, cause)
    except StorageFailed:
        raise
    except Refused:
        return
    except Exception as error:
        log.error("Tugas berkas %s tidak dapat dialihkan: %s", found.case, type(error).__name__)


def _turned_over(conn: sqlite3.Connection, desk: Desk, at: datetime) -> int:
    changed = 0
    for unit in desk.units.values():
        keep_names(conn, unit)
        today = at.astimezone(unit.zona).date()
        changes = turnover.apply(conn, unit.id, today, at)
        known = posts.assignments(conn, unit.id) if changes else ()
        for change in changes:
            _lose(conn, desk, change, known, today)
        for change in changes:
            _gain(conn, desk, change, known, today)
            menus.follow(conn, change.official)
        _warn_of_nobody(conn, desk, unit.id, changes)
        for ending in posts.to_warn(conn, unit.id, today):
            _announce_end(conn, desk, ending)
        changed += len(changes)
    return changed


def _gain(
    conn: sqlite3.Connection,
    desk: Desk,
    change: Change,
    known: tuple[Assignment, ...],
    today: date,
) -> None:
    """Tell whoever has a post from today on, and hand them what waits for it."""
    if not change.gained:
        return
    reader = roster.official(conn, change.official)
    peran = [one.peran for one in change.gained]
    waiting = len(waiting_for(conn, reader.unit, peran))
    duties = [duty_of(conn, desk, one) for one in begun(change.gained, known, today)]
    if duties:
        away = (one for one in in_force(known, today) if one.instead_of == reader.id)
        still = [duty_of(conn, desk, one) for one in away]
        screen = view.begins(desk.words_for(reader), reader, duties, waiting, still)
        _say(conn, reader, screen)
    before = known_otherwise(conn, reader, peran)
    open_now = asking.open_tasks(conn, reader)
    kept = [one for one in open_now if (one.case, one.task) in before]
    announcing.deliver_waiting(conn, reader, kept)


def _lose(
    conn: sqlite3.Connection,
    desk: Desk,
    change: Change,
    known: tuple[Assignment, ...],
    today: date,
) -> None:
    """Tell whoever holds a post no more, and take the buttons off their cards."""
    if not change.lost:
        return
    reader = roster.official(conn, change.official)
    gone = [duty_of(conn, desk, one) for one in ended(change.official, change.lost, known, today)]
    if gone:
        _say(conn, reader, view.ends(desk.words_for(reader), reader, gone))
    for case_id in {case for case, _ in waiting_for(conn, reader.unit, change.lost)}:
        card = screens.card_of(conn, reader.id, case_id)
        if card is not None:
            announcing.redraw(conn, reader.id, card.chat_id, case_id)


def _warn_of_nobody(
    conn: sqlite3.Connection, desk: Desk, unit: str, changes: tuple[Change, ...]
) -> None:
    """Whoever can act learns of a task whose post has nobody today who can be reached."""
    by_peran: dict[Peran, Official] = {}
    for change in changes:
        for kode in change.lost:
            by_peran[kode] = roster.official(conn, change.official)
    for case_id, task_id in waiting_for(conn, unit, by_peran):
        try:
            _warn(conn, desk, unit, case_id, task_id, by_peran)
        except sqlite3.Error:
            raise
        except Exception as error:
            log.error("Berkas %s tidak terbaca: %s", case_id, type(error).__name__)


def _warn(
    conn: sqlite3.Connection,
    desk: Desk,
    unit: str,
    case_id: str,
    task_id: int,
    left: Mapping[Peran, Official],
) -> None:
    """Say so where nobody can be told of this task, whose post was `left` by somebody."""
    sop, case = desk.casebook.load(conn, case_id)
    task = case.tasks[task_id - 1]
    performers = for_task(sop, case, task)
    lost = next((left[kode] for kode in performers if kode in left), None)
    free = task.accepted_by is None
    if lost and free and hindrance(holders_of(conn, ToPeran(unit, performers))):
        announcing.tell_others(conn, desk.offices(unit), sop, case, task, lost.id)


def _announce_end(conn: sqlite3.Connection, desk: Desk, ending: Assignment) -> None:
    """The Plt, their superior and the admins learn that the assignment ends soon."""
    holder = roster.official(conn, ending.official)
    duty, office = duty_of(conn, desk, ending), desk.offices(holder.unit)
    above = superiors_of(conn, office, ToSuperiors(holder.unit, (ending.peran,), holder.id))
    admins = [one for one in roster.of_unit(conn, holder.unit) if one.admin]
    for reader in {one.id: one for one in (holder, *above, *admins)}.values():
        _say(conn, reader, view.ends_soon(desk.words_for(reader), reader, duty))


def _say(conn: sqlite3.Connection, reader: Official, screen: Screen) -> None:
    if reachable([reader]):
        assert reader.chat_id is not None
        post(conn, SendScreen(reader.chat_id, screen))
