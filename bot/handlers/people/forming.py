"""Before a step is closed that appoints a panitia: a second tap where nobody was appointed."""

from sqlite3 import Connection

from bot.callbacks import Do, Press, encode
from bot.desk import Turn
from bot.views.people.forming import Lacking, asked, card_press
from flows.case import Case
from flows.ids import TaskId
from flows.moving import forward
from flows.notices import ToPeran
from flows.people.forming import Unformed, passed, unformed
from flows.people.officials import Actor
from flows.sop import Branch, Kegiatan, Sop
from flows.working import workable
from storage.readers import holders_of


async def halted(turn: Turn, press: Press, by: Actor, onward: str = "", back: str = "") -> bool:
    """Whether the step was left open because it appoints nobody: whoever closes it is asked first,
    and goes on with `onward`; without that only where nobody could go on with the berkas. Raises
    Refused as closing it does."""
    index = None if press.do is Do.CHOOSE_NOTE else int(press.detail)
    sop, case = await turn.desk.casebook.read(press.case)
    _, row = workable(sop, case, TaskId(press.task), by)
    ways = [b for n, b in forward(row) if index in (None, n)]
    lacking = await turn.read(lambda conn: _lacking(conn, sop, case, row, ways))
    asked_before = passed(sop, case)
    lacking = tuple(one for one in lacking if one.stuck or one.what.peran not in asked_before)
    if not lacking or not (onward or any(one.stuck for one in lacking)):
        return False
    then = back or card_press(press.case, press.task)
    await turn.edit(asked(turn.words, sop, case, lacking, onward, then))
    return True


def knowingly(press: Press) -> str:
    """The button that does the same though nobody is appointed."""
    return encode(Press(Do.UNFORMED, press.case, press.task, f"{press.do.value}{press.detail}"))


def meant(press: Press) -> Press:
    """What was pressed first. Raises ValueError where the button is forged."""
    return Press(Do(press.detail[:2]), press.case, press.task, press.detail[2:])


def _lacking(
    conn: Connection, sop: Sop, case: Case, row: Kegiatan, ways: list[Branch]
) -> tuple[Lacking, ...]:
    found = {one.peran: one for way in ways for one in unformed(sop, case, row, way)}
    return tuple(_counted(conn, sop, one) for one in found.values())


def _counted(conn: Connection, sop: Sop, one: Unformed) -> Lacking:
    holders = holders_of(conn, ToPeran(sop.unit, (one.peran,)))
    return Lacking(one, sop.heading(one.peran), len(holders))
