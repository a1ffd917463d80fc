"""People from outside answer an invitation to a rapat by a link of their own."""

from dataclasses import dataclass
from sqlite3 import Connection

from telegram import Message

from bot.callbacks import Do
from bot.convened import acts_for
from bot.desk import Desk, Turn, milliseconds, post
from bot.drawing import invitations
from bot.drawing import meeting_links as letters
from bot.telegram.outgoing import EditScreen, SendScreen
from bot.views import plain
from bot.views.outsiders import meeting_links as view
from bot.views.rapat.meetings import ask_words, moved_shortly, why_not
from bot.views.refusals import refusal
from bot.views.screen import Screen
from bot.words import Words
from flows.outsiders.meeting_answers import BY_LINK, OPEN_TO_THEM, answered_by_link
from flows.rapat.convening import CannotMeet, MeetingFault, overtaken
from flows.rapat.meetings import Presence
from flows.refusals import Refused
from storage import inbox, meetings, screens
from storage.outsiders import codes
from storage.outsiders.codes import Code
from storage.people import joining
from storage.screens import Prompt

_BY_LETTER = {presence.value[0]: presence for presence in OPEN_TO_THEM}


@dataclass(frozen=True, slots=True)
class Where:
    """Whose answer it is: the account, the rapat, and which of the invited."""

    chat_id: int
    number: int
    line: int


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


async def links(turn: Turn, number: int, arg: str) -> str:
    """A link for everybody from outside who has not answered; those they have stay good. Raises
    Refused."""

    def work(conn: Connection) -> None:
        known = meetings.meeting(conn, number)
        if known.organiser not in acts_for(conn, turn.official.id, known):
            raise CannotMeet(MeetingFault.NOT_ORGANISER)
        lines = invitations.seen(conn, turn.desk, known).to_link
        if not lines:
            raise CannotMeet(MeetingFault.ALL_ANSWERED)
        made = [(one.number, codes.new_code()) for one in lines]
        for line, code in made:
            codes.add(conn, code, codes.of_meeting(number), line, known.subject.starts)
        letters.send_all(conn, turn.chat_id, number, made)
        invitations.refresh(conn, known)

    await turn.write(work)
    return turn.words("The links are on their way.")


def opened(
    conn: Connection, desk: Desk, words: Words, found: Code, number: int, chat_id: int
) -> Screen:
    """What whoever opens the link reads; once it was answered by one account, no other may."""
    if found.ended or found.used_by not in (None, chat_id):
        joining.wrong_code(conn, chat_id, desk.clock())
        return plain.said(words, "guest_used")
    known = meetings.meeting(conn, number)
    if found.visitor != chat_id:
        codes.visited(conn, found, chat_id)
        letters.send_letter(conn, chat_id, number)
        invitations.refresh(conn, known)
    return view.invitation(words, invitations.seen(conn, desk, known), known.invitee(found.number))


async def answered(desk: Desk, update_id: int, chat_id: int, message_id: int, detail: str) -> str:
    """The invited person has tapped an answer; returns the toast. Raises ValueError."""
    number, line_no, letter, sequence = (*detail.split("."), "")[:4]
    if letter not in _BY_LETTER:
        raise ValueError(letter)
    where = Where(chat_id, int(number), int(line_no))
    words = desk.words_for_strangers()

    def work(conn: Connection) -> str:
        inbox.finish(conn, update_id, desk.ticks())
        try:
            if (late := _late(conn, desk, where, sequence)) is not None:
                post(conn, EditScreen(chat_id, message_id, late[1]))
                return late[0]
            if _BY_LETTER[letter] is Presence.DIWAKILI:
                _ask(conn, desk, where)
                return ""
            reason = words("answered by the link")
            screen = _kept(conn, desk, where, _BY_LETTER[letter], reason, f"telegram:{update_id}")
        except CannotMeet as cannot:
            return why_not(words, cannot.fault)
        except LookupError:
            return words("This invitation is not open any more. Please open the link again.")
        post(conn, EditScreen(chat_id, message_id, screen))
        return words("Noted, thank you.")

    said = await desk.db.write(work)
    desk.wake()
    return said


async def typed(
    desk: Desk, update_id: int, chat_id: int, text: str, quoted: Message | None
) -> bool:
    """By whom the invited person is represented has been typed; False where that was not asked."""
    words = desk.words_for_strangers()

    def work(conn: Connection) -> bool:
        prompt = _asked(conn, desk, chat_id, quoted)
        if prompt is None:
            return False
        number = codes.meeting_of(prompt.case)
        where = Where(chat_id, number or 0, int(prompt.detail[1:]))
        try:
            screen = _kept(
                conn, desk, where, Presence.DIWAKILI, text.strip(), f"telegram:{update_id}"
            )
            screens.close_prompt(conn, prompt, milliseconds(desk.clock()))
        except CannotMeet as cannot:
            screens.close_prompt(conn, prompt, milliseconds(desk.clock()))
            screen = plain.said(words, "cannot", reason=why_not(words, cannot.fault))
        except LookupError:
            screens.close_prompt(conn, prompt, milliseconds(desk.clock()))
            screen = plain.said(words, "guest_used")
        except Refused as refused:  # too long: what is asked may be answered again
            screen = plain.said(words, "cannot", reason=refusal(words, refused, {}))
        post(conn, SendScreen(chat_id, screen))
        inbox.finish(conn, update_id, desk.ticks())
        return True

    known = await desk.db.write(work)
    if known:
        desk.wake()
    return known


def _asked(conn: Connection, desk: Desk, chat_id: int, quoted: Message | None) -> Prompt | None:
    """The question that words in this chat are meant for, if it is by whom."""
    if quoted is not None:
        prompt = screens.prompt_at(conn, chat_id, quoted.message_id)
    else:
        prompt = screens.latest_prompt(conn, chat_id, milliseconds(desk.clock()))
    if prompt is None or prompt.purpose != Do.GUEST.value or prompt.detail[:1] != "m":
        return None
    return prompt


def _ask(conn: Connection, desk: Desk, where: Where) -> None:
    """Ask by whom, if that can be answered now. Raises CannotMeet and LookupError."""
    known = meetings.meeting(conn, where.number)
    _own(conn, where)
    answered_by_link(known, where.line, Presence.DIWAKILI, desk.clock(), "-")
    line = known.invitee(where.line)
    screen = ask_words(desk.words_for_strangers(), line, Presence.DIWAKILI, own=True)
    case, detail = codes.of_meeting(where.number), f"m{where.line}"
    prompt = Prompt(where.chat_id, 0, BY_LINK, Do.GUEST.value, case, 0, detail)
    post(conn, SendScreen(where.chat_id, screen), prompt)


def _late(conn: Connection, desk: Desk, where: Where, sequence: str) -> tuple[str, Screen] | None:
    """What is said where the invitation was for another time, and the one for this time."""
    known, words = meetings.meeting(conn, where.number), desk.words_for_strangers()
    if not known.running or not overtaken(known, sequence):
        return None
    _own(conn, where)
    seen = invitations.seen(conn, desk, known)
    screen = view.invitation(words, seen, known.invitee(where.line), "change")
    return moved_shortly(words, known), screen


def _kept(
    conn: Connection, desk: Desk, where: Where, presence: Presence, said: str, cause: str
) -> Screen:
    """Keep the answer; the invitation as it stands then. Raises CannotMeet and LookupError."""
    found, known = _own(conn, where), meetings.meeting(conn, where.number)
    event = answered_by_link(known, where.line, presence, desk.clock(), said)
    codes.answered(conn, found, where.chat_id)
    after = meetings.happen(conn, known, (event,), cause) if event else None
    if after is not None:
        invitations.refresh(conn, after)
    shown, words = after or known, desk.words_for_strangers()
    return view.invitation(words, invitations.seen(conn, desk, shown), shown.invitee(where.line))


def _own(conn: Connection, where: Where) -> Code:
    """The open link of this person, which the chat has opened last. Raises LookupError."""
    case = codes.of_meeting(where.number)
    found = codes.of_visitor(conn, case, where.line, where.chat_id)
    if found is None or found.used_by not in (None, where.chat_id):
        raise LookupError(where)
    return found
