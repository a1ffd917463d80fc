"""/start: joining a Telegram account to a person of the roster by their code."""

import sqlite3
from dataclasses import replace

from telegram import Message

from bot import menus
from bot.desk import Desk, Turn, post
from bot.drawing import invitations
from bot.handlers.admin import first
from bot.handlers.outsiders import door, guests, telling
from bot.handlers.strangers import reply
from bot.telegram.outgoing import SendScreen
from bot.views import plain
from bot.views.admin import person
from storage import announcing, inbox, meetings
from storage.people import joining
from storage.people.joining import (
    AlreadyBound,
    Bound,
    ChatOfAnother,
    CodeExpired,
    CodeReplaced,
    CodeUnknown,
    CodeUsed,
    LinkedElsewhere,
    TooManyTries,
)

FROM_INLINE = "inline"
"""What stands in the place of a code where somebody comes from inline mode."""
ANSWERS = {
    CodeUsed: "code_used",
    LinkedElsewhere: "code_elsewhere",
    CodeUnknown: "code_unknown",
    CodeExpired: "code_expired",
    CodeReplaced: "code_replaced",
    TooManyTries: "code_tries",
    ChatOfAnother: "code_other",
}


async def started(desk: Desk, update_id: int, message: Message, turn: Turn | None) -> None:
    """Answer /start, with or without a code, from somebody known or a stranger."""
    parts = (message.text or "").split(maxsplit=1)
    if len(parts) == 2 and parts[1] != FROM_INLINE:
        code = parts[1].strip()
        place = (desk, update_id, message.chat.id, code)
        if not await door.knocked(*place) and not await first.knocked(*place):
            await _with_code(*place)
    elif turn is None:
        await reply(desk, update_id, message.chat.id, "stranger")
    elif turn.official.outsider:
        await guests.commanded(turn, "/start")
    else:
        await turn.say(plain.welcome(turn.words, turn.official, again=True))


def _let_in(conn: sqlite3.Connection, desk: Desk, chat_id: int, bound: Bound) -> None:
    """What waits for the person comes; who was somebody from outside is that no more."""
    menus.refresh(conn, chat_id)
    if bound.outsider is not None:
        telling.tell_moved_in(conn, desk, bound.outsider)
    if bound.official.admin:
        unmarked = replace(bound.official, admin=False)
        told = person.told_marks(desk.words_for(bound.official), bound.official, unmarked)
        post(conn, SendScreen(chat_id, told))
    announcing.deliver_assignments(conn, bound.official)
    announcing.deliver_waiting(conn, bound.official)
    for meeting in meetings.coming(conn, (bound.official.id,), desk.clock()):
        mine = meeting.organiser == bound.official.id
        what = invitations.ANSWERS if mine else invitations.INVITE
        invitations.tell(conn, meeting.id, bound.official, what)


async def _with_code(desk: Desk, update_id: int, chat_id: int, code: str) -> None:
    def work(conn: sqlite3.Connection) -> str | None:
        binding = joining.bind(conn, code, chat_id, desk.clock())
        match binding:
            case Bound(official) | AlreadyBound(official):
                words = desk.words_for(official)
                again = isinstance(binding, AlreadyBound)
                post(conn, SendScreen(chat_id, plain.welcome(words, official, again=again)))
                if isinstance(binding, Bound):
                    _let_in(conn, desk, chat_id, binding)
                inbox.finish(conn, update_id, desk.ticks())
                return None
            case other:
                return ANSWERS[type(other)]

    refused = await desk.db.write(work)
    if refused is None:
        desk.wake()
    else:
        await reply(desk, update_id, chat_id, refused)
