"""How the holder of a task asks for more time: until when, and why."""

from datetime import date, datetime, timedelta
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.handlers.acts import why_not
from bot.handlers.waktu.time_matters import ask, matter_of, question, show, timely
from bot.telegram.outgoing import SendScreen
from bot.views import plain
from bot.views.waktu import timekeeping as view
from bot.views.waktu.leading import no_limit
from bot.views.waktu.timekeeping import Matter
from flows.office_time.calendar import WorkCalendar
from flows.reading.dates import date_in
from flows.refusals import LimitInThePast, LimitNotLater, Refused
from flows.waktu.later_limits import close_of, days_later
from storage import screens
from storage.screens import Prompt

DAYS = (1, 2, 5)
"""Working days by which more time can be asked for with one tap."""
FURTHEST = timedelta(days=366)
"""How far ahead a limit may be asked for."""


@timely
async def extend_ask(turn: Turn, press: Press) -> str:
    """Show the later limits to choose from; once one is chosen, ask for the reason."""
    matter = await matter_of(turn, press.case, press.task)
    due_at = matter.task.timing.due_at
    if due_at is None:
        raise LimitNotLater(None)
    calendar, since = _calendar(turn, matter), max(turn.at, due_at)
    if not press.detail:
        choices = [(days, days_later(calendar, since, days)) for days in DAYS]
        await show(turn, press, view.later(turn.words, matter, choices))
    elif press.detail == view.OTHER_DAY:
        await ask(turn, press, view.ask_day(turn.words, matter, _example(calendar, turn.at)))
    else:
        days = DAYS[DAYS.index(int(press.detail))]
        until = days_later(calendar, since, days)
        await ask(turn, press, view.ask_why(turn.words, matter, until), _seconds(until))
    return ""


async def day_given(turn: Turn, prompt: Prompt, text: str) -> None:
    """The date up to which more time is asked for has been typed: ask for the reason, or say why
    it is no such date. Raises NoSuchCase."""
    try:
        matter = await matter_of(turn, prompt.case, prompt.task)
        until = _limit(turn, matter, text)
    except Refused as refused:
        until = await why_not(turn, prompt.case, refused)
    if isinstance(until, str):
        await turn.say(plain.said(turn.words, "cannot", reason=until))
    else:
        await _ask_why(turn, prompt, matter, until)


def _limit(turn: Turn, matter: Matter, text: str) -> datetime | str:
    """The close of office on the day that was typed, or why it is no such day. Raises Refused
    where it does not lie after the present limit."""
    calendar, found = _calendar(turn, matter), date_in(text)
    until = None if found is None else close_of(calendar, found.day)
    meant = found is not None and found.weekday in (None, found.day.weekday())
    if until is None or not meant or until - turn.at > FURTHEST:
        return no_limit(turn.words, found, until, _example(calendar, turn.at))
    due_at = matter.task.timing.due_at
    if until <= turn.at:
        raise LimitInThePast(until)
    if due_at is None or until <= due_at:
        raise LimitNotLater(due_at)
    return until


async def _ask_why(turn: Turn, prompt: Prompt, matter: Matter, until: datetime) -> None:
    press = Press(Do.EXTEND_ASK, prompt.case, prompt.task)
    then = question(turn, press, _seconds(until))
    out = SendScreen(turn.chat_id, view.ask_why(turn.words, matter, until))

    def work(conn: Connection) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        post(conn, out, then)

    await turn.write(work)


def _calendar(turn: Turn, matter: Matter) -> WorkCalendar:
    return turn.desk.offices(matter.sop.unit).calendar


def _seconds(until: datetime) -> str:
    return str(int(until.timestamp()))


def _example(calendar: WorkCalendar, at: datetime) -> date:
    """A date such as one could type: a working day in a week."""
    return days_later(calendar, at, 5).date()
