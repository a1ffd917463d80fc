"""The link by which one person from outside answers an invitation to a rapat."""

from sqlite3 import Connection

from bot.desk import Desk
from bot.drawing import invitations
from bot.people.enrolling import BOT_USERNAME
from bot.telegram.outgoing import SendScreen
from bot.views.outsiders import meeting_links as view
from bot.views.screen import Screen
from storage import meetings, outbox
from storage.database import meta
from storage.outbox import Dispatch, Priority
from storage.people import roster

KIND = "tautan-rapat"


def send(conn: Connection, chat_id: int, meeting: int, line: int, code: str) -> None:
    """Have the link sent to whoever passes it on."""
    body: dict[str, outbox.JsonValue] = {"meeting": meeting, "line": line, "code": code}
    outbox.enqueue(conn, chat_id=chat_id, priority=Priority.ANSWER, kind=KIND, body=body)


async def drawn(desk: Desk, dispatch: Dispatch) -> SendScreen | None:
    """The link with a text for WhatsApp; None where the chat is nobody's any more."""
    body = dispatch.body

    def read(conn: Connection) -> Screen | None:
        reader = roster.by_chat(conn, dispatch.chat_id)
        if reader is None:
            return None
        known = meetings.meeting(conn, int(str(body["meeting"])))
        link = f"https://t.me/{meta(conn, BOT_USERNAME)}?start={body['code']}"
        seen = invitations.seen(conn, desk, known)
        line = known.invitee(int(str(body["line"])))
        return view.letter(desk.words_for(reader), seen, line, link)

    screen = await desk.db.read(read)
    return None if screen is None else SendScreen(dispatch.chat_id, screen)
