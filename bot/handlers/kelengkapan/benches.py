"""Slots that words are put together for, and the bench on which they lie meanwhile."""

from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.handlers import questions
from bot.handlers.acts import Draw, redraw
from bot.telegram.outgoing import EditScreen, SendScreen
from bot.views.kelengkapan.slot import Slot
from bot.views.screen import Screen
from flows.ids import TaskId
from flows.people.officials import actor
from flows.working import workable
from storage import screens
from storage.kelengkapan.drafts import Bench, keep_draft
from storage.screens import Prompt


def bench(turn: Turn, slot: Slot, kind: str) -> Bench:
    """Where the person puts something of that kind together for the slot."""
    return Bench(turn.official.id, slot.case.id, slot.task.id, slot.item.kode, kind)


async def slot_of(turn: Turn, case_id: str, task_id: int, index: int) -> Slot:
    """The slot; raises Refused where the person may not fill it (any more), LookupError."""
    sop, case = await turn.desk.casebook.read(case_id)
    task, row = workable(sop, case, TaskId(task_id), actor(turn.official))
    return Slot(sop, case, task, row, row.items[index], index)


async def slot_pressed(turn: Turn, press: Press) -> tuple[Slot, str]:
    """The slot that a button of a form is about ("3.Kkabid"), and what is asked there."""
    index, _, asked = press.detail.partition(".")
    return await slot_of(turn, press.case, press.task, int(index)), asked


async def slot_asked(turn: Turn, prompt: Prompt) -> tuple[Slot, str]:
    """The slot that a question of a form is about, and what was asked."""
    index, _, asked = prompt.detail.partition(".")
    return await slot_of(turn, prompt.case, prompt.task, int(index)), asked


def question(turn: Turn, slot: Slot, do: Do, asked: str) -> Prompt:
    """The question of a form, to be remembered; its answer comes back to `slot_asked`."""
    where = (slot.case.id, slot.task.id, f"{slot.index}.{asked}")
    return Prompt(turn.chat_id, 0, turn.official.id, do.value, *where)


async def keep_shown(turn: Turn, where: Bench, made: object, screen: Screen) -> None:
    """Keep what has been put together so far, and show it in place of what was tapped."""

    def work(conn: Connection) -> None:
        keep_draft(conn, where, made, milliseconds(turn.at))
        post(conn, EditScreen(turn.chat_id, turn.message_id, screen))

    await turn.write(work)


async def keep_answered(
    turn: Turn, where: Bench, made: object, prompt: Prompt, screen: Screen, then: Prompt | None
) -> None:
    """Keep what a question has brought, and show what follows: `then` is the next question."""

    def work(conn: Connection) -> None:
        at = milliseconds(turn.at)
        keep_draft(conn, where, made, at)
        screens.close_prompt(conn, prompt, at)
        post(conn, SendScreen(turn.chat_id, screen), then)

    await turn.write(work)


async def freely(turn: Turn, slot: Slot) -> str:
    """Show the card in place of the form, and ask for the words in one answer."""
    await turn.desk.db.write(lambda conn: redraw(conn, turn, slot.case.id, Draw(task=slot.task.id)))
    return await questions.ask(turn, Press(Do.WRITE, slot.case.id, slot.task.id, str(slot.index)))


async def back_to_card(turn: Turn, slot: Slot, toast: str) -> str:
    """Show the card in place of the form."""
    await turn.write(lambda conn: redraw(conn, turn, slot.case.id, Draw(task=slot.task.id)))
    return toast
