"""Reading the SOPs: which there are, one form, one row, also as a berkas has it."""

from bot.callbacks import Press
from bot.desk import Desk, Turn
from bot.views.screen import Screen
from bot.views.sop import answered, forms
from flows.ids import SopId
from flows.people.officials import actor
from flows.refusals import NotInCase
from flows.rights import may_open, may_see
from flows.sop import Sop
from flows.units import Unit


async def sops(turn: Turn, press: Press) -> str:
    """/sop from a button; the detail names another unit than one's own."""
    await turn.edit(sops_screen(turn, press.detail))
    return ""


async def sop(turn: Turn, press: Press) -> str:
    """The front of one form, in place."""
    await turn.edit(front_screen(turn, turn.desk.casebook.editions.current[SopId(press.detail)]))
    return ""


async def row(turn: Turn, press: Press) -> str:
    """One row of a form, in place."""
    form = turn.desk.casebook.editions.current[SopId(press.detail)]
    await turn.edit(forms.sop_row(turn.words, form, press.task))
    return ""


async def step(turn: Turn, press: Press) -> str:
    """One row of the edition that a berkas keeps, in place."""
    form, case = await turn.desk.casebook.read(press.case)
    if not may_see(turn.desk.offices(form.unit), form, case, actor(turn.official)):
        raise NotInCase
    await turn.edit(answered.step_of_case(turn.words, form, case, form.kegiatan[press.task - 1]))
    return ""


async def openable(turn: Turn, press: Press) -> str:
    """/mulai from a button."""
    await turn.say(openable_screen(turn))
    return ""


def sops_screen(turn: Turn, unit_id: str = "") -> Screen:
    """The SOPs of a unit, the person's own where none is named. Raises KeyError for no unit."""
    mine = turn.desk.unit_of(turn.official)
    unit = turn.desk.units[unit_id] if unit_id else mine
    others = [u for u in units_in_order(turn.desk, mine) if u.id != unit.id]
    return forms.sops(turn.words, unit, sops_of(turn.desk, unit.id), others)


def front_screen(turn: Turn, form: Sop) -> Screen:
    """The front of a form, with a button to open a berkas for whoever may."""
    may = may_open(turn.desk.offices(form.unit), form, actor(turn.official))
    return forms.sop_front(turn.words, form, may_open=may)


def openable_screen(turn: Turn) -> Screen:
    """The SOPs under which the person may open a berkas."""
    me, unit = actor(turn.official), turn.official.unit
    office = turn.desk.offices(unit) if unit in turn.desk.units else None
    known = [form for form in sops_of(turn.desk, unit) if may_open(office, form, me)]
    return forms.openable(turn.words, known)


def sops_of(desk: Desk, unit_id: str) -> list[Sop]:
    """The SOPs of a unit that are in force."""
    return [form for form in desk.casebook.editions.current.values() if form.unit == unit_id]


def units_in_order(desk: Desk, mine: Unit) -> list[Unit]:
    """The units that have SOPs, one's own first."""
    there = [unit for unit in desk.units.values() if sops_of(desk, unit.id)]
    return sorted(there, key=lambda unit: unit.id != mine.id)
