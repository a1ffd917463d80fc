"""How the buttons about time find their task and answer.

They stand on the card of their task, or elsewhere, under a reminder that stays as it is: then what
they bring is a new message.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn, post
from bot.handlers.acts import why_not
from bot.telegram.outgoing import EditScreen, RetireButtons, SendScreen
from bot.views.screen import Screen
from bot.views.waktu.timekeeping import Matter
from flows.ids import TaskId
from flows.people.officials import actor
from flows.refusals import CaseClosed, Refused, TaskNotOpen
from flows.working import workable
from storage import announcing, asking, screens
from storage.screens import Prompt

Handler = Callable[[Turn, Press], Awaitable[str]]


def timely(handler: Handler) -> Handler:
    """A refusal is said over the chat and the person's card drawn anew; a reminder of a task that
    is over loses its buttons."""

    @wraps(handler)
    async def guarded(turn: Turn, press: Press) -> str:
        try:
            return await handler(turn, press)
        except Refused as refused:
            over = isinstance(refused, TaskNotOpen | CaseClosed)
            await turn.write(lambda conn: _after_refusal(conn, turn, press, over=over))
            return await why_not(turn, press.case, refused)

    return guarded


async def matter_of(turn: Turn, case_id: str, task_id: int) -> Matter:
    """The task in question. Raises NoSuchCase; Refused where it is not the person's (any more)."""
    sop, case = await turn.desk.casebook.read(case_id)
    task, _ = workable(sop, case, TaskId(task_id), actor(turn.official))
    people = await turn.read(lambda conn: asking.people(conn, sop, case))
    return Matter(sop, case, task, turn.at, people)


async def show(turn: Turn, press: Press, screen: Screen) -> None:
    """In place of the person's card; from elsewhere as a new message."""

    def work(conn: Connection) -> None:
        if _on_card(conn, turn, press):
            post(conn, EditScreen(turn.chat_id, turn.message_id, screen))
        else:
            post(conn, SendScreen(turn.chat_id, screen))

    await turn.write(work)


async def ask(turn: Turn, press: Press, screen: Screen, detail: str = "") -> None:
    """Ask in a new message; the card stands in its place again meanwhile."""

    def work(conn: Connection) -> None:
        if _on_card(conn, turn, press):
            redraw_card(conn, turn, press)
        post(conn, SendScreen(turn.chat_id, screen), question(turn, press, detail))

    await turn.write(work)


def question(turn: Turn, press: Press, detail: str) -> Prompt:
    """The question, to be remembered with what its answer is for."""
    where = (press.case, press.task, detail)
    return Prompt(turn.chat_id, 0, turn.official.id, press.do.value, *where)


def _after_refusal(conn: Connection, turn: Turn, press: Press, *, over: bool) -> None:
    if over and not _on_card(conn, turn, press):
        post(conn, RetireButtons(turn.chat_id, turn.message_id))
    redraw_card(conn, turn, press)


def _on_card(conn: Connection, turn: Turn, press: Press) -> bool:
    """Whether the message that was tapped is the person's card of the berkas."""
    card = screens.card_of(conn, turn.official.id, press.case)
    return card is not None and card.message_id == turn.message_id


def redraw_card(conn: Connection, turn: Turn, press: Press) -> None:
    """Draw the person's card anew where it stands; who has none gets none."""
    if screens.card_of(conn, turn.official.id, press.case) is not None:
        who = (turn.official.id, turn.chat_id)
        announcing.redraw(conn, *who, press.case, task=press.task)
