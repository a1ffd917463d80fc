"""From one berkas to another: the SOP that a row stands for, and the one that follows an ending."""

from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn, milliseconds
from bot.handlers.acts import Draw, act, redraw
from flows.commands import OpenCase
from flows.continuing import continuations
from flows.events import ParentTask
from flows.ids import CaseId, SopId, TaskId
from flows.people.officials import actor
from flows.refusals import MayNotOpen, NotInCase
from flows.rights import may_continue, may_join
from flows.steering import LinkKind
from flows.working import workable
from storage import screens
from storage.casebook import Act


async def open_child(turn: Turn, press: Press) -> str:
    """Open the berkas that does this row; the row waits for its end."""
    sop, case = await turn.desk.casebook.read(press.case)
    me = actor(turn.official)
    _, row = workable(sop, case, TaskId(press.task), me)
    link = row.links[int(press.detail)]
    if link.kind is not LinkKind.CHILD:
        raise LookupError(press.detail)
    parent = ParentTask(CaseId(press.case), TaskId(press.task))
    command = OpenCase(me, SopId(link.sop), case.judul, parent=parent, source=case.id)

    def also(conn: Connection, done: Act) -> None:
        screens.close_prompts_of_task(conn, press.case, press.task, milliseconds(turn.at))
        redraw(conn, turn, press.case, Draw())

    done = await act(turn, None, command, Draw(fresh=True), also)
    return turn.words("File %(case)s has been opened.", case=done.case.id)


async def go_on(turn: Turn, press: Press) -> str:
    """Open the berkas that follows one that has ended, once; its papers come along."""
    sop, case = await turn.desk.casebook.read(press.case)
    me = actor(turn.official)
    if not may_join(turn.desk.offices(sop.unit), sop, case, me):
        raise NotInCase
    where = continuations(sop, case)[int(press.detail)]
    member = any(one.official == me.official and one.sits for one in case.members)
    if not member and not may_continue(turn.desk.casebook.editions.current[where.sop], me):
        raise MayNotOpen
    command = OpenCase(me, where.sop, case.judul, start=where.nomor, source=case.id)
    once = f"lanjutan:{case.id}:{press.detail}"
    done = await act(turn, None, command, Draw(fresh=True), cause=once)
    return turn.words("File %(case)s has been opened.", case=done.case.id)
