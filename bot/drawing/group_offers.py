"""The code and link by which a Telegram group is joined to a berkas, drawn when they are sent."""

from sqlite3 import Connection

from bot.desk import Desk
from bot.people.enrolling import BOT_USERNAME
from bot.telegram.outgoing import SendScreen
from bot.views.people import group as view
from flows.people.officials import Official
from storage import outbox
from storage.database import meta
from storage.outbox import Dispatch, JsonValue, Priority
from storage.people import roster
from storage.people.linked_groups import Offer

KIND = "group-offer"


def send(conn: Connection, chat_id: int, what: Offer, code: str) -> None:
    """Have the code sent to whoever asked for it."""
    body: dict[str, JsonValue] = {"case": what.case, "peran": what.peran, "code": code}
    outbox.enqueue(conn, chat_id=chat_id, priority=Priority.ANSWER, kind=KIND, body=body)


async def drawn(desk: Desk, dispatch: Dispatch) -> SendScreen | None:
    """How the group is linked; None where the chat is nobody's any more."""
    body = dispatch.body
    case_id, peran, code = str(body["case"]), str(body["peran"]), str(body["code"])

    def read(conn: Connection) -> tuple[Official | None, str, str]:
        sop, _ = desk.casebook.load(conn, case_id)
        reader = roster.by_chat(conn, dispatch.chat_id)
        return reader, sop.heading(peran), meta(conn, BOT_USERNAME) or ""

    reader, nama, bot = await desk.db.read(read)
    if reader is None:
        return None
    screen = view.offering(desk.words_for(reader), nama, case_id, bot, code)
    return SendScreen(dispatch.chat_id, screen)
