"""The slot screen: versions, taking a wrong document out, paper, and doing without."""

from dataclasses import replace

from bot.callbacks import Press
from bot.desk import Turn
from bot.handlers.acts import Draw, act
from bot.views.kelengkapan.contents import slot_screen, taken_out
from bot.views.kelengkapan.slot import Slot
from flows.ids import TaskId
from flows.kelengkapan.commands import RemoveGiven
from flows.kelengkapan.slots import known_as
from flows.people.officials import actor
from flows.working import workable
from storage import asking


async def show(turn: Turn, press: Press) -> str:
    """The slot in place of the card. Raises Refused where the task is not the person's."""
    index, _, page = press.detail.partition(".")
    slot = await slot_of(turn, press, int(index))
    people = await turn.read(lambda conn: asking.people(conn, slot.sop, slot.case))
    screen = slot_screen(turn.words, slot, people, actor(turn.official), int(page or 0))
    await turn.edit(screen)
    return ""


async def remove(turn: Turn, press: Press) -> str:
    """Take one document out of the slot; the card follows in place."""
    index, place = (int(part) for part in press.detail.split("."))
    slot = await slot_of(turn, press, index)
    given = slot.case.given[place]
    if not known_as(given):
        raise LookupError(place)
    by = actor(turn.official)
    command = RemoveGiven(by, slot.task.id, slot.item.kode, known_as(given))
    done = await act(turn, press.case, command, Draw(task=press.task))
    return taken_out(turn.words, replace(slot, case=done.case), given)


async def slot_of(turn: Turn, press: Press, index: int) -> Slot:
    """The slot of a task that the person has or could take. Raises Refused or LookupError."""
    sop, case = await turn.desk.casebook.read(press.case)
    task, row = workable(sop, case, TaskId(press.task), actor(turn.official))
    return Slot(sop, case, task, row, row.items[index], index)
