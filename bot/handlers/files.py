"""Opening documents: those of one slot, or all of a berkas."""

from collections.abc import Sequence
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn, post
from bot.outgoing import SendFile
from flows.case import Case, Given
from flows.officials import actor
from flows.refusals import NotInCase
from flows.rights import may_see
from flows.slots import contents
from flows.sop import Sop
from storage import asking


async def show_slot(turn: Turn, press: Press) -> str:
    """Send the documents that lie in one slot of the row."""
    sop, case = await turn.desk.casebook.read(press.case)
    task = case.task(press.task)
    if task is None:
        raise LookupError(press.task)
    item = sop.row(task.nomor).items[int(press.detail)]
    return await _send(turn, sop, case, contents(case, task, item))


async def show_all(turn: Turn, press: Press) -> str:
    """Send every document of the berkas in the order they came."""
    sop, case = await turn.desk.casebook.read(press.case)
    return await _send(turn, sop, case, case.given)


async def _send(turn: Turn, sop: Sop, case: Case, given: Sequence[Given]) -> str:
    if not may_see(sop, case, actor(turn.official)):
        raise NotInCase
    names = {item.kode: item.nama for _, item in sop.all_items()}
    people = await turn.read(lambda conn: asking.people(conn, sop, case))
    outs = []
    for one in given:
        if one.file is None:
            continue
        caption = turn.words.render(
            "document",
            case=case,
            given=one,
            item=names.get(one.kode, one.kode),
            giver=case.task(one.task),
            who=people.acted(one.by, one.at, case.task(one.task)),
        )
        outs.append(SendFile(turn.chat_id, one.file.file_id, caption, photo=one.file.photo))

    def work(conn: Connection) -> None:
        for out in outs:
            post(conn, out)

    await turn.write(work)
    return "" if outs else turn.words("There is no document here yet.")
