"""Somebody is away and nobody stands in: entered by themselves, secretary, head or admin."""

from datetime import timedelta
from sqlite3 import Connection

from bot.callbacks import Press
from bot.clock.standing import take_effect
from bot.desk import Turn, post
from bot.handlers.people.posts_rights import heads_of, manages, office_of, today_of
from bot.telegram.outgoing import SendScreen
from bot.views.people import absences as view
from bot.views.people.absences import Asked, Away, unpacked
from bot.views.screen import Screen
from flows.notices import ToSuperiors
from flows.people.absences import Absence
from flows.people.naming import in_full
from flows.people.officials import Official, OfficialId
from flows.refusals import MayNotManage
from storage import asking
from storage.people import absences, posts, roster
from storage.readers import reachable, superiors_of

FURTHEST = timedelta(days=366)
"""How far ahead an absence may reach."""


async def pressed(turn: Turn, press: Press) -> str:
    """One step of entering or ending an absence. Raises MayNotManage."""
    step, (rest, _, page) = press.detail[:1], press.detail[1:].partition("/")
    if step == "x":
        return await _end(turn, int(rest))
    asked = unpacked(rest)
    who = await turn.read(lambda conn: _subject(conn, turn, asked.official))
    match step:
        case "k":
            await turn.say(view.why(turn.words, turn.official, who, asked))
        case "d":
            first = asked.since or today_of(turn)
            screen = view.which_day(turn.words, office_of(turn), asked, first, int(page or 0))
            await turn.edit(screen)
        case "s":
            await turn.edit(view.summary(turn.words, who, asked))
        case "e":
            await _enter(turn, who, asked)
            return turn.words("Noted, thank you.")
        case _:
            raise LookupError(step)
    return ""


def known(conn: Connection, turn: Turn) -> list[Away]:
    """The running and coming absences of those for whom the person may speak, where nobody stands
    in."""
    heads, leads = heads_of(conn, turn), manages(turn)
    found = absences.of_unit(conn, turn.official.unit, today_of(turn))
    mine = [one for one in found if leads or one.official in heads]
    return [_away(conn, turn, one) for one in mine if _alone(conn, one)]


def _away(conn: Connection, turn: Turn, one: Absence) -> Away:
    return Away(roster.official(conn, one.official), one, one.since <= today_of(turn))


async def _enter(turn: Turn, who: Official, asked: Asked) -> None:
    """Note it and tell whoever can act, once however often it is tapped; let it take effect."""
    new = _absence(turn, asked)

    def work(conn: Connection) -> None:
        if absences.entered(conn, new):
            return
        entered = absences.enter(conn, new, turn.official.id, turn.at)
        one = _away(conn, turn, entered)
        told = _tell(conn, turn, one) if _alone(conn, entered) else []
        appoints = manages(turn) or who.id in heads_of(conn, turn)
        screen = view.entered(turn.words, one, told, appoints=appoints)
        post(conn, SendScreen(turn.chat_id, screen))

    await turn.write(work)
    await take_effect(turn.desk)


def _tell(conn: Connection, turn: Turn, one: Away) -> list[Official]:
    """The superiors, the admins and the person learn of it; returns who else than the person."""
    office, who = office_of(turn), one.who
    above = superiors_of(conn, office, ToSuperiors(who.unit, who.peran, who.id))
    admins = [o for o in roster.of_unit(conn, who.unit) if o.admin]
    readers = {o.id: o for o in reachable((*above, *admins, who)) if o.id != turn.official.id}
    waiting = len(asking.open_tasks(conn, who))
    for reader in readers.values():
        words = turn.desk.words_for(reader)
        screen = view.told(words, reader, one, turn.official, waiting)
        assert reader.chat_id is not None
        post(conn, SendScreen(reader.chat_id, screen))
    return [reader for reader in readers.values() if reader.id != who.id]


async def _end(turn: Turn, number: int) -> str:
    """The person is back, or does not go: from today on they are counted on."""

    def work(conn: Connection) -> Screen | None:
        found = absences.absence(conn, number)
        if found is None:
            raise LookupError(number)
        who = _subject(conn, turn, found.official)
        yesterday = today_of(turn) - timedelta(days=1)
        if not absences.end(conn, number, yesterday, turn.official.id, turn.at):
            return None
        if found.since > today_of(turn):
            return Screen(turn.words("The absence of %(who)s is withdrawn.", who=in_full(who)))
        return Screen(turn.words("%(who)s is counted on again.", who=in_full(who)))

    screen = await turn.desk.db.write(work)
    await take_effect(turn.desk)
    if screen is None:
        return turn.words("That absence has ended already.")
    await turn.edit(screen)
    return turn.words("Noted, thank you.")


def _subject(conn: Connection, turn: Turn, official: OfficialId) -> Official:
    """Who is away. Raises MayNotManage where it is not for this person to say, LookupError."""
    who = roster.colleague(conn, turn.official.unit, official)
    allowed = {turn.official.id, *heads_of(conn, turn)}
    if who.id not in allowed and not manages(turn):
        raise MayNotManage
    return who


def _absence(turn: Turn, asked: Asked) -> Absence:
    """What is to be entered. Raises LookupError where the draft is not complete or not sensible."""
    today, since, until = today_of(turn), asked.since, asked.until
    if asked.kind is None or since is None or until is None:
        raise LookupError(asked)
    if not today <= since <= until <= today + FURTHEST:
        raise LookupError(asked)
    return Absence(0, asked.official, asked.kind, since, until)


def _alone(conn: Connection, one: Absence) -> bool:
    """Whether there is a day of the absence on which nobody stands in."""
    plh = (a for a in posts.of_official(conn, one.official) if a.instead_of == one.official)
    return not any(a.since <= one.since and a.until and one.until <= a.until for a in plh)
