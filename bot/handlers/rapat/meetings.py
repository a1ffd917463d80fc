"""A rapat in the chat: the buttons of its screens, and what is typed for them."""

from collections.abc import Awaitable, Callable
from sqlite3 import Connection

from bot import convened
from bot.callbacks import Do, Press
from bot.convened import acts_for
from bot.desk import Turn, milliseconds
from bot.drawing import invitations
from bot.handlers.acts import why_not
from bot.handlers.outsiders import meeting_links
from bot.handlers.rapat import attending, calling
from bot.handlers.rapat import minutes as meeting_minutes
from bot.handlers.rapat import typed as meeting_words
from bot.handlers.rapat.drafts import bench_of, today_of
from bot.handlers.sop import inquiries
from bot.views import plain
from bot.views.rapat import meetings as view
from bot.views.rapat.calling import Step
from bot.views.screen import Screen
from flows.kelengkapan.putting import FileRef
from flows.rapat.calling import MeetingDraft
from flows.rapat.convening import (
    DOORS_CLOSE,
    CannotMeet,
    MeetingFault,
    asked_again,
    cancelled,
    marked,
)
from flows.rapat.meetings import Meeting
from flows.reading.moments import when_said
from flows.refusals import Refused
from storage import meetings, screens
from storage.kelengkapan.drafts import draft
from storage.screens import Prompt

LOOSE = (Step.DAY, Step.TIME)
"""Asked by buttons; who types a question meanwhile is answered."""


async def pressed(turn: Turn, press: Press) -> str:
    """One step of calling, answering or holding a meeting; "Rapat" on a card has no step."""
    try:
        if press.case:
            return await calling.begin_for_step(turn, press.case, press.task)
        step, number, arg = parted(press.detail)
        return await STEPS[step](turn, number, arg)
    except CannotMeet as cannot:
        return view.why_not(turn.words, cannot.fault)


async def answered(turn: Turn, prompt: Prompt, text: str) -> None:
    """The words that a question about a meeting asked for, or why they will not do."""
    try:
        step, number, arg = parted(prompt.detail)
        if step in LOOSE and await _about_else(turn, text):
            await inquiries.asked(turn, text)
        elif step in meeting_words.TYPED:
            await meeting_words.answered(turn, prompt, step, text)
        else:
            await ANSWERED[step](turn, prompt, number, arg, text)
    except CannotMeet as cannot:
        reason = view.why_not(turn.words, cannot.fault)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except Refused as refused:
        reason = await why_not(turn, None, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except (LookupError, ValueError):
        await turn.say(plain.lost(turn.words))


async def _about_else(turn: Turn, text: str) -> bool:
    """Whether somebody who is to choose day or time asks something else, or has sent or discarded
    the draft."""
    if await turn.read(lambda conn: draft(conn, bench_of(turn), MeetingDraft)) is None:
        return True
    return when_said(text, today_of(turn)) is None and inquiries.is_question(turn, text)


def asks_for_file(prompt: Prompt) -> bool:
    """Whether a question about a meeting is answered by a document."""
    return prompt.detail.startswith(Step.UPLOAD.value)


async def sent(turn: Turn, prompt: Prompt, file: FileRef) -> None:
    """A document came as the answer to a question about a meeting, or why it will not do."""
    try:
        if not await meeting_minutes.uploaded(turn, prompt, file):
            await turn.say(plain.said(turn.words, "want_text", reader=turn.official))
    except CannotMeet as cannot:
        reason = view.why_not(turn.words, cannot.fault)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))


async def commanded(turn: Turn, text: str) -> None:
    """/rapat: the meetings to come; with words behind it, a new one about that."""
    try:
        if text.strip():
            await calling.begin(turn, " ".join(text.split()))
        else:
            await turn.say(await overview(turn, 0))
    except CannotMeet as cannot:
        reason = view.why_not(turn.words, cannot.fault)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))


async def overview(turn: Turn, page: int) -> Screen:
    """The meetings to come, and those without minutes, of this person and of whom they act for."""

    def read(conn: Connection) -> list[Meeting]:
        runs = acts_for(conn, turn.official.id)
        known = meetings.coming(conn, runs, turn.at - meeting_minutes.AFTERWARDS)
        over = turn.at - DOORS_CLOSE
        me = turn.official.id
        return [
            one
            for one in known
            if one.subject.starts > over or one.organiser in acts_for(conn, me, one)
        ]

    lines = await turn.read(read)
    return view.listed(turn.words, lines, turn.official, page)


def parted(detail: str) -> tuple[Step, int, str]:
    """The step, the meeting and the rest of a button. Raises ValueError."""
    about, _, arg = detail[1:].partition("/")
    return Step(detail[:1]), int(about or 0), arg


async def _list(turn: Turn, number: int, arg: str) -> str:
    await turn.edit(await overview(turn, int(arg or 0)))
    return ""


async def _new(turn: Turn, number: int, arg: str) -> str:
    return await calling.begin(turn)


async def _show(turn: Turn, number: int, arg: str) -> str:
    """The organiser's screen for whoever runs the meeting, the invitation for the invited."""

    def work(conn: Connection) -> None:
        known = meetings.meeting(conn, number)
        runs = known.organiser in acts_for(conn, turn.official.id, known)
        if not runs and known.of(turn.official.id) is None:
            raise CannotMeet(MeetingFault.NOT_INVITED)
        what = invitations.ANSWERS if runs else "invite"
        invitations.tell(conn, number, turn.official, what, message_id=turn.message_id)

    await turn.write(work)
    return ""


async def _roll(turn: Turn, number: int, arg: str) -> str:
    page = max(0, int(arg or 0))

    def work(conn: Connection) -> None:
        _check_runs(conn, turn, number)
        what = f"{invitations.ROLL}.{page}"
        invitations.tell(conn, number, turn.official, what, message_id=turn.message_id)

    await turn.write(work)
    return ""


async def _tick(turn: Turn, number: int, arg: str) -> str:
    line_no, _, page = arg.partition(".")

    def work(conn: Connection) -> None:
        known = meetings.meeting(conn, number)
        may, me = acts_for(conn, turn.official.id, known), turn.official.id
        line = known.invitee(int(line_no))
        event = marked(known, me, may, line.number, not line.present, turn.at)
        convened.happen(conn, turn, known, (event,))
        what = f"{invitations.ROLL}.{int(page or 0)}"
        invitations.tell(conn, number, turn.official, what, message_id=turn.message_id)

    await turn.write(work)
    return ""


async def _record(turn: Turn, number: int, arg: str) -> str:
    def read(conn: Connection) -> Screen:
        _check_runs(conn, turn, number)
        seen = invitations.seen(conn, turn.desk, meetings.meeting(conn, number))
        return view.whose_answer(turn.words, seen, max(0, int(arg or 0)))

    await turn.edit(await turn.read(read))
    return ""


async def _one(turn: Turn, number: int, arg: str) -> str:
    def read(conn: Connection) -> Screen:
        _check_runs(conn, turn, number)
        seen = invitations.seen(conn, turn.desk, meetings.meeting(conn, number))
        return view.which_answer(turn.words, seen, seen.meeting.invitee(int(arg)))

    await turn.edit(await turn.read(read))
    return ""


async def _copy(turn: Turn, number: int, arg: str) -> str:
    def read(conn: Connection) -> Screen:
        _check_runs(conn, turn, number)
        seen = invitations.seen(conn, turn.desk, meetings.meeting(conn, number))
        return view.copyable(turn.words, seen)

    await turn.say(await turn.read(read))
    return ""


async def _ask_cancel(turn: Turn, number: int, arg: str) -> str:
    def read(conn: Connection) -> Screen:
        _check_runs(conn, turn, number)
        return view.ask_reason(turn.words, meetings.meeting(conn, number))

    screen = await turn.read(read)
    detail = f"{Step.CANCEL.value}{number}/"
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.MEETING.value, "", 0, detail)
    await turn.say(screen, prompt)
    return ""


async def _cancel(turn: Turn, prompt: Prompt, number: int, arg: str, text: str) -> None:
    def work(conn: Connection) -> None:
        known = meetings.meeting(conn, number)
        may = acts_for(conn, turn.official.id, known)
        event = cancelled(known, turn.official.id, may, text, turn.at)
        convened.happen(conn, turn, known, (event,))
        screens.close_prompt(conn, prompt, milliseconds(turn.at))

    await turn.write(work)
    said = turn.words("The meeting is cancelled; everybody who can be reached is told.")
    await turn.say(Screen(said))


async def _again(turn: Turn, number: int, arg: str) -> str:
    def work(conn: Connection) -> None:
        known = meetings.meeting(conn, number)
        event = asked_again(
            known, turn.official.id, acts_for(conn, turn.official.id, known), turn.at
        )
        if convened.happen(conn, turn, known, (event,)) is None:
            return
        invitations.ask_again(conn, known)

    await turn.write(work)
    return turn.words("Noted; everybody who can be reached is told.")


def _check_runs(conn: Connection, turn: Turn, number: int) -> None:
    known = meetings.meeting(conn, number)
    if known.organiser not in acts_for(conn, turn.official.id, known):
        raise CannotMeet(MeetingFault.NOT_ORGANISER)


STEPS: dict[Step, Callable[[Turn, int, str], Awaitable[str]]] = {
    **calling.STEPS,
    Step.LIST: _list,
    Step.NEW: _new,
    Step.SHOW: _show,
    Step.ANSWER: attending.answer,
    Step.ROLL: _roll,
    Step.TICK: _tick,
    Step.RECORD: _record,
    Step.ONE: _one,
    Step.LINK: meeting_links.link,
    Step.LINKS: meeting_links.links,
    Step.COPY: _copy,
    Step.CANCEL: _ask_cancel,
    Step.AGAIN: _again,
    Step.MINUTES: meeting_minutes.how,
    Step.TYPE: meeting_minutes.type_them,
    Step.UPLOAD: meeting_minutes.ask_file,
    Step.GIVE: meeting_minutes.give,
}
ANSWERED: dict[Step, Callable[[Turn, Prompt, int, str, str], Awaitable[None]]] = {
    Step.CANCEL: _cancel,
    Step.SAY: attending.said,
    Step.TYPE: meeting_minutes.part_given,
}
