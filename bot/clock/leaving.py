"""People leave the office on their day: they go, and what was theirs is handed over, one berkas
after the other. What an interruption leaves undone is done at the next look."""

import logging
import sqlite3
from datetime import date, datetime, timedelta
from functools import partial

from bot import menus
from bot.desk import Desk, post
from bot.drawing import invitations
from bot.telegram.outgoing import SendScreen
from bot.views.people import leaving as view
from bot.views.people.leaving import Passed
from bot.views.screen import Screen
from flows.ids import Peran
from flows.notices import ToSuperiors
from flows.people.administering import leaves_nobody
from flows.people.leaving import kept_until
from flows.people.officials import Official, OfficialId, actor
from flows.people.passing_on import PassOn
from flows.people.posts import Holding
from flows.rapat.passing_on import meeting_passed_on
from storage import meetings
from storage.failures import StorageFailed
from storage.people import leaving, passing_on, posts, roster
from storage.people.departing import depart
from storage.people.forgetting import forget
from storage.people.leaving import Leaving
from storage.people.passing_on import Left, cause_of
from storage.readers import reachable, superiors_of

log = logging.getLogger(__name__)


async def let_go(desk: Desk, at: datetime) -> None:
    """Whose day has come is of the office no more. Raises StorageFailed."""
    for unit in desk.units.values():
        today = at.astimezone(unit.zona).date()
        for one in await desk.db.read(partial(leaving.due, unit=unit.id, today=today)):
            who = one.leave.who
            await desk.db.write(partial(_let_go, desk=desk, who=who, today=today, at=at))


async def hand_over(desk: Desk, at: datetime) -> None:
    """What rests with people who have left is with their successors; whom it concerns is told when
    nothing is left to hand over. Raises StorageFailed."""
    failed = set()
    for left in await desk.db.read(passing_on.left_behind):
        if not await _passed_on(desk, left, at):
            failed.add(left.who)
    for one in await desk.db.read(leaving.gone):
        if one.done_at is None and one.leave.who not in failed:
            await desk.db.write(partial(_finish, desk=desk, one=one, at=at))


def _let_go(
    conn: sqlite3.Connection, desk: Desk, who: OfficialId, today: date, at: datetime
) -> None:
    """Thank them, and let them go, unless they stay after all or have gone meanwhile; the last who
    can set the office up waits for another."""
    person = roster.official(conn, who)
    one = next((o for o in leaving.due(conn, person.unit, today) if o.leave.who == who), None)
    if one is None:
        return
    if person.admin and leaves_nobody(roster.of_unit(conn, person.unit), {person.id}):
        log.warning("Pegawai %s administrator terakhir; belum dilepas.", person.id)
        return
    heir = roster.official(conn, leaving.successor(conn, one.leave.successor))
    entered = one.at.astimezone(desk.unit_of(person).zona).date()
    depart(conn, one, today, at, planned=entered < one.leave.since)
    if person.chat_id is not None:
        menus.refresh(conn, person.chat_id)
    if reachable([person]):
        until = kept_until(one.leave, desk.unit_of(person).former_days)
        words = desk.words_for(person)
        _say(conn, person, view.farewell(words, person, heir, one.leave, until))


async def _passed_on(desk: Desk, left: Left, at: datetime) -> bool:
    """Whether nothing of the berkas is theirs any more."""
    command = await desk.db.read(lambda conn: _command(conn, left.who))
    cause = cause_of(left.who, left.case, left.n)
    try:
        await desk.casebook.execute(left.case, command, at, cause)
    except StorageFailed:
        raise
    except Exception as error:
        log.error("Berkas %s belum dapat diserahkan: %s", left.case, type(error).__name__)
        return False
    return True


def _command(conn: sqlite3.Connection, who: OfficialId) -> PassOn:
    heir = roster.official(conn, leaving.successor(conn, who))
    return PassOn(who, actor(heir), _told_by(conn, who))


def _told_by(conn: sqlite3.Connection, who: OfficialId) -> OfficialId:
    """On whose word: who entered it, as long as they are here; else the leaver's own."""
    found = leaving.leaving(conn, who)
    by = None if found is None else found.by
    return who if by is None or leaving.successor(conn, by) != by else by


def _finish(conn: sqlite3.Connection, desk: Desk, one: Leaving, at: datetime) -> None:
    who = one.leave.who
    taken = _hand_meetings(conn, who, at)
    if not leaving.finish(conn, who, at):
        return
    if one.leave.at_once:
        forget(conn, one, at)
    heir = roster.official(conn, leaving.successor(conn, who))
    _tell(conn, desk, one, heir, _passed(conn, desk, one, taken))


def _hand_meetings(conn: sqlite3.Connection, who: OfficialId, at: datetime) -> int:
    """The successor runs the meetings of the person, and is invited where they were; returns how
    many it were."""
    heir, by = roster.official(conn, leaving.successor(conn, who)), _told_by(conn, who)
    taken = 0
    for number in passing_on.meetings_of(conn, who):
        before = meetings.meeting(conn, number)
        events = meeting_passed_on(before, who, heir, by, at)
        cause = cause_of(who, "rapat", number)
        after = meetings.happen(conn, before, events, cause) if events else None
        if after is None:
            continue
        taken += 1
        added = after.invitees[len(before.invitees) :]
        invitations.announce(conn, after, [line.number for line in added], invitations.INVITE)
        invitations.refresh(conn, after)
    return taken


def _passed(conn: sqlite3.Connection, desk: Desk, one: Leaving, taken: int) -> Passed:
    """What was handed over, as the journals have it."""
    happened = passing_on.handed_over(conn, one.leave.who)
    return Passed(
        happened.get("TaskHandedOver", 0),
        happened.get("TaskReleased", 0),
        happened.get("MemberAppointed", 0),
        happened.get("ContactTaken", 0),
        taken,
        _posts(conn, desk, one, held=True) if one.leave.posts else (),
        _posts(conn, desk, one, held=False),
        *_of_heir(conn, desk, one),
    )


def _of_heir(conn: sqlite3.Connection, desk: Desk, one: Leaving) -> tuple[tuple[str, ...], bool]:
    """The posts that the successor had before and keeps, and whether they have become a head;
    nothing where the posts did not pass."""
    if not one.leave.posts:
        return (), False
    who = roster.official(conn, one.leave.who)
    heir = roster.official(conn, leaving.successor(conn, who.id))
    names, passed = {post.peran: post.nama for post in desk.unit_of(who).posts}, _own(conn, one)
    kept = (kode for kode in posts.listed(conn, heir.id) if kode not in passed)
    return tuple(names.get(kode, kode) for kode in kept), who.kepala and heir.kepala


def _posts(conn: sqlite3.Connection, desk: Desk, one: Leaving, *, held: bool) -> tuple[str, ...]:
    """The names of the person's own posts that somebody holds since they left, or nobody does."""
    person = roster.official(conn, one.leave.who)
    names = {post.peran: post.nama for post in desk.unit_of(person).posts}
    some = [
        kode for kode in _own(conn, one) if bool(roster.holders(conn, person.unit, kode)) is held
    ]
    return tuple(names.get(kode, kode) for kode in some)


def _own(conn: sqlite3.Connection, one: Leaving) -> tuple[Peran, ...]:
    """The posts that were the person's own until they left."""
    last = one.leave.since - timedelta(days=1)
    mine = (held for held in posts.of_official(conn, one.leave.who) if held.until == last)
    own = (held.peran for held in mine if held.holding is Holding.DEFINITIF)
    return tuple(dict.fromkeys(own))


def _tell(
    conn: sqlite3.Connection, desk: Desk, one: Leaving, heir: Official, passed: Passed
) -> None:
    """The successor, the superiors of the person, and whoever entered it."""
    who = roster.official(conn, one.leave.who)
    _say(conn, heir, view.taken_over(desk.words_for(heir), heir, who, passed))
    office = desk.offices(who.unit)
    above = superiors_of(conn, office, ToSuperiors(who.unit, _own(conn, one), heir.id))
    entered = () if one.by is None else (roster.official(conn, one.by),)
    for reader in {r.id: r for r in (*above, *entered) if r.id != heir.id}.values():
        _say(conn, reader, view.told(desk.words_for(reader), reader, who, heir, passed))


def _say(conn: sqlite3.Connection, reader: Official, screen: Screen) -> None:
    if reachable([reader]):
        assert reader.chat_id is not None
        post(conn, SendScreen(reader.chat_id, screen))
