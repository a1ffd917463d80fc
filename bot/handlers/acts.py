"""From a command to an act: execute it, redraw the person's card, say why not."""

import sqlite3
from dataclasses import dataclass

from bot.desk import Turn, milliseconds
from bot.kelengkapan import albums, receipts
from bot.views.refusals import refusal
from flows.commands import Command
from flows.events import CaseEnded
from flows.ids import CaseId
from flows.kelengkapan.putting import KelengkapanAttached, PaperCarried
from flows.refusals import Refused
from storage import announcing, asking, screens
from storage.casebook import Act, Then
from storage.kelengkapan import drafts

BRINGS = (KelengkapanAttached, PaperCarried, CaseEnded)
"""After these there may be a file to be fetched; what ends may bring files to another berkas."""


@dataclass(frozen=True, slots=True)
class Draw:
    """How the person's card follows: in place of what was tapped, or as a new message; `later`
    where more uploads may follow at once; about `task` where it is one of theirs. `aside` where
    what was tapped is another message: the card is drawn anew where it stands. `whole`: with every
    button it has."""

    fresh: bool = False
    later: bool = False
    task: int = 0
    aside: bool = False
    whole: bool = False


async def act(
    turn: Turn,
    case_id: str | None,
    command: Command,
    draw: Draw,
    also: Then | None = None,
    cause: str = "",
    *,
    last: bool = True,
) -> Act:
    """Carry out a command for the person of this turn, in one transaction with their card.

    `cause` is given where more than one update may ask for what is to happen once, or where one
    asks for several acts; the update is done with the `last` of them.
    Raises Refused (nothing has changed then) or NoSuchCase.
    """

    def then(conn: sqlite3.Connection, done: Act) -> None:
        if last:
            turn.finish(conn)
        if also is not None:
            also(conn, done)
        _forget_prompts(conn, done, turn)
        redraw(conn, turn, done.case.id, draw)
        _offer_to_join(conn, done, turn)
        receipts.refresh(conn, done.case.id, done.events)

    where = None if case_id is None else CaseId(case_id)
    done = await turn.desk.casebook.execute(where, command, turn.at, cause or turn.cause, then)
    turn.desk.wake()
    if any(isinstance(event, BRINGS) for event in done.events):
        turn.desk.arrived()
    return done


def redraw(conn: sqlite3.Connection, turn: Turn, case_id: str, draw: Draw) -> None:
    """Ask for the person's own card of the berkas."""
    announcing.redraw(
        conn,
        turn.official.id,
        turn.chat_id,
        case_id,
        fresh=draw.fresh,
        not_before=turn.desk.ticks() + turn.desk.burst if draw.later else 0,
        message_id=0 if draw.fresh or draw.aside else turn.message_id,
        task=draw.task,
        whole=draw.whole,
    )


async def why_not(turn: Turn, case_id: str | None, refused: Refused) -> str:
    """The sentence for a refusal, with the names of the people in the berkas; nobody from outside
    is told those."""
    if case_id is None or turn.official.outsider:
        return refusal(turn.words, refused, {})
    people = await turn.read(
        lambda conn: asking.people(conn, *turn.desk.casebook.load(conn, case_id))
    )
    return refusal(turn.words, refused, people)


async def slot_kode(turn: Turn, case_id: str, task_id: int, index: int) -> str:
    """The kode of a slot by its place in the row. Raises LookupError where there is none."""
    sop, case = await turn.desk.casebook.read(case_id)
    task = case.task(task_id)
    if task is None:
        raise LookupError(task_id)
    return sop.row(task.nomor).items[index].kode


def _offer_to_join(conn: sqlite3.Connection, done: Act, turn: Turn) -> None:
    """After the card has been drawn: photographed pages can become one document."""
    later = turn.desk.ticks() + turn.desk.burst
    for event in done.events:
        if isinstance(event, KelengkapanAttached):
            place = (event.task, event.kode)
            albums.offer(conn, done, turn.official.id, turn.chat_id, place, later)


def _forget_prompts(conn: sqlite3.Connection, done: Act, turn: Turn) -> None:
    """Questions and drafts of tasks that this act closed wait for nothing any more."""
    open_before = () if done.before is None else done.before.open_tasks
    still_open = {task.id for task in done.case.open_tasks}
    for task in open_before:
        if task.id not in still_open:
            screens.close_prompts_of_task(conn, done.case.id, task.id, milliseconds(turn.at))
            drafts.drop_of_task(conn, done.case.id, task.id)
