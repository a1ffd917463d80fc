"""The documents of a berkas: the list, opening one or all of a step, carrying them away."""

from collections.abc import Sequence
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn, post
from bot.drawing.bundles import Form, parted
from bot.drawing.handing import ask, ask_bundle
from bot.telegram.outgoing import SendScreen
from bot.views.kelengkapan.documents import Held, Ordered, listed, preparing
from flows.case import Case
from flows.kelengkapan.slots import contents
from flows.kelengkapan.whereabouts import handed_on, openable
from flows.people.officials import Official, actor
from flows.refusals import NotInCase
from flows.rights import may_open_file, may_see
from flows.sop import Sop
from storage import asking
from storage.kelengkapan.openings import openings


async def show(turn: Turn, press: Press) -> str:
    """The list of all documents of the berkas; a page turned redraws it."""
    sop, case = await seen(turn, press.case)

    def read(conn: Connection) -> Held:
        found = openings(conn, case.id)
        people = asking.people(conn, sop, case, *(one.official for one in found))
        readers: dict[str, list[Official]] = {}
        for one in found:
            readers.setdefault(one.unique_id, []).append(people[one.official])
        return Held(sop, case, people, readers, _hidden(turn, sop, case))

    held = await turn.read(read)
    screen = listed(turn.words, held, int(press.detail or 0))
    await (turn.edit(screen) if press.detail else turn.say(screen))
    return ""


async def show_slot(turn: Turn, press: Press) -> str:
    """Send the documents that lie in one slot of the row."""
    sop, case = await seen(turn, press.case)
    task = case.task(press.task)
    if task is None:
        raise LookupError(press.task)
    lying = contents(case, task, sop.row(task.nomor).items[int(press.detail)])
    here = {id(given) for given in lying}
    return await _send(
        turn, sop, case, [n for n in openable(sop, case) if id(case.given[n]) in here]
    )


async def open_one(turn: Turn, press: Press) -> str:
    """Send the document at that place of the berkas."""
    sop, case = await seen(turn, press.case)
    return await _send(turn, sop, case, [n for n in openable(sop, case) if n == int(press.detail)])


async def open_step(turn: Turn, press: Press) -> str:
    """Send every document of one step that stands."""
    sop, case = await seen(turn, press.case)
    fit = openable(sop, case)
    stand = [n for n in handed_on(sop, case) if n in fit]
    places = [n for n in stand if case.given[n].task == press.task]
    return await _send(turn, sop, case, places)


async def bundle(turn: Turn, press: Press) -> str:
    """Have all documents put together as one ZIP or one PDF, in parts where they are many."""
    sop, case = await seen(turn, press.case)
    stand = handed_on(sop, case)
    places = _open_to(turn, sop, case, stand)
    if not places:
        return await _send(turn, sop, case, stand)
    wanted = parted(case, Form(press.detail), places)
    kept = (case.given[n].shelved for n in places)
    order = Ordered(
        len(places), len(stand) - len(places), sum(one.size for one in kept if one), len(wanted)
    )
    screen = preparing(turn.words, case, order)

    def work(conn: Connection) -> None:
        post(conn, SendScreen(turn.chat_id, screen))
        for one in wanted:
            ask_bundle(conn, turn.chat_id, turn.official.id, case.id, one)

    await turn.write(work)
    return ""


async def seen(turn: Turn, case_id: str) -> tuple[Sop, Case]:
    """The berkas, for somebody who may see it. Raises NotInCase."""
    sop, case = await turn.desk.casebook.read(case_id)
    if not may_see(turn.desk.offices(sop.unit), sop, case, actor(turn.official)):
        raise NotInCase
    return sop, case


def _open_to(turn: Turn, sop: Sop, case: Case, places: Sequence[int]) -> tuple[int, ...]:
    """Those among the documents that this person may open."""
    office, me = turn.desk.offices(sop.unit), actor(turn.official)
    return tuple(n for n in places if may_open_file(office, sop, case, case.given[n].kode, me))


def _hidden(turn: Turn, sop: Sop, case: Case) -> frozenset[str]:
    """The slots whose documents this person may not open, and learns no names of."""
    office, me = turn.desk.offices(sop.unit), actor(turn.official)
    known = {given.kode for given in case.given}
    return frozenset(kode for kode in known if not may_open_file(office, sop, case, kode, me))


async def _send(turn: Turn, sop: Sop, case: Case, places: Sequence[int]) -> str:
    mine = _open_to(turn, sop, case, places)

    def work(conn: Connection) -> None:
        for place in mine:
            ask(conn, turn.chat_id, turn.official.id, case.id, place)

    await turn.write(work)
    if places and not mine:
        return turn.words("Documents with personal data stay with those who work on the file.")
    return "" if places else turn.words("There is no document here yet.")
