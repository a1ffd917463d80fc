"""Somebody leaves the office, under /kelola: successor, day, what will happen, yes or no."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from sqlite3 import Connection

from bot.callbacks import Press
from bot.clock.standing import take_effect
from bot.desk import Turn
from bot.drawing.leaving import tell_planned
from bot.handlers.people.posts_rights import check_manages, office_of, today_of
from bot.views import plain
from bot.views.people import leaving as view
from bot.views.people.days import DAYS
from bot.views.people.leaving import unpacked
from bot.views.screen import Screen
from flows.people.leaving import FURTHEST, Leave, LeaveFault
from flows.people.officials import Official, OfficialId
from flows.waktu.receivers import ranked
from storage.people import leaving, roster
from storage.people.belongings import Belongings, belongings


@dataclass(frozen=True, slots=True)
class Told:
    """What a button carries behind its letter, and the page of a list."""

    rest: str
    page: int = 0


async def pressed(turn: Turn, press: Press) -> str:
    """One step of entering that somebody leaves, in place. Raises MayNotManage, LookupError,
    ValueError."""
    check_manages(turn)
    about, _, page = press.detail[1:].partition("/")
    return await STEPS[press.detail[:1]](turn, Told(about, int(page or 0)))


async def _who(turn: Turn, told: Told) -> str:
    unit, today = office_of(turn).unit, today_of(turn)

    def read(conn: Connection) -> Screen:
        who = roster.colleague(conn, turn.official.unit, OfficialId(int(told.rest)))
        people = _candidates(conn, turn, who)
        return view.successors(turn.words, unit, who, people, today, told.page)

    await turn.edit(await turn.read(read))
    return ""


async def _day(turn: Turn, told: Told) -> str:
    leave, today = unpacked(told.rest), today_of(turn)
    page = min(max(told.page, 0), FURTHEST.days // DAYS)
    await turn.edit(view.which_day(turn.words, office_of(turn), leave, today, page))
    return ""


async def _summary(turn: Turn, told: Told) -> str:
    leave, today = unpacked(told.rest), today_of(turn)

    def read(conn: Connection) -> Screen:
        fault = leaving.fault_of(conn, turn.official.unit, leave, today)
        if fault is not None:
            return _refused(turn, leave, fault)
        has = belongings(conn, leave.who, today, turn.at)
        days = office_of(turn).unit.former_days
        return view.summary(
            turn.words,
            leave,
            _both(conn, leave),
            has,
            _posts(turn, has),
            days,
            today=leave.since == today,
        )

    await turn.edit(await turn.read(read))
    return ""


async def _enter(turn: Turn, told: Told) -> str:
    """Enter it, once however often it is tapped, and let it take effect; whoever lets themselves
    go has got their last message."""
    leave, today = unpacked(told.rest), today_of(turn)
    unit, by = turn.official.unit, turn.official.id

    def work(conn: Connection) -> LeaveFault | None:
        if leaving.entered(conn, unit, leave):
            return None
        fault = leaving.enter(conn, unit, leave, by, today, turn.at)
        if fault is None and leave.since > today:
            tell_planned(conn, turn.desk, leave, by)
        return fault

    has = await turn.read(lambda conn: belongings(conn, leave.who, today, turn.at))
    fault = await turn.desk.db.write(work)
    if fault is not None:
        await turn.edit(_refused(turn, leave, fault))
        return ""
    await take_effect(turn.desk)

    def read(conn: Connection) -> Screen:
        found = leaving.leaving(conn, leave.who)
        gone = found is not None and found.gone_at is not None
        both = _both(conn, leave)
        return view.entered(turn.words, leave, both, has, _posts(turn, has), gone=gone)

    if leave.who != turn.official.id or leave.since > today:
        await turn.edit(await turn.read(read))
    return turn.words("Noted, thank you.")


async def _ask_withdraw(turn: Turn, told: Told) -> str:
    def read(conn: Connection) -> Screen:
        who = roster.colleague(conn, turn.official.unit, OfficialId(int(told.rest)))
        leave = leaving.planned(conn, who.id)
        if leave is None:
            return view.stays(turn.words, who)
        heir = roster.official(conn, leave.successor)
        return view.ask_stays(turn.words, who, leave, heir)

    await turn.edit(await turn.read(read))
    return ""


async def _withdraw(turn: Turn, told: Told) -> str:
    def work(conn: Connection) -> tuple[bool, Official]:
        who = roster.colleague(conn, turn.official.unit, OfficialId(int(told.rest)))
        leave, by = leaving.planned(conn, who.id), turn.official.id
        stays = leaving.withdraw(conn, who.id, by, turn.at)
        if stays and leave is not None:
            tell_planned(conn, turn.desk, leave, by, stays=True)
        return stays, who

    stays, who = await turn.desk.db.write(work)
    turn.desk.wake()
    await turn.edit(view.stays(turn.words, who))
    return turn.words("Noted, thank you.") if stays else ""


STEPS: dict[str, Callable[[Turn, Told], Awaitable[str]]] = {
    "w": _who,
    "d": _day,
    "s": _summary,
    "y": _enter,
    "x": _ask_withdraw,
    "z": _withdraw,
}


def _candidates(conn: Connection, turn: Turn, who: Official) -> list[Official]:
    """Who could take the person's place, whoever stands beside them first."""
    away = leaving.about_to_leave(conn)
    outside = {post.peran for post in office_of(turn).unit.posts if post.eksternal}
    people = [
        one
        for one in roster.of_unit(conn, who.unit)
        if one.id != who.id
        and one.id not in away
        and not (one.peran and outside.issuperset(one.peran))
    ]
    return ranked(office_of(turn), who.peran, who.peran, people)


def _posts(turn: Turn, has: Belongings) -> list[str]:
    names = {post.peran: post.nama for post in office_of(turn).unit.posts}
    return [names.get(one.peran, one.peran) for one in has.listed]


def _both(conn: Connection, leave: Leave) -> tuple[Official, Official]:
    return roster.official(conn, leave.who), roster.official(conn, leave.successor)


def _refused(turn: Turn, leave: Leave, fault: LeaveFault) -> Screen:
    screen = plain.said(turn.words, "cannot", reason=view.why_not(turn.words, fault))
    return Screen(screen.text, ((view.back(turn.words, leave.who),),))
