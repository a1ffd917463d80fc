"""Buttons: what each one does, and the short words shown over the chat afterwards."""

import logging
from collections.abc import Awaitable, Callable

from bot.callbacks import Do, Press
from bot.desk import Turn
from bot.handlers import browsing, questions
from bot.handlers.acts import Draw, act, redraw, slot_kode, why_not
from bot.handlers.admin import acts, inviting, listing, person
from bot.handlers.kelengkapan import (
    contents,
    disposing,
    documents,
    joining,
    kept,
    minuting,
    placing,
    recorded,
    replacing,
    typing,
    writing,
)
from bot.handlers.outsiders import hosting
from bot.handlers.people import (
    absences,
    assisting,
    forming,
    leaving,
    picking,
    privacy,
    resting,
    sharing,
    stand_ins,
)
from bot.handlers.rapat import meetings
from bot.handlers.sop import linking, managing, reading, searching
from bot.handlers.waktu import (
    consenting,
    leading,
    more_time,
    office_hours,
    special_days,
    timekeeping,
)
from flows.commands import (
    AcceptTask,
    Command,
    CompleteTask,
    MarkParticipant,
    RecallTask,
    ReleaseTask,
    SetField,
    TickItem,
)
from flows.ids import TaskId
from flows.people.officials import actor
from flows.refusals import Refused
from flows.rights import may_see
from storage.casebook import NoSuchCase

log = logging.getLogger(__name__)
Handler = Callable[[Turn, Press], Awaitable[str]]


async def pressed(turn: Turn, press: Press) -> str:
    """Do what the button asks; returns the toast, empty where the screen says it all."""
    try:
        return await _answered(turn, press)
    except (NoSuchCase, LookupError, ValueError, OverflowError) as error:
        log.warning("Tombol %s tidak dapat diartikan: %s", press.do.name, type(error).__name__)
        return turn.words("This button is out of date. Please use /tugas for the latest state.")


async def _answered(turn: Turn, press: Press) -> str:
    """What the handler says, or why the rules say no. Raises what a forged button may bring."""
    try:
        return await HANDLERS[press.do](turn, press)
    except Refused as refused:
        await _show_latest(turn, press.case)
        return await why_not(turn, press.case or None, refused)


async def _accept(turn: Turn, press: Press) -> str:
    return await _do(turn, press, AcceptTask(actor(turn.official), TaskId(press.task)))


async def _tick(turn: Turn, press: Press) -> str:
    kode = await slot_kode(turn, press.case, press.task, int(press.detail))
    by, ticked = actor(turn.official), press.do is Do.TICK
    return await _do(turn, press, TickItem(by, TaskId(press.task), kode, ticked))


async def _complete(turn: Turn, press: Press) -> str:
    by = actor(turn.official)
    command = CompleteTask(by, TaskId(press.task), int(press.detail))
    await _do(turn, press, command)
    return turn.words("Noted, thank you.")


async def _close(turn: Turn, press: Press) -> str:
    """Close the step, or ask with which note; one with documents that wait, or that appoints
    nobody, needs a second tap."""
    return "" if await kept.halted(turn, press) else await _close_without_kept(turn, press)


async def _close_knowing(turn: Turn, press: Press) -> str:
    return await _close_without_kept(turn, kept.meant(press))


async def _close_without_kept(turn: Turn, press: Press) -> str:
    if await forming.halted(turn, press, actor(turn.official), forming.knowingly(press)):
        return ""
    return await CLOSING[press.do](turn, press)


async def _close_unformed(turn: Turn, press: Press) -> str:
    first = forming.meant(press)
    if await forming.halted(turn, first, actor(turn.official)):
        return ""
    return await CLOSING[first.do](turn, first)


async def _recall(turn: Turn, press: Press) -> str:
    await _do(turn, press, RecallTask(actor(turn.official), TaskId(press.task)))
    return turn.words("Taken back.")


async def _release(turn: Turn, press: Press) -> str:
    command = ReleaseTask(actor(turn.official), TaskId(press.task))
    await act(turn, press.case, command, Draw(fresh=True))
    return turn.words("Let go; the holders of the role have been told.")


async def _mark(turn: Turn, press: Press) -> str:
    by = actor(turn.official)
    done = press.do is Do.MARK
    command = MarkParticipant(by, TaskId(press.task), int(press.detail), done)
    return await _do(turn, press, command)


async def _choose(turn: Turn, press: Press) -> str:
    field, _, index = press.detail.rpartition(".")
    value = await questions.choice(turn, press.case, field, int(index))
    command = SetField(actor(turn.official), field, value)
    await act(turn, press.case, command, Draw(fresh=True))
    return turn.words("Noted, thank you.")


async def _show_latest(turn: Turn, case_id: str) -> None:
    """Redraw the card of whoever may see the berkas at all."""
    if not case_id:
        return
    sop, case = await turn.desk.casebook.read(case_id)
    if may_see(turn.desk.offices(sop.unit), sop, case, actor(turn.official)):
        await turn.write(lambda conn: redraw(conn, turn, case_id, Draw()))


async def _do(turn: Turn, press: Press, command: Command) -> str:
    await act(turn, press.case, command, Draw(task=press.task))
    return ""


CLOSING: dict[Do, Handler] = {
    Do.COMPLETE: _complete,
    Do.COMPLETE_NOTE: questions.ask,
    Do.CHOOSE_NOTE: questions.choose_way,
}
HANDLERS: dict[Do, Handler] = {
    **dict.fromkeys(CLOSING, _close),
    Do.UNFORMED: _close_unformed,
    Do.WITHOUT_KEPT: _close_knowing,
    Do.KEPT: kept.put_in,
    Do.TYPED: typing.pressed,
    Do.ACCEPT: _accept,
    Do.TICK: _tick,
    Do.UNTICK: _tick,
    Do.RECALL: _recall,
    Do.RELEASE: _release,
    Do.MARK: _mark,
    Do.UNMARK: _mark,
    Do.CHOOSE: _choose,
    Do.CHILD: linking.open_child,
    Do.NEXT: linking.go_on,
    Do.PARTICIPANT: questions.ask,
    Do.FIELD: questions.ask_field,
    Do.ATTACH: questions.ask,
    Do.WRITE: writing.write,
    Do.DISPOSISI: disposing.pressed,
    Do.NOTULEN: minuting.pressed,
    Do.NUMBER: questions.ask,
    Do.READ: recorded.read,
    Do.SHEET: recorded.sheet,
    Do.RETURN: questions.ask,
    Do.COMMENT: questions.ask,
    Do.CANCEL: questions.ask,
    Do.OPEN: questions.ask_title,
    Do.SHOW: documents.show_slot,
    Do.DOCUMENTS: documents.show,
    Do.DOCUMENT: documents.open_one,
    Do.DOCUMENTS_OF: documents.open_step,
    Do.BUNDLE: documents.bundle,
    Do.PLACE: placing.placed,
    Do.OTHERS: placing.others,
    Do.SLOT: contents.show,
    Do.REMOVE: contents.remove,
    Do.ADD: questions.ask,
    Do.REPLACED: replacing.pressed,
    Do.ALBUM: joining.pressed,
    Do.PAPER: questions.ask,
    Do.WAIVE_ASK: questions.ask,
    Do.DISCARD: placing.discarded,
    Do.MANAGE: managing.manage,
    Do.READINGS: managing.show,
    Do.DECIDE: managing.decide,
    Do.TIME: managing.ask_time,
    Do.MOVE: managing.move,
    Do.DAYS: special_days.show,
    Do.ADD_DAY: special_days.ask,
    Do.REMOVE_DAY: special_days.ask_removal,
    Do.DROP_DAY: special_days.remove,
    Do.DIGEST: leading.turned,
    Do.NUDGE: leading.nudge,
    Do.EXTEND: leading.extend,
    Do.EXTEND_BY: leading.extend_by,
    Do.EXTEND_DATE: leading.ask_date,
    Do.HAND_OVER: leading.hand_over,
    Do.HAND_TO: leading.hand_to,
    Do.TIME_MENU: timekeeping.menu,
    Do.OBSTACLE: timekeeping.obstacle,
    Do.OBSTACLE_OVER: timekeeping.obstacle_over,
    Do.SNOOZE: timekeeping.snooze,
    Do.EXTEND_ASK: more_time.extend_ask,
    Do.WAIT: timekeeping.wait,
    Do.WAIT_OVER: timekeeping.wait_over,
    Do.CONSENT: consenting.consent,
    Do.CARD: browsing.card,
    Do.DETAIL: browsing.detail,
    Do.TASKS: browsing.tasks,
    Do.CASES: browsing.cases,
    Do.OPENABLE: reading.openable,
    Do.SOPS: reading.sops,
    Do.SOP: reading.sop,
    Do.ROW: reading.row,
    Do.STEP: reading.step,
    Do.FIND: searching.turned,
    Do.EXPORT: privacy.export,
    Do.CORRECT: privacy.ask_correction,
    Do.WISH: browsing.wish,
    Do.LANGUAGE: browsing.language,
    Do.POSTS: stand_ins.pressed,
    Do.MEETING: meetings.pressed,
    Do.ASSIST: assisting.pressed,
    Do.TEAM: picking.pressed,
    Do.OUTSIDERS: hosting.pressed,
    Do.RESTING: resting.pressed,
    Do.ABSENCE: absences.pressed,
    Do.LEAVE: leaving.pressed,
    Do.SHARE: sharing.pressed,
    Do.INVITE: inviting.pressed,
    Do.LIST: listing.pressed,
    Do.HOURS: office_hours.pressed,
    Do.ACTS: acts.pressed,
    Do.PEOPLE: person.everybody,
    Do.PERSON: person.pressed,
}
