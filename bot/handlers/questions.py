"""Buttons that ask something back: the prompt, and what it is remembered for."""

from bot.callbacks import Do, Press
from bot.desk import Turn
from bot.views import plain, prompts
from bot.views.prompts import Fills
from bot.views.screen import Screen
from flows.case import Case, Task
from flows.ids import SopId, TaskId
from flows.kelengkapan.slots import check_takes_file, contents
from flows.moving import forward
from flows.mutu_baku import Kelengkapan
from flows.people.officials import actor
from flows.refusals import CaseClosed, MayNotCancel, MayNotOpen, NotInCase
from flows.rights import may_cancel, may_open, may_see
from flows.sop import Kegiatan, Sop
from flows.steering import Isian, IsianJenis
from flows.thresholds import named_first
from flows.working import workable
from storage.screens import Prompt


async def ask(turn: Turn, press: Press) -> str:
    """Ask for a dokumen, words, a reason, a note or a comment. Raises Refused where too late."""
    sop, case = await turn.desk.casebook.read(press.case)
    me = actor(turn.official)
    if press.do in (Do.COMMENT, Do.CANCEL):
        screen = _about_case(turn, sop, case, press)
    else:
        screen = _about_task(turn, press, case, *workable(sop, case, TaskId(press.task), me))
    await turn.say(screen, _prompt(turn, press))
    return ""


async def ask_title(turn: Turn, press: Press) -> str:
    """Ask for the subject of a new berkas under the SOP that was chosen."""
    sop = turn.desk.casebook.editions.current[SopId(press.detail)]
    if not may_open(turn.desk.offices(sop.unit), sop, actor(turn.official)):
        raise MayNotOpen
    await turn.say(prompts.ask_title(turn.words, sop), _prompt(turn, press))
    return ""


async def ask_field(turn: Turn, press: Press) -> str:
    """Ask for a field of the berkas: a choice by buttons, anything else in words."""
    sop, case = await turn.desk.casebook.read(press.case)
    if not may_see(turn.desk.offices(sop.unit), sop, case, actor(turn.official)):
        raise NotInCase
    field = _field(sop, press.detail)
    if field.jenis is IsianJenis.PILIHAN:
        await turn.say(plain.choose_value(turn.words, press.case, field))
    else:
        await turn.say(prompts.ask_field(turn.words, press.case, field), _prompt(turn, press))
    return ""


async def choice(turn: Turn, case_id: str, kode: str, index: int) -> str:
    """The value that a choice button stands for. Raises LookupError where there is none."""
    sop, _ = await turn.desk.casebook.read(case_id)
    return _field(sop, kode).pilihan[index]


def _field(sop: Sop, kode: str) -> Isian:
    for field in sop.isian:
        if field.kode == kode:
            return field
    raise LookupError(kode)


async def choose_way(turn: Turn, press: Press) -> str:
    """Ask which decision a note goes with; where there is one way only, ask for the note."""
    sop, case = await turn.desk.casebook.read(press.case)
    _, row = workable(sop, case, TaskId(press.task), actor(turn.official))
    ways = [(index, branch.label) for index, branch in named_first(case, row, forward(row))]
    if len(ways) == 1:
        only = Press(Do.COMPLETE_NOTE, press.case, press.task, str(ways[0][0]))
        return await ask(turn, only)
    await turn.say(plain.choose_way(turn.words, press.case, press.task, ways))
    return ""


def _about_case(turn: Turn, sop: Sop, case: Case, press: Press) -> Screen:
    who = actor(turn.official)
    if not case.open_tasks:
        raise CaseClosed
    if press.do is Do.COMMENT:
        if not may_see(turn.desk.offices(sop.unit), sop, case, who):
            raise NotInCase
        return prompts.ask_comment(turn.words, case.id)
    if not may_cancel(sop, case, who):
        raise MayNotCancel
    return prompts.ask_cancel(turn.words, case.id)


def _about_task(turn: Turn, press: Press, case: Case, task: Task, row: Kegiatan) -> Screen:
    if press.do is Do.PARTICIPANT:
        return prompts.ask_participant(turn.words, press.case, row)
    index = int(press.detail)
    match press.do:
        case Do.PAPER:
            return prompts.ask_paper(turn.words, press.case, row, row.items[index])
        case Do.WAIVE_ASK:
            return prompts.ask_waiver(turn.words, press.case, row, row.items[index])
        case Do.ATTACH | Do.ADD:
            check_takes_file(row.items[index])
            fills = _fills(press, case, task, row.items[index])
            return prompts.ask_document(turn.words, press.case, row, row.items[index], fills)
        case Do.WRITE:
            return prompts.ask_text(turn.words, press.case, row, row.items[index])
        case Do.NUMBER:
            return prompts.ask_number(turn.words, press.case, row, row.items[index])
        case Do.RETURN:
            return prompts.ask_reason(turn.words, press.case, row, row.branches[index].label)
        case _:
            return prompts.ask_note(turn.words, press.case, row, row.branches[index].label)


def _fills(press: Press, case: Case, task: Task, item: Kelengkapan) -> Fills:
    if not any(given.file for given in contents(case, task, item)):
        return Fills.EMPTY
    return Fills.BESIDE if press.do is Do.ADD else Fills.INSTEAD


def _prompt(turn: Turn, press: Press) -> Prompt:
    """The message id follows when the question has been delivered."""
    return Prompt(
        turn.chat_id,
        0,
        turn.official.id,
        press.do.value,
        press.case,
        press.task,
        press.detail,
    )
