"""What the holder of a task says about its time: obstacles, waiting, reminders to be put off."""

from datetime import UTC, datetime
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn
from bot.handlers import browsing
from bot.handlers.waktu.time_matters import ask, matter_of, redraw_card, show, timely
from bot.views.screen import Screen
from bot.views.waktu import timekeeping as view
from bot.views.waktu.timekeeping import Matter
from flows.ids import TaskId
from flows.people.officials import actor
from flows.refusals import Refused
from flows.waktu.commands import (
    ClearObstacle,
    EndWait,
    ReportObstacle,
    RequestExtension,
    RequestWait,
    Snooze,
)
from storage import asking
from storage.casebook import Act
from storage.screens import Prompt


@timely
async def menu(turn: Turn, press: Press) -> str:
    """Show all that can be said about the time of the task."""
    matter = await matter_of(turn, press.case, press.task)
    await show(turn, press, view.menu(turn.words, matter))
    return ""


def asked(conn: Connection, turn: Turn) -> Screen:
    """The same for somebody who asks in their own words: of the one step they have in hand, else
    the list of their tasks."""
    tasks = asking.open_tasks(conn, turn.official)
    mine = [task for task in tasks if task.accepted_by == turn.official.id]
    if len(mine) != 1:
        return browsing.tasks_screen(conn, turn, 0)
    sop, case = turn.desk.casebook.load(conn, mine[0].case)
    task, people = case.tasks[mine[0].task - 1], asking.people(conn, sop, case)
    return view.menu(turn.words, Matter(sop, case, task, turn.at, people))


@timely
async def obstacle(turn: Turn, press: Press) -> str:
    """Ask what stands in the way."""
    matter = await matter_of(turn, press.case, press.task)
    await ask(turn, press, view.ask_obstacle(turn.words, matter))
    return ""


@timely
async def wait(turn: Turn, press: Press) -> str:
    """Ask who outside is waited for."""
    matter = await matter_of(turn, press.case, press.task)
    await ask(turn, press, view.ask_whom(turn.words, matter))
    return ""


@timely
async def obstacle_over(turn: Turn, press: Press) -> str:
    """The task can go on."""
    await _execute(turn, press, ClearObstacle(actor(turn.official), TaskId(press.task)))
    return turn.words("Noted, thank you.")


@timely
async def wait_over(turn: Turn, press: Press) -> str:
    """Whoever was waited for has answered: the rest of the time runs on."""
    done = await _execute(turn, press, EndWait(actor(turn.official), TaskId(press.task)))
    due_at = done.case.tasks[press.task - 1].timing.due_at
    if due_at is None:
        return turn.words("Noted, thank you.")
    return turn.words("The time runs on, until %(when)s.", when=turn.words.moment(due_at))


@timely
async def snooze(turn: Turn, press: Press) -> str:
    """Be reminded later, of one task or of all; the limit stays."""
    later = bool(("0", "1").index(press.detail))
    if not press.case:
        return await _snooze_all(turn, tomorrow=later)
    done = await _execute(turn, press, Snooze(actor(turn.official), TaskId(press.task), later))
    until = dict(done.case.tasks[press.task - 1].timing.snoozes)[turn.official.id]
    when = turn.words.moment(until)
    return turn.words("A reminder comes on %(when)s; the limit stays.", when=when)


async def _snooze_all(turn: Turn, *, tomorrow: bool) -> str:
    """Be reminded later of every task that the clock has reminded of."""
    tasks = await turn.read(lambda conn: asking.open_tasks(conn, turn.official))
    when: datetime | None = None
    for one in tasks:
        case = (await turn.desk.casebook.read(one.case))[1]
        if case.tasks[one.task - 1].timing.reminded is None:
            continue
        command = Snooze(actor(turn.official), TaskId(one.task), tomorrow)
        cause = f"{turn.cause}/{one.case}/{one.task}"
        try:
            done = await turn.desk.casebook.execute(case.id, command, turn.at, cause)
        except Refused:  # it has come to an end meanwhile; the others wait on
            continue
        when = dict(done.case.tasks[one.task - 1].timing.snoozes)[turn.official.id]
    await turn.write(lambda _: None)
    if when is None:
        return turn.words("There is nothing to be reminded of any more.")
    return turn.words(
        "A reminder comes on %(when)s; the limits stay.", when=turn.words.moment(when)
    )


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


async def _execute(turn: Turn, press: Press, command: ClearObstacle | EndWait | Snooze) -> Act:
    """Carry out the command; the person's card follows, wherever it stands."""

    def then(conn: Connection, _: Act) -> None:
        turn.finish(conn)
        redraw_card(conn, turn, press)

    case_id = (await turn.desk.casebook.read(press.case))[1].id
    done = await turn.desk.casebook.execute(case_id, command, turn.at, turn.cause, then)
    turn.desk.wake()
    return done
