"""Typed words: the answer to a prompt, or something to be helped with."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from sqlite3 import Connection

from telegram import Message

from bot.callbacks import Do
from bot.desk import Turn, milliseconds, post
from bot.handlers.acts import Draw, act, slot_kode, why_not
from bot.handlers.kelengkapan import disposing, minuting
from bot.handlers.outsiders import hosting
from bot.handlers.people import assisting, picking, privacy, stand_ins
from bot.handlers.rapat import attending, meetings
from bot.handlers.sop import inquiries, managing
from bot.handlers.waktu import (
    consenting,
    leading,
    more_time,
    office_hours,
    special_days,
    timekeeping,
)
from bot.telegram.outgoing import React
from bot.views import plain
from flows.commands import (
    AddComment,
    AddParticipant,
    CancelCase,
    Command,
    CompleteTask,
    OpenCase,
    RecordText,
    ReturnTask,
    SetField,
)
from flows.ids import SopId, TaskId
from flows.kelengkapan.commands import HandInPaper, RecordNumber, RequestWaiver
from flows.kelengkapan.slots import takes_text
from flows.people.officials import Actor, actor
from flows.refusals import Refused
from storage import screens
from storage.casebook import Act, NoSuchCase, Then
from storage.screens import Prompt

INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0"
)
EDGES = re.compile(rf"^[\s{INVISIBLE}]+|[\s{INVISIBLE}]+$")
"""What nobody sees at the ends of a text; phones can send messages of nothing else."""


FOR_SLOTS: dict[Do, Callable[[Actor, TaskId, str, str], Command]] = {
    Do.WRITE: RecordText,
    Do.NUMBER: RecordNumber,
    Do.PAPER: HandInPaper,
    Do.WAIVE_ASK: RequestWaiver,
}
"""What words about a slot become."""

FOR_FILES = (Do.ATTACH, Do.ADD, Do.LIST)
"""Questions that a document answers."""
QUOTED = (Do.CANCEL, Do.CONSENT)
"""Questions that only an answer which quotes them answers: one stops a berkas for good, the other
may be left open."""
ANSWERED: dict[Do, Callable[[Turn, Prompt, str], Awaitable[None]]] = {
    Do.DISPOSISI: disposing.answered,
    Do.NOTULEN: minuting.answered,
    Do.POSTS: stand_ins.answered,
    Do.MEETING: meetings.answered,
    Do.OUTSIDERS: hosting.answered,
    Do.TEAM: picking.answered,
    Do.CONSENT: consenting.explained,
    Do.HOURS: office_hours.given,
}
"""Who takes the answer to a question that is no act upon a berkas."""


async def typed(turn: Turn, text: str, quoted: Message | None) -> None:
    """Take the words as the answer to the question they quote, or to the latest one."""
    prompt = await question(turn, quoted)
    if quoted is None and await attending.code_typed(turn, text, asked=prompt is not None):
        return
    await _taken(turn, prompt, text)


async def _taken(turn: Turn, prompt: Prompt | None, text: str) -> None:
    """Words as the answer to that question; where there is none they are something asked."""
    if prompt is None:
        await inquiries.asked(turn, text)
    elif Do(prompt.purpose) in FOR_FILES:
        await _instead_of_a_document(turn, prompt, text)
    elif Do(prompt.purpose) is Do.TIME:
        await _time(turn, prompt, EDGES.sub("", text))
    elif Do(prompt.purpose) is Do.EXTEND_DATE:
        await leading.date_given(turn, prompt, EDGES.sub("", text))
    elif (answered := ANSWERED.get(Do(prompt.purpose))) is not None:
        await answered(turn, prompt, EDGES.sub("", text))
    elif Do(prompt.purpose) is Do.EXTEND_ASK and not prompt.detail:
        await more_time.day_given(turn, prompt, EDGES.sub("", text))
    elif Do(prompt.purpose) is Do.ASSIST:
        await assisting.answered(turn, prompt, EDGES.sub("", text))
    elif Do(prompt.purpose) is Do.CORRECT:
        await privacy.corrected(turn, prompt, EDGES.sub("", text))
    elif Do(prompt.purpose) is Do.ADD_DAY:
        await special_days.given(turn, prompt, EDGES.sub("", text))
    else:
        await _answer(turn, prompt, EDGES.sub("", text))


async def _instead_of_a_document(turn: Turn, prompt: Prompt, text: str) -> None:
    """Words where a dokumen was asked for: they will do where the slot takes words. A question that
    has its dokumen, or whose step is over, keeps nothing from what was asked after it."""
    if await _takes_words(turn, prompt):
        await _answer(turn, replace(prompt, purpose=Do.WRITE.value), EDGES.sub("", text))
    elif prompt.answered:
        newest = await question(turn, None)
        await _taken(turn, newest, text)
    else:
        await turn.say(plain.said(turn.words, "want_document", reader=turn.official))


async def _takes_words(turn: Turn, prompt: Prompt) -> bool:
    """Whether the slot that a dokumen was asked for takes words too, and its step is open."""
    try:
        sop, case = await turn.desk.casebook.read(prompt.case)
    except NoSuchCase:
        return False
    task = case.task(prompt.task)
    if task is None or not task.live:
        return False
    return takes_text(sop.row(task.nomor).items[int(prompt.detail)])


async def _time(turn: Turn, prompt: Prompt, text: str) -> None:
    """The office has typed the limit of a row."""
    try:
        screen = await managing.time_given(turn, prompt, text)
    except Refused as refused:
        reason = await why_not(turn, None, refused)
        screen = plain.said(turn.words, "cannot", reason=reason)
    except LookupError:
        screen = plain.lost(turn.words)
    await turn.say(screen)


async def neither(turn: Turn, quoted: Message | None) -> None:
    """Something that is neither words nor a document came: say what is expected."""
    prompt = await question(turn, quoted)
    wants_words = prompt is not None and Do(prompt.purpose) not in FOR_FILES
    name = "want_text" if wants_words else "not_a_document"
    await turn.say(plain.said(turn.words, name, reader=turn.official))


async def question(turn: Turn, quoted: Message | None) -> Prompt | None:
    """The prompt that words are meant for. Stopping a berkas for good needs an answer that quotes
    it, and one question opens one berkas."""
    if quoted is not None:
        asked = quoted.message_id
        prompt = await turn.read(lambda conn: screens.prompt_at(conn, turn.chat_id, asked))
    else:
        now = milliseconds(turn.at)
        prompt = await turn.read(lambda conn: screens.latest_prompt(conn, turn.chat_id, now))
        if prompt is not None and Do(prompt.purpose) in QUOTED:
            return None
    if prompt is None or prompt.official != turn.official.id:
        return None
    return None if prompt.answered and Do(prompt.purpose) is Do.OPEN else prompt


async def _answer(turn: Turn, prompt: Prompt, text: str) -> None:
    case_id = prompt.case or None
    try:
        kode = await _kode(turn, prompt)
        command = _command(turn, prompt, text, kode)
        await act(turn, case_id, command, Draw(fresh=True, task=prompt.task), closing(turn, prompt))
    except Refused as refused:
        reason = await why_not(turn, case_id, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except (NoSuchCase, LookupError):
        await turn.say(plain.lost(turn.words))


def closing(turn: Turn, prompt: Prompt) -> Then:
    """Marks the question as answered, in the transaction of the act; a comment, which no card
    shows, is acknowledged."""

    def also(conn: Connection, _: Act) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        if Do(prompt.purpose) is Do.COMMENT:
            post(conn, React(turn.chat_id, turn.message_id, "👍"))

    return also


async def _kode(turn: Turn, prompt: Prompt) -> str:
    """The slot a question was about; empty where it was about none."""
    if Do(prompt.purpose) not in FOR_SLOTS:
        return ""
    return await slot_kode(turn, prompt.case, prompt.task, int(prompt.detail))


def _command(turn: Turn, prompt: Prompt, text: str, kode: str) -> Command:
    by, task = actor(turn.official), TaskId(prompt.task)
    if Do(prompt.purpose) in FOR_SLOTS:
        return FOR_SLOTS[Do(prompt.purpose)](by, task, kode, text)
    match Do(prompt.purpose):
        case Do.RETURN:
            return ReturnTask(by, task, int(prompt.detail), text)
        case Do.COMPLETE_NOTE:
            return CompleteTask(by, task, int(prompt.detail), text)
        case Do.COMMENT:
            return AddComment(by, text)
        case Do.CANCEL:
            return CancelCase(by, text)
        case Do.FIELD:
            return SetField(by, prompt.detail, text)
        case Do.PARTICIPANT:
            return AddParticipant(by, task, text)
        case Do.OBSTACLE | Do.WAIT | Do.EXTEND_ASK:
            return timekeeping.said(turn, prompt, text)
        case Do.OPEN:
            return OpenCase(by, SopId(prompt.detail), text)
        case other:
            raise LookupError(other)
