"""The digest on demand, and what a head does about a line of it: remind, extend, hand over.

The buttons stand under a digest, which is drawn anew in place, or elsewhere, under a message that
stays as it is: then what they bring is a new message.
"""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from functools import wraps
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.drawing import briefing
from bot.handlers.acts import why_not
from bot.handlers.people import assisting
from bot.handlers.people.posts_rights import acting
from bot.telegram.outgoing import EditScreen, SendScreen
from bot.views import plain
from bot.views.screen import Screen
from bot.views.waktu import leading as view
from bot.views.waktu.leading import About
from flows.case import Case
from flows.office import Office
from flows.people.members import in_person
from flows.people.officials import Official, OfficialId, actor
from flows.people.reaching import Barrier
from flows.reading.dates import date_in
from flows.refusals import LimitNotLater, NotASuperior, OwnLimit, Refused, TaskNotOpen
from flows.rights import is_own, may_hold, may_lead, performers
from flows.waktu.commands import ExtendTask, HandOver, Nudge
from flows.waktu.later_limits import close_of, days_later
from flows.waktu.receivers import ranked
from storage import announcing, screens
from storage.people import roster
from storage.people.unreached import barrier_of
from storage.screens import Prompt

Led = ExtendTask | HandOver | Nudge
DAYS = (1, 2, 5)
"""Working days by which a limit is moved with one tap."""
FURTHEST = timedelta(days=366)
"""How far ahead a limit may be set."""
Handler = Callable[[Turn, Press], Awaitable[str]]


async def asked(turn: Turn) -> None:
    """/ringkasan: the digest as it stands now, as a new message."""
    await turn.write(lambda conn: briefing.ask(conn, turn.official))
    await assisting.digests(turn)


async def turned(turn: Turn, press: Press) -> str:
    """Another page of the digest, in place."""
    await turn.write(lambda conn: redraw(conn, turn, str(int(press.detail or 0))))
    return ""


def _led(handler: Handler) -> Handler:
    """A refusal is said over the chat; a digest is drawn anew, and never becomes a card."""

    @wraps(handler)
    async def led(turn: Turn, press: Press) -> str:
        try:
            return await handler(turn, press)
        except Refused as refused:
            await turn.write(lambda conn: redraw(conn, turn, _page(press)))
            return await why_not(turn, press.case, refused)

    return led


@_led
async def nudge(turn: Turn, press: Press) -> str:
    """Remind whoever has the task, in the name of the superior; or say that they hear nothing."""
    about = await _about(turn, press)
    named = {"n": about.task.nomor, "case": about.case.id}
    where = (about.unit.id, about.case.id, about.task.id)
    if await turn.read(lambda conn: barrier_of(conn, *where)) not in (None, Barrier.ABSENT):
        await turn.write(lambda conn: redraw(conn, turn, about.page))
        return turn.words(
            "Whoever has step %(n)s of %(case)s cannot be reached; it can be handed to another.",
            **named,
        )
    await _carry_out(turn, about, Nudge(actor(turn.official), about.task.id))
    return turn.words("Whoever has step %(n)s of %(case)s is reminded.", **named)


@_led
async def extend(turn: Turn, press: Press) -> str:
    """Show the later limits to choose from."""
    about = await _about(turn, press)
    due_at = about.task.timing.due_at
    if is_own(_office(turn), about.sop, about.case, about.task, actor(turn.official)):
        raise OwnLimit
    if due_at is None:
        raise LimitNotLater(None)
    calendar, since = _office(turn).calendar, max(turn.at, due_at)
    choices = [(days, days_later(calendar, since, days)) for days in DAYS]
    await _show(turn, press, view.extending(turn.words, about, choices))
    return ""


@_led
async def extend_by(turn: Turn, press: Press) -> str:
    """The limit moves by so many working days, up to the close of office."""
    about = await _about(turn, press)
    days = int(press.detail.partition(".")[0])
    if days not in DAYS:
        raise LookupError(days)
    since = max(turn.at, about.task.timing.due_at or turn.at)
    until = days_later(_office(turn).calendar, since, days)
    said = view.extended(turn.words, about, until)
    await _carry_out(turn, about, ExtendTask(actor(turn.official), about.task.id, until), said)
    return said


@_led
async def ask_date(turn: Turn, press: Press) -> str:
    """Ask for another date; the digest is drawn anew meanwhile."""
    about = await _about(turn, press)
    where = (about.case.id, about.task.id, about.page)
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.EXTEND_DATE.value, *where)
    out = SendScreen(turn.chat_id, view.ask_date(turn.words, about, _example(turn)))

    def work(conn: Connection) -> None:
        redraw(conn, turn, about.page)
        post(conn, out, prompt)

    await turn.write(work)
    return ""


async def date_given(turn: Turn, prompt: Prompt, text: str) -> None:
    """The typed date is the new limit, at the close of office; or why not. Raises NoSuchCase."""
    try:
        about = await _about(turn, Press(Do.EXTEND_DATE, prompt.case, prompt.task))
        said = await _limited(turn, about, prompt, text)
    except Refused as refused:
        said = await why_not(turn, prompt.case, refused)
    if said:
        await turn.say(plain.said(turn.words, "cannot", reason=said))


async def _limited(turn: Turn, about: About, prompt: Prompt, text: str) -> str:
    """Move the limit; returns why that cannot be, empty where it was done."""
    calendar, found = _office(turn).calendar, date_in(text)
    until = None if found is None else close_of(calendar, found.day)
    meant = found is not None and found.weekday in (None, found.day.weekday())
    if until is None or not meant or until - turn.at > FURTHEST:
        return view.no_limit(turn.words, found, until, _example(turn))
    said = Screen(view.extended(turn.words, about, until))

    def also(conn: Connection) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        post(conn, SendScreen(turn.chat_id, said))

    command = ExtendTask(actor(turn.official), about.task.id, until)
    await _execute(turn, about.case, command, also)
    return ""


@_led
async def hand_over(turn: Turn, press: Press) -> str:
    """Show the people the task can be handed to, a page of them."""
    about = await _about(turn, press)
    page = int(press.detail.partition(".")[0] or 0)
    holders, others = await turn.read(lambda conn: _candidates(conn, turn, about))
    await _show(turn, press, view.handing_over(turn.words, about, holders, others, page))
    return ""


@_led
async def hand_to(turn: Turn, press: Press) -> str:
    """The task is this person's from now on."""
    about = await _about(turn, press)
    chosen = OfficialId(int(press.detail.partition(".")[0]))
    to = await turn.read(lambda conn: roster.colleague(conn, about.unit.id, chosen))
    by = await turn.read(lambda conn: acting(conn, turn))
    command = HandOver(by, about.task.id, actor(to))
    said = turn.words("Step %(n)s is now with %(who)s.", n=about.task.nomor, who=to.jabatan)
    await _carry_out(turn, about, command, said)
    return said


async def _about(turn: Turn, press: Press) -> About:
    """The task in question. Raises NoSuchCase; Refused where it is closed, or another's to lead."""
    sop, case = await turn.desk.casebook.read(press.case)
    task = case.task(press.task)
    if task is None or not task.live:
        raise TaskNotOpen(*((task.accepted_by, task.closed_at) if task else ()))
    me, office = actor(turn.official), _office(turn)
    if press.do in (Do.HAND_OVER, Do.HAND_TO):
        me = await turn.read(lambda conn: acting(conn, turn))
    holds = press.do in (Do.HAND_OVER, Do.HAND_TO) and may_hold(sop, case, task, me)
    if not holds and not may_lead(office, sop, case, task, me):
        raise NotASuperior(performers(case, sop.row(task.nomor)))
    return About(office.unit, sop, case, task, _page(press))


async def _carry_out(turn: Turn, about: About, command: Led, said: str = "") -> None:
    """Do it; the digest is drawn anew, or the choice elsewhere gives way to what was done."""

    def also(conn: Connection) -> None:
        redraw(conn, turn, about.page)
        if said and not about.page:
            post(conn, EditScreen(turn.chat_id, turn.message_id, Screen(said)))

    await _execute(turn, about.case, command, also)


async def _execute(
    turn: Turn,
    case: Case,
    command: Led,
    also: Callable[[Connection], None],
) -> None:
    """Carry out the command together with `also`; my own card of the berkas follows."""

    def then(conn: Connection, _: object) -> None:
        turn.finish(conn)
        also(conn)
        if screens.card_of(conn, turn.official.id, case.id) is not None:
            announcing.redraw(conn, turn.official.id, turn.chat_id, case.id)

    await turn.desk.casebook.execute(case.id, command, turn.at, turn.cause, then)
    turn.desk.wake()


async def _show(turn: Turn, press: Press, screen: Screen) -> None:
    """In place of the digest, or of an earlier page; from elsewhere as a new message."""
    await (turn.edit(screen) if press.detail else turn.say(screen))


def redraw(conn: Connection, turn: Turn, page: str) -> None:
    """Draw the page of the digest that was tapped anew; nothing where it was no digest."""
    if page:
        briefing.ask(conn, turn.official, page=int(page), message_id=turn.message_id)


def _candidates(
    conn: Connection, turn: Turn, about: About
) -> tuple[list[Official], list[Official]]:
    """Who else holds the peran, and the others of the office, superiors last; to a colleague those
    of the peran alone, as long as there are any."""
    sop, case, task = about.sop, about.case, about.task
    has = (task.accepted_by, task.handed)
    people = [o for o in roster.of_unit(conn, sop.unit) if o.id not in has]
    peran, by = performers(case, sop.row(task.nomor)), acting(conn, turn)
    wanted = set(in_person(case.members, peran))
    outside = {post.peran for post in _office(turn).unit.posts if post.eksternal}
    holders = [o for o in people if not wanted.isdisjoint(actor(o).roles)]
    if holders and not may_lead(_office(turn), sop, case, task, by):
        return holders, []
    others = [o for o in people if o not in holders and not outside.issuperset(o.peran)]
    return holders, ranked(_office(turn), peran, by.peran, others)


def _page(press: Press) -> str:
    """The page of the digest that the button stood under; empty where it stood elsewhere."""
    page = press.detail.rpartition(".")[2]
    return str(int(page)) if page else ""


def _office(turn: Turn) -> Office:
    return turn.desk.offices(turn.desk.unit_of(turn.official).id)


def _example(turn: Turn) -> date:
    """A date such as one could type: a working day in a week."""
    return days_later(_office(turn).calendar, turn.at, 5).date()
