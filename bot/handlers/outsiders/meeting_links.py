"""People from outside answer an invitation to a rapat by a link of their own."""

from datetime import datetime
from sqlite3 import Connection

from bot.convened import acts_for
from bot.desk import Desk, Turn, post
from bot.drawing import invitations
from bot.drawing import meeting_links as letters
from bot.telegram.outgoing import EditScreen
from bot.views import plain
from bot.views.outsiders import meeting_links as view
from bot.views.rapat.meetings import why_not
from bot.views.screen import Screen
from bot.words import Words
from flows.outsiders.meeting_answers import OPEN_TO_THEM, answered_by_link
from flows.rapat.convening import CannotMeet, MeetingFault
from storage import inbox, meetings
from storage.outsiders import codes
from storage.outsiders.codes import Code
from storage.people import roster

_BY_LETTER = {presence.value[0]: presence for presence in OPEN_TO_THEM}


async def link(turn: Turn, number: int, arg: str) -> str:
    """A new link for one invited person from outside; an earlier one ends. Raises Refused."""
    code, line_no = codes.new_code(), int(arg)

    def work(conn: Connection) -> None:
        known = meetings.meeting(conn, number)
        if known.organiser not in acts_for(conn, turn.official.id, known):
            raise CannotMeet(MeetingFault.NOT_ORGANISER)
        if known.invitee(line_no).guest.official is not None:
            raise CannotMeet(MeetingFault.NOT_INVITED)
        if not known.running or turn.at >= known.subject.starts:
            raise CannotMeet(MeetingFault.BEGUN)
        until = known.subject.starts
        codes.give(conn, code, codes.of_meeting(number), line_no, until, turn.at)
        letters.send(conn, turn.chat_id, number, line_no, code)

    await turn.write(work)
    return turn.words("The link is on its way.")


def opened(
    conn: Connection, desk: Desk, words: Words, found: Code, number: int, chat_id: int
) -> Screen:
    """What whoever opens the link reads; once it was answered by one account, no other may."""
    if found.ended or found.used_by not in (None, chat_id):
        roster.wrong_code(conn, chat_id, desk.clock())
        return plain.said(words, "guest_used")
    codes.visited(conn, found, chat_id)
    known = meetings.meeting(conn, number)
    return view.invitation(words, invitations.seen(conn, desk, known), known.invitee(found.number))


async def answered(desk: Desk, update_id: int, chat_id: int, message_id: int, detail: str) -> str:
    """The invited person has tapped an answer; returns the toast. Raises ValueError."""
    number, line_no, letter = detail.split(".")
    where = (int(number), int(line_no), letter)
    words, at = desk.words_for_strangers(), desk.clock()

    def work(conn: Connection) -> str:
        out = _answered(conn, desk, words, where, chat_id, at, f"telegram:{update_id}")
        if isinstance(out, Screen):
            post(conn, EditScreen(chat_id, message_id, out))
        inbox.finish(conn, update_id, desk.ticks())
        return words("Noted, thank you.") if isinstance(out, Screen) else out

    said = await desk.db.write(work)
    desk.wake()
    return said


def _answered(
    conn: Connection,
    desk: Desk,
    words: Words,
    where: tuple[int, int, str],
    chat_id: int,
    at: datetime,
    cause: str,
) -> Screen | str:
    number, line_no, letter = where
    found = codes.of_visitor(conn, codes.of_meeting(number), line_no, chat_id)
    if found is None or found.used_by not in (None, chat_id) or letter not in _BY_LETTER:
        return words("This invitation is not open any more. Please open the link again.")
    known = meetings.meeting(conn, number)
    said = words("answered by the link")
    try:
        event = answered_by_link(known, line_no, _BY_LETTER[letter], at, said)
    except CannotMeet as cannot:
        return why_not(words, cannot.fault)
    codes.answered(conn, found, chat_id)
    after = meetings.happen(conn, known, (event,), cause) if event else None
    if after is not None:
        invitations.refresh(conn, after)
    shown = after or known
    return view.invitation(words, invitations.seen(conn, desk, shown), shown.invitee(line_no))
