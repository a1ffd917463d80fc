"""What was given in words, in full: minutes over as many messages as they need."""

from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn, post
from bot.drawing import lembar
from bot.telegram.outgoing import SendScreen
from bot.views.kelengkapan.history import parts_of
from bot.views.screen import Screen
from flows.case import Case, Given
from flows.kelengkapan.addressees import readable
from flows.kelengkapan.slots import contents
from flows.mutu_baku import Kelengkapan
from flows.people.officials import actor
from flows.refusals import NotInCase
from flows.rights import may_open_file
from flows.sop import Sop
from storage import asking


async def read(turn: Turn, press: Press) -> str:
    """Send the words of one slot of the row, whole."""
    sop, case = await turn.desk.casebook.read(press.case)
    item, given = said_in(turn, sop, case, press)
    text = readable(sop, case, given, actor(turn.official))
    people = await turn.read(lambda conn: asking.people(conn, sop, case))
    outs = [
        turn.words.render(
            "recorded",
            case=case,
            item=item.nama,
            given=given,
            who=people.acted(given.by, given.at, case.task(given.task)),
            text=part,
            part=n,
        )
        for n, part in enumerate(parts_of(text), 1)
    ]

    def work(conn: Connection) -> None:
        for out in outs:
            post(conn, SendScreen(turn.chat_id, Screen(out)))

    await turn.write(work)
    return ""


async def sheet(turn: Turn, press: Press) -> str:
    """Have the lembar of the disposisi in one slot of the row drawn and sent."""
    sop, case = await turn.desk.casebook.read(press.case)
    _, given = said_in(turn, sop, case, press)
    if given.disposisi is None:
        raise LookupError(press.detail)
    place = case.given.index(given)
    await turn.write(lambda conn: lembar.ask(conn, turn.chat_id, turn.official.id, case.id, place))
    return ""


def said_in(turn: Turn, sop: Sop, case: Case, press: Press) -> tuple[Kelengkapan, Given]:
    """The item that a button is about, and the words that lie there last.

    Raises NotInCase; LookupError where there are no words.
    """
    task = case.task(press.task)
    if task is None:
        raise LookupError(press.task)
    item, office = sop.row(task.nomor).items[int(press.detail)], turn.desk.offices(sop.unit)
    if not may_open_file(office, sop, case, item.kode, actor(turn.official)):
        raise NotInCase
    said = [given for given in contents(case, task, item) if given.text]
    if not said:
        raise LookupError(item.kode)
    return item, said[-1]
