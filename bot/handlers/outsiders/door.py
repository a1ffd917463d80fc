"""How people from outside come in: by the link of one invitation, once, after the notice."""

from datetime import datetime
from sqlite3 import Connection

from bot import menus
from bot.callbacks import Press
from bot.desk import Desk, post
from bot.drawing.guests import letter_of, theirs_of
from bot.handlers.outsiders import meeting_links, telling
from bot.telegram.outgoing import EditScreen, SendScreen
from bot.views import plain
from bot.views.outsiders import letters, theirs
from bot.views.screen import Screen
from bot.words import Words
from flows.case import CaseState
from flows.outsiders.commands import JoinGuest
from flows.outsiders.guests import Guest, guest
from flows.outsiders.refusals import InvitationOver, OwnInvitation
from flows.people.officials import Official, actor
from flows.refusals import Refused
from storage import announcing, inbox
from storage.casebook import Act, NoSuchCase
from storage.outsiders import codes, persons
from storage.outsiders.codes import Code
from storage.people import joining, roster


async def knocked(desk: Desk, update_id: int, chat_id: int, code: str) -> bool:
    """Answer whoever opens the link of an invitation; False where the code is none of these."""

    def work(conn: Connection) -> bool:
        at = desk.clock()
        found = codes.find(conn, code)
        if found is None or joining.patience_until(conn, chat_id, at) is not None:
            return False
        words = desk.words_for_strangers()
        post(conn, SendScreen(chat_id, _answer(conn, desk, words, found, chat_id, at)))
        inbox.finish(conn, update_id, desk.ticks())
        return True

    known = await desk.db.write(work)
    if known:
        desk.wake()
    return known


def _answer(
    conn: Connection, desk: Desk, words: Words, found: Code, chat_id: int, at: datetime
) -> Screen:
    """The notice, or why the invitation lets this account in no more."""
    official = roster.by_chat(conn, chat_id)
    if official is not None and not official.outsider:
        return plain.said(desk.words_for(official), "guest_official")
    if (number := codes.meeting_of(found.case)) is not None:
        return meeting_links.opened(conn, desk, words, found, number, chat_id)
    given = letter_of(conn, desk, found.case, found.number)
    if given is None or given.case.state is not CaseState.RUNNING:
        return plain.said(words, "guest_closed")
    if found.used_by == chat_id and official is not None:
        return _own_card(conn, desk, official, found.case)
    if found.ended:
        return _refused(conn, desk, words, found, chat_id, at)
    if found.until <= at:
        return plain.said(words, "guest_expired", contact=given.contact)
    if found.visitor not in (None, chat_id):
        telling.tell(conn, desk, "stranger", found.case, found.number)
    codes.visited(conn, found, chat_id)
    return letters.notice(words, given)


def _own_card(conn: Connection, desk: Desk, official: Official, case_id: str) -> Screen:
    return theirs.card(desk.words_for(official), theirs_of(conn, desk, official, case_id))


def _refused(
    conn: Connection, desk: Desk, words: Words, found: Code, chat_id: int, at: datetime
) -> Screen:
    """An invitation that was used or taken back: the contact hears of another account that tries;
    each such try counts as a wrong code."""
    joining.wrong_code(conn, chat_id, at)
    if found.used_by is not None:
        telling.tell(conn, desk, "stranger", found.case, found.number)
    return plain.said(words, "guest_used")


async def answered(desk: Desk, update_id: int, chat_id: int, message_id: int, press: Press) -> str:
    """Whoever read the notice agrees, or says that the invitation is for somebody else; returns
    the toast. Whoever did not open the invitation last is refused."""
    if press.detail[:1] == "m":
        place = (update_id, chat_id, message_id, press.detail[1:])
        return await meeting_links.answered(desk, *place)
    agreed, number = press.detail[:1] == "y", int(press.detail[1:])
    words = desk.words_for_strangers()

    def visitor(conn: Connection) -> tuple[Code | None, Guest | None]:
        found = codes.of_visitor(conn, press.case, number, chat_id)
        if found is None:
            return None, None
        return found, guest(desk.casebook.load(conn, press.case)[1].guests, number)

    found, one = await desk.db.read(visitor)
    if found is None or one is None:
        return words("This invitation is not open any more. Please open the link again.")
    if not agreed:
        await _declined(desk, update_id, EditScreen(chat_id, message_id, _not_for(words)), found)
        return ""
    return await _joined(desk, update_id, chat_id, message_id, found, one)


def _not_for(words: Words) -> Screen:
    return plain.said(words, "guest_declined")


async def _declined(desk: Desk, update_id: int, out: EditScreen, found: Code) -> None:
    def work(conn: Connection) -> None:
        codes.visited(conn, found, None)
        telling.tell(conn, desk, "declined", found.case, found.number)
        post(conn, out)
        inbox.finish(conn, update_id, desk.ticks())

    await desk.db.write(work)
    desk.wake()


async def _joined(
    desk: Desk, update_id: int, chat_id: int, message_id: int, found: Code, one: Guest
) -> str:
    """The account becomes this guest; card and news are of the same transaction."""
    at, words = desk.clock(), desk.words_for_strangers()

    def work(conn: Connection) -> Official:
        sop, _ = desk.casebook.load(conn, found.case)
        heading = sop.heading(one.peran)
        official = persons.welcome(conn, chat_id, one.nama, heading, sop.unit, desk.locale)
        command, cause = JoinGuest(actor(official), one.number), f"telegram:{update_id}"
        done = desk.casebook.enact(conn, found.case, command, at, cause)
        inbox.finish(conn, update_id, desk.ticks())
        if done.events:
            codes.used(conn, found, chat_id, at)
            menus.refresh(conn, chat_id)
            announcing.redraw(conn, official.id, chat_id, found.case, message_id=message_id)
            _tell_joined(conn, desk, one, done)
        return official

    try:
        words = desk.words_for(await desk.db.write(work))
    except OwnInvitation:
        return words("One's own part is handed to somebody else. The link can be passed on.")
    except InvitationOver:
        return words("The time of this invitation has run out. Please ask the contact.")
    except (Refused, NoSuchCase):
        return words("This invitation is not open any more. Please open the link again.")
    desk.wake()
    return words("Welcome.")


def _tell_joined(conn: Connection, desk: Desk, one: Guest, done: Act) -> None:
    """The contact hears of it, and the colleague whose part it was."""
    before = guest(done.case.guests, one.instead_of)
    if before is None or before.who is None:
        telling.tell(conn, desk, "joined", done.case.id, one.number)
        return
    telling.tell(conn, desk, "replaced", done.case.id, one.number, before.nama)
    _say_goodbye(conn, desk, roster.official(conn, before.who), done, one.nama)


def _say_goodbye(conn: Connection, desk: Desk, was: Official, done: Act, by: str) -> None:
    if was.chat_id is None:
        return
    given = theirs_of(conn, desk, was, done.case.id)
    screen = theirs.replaced(desk.words_for(was), given, by)
    post(conn, SendScreen(was.chat_id, screen))
    announcing.redraw(conn, was.id, was.chat_id, done.case.id)
