"""/kelola: the office decides open readings and moves berkas to the edition in force."""

from collections.abc import Sequence
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds
from bot.handlers.acts import Draw, act
from bot.handlers.people import stand_in_list
from bot.views import prompts
from bot.views.screen import Screen
from bot.views.sop import deciding
from flows.choices import About, Choice, OpenReading, is_choice, open_readings, readings
from flows.commands import MoveEdition
from flows.ids import SopId
from flows.people.officials import actor
from flows.refusals import BadTime, MayNotManage
from flows.sop import Sop
from storage import screens
from storage.choices import decide_reading, decisions
from storage.people.capacities import in_charge
from storage.people.unreached import unreached
from storage.screens import Prompt


async def manage(turn: Turn, press: Press) -> str:
    """/kelola from a button, in place."""
    await turn.edit(await overview(turn, int(press.detail or 0)))
    return ""


async def overview(turn: Turn, page: int = 0) -> Screen:
    """What there is to decide; to a secretary the stand-ins of their heads. Raises MayNotManage."""
    if not actor(turn.official).manages:
        return await stand_in_list.overview(turn)
    return await turn.read(lambda conn: _overview(conn, turn, page))


async def show(turn: Turn, press: Press) -> str:
    """The next open reading of one SOP, in place."""
    _check(turn)
    sop = _written(turn, _sop(turn, press.detail))
    await turn.edit(await turn.read(lambda conn: _next(conn, turn, sop)))
    return ""


async def decide(turn: Turn, press: Press) -> str:
    """The office takes one of the options; the SOP has a new edition from then on."""
    _check(turn)
    which, _, sop_id = press.detail.partition(".")
    sop = _written(turn, _sop(turn, sop_id))
    about = About.PELAKSANA if which[0] == "p" else About.WAKTU
    reading = _reading(sop, press.task, about)
    await _keep(turn, sop, reading, reading.options[int(which[1:])])
    await turn.edit(await turn.read(lambda conn: _next(conn, turn, sop)))
    return turn.words("Noted, thank you.")


async def ask_time(turn: Turn, press: Press) -> str:
    """Ask for the limit of a row whose printed time says none."""
    _check(turn)
    sop = _written(turn, _sop(turn, press.detail))
    row = _reading(sop, press.task, About.WAKTU).row
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.TIME.value, "", press.task, press.detail)
    await turn.say(prompts.ask_time(turn.words, sop, row), prompt)
    return ""


async def time_given(turn: Turn, prompt: Prompt, text: str) -> Screen:
    """The typed limit is kept; the next open reading follows. Raises MayNotManage or BadTime."""
    _check(turn)
    sop = _written(turn, _sop(turn, prompt.detail))
    reading = _reading(sop, prompt.task, About.WAKTU)
    if not text.strip() or not is_choice(reading, text):
        raise BadTime
    await _keep(turn, sop, reading, text.strip(), prompt)
    return await turn.read(lambda conn: _next(conn, turn, sop))


async def move(turn: Turn, press: Press) -> str:
    """Move a berkas to the edition in force; refused where a reached row reads differently."""
    _, case = await turn.desk.casebook.read(press.case)
    new = turn.desk.casebook.editions.current[case.sop]
    done = await act(turn, press.case, MoveEdition(actor(turn.official), new), Draw(fresh=True))
    await turn.say(deciding.moved(turn.words, done.case))
    return ""


def _check(turn: Turn) -> None:
    if not actor(turn.official).manages:
        raise MayNotManage


def _sop(turn: Turn, sop_id: str) -> Sop:
    sop = turn.desk.casebook.editions.current[SopId(sop_id)]
    if sop.unit != turn.official.unit:
        raise LookupError(sop_id)
    return sop


def _reading(sop: Sop, position: int, about: About) -> OpenReading:
    """What there is to decide at that place; raises LookupError where the form asks nothing."""
    for row in sop.kegiatan[position - 1 : position] if position else ():
        for reading in readings(sop, row):
            if reading.about is about:
                return reading
    raise LookupError(position)


async def _keep(
    turn: Turn, sop: Sop, reading: OpenReading, value: str, answered: Prompt | None = None
) -> None:
    about, nomor = reading.about, reading.row.nomor
    by = await turn.read(lambda conn: in_charge(conn, turn.official, turn.at))
    choice = Choice(sop.id, nomor, about, value, by.id, by.jabatan, turn.at)
    editions = turn.desk.casebook.editions

    def work(conn: Connection) -> None:
        decide_reading(conn, choice)
        editions.remember(conn)
        if answered is not None:
            screens.close_prompt(conn, answered, milliseconds(turn.at))

    await turn.desk.db.write(work)


def _next(conn: Connection, turn: Turn, sop: Sop) -> Screen:
    left = open_readings(sop, decisions(conn))
    if not left:
        return _overview(conn, turn)
    return deciding.reading(turn.words, sop, left[0], len(left))


def _overview(conn: Connection, turn: Turn, page: int = 0) -> Screen:
    decided = decisions(conn)
    mine = [s for s in turn.desk.casebook.editions.written if s.unit == turn.official.unit]
    counts = [(sop, len(open_readings(sop, decided))) for sop in mine]
    resting = len(unreached(conn, turn.official.unit))
    return deciding.overview(turn.words, counts, _movable(conn, turn), page, resting)


def _movable(conn: Connection, turn: Turn) -> Sequence[tuple[str, str]]:
    """Running berkas of the unit that began under an edition no longer in force."""
    rows = conn.execute(
        "SELECT case_id, judul, sop_id, edition FROM berkas"
        " WHERE unit = ? AND state = 'running' ORDER BY opened_at",
        (turn.official.unit,),
    )
    current = turn.desk.casebook.editions.current
    return [
        (case_id, judul)
        for case_id, judul, sop_id, edition in rows
        if sop_id in current and current[sop_id].edition != edition
    ]


def _written(turn: Turn, sop: Sop) -> Sop:
    """The SOP as its file has it: there the readings are still marked as such."""
    return next(s for s in turn.desk.casebook.editions.written if s.id == sop.id)
