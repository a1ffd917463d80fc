"""The Telegram group of a panitia: linked, pressed in, moved, left."""

import secrets
from sqlite3 import Connection

from telegram import CallbackQuery, ChatMemberUpdated, Message
from telegram.constants import ChatMemberStatus

from bot.callbacks import Do, Outdated, decode
from bot.desk import Desk, Turn, post
from bot.drawing import group_offers, in_group
from bot.drawing.in_group import LINKED, UNLINKED
from bot.drawing.invitations import INVITE
from bot.handlers.acts import Draw, act, why_not
from bot.handlers.people.teams import by, changed
from bot.people.losing import lose_group
from bot.telegram.outgoing import SendScreen
from bot.views import plain
from bot.views.people.team import Team
from bot.words import marked
from flows.commands import AcceptTask
from flows.ids import TaskId
from flows.people.membership import LinkGroup
from flows.people.officials import actor
from flows.people.refusals import MayNotAppoint
from flows.refusals import Refused
from flows.rights import performers
from storage import inbox, meetings
from storage.casebook import Act, NoSuchCase
from storage.people import group_news, joining, linked_groups, roster
from storage.people.linked_groups import LinkedGroup, Offer

GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
NOT_YOURS = marked("This button is for the members of the group whom Pandu knows.")
IN_PRIVATE = marked("Please do this in the private chat with Pandu.")


async def offer(turn: Turn, team: Team, arg: str) -> str:
    """A one-time code and link by which a group is joined to this peran of the berkas."""
    if not team.links:
        raise MayNotAppoint
    code = secrets.token_urlsafe(16)
    what = Offer(turn.official.id, team.case.id, team.peran)

    def work(conn: Connection) -> None:
        linked_groups.offer(conn, code, what, turn.at)
        group_offers.send(conn, turn.chat_id, what, code)

    await turn.write(work)
    return ""


async def unlink(turn: Turn, team: Team, arg: str) -> str:
    """The group gets no more notices of this berkas."""

    def also(conn: Connection, act: Act) -> None:
        known = linked_groups.of_case(conn, act.case.id)
        if team.peran in known:
            _let_go(conn, known[team.peran])

    return await changed(turn, team, LinkGroup(await by(turn), team.peran, linked=False), also)


async def started(desk: Desk, update_id: int, message: Message, code: str) -> bool:
    """/start with a code, typed or tapped into a group; False where the code links nothing for
    this person. Wrong ones count, as everywhere."""
    assert message.from_user is not None
    sender, chat_id = message.from_user.id, message.chat.id

    def work(conn: Connection) -> bool:
        at = desk.clock()
        if joining.patience_until(conn, sender, at) is not None:
            return False
        what, who = linked_groups.offered(conn, code, at), roster.by_chat(conn, sender)
        if what is None or who is None or who.id != what.official:
            joining.wrong_code(conn, sender, at)
            return False
        try:
            command = LinkGroup(actor(who), what.peran)
            cause = f"telegram:{update_id}"
            desk.casebook.enact(conn, what.case, command, desk.clock(), cause)
        except (Refused, NoSuchCase):
            return False
        linked_groups.link(conn, code, what, chat_id, desk.clock())
        group_news.tell(conn, chat_id, what.case, what.peran, what=LINKED)
        for number in meetings.of_case(conn, what.case, desk.clock()):
            group_news.tell(conn, chat_id, what.case, what.peran, meeting=number, what=INVITE)
        _tell_open(conn, desk, what, chat_id)
        inbox.finish(conn, update_id, desk.ticks())
        return True

    done = await desk.db.write(work)
    desk.wake()
    return done


async def pressed(desk: Desk, update_id: int, query: CallbackQuery) -> str:
    """A button in a group was pressed: by whoever pressed it, with their own rights, and their
    card comes to their own chat. Returns what is said over the chat."""
    official = await desk.db.read(lambda conn: roster.by_chat(conn, query.from_user.id))
    if official is None or official.chat_id is None:
        return desk.words_for_strangers()(NOT_YOURS)
    words = desk.words_for(official)
    turn = Turn(desk, update_id, official, words, desk.clock(), official.chat_id, 0)
    try:
        meaning = decode(query.data or "")
        if meaning.do is not Do.ACCEPT:
            return words(IN_PRIVATE)
        command = AcceptTask(actor(official), TaskId(meaning.task))
        done = await act(turn, meaning.case, command, Draw(fresh=True, task=meaning.task))
    except Outdated:
        return words("This button is out of date. Please use /tugas for the latest state.")
    except Refused as refused:
        return await why_not(turn, meaning.case, refused)
    except (NoSuchCase, LookupError):
        return words("This button is out of date. Please use /tugas for the latest state.")
    nomor = done.case.tasks[meaning.task - 1].nomor
    return words("Step %(n)s is with you now; please go on in the private chat.", n=nomor)


async def document_given(desk: Desk, update_id: int, chat_id: int) -> None:
    """A document in a linked group is not taken: it is asked for in private."""
    known = await desk.db.read(lambda conn: linked_groups.of_chat(conn, chat_id))
    if not known:
        return

    def work(conn: Connection) -> None:
        sop, _ = desk.casebook.load(conn, known[0].case)
        screen = plain.said(in_group.words_for(desk, sop.unit), "document_in_group")
        post(conn, SendScreen(chat_id, screen))
        inbox.finish(conn, update_id, desk.ticks())

    await desk.db.write(work)
    desk.wake()


async def migrated(desk: Desk, update_id: int, old: int, new: int) -> None:
    """The group has become a supergroup: it is followed."""

    def work(conn: Connection) -> None:
        linked_groups.move(conn, old, new)
        inbox.finish(conn, update_id, desk.ticks())

    await desk.db.write(work)


async def membership(desk: Desk, event: ChatMemberUpdated) -> None:
    """Pandu was taken out of a group, or let in; only the first means something here."""
    if event.new_chat_member.status in GONE:
        await desk.db.write(lambda conn: lose_group(conn, desk, event.chat.id))
        desk.wake()


def _let_go(conn: Connection, known: LinkedGroup) -> None:
    linked_groups.unlink(conn, known.case, known.peran)
    group_news.tell(conn, known.chat_id, known.case, known.peran, what=UNLINKED)


def _tell_open(conn: Connection, desk: Desk, what: Offer, chat_id: int) -> None:
    """The steps that are open for the peran just now."""
    sop, case = desk.casebook.load(conn, what.case)
    for task in case.open_tasks:
        if what.peran in performers(case, sop.row(task.nomor)):
            group_news.tell(conn, chat_id, what.case, what.peran, task.id)
