"""What the holder of a task says about its time.

The buttons stand on their card, or elsewhere, under a reminder that stays as it is: then what they
bring is a new message.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.handlers.acts import why_not
from bot.outgoing import EditScreen, RetireButtons, SendScreen
from bot.views import plain
from bot.views import timekeeping as view
from bot.views.leading import no_limit
from bot.views.screen import Screen
from bot.views.timekeeping import Matter
from flows.engine import workable
from flows.ids import TaskId
from flows.later_limits import close_of, days_later
from flows.office_time.calendar import WorkCalendar
from flows.officials import actor
from flows.reading.dates import date_in
from flows.refusals import CaseClosed, LimitNotLater, Refused, TaskNotOpen
from flows.time_commands import (
    ClearObstacle,
    EndWait,
    ReportObstacle,
    RequestExtension,
    RequestWait,
    Snooze,
)
from storage import announcing, asking, screens
from storage.casebook import Act
from storage.screens import Prompt

DAYS = (1, 2, 5)
"""Working days by which more time can be asked for with one tap."""
FURTHEST = timedelta(days=366)
"""How far ahead a limit may be asked for."""
Handler = Callable[[Turn, Press], Awaitable[str]]


def _timely(handler: Handler) -> Handler:
    """A refusal is said over the chat and the person's card drawn anew; a reminder of a task that
    is over loses its buttons."""

    @wraps(handler)
    async def timely(turn: Turn, press: Press) -> str:
        try:
            return await handler(turn, press)
        except Refused as refused:
            over = isinstance(refused, TaskNotOpen | CaseClosed)
            await turn.write(lambda conn: _after_refusal(conn, turn, press, over=over))
            return await why_not(turn, press.case, refused)

    return timely


@_timely
async def menu(turn: Turn, press: Press) -> str:
    """Show all that can be said about the time of the task."""
    matter = await _matter(turn, press.case, press.task)
    await _show(turn, press, view.menu(turn.words, matter))
    return ""


@_timely
async def obstacle(turn: Turn, press: Press) -> str:
    """Ask what stands in the way."""
    matter = await _matter(turn, press.case, press.task)
    await _ask(turn, press, view.ask_obstacle(turn.words, matter))
    return ""


@_timely
async def wait(turn: Turn, press: Press) -> str:
    """Ask who outside is waited for."""
    matter = await _matter(turn, press.case, press.task)
    await _ask(turn, press, view.ask_whom(turn.words, matter))
    return ""


@_timely
async def obstacle_over(turn: Turn, press: Press) -> str:
    """The task can go on."""
    await _execute(turn, press, ClearObstacle(actor(turn.official), TaskId(press.task)))
    return turn.words("Noted, thank you.")


@_timely
async def wait_over(turn: Turn, press: Press) -> str:
    """Whoever was waited for has answered: the rest of the time runs on."""
    done = await _execute(turn, press, EndWait(actor(turn.official), TaskId(press.task)))
    due_at = done.case.tasks[press.task - 1].timing.due_at
    if due_at is None:
        return turn.words("Noted, thank you.")
    return turn.words("The time runs on, until %(when)s.", when=turn.words.moment(due_at))


@_timely
async def snooze(turn: Turn, press: Press) -> str:
    """Be reminded later; the limit stays."""
    later = bool(("0", "1").index(press.detail))
    done = await _execute(turn, press, Snooze(actor(turn.official), TaskId(press.task), later))
    until = dict(done.case.tasks[press.task - 1].timing.snoozes)[turn.official.id]
    when = turn.words.moment(until)
    return turn.words("A reminder comes on %(when)s; the limit stays.", when=when)


@_timely
async def extend_ask(turn: Turn, press: Press) -> str:
    """Show the later limits to choose from; once one is chosen, ask for the reason."""
    matter = await _matter(turn, press.case, press.task)
    due_at = matter.task.timing.due_at
    if due_at is None:
        raise LimitNotLater(None)
    calendar, since = _calendar(turn, matter), max(turn.at, due_at)
    if not press.detail:
        choices = [(days, days_later(calendar, since, days)) for days in DAYS]
        await _show(turn, press, view.later(turn.words, matter, choices))
    elif press.detail == view.OTHER_DAY:
        await _ask(turn, press, view.ask_day(turn.words, matter, _example(calendar, turn.at)))
    else:
        days = DAYS[DAYS.index(int(press.detail))]
        until = days_later(calendar, since, days)
        await _ask(turn, press, view.ask_why(turn.words, matter, until), _seconds(until))
    return ""


async def day_given(turn: Turn, prompt: Prompt, text: str) -> None:
    """The date up to which more time is asked for has been typed: ask for the reason, or say why
    it is no such date. Raises NoSuchCase."""
    try:
        matter = await _matter(turn, prompt.case, prompt.task)
    except Refused as refused:
        reason = await why_not(turn, prompt.case, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
        return
    calendar, found = _calendar(turn, matter), date_in(text)
    until = None if found is None else close_of(calendar, found.day)
    meant = found is not None and found.weekday in (None, found.day.weekday())
    if until is None or not meant or until - turn.at > FURTHEST:
        reason = no_limit(turn.words, found, until, _example(calendar, turn.at))
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
        return
    await _ask_why(turn, prompt, matter, until)


def said(turn: Turn, prompt: Prompt, text: str) -> ReportObstacle | RequestWait | RequestExtension:
    """The command that the answer to one of these questions gives. Raises LookupError."""
    by, task = actor(turn.official), TaskId(prompt.task)
    match Do(prompt.purpose):
        case Do.OBSTACLE:
            return ReportObstacle(by, task, text)
        case Do.WAIT:
            return RequestWait(by, task, text)
        case Do.EXTEND_ASK:
            until = datetime.fromtimestamp(int(prompt.detail), UTC)
            return RequestExtension(by, task, until, text)
        case other:
            raise LookupError(other)


async def _ask_why(turn: Turn, prompt: Prompt, matter: Matter, until: datetime) -> None:
    press = Press(Do.EXTEND_ASK, prompt.case, prompt.task)
    then = _prompt(turn, press, _seconds(until))
    out = SendScreen(turn.chat_id, view.ask_why(turn.words, matter, until))

    def work(conn: Connection) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        post(conn, out, then)

    await turn.write(work)


async def _matter(turn: Turn, case_id: str, task_id: int) -> Matter:
    """The task in question. Raises NoSuchCase; Refused where it is not the person's (any more)."""
    sop, case = await turn.desk.casebook.read(case_id)
    task, _ = workable(sop, case, TaskId(task_id), actor(turn.official))
    people = await turn.read(lambda conn: asking.people(conn, case))
    return Matter(sop, case, task, turn.at, people)


async def _execute(turn: Turn, press: Press, command: ClearObstacle | EndWait | Snooze) -> Act:
    """Carry out the command; the person's card follows, wherever it stands."""

    def then(conn: Connection, _: Act) -> None:
        turn.finish(conn)
        _redraw(conn, turn, press)

    case_id = (await turn.desk.casebook.read(press.case))[1].id
    done = await turn.desk.casebook.execute(case_id, command, turn.at, turn.cause, then)
    turn.desk.wake()
    return done


async def _show(turn: Turn, press: Press, screen: Screen) -> None:
    """In place of the person's card; from elsewhere as a new message."""

    def work(conn: Connection) -> None:
        if _on_card(conn, turn, press):
            post(conn, EditScreen(turn.chat_id, turn.message_id, screen))
        else:
            post(conn, SendScreen(turn.chat_id, screen))

    await turn.write(work)


async def _ask(turn: Turn, press: Press, screen: Screen, detail: str = "") -> None:
    """Ask in a new message; the card stands in its place again meanwhile."""

    def work(conn: Connection) -> None:
        if _on_card(conn, turn, press):
            _redraw(conn, turn, press)
        post(conn, SendScreen(turn.chat_id, screen), _prompt(turn, press, detail))

    await turn.write(work)


def _prompt(turn: Turn, press: Press, detail: str) -> Prompt:
    where = (press.case, press.task, detail)
    return Prompt(turn.chat_id, 0, turn.official.id, press.do.value, *where)


def _after_refusal(conn: Connection, turn: Turn, press: Press, *, over: bool) -> None:
    if over and not _on_card(conn, turn, press):
        post(conn, RetireButtons(turn.chat_id, turn.message_id))
    _redraw(conn, turn, press)


def _on_card(conn: Connection, turn: Turn, press: Press) -> bool:
    """Whether the message that was tapped is the person's card of the berkas."""
    card = screens.card_of(conn, turn.official.id, press.case)
    return card is not None and card.message_id == turn.message_id


def _redraw(conn: Connection, turn: Turn, press: Press) -> None:
    """Draw the person's card anew where it stands; who has none gets none."""
    if screens.card_of(conn, turn.official.id, press.case) is not None:
        who = (turn.official.id, turn.chat_id)
        announcing.redraw(conn, *who, press.case, task=press.task)


def _calendar(turn: Turn, matter: Matter) -> WorkCalendar:
    return turn.desk.offices(matter.sop.unit).calendar


def _seconds(until: datetime) -> str:
    return str(int(until.timestamp()))


def _example(calendar: WorkCalendar, at: datetime) -> date:
    """A date such as one could type: a working day in a week."""
    return days_later(calendar, at, 5).date()
