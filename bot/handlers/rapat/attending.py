"""Whether somebody comes to a rapat, and that they came: by tap, or by the code on the spot."""

import re
from html import escape
from sqlite3 import Connection

from bot import convened
from bot.callbacks import Do
from bot.convened import acts_for
from bot.desk import Turn, milliseconds, post
from bot.drawing import invitations
from bot.telegram.outgoing import RetireButtons, SendScreen
from bot.views import plain
from bot.views.rapat import meetings as view
from bot.views.rapat.calling import Step
from bot.views.screen import Screen
from flows.rapat.calling import guest_of
from flows.rapat.convening import MeetingFault, answered, entered, overtaken
from flows.rapat.meetings import Meeting, Presence
from storage import meetings, screens
from storage.screens import Prompt

CODE = re.compile(r"\d{6}")
_BY_LETTER = {presence.value[0]: presence for presence in Presence}


async def answer(turn: Turn, number: int, arg: str) -> str:
    """Hadir counts at once; the other answers ask by whom, or why; to an invitation for another
    time nobody answers. Raises Refused."""
    line_no, letter, sequence = _parted(arg)
    presence = _BY_LETTER[letter]
    known = await turn.read(lambda conn: meetings.meeting(conn, number))
    if known.running and overtaken(known, sequence):
        return await _too_old(turn, known)
    if presence is not Presence.HADIR:
        return await _ask(turn, number, int(line_no), presence)

    def work(conn: Connection) -> None:
        known = meetings.meeting(conn, number)
        own = _answered(conn, turn, known, int(line_no), presence, "")
        if own:
            invitations.tell(conn, number, turn.official, "invite", message_id=turn.message_id)

    await turn.write(work)
    return turn.words("Noted, thank you.")


async def said(turn: Turn, prompt: Prompt, number: int, arg: str, text: str) -> None:
    """By whom somebody is represented, or why they cannot come, has been typed. Raises Refused."""
    line_no, letter, sequence = _parted(arg)

    def work(conn: Connection) -> None:
        known = meetings.meeting(conn, number)
        if known.running and overtaken(known, sequence):
            screens.close_prompt(conn, prompt, milliseconds(turn.at))
            post(conn, SendScreen(turn.chat_id, view.moved(turn.words, known)))
            return
        own = _answered(conn, turn, known, int(line_no), _BY_LETTER[letter], text)
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        what = "invite" if own else invitations.ANSWERS
        invitations.tell(conn, number, turn.official, what)

    await turn.write(work)


async def code_typed(turn: Turn, text: str, *, asked: bool) -> bool:
    """Whether the words were the code of a meeting, and were dealt with as that; where something
    else was `asked`, only the right code is."""
    code = text.strip()
    if not CODE.fullmatch(code):
        return False
    unit = turn.official.unit
    right = await turn.read(lambda conn: meetings.with_code(conn, unit, code, turn.at))
    doors = await turn.read(lambda conn: meetings.any_open(conn, unit, turn.at))
    if right is None and not asked and await _early(turn, code):
        return True
    if right is None and (asked or not doors):
        return False
    found = await turn.write(lambda conn: _found(conn, turn, code))
    if isinstance(found, MeetingFault):
        reason = view.why_not(turn.words, found)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    else:
        what = escape(found.subject.agenda)
        thanks = turn.words("Noted as present: %(what)s. Thank you.", what=what)
        await turn.say(Screen(thanks))
    return True


async def _early(turn: Turn, code: str) -> bool:
    """Whether it is the code of a meeting that somebody invited is to enter later, and they were
    told from when on; to others a code that does not count yet is like any wrong one."""
    unit, me = turn.official.unit, turn.official.id
    known = await turn.read(lambda conn: meetings.early_with_code(conn, unit, code, turn.at))
    if known is None or (known.of(me) is None and known.organiser != me):
        return False
    await turn.say(view.code_early(turn.words, known))
    return True


def _found(conn: Connection, turn: Turn, code: str) -> Meeting | MeetingFault:
    """The meeting of the code; a wrong code counts, and after some no code is looked at."""
    me = turn.official.id
    if not meetings.tries_left(conn, me, turn.at):
        return MeetingFault.TOO_MANY_TRIES
    known = meetings.with_code(conn, turn.official.unit, code, turn.at)
    if known is None:
        meetings.tried(conn, me, turn.at)
        return MeetingFault.WRONG_CODE
    _entered(conn, turn, known)
    return known


def _parted(arg: str) -> tuple[str, str, str]:
    """The line, the letter of the answer, and the sequence of the invitation."""
    line_no, _, rest = arg.partition(".")
    letter, _, sequence = rest.partition(".")
    return line_no, letter, sequence


async def _too_old(turn: Turn, known: Meeting) -> str:
    """An invitation for another time loses its buttons and says when the meeting is now."""
    screen = view.moved(turn.words, known)
    out = RetireButtons(turn.chat_id, turn.message_id, screen)
    await turn.write(lambda conn: post(conn, out))
    return view.moved_shortly(turn.words, known)


async def _ask(turn: Turn, number: int, line_no: int, presence: Presence) -> str:
    def read(conn: Connection) -> tuple[int, Screen]:
        known = meetings.meeting(conn, number)
        may, me = acts_for(conn, turn.official.id, known), turn.official.id
        answered(known, me, may, line_no, presence, "-", turn.at)
        line = known.invitee(line_no)
        own = line.guest.official == me
        return known.sequence, view.ask_words(turn.words, line, presence, own=own)

    sequence, screen = await turn.read(read)
    detail = f"{Step.SAY.value}{number}/{line_no}.{presence.value[0]}.{sequence}"
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.MEETING.value, "", 0, detail)
    await turn.say(screen, prompt)
    return ""


def _answered(
    conn: Connection, turn: Turn, known: Meeting, line_no: int, presence: Presence, text: str
) -> bool:
    """Keep the answer; returns whether it is the person's own."""
    may, me = acts_for(conn, turn.official.id, known), turn.official.id
    event = answered(known, me, may, line_no, presence, text, turn.at)
    convened.happen(conn, turn, known, (event,))
    own = known.invitee(line_no).guest.official == me
    if own:
        invitations.letter_read(conn, turn.desk, known, me)
    return own


def _entered(conn: Connection, turn: Turn, known: Meeting) -> None:
    events = entered(known, turn.official.id, guest_of(turn.official), turn.at)
    convened.happen(conn, turn, known, events)
