"""The link for somebody who cannot be reached, to be passed on; its code is forgotten when sent."""

from sqlite3 import Connection

from bot.desk import Desk
from bot.people.enrolling import BOT_USERNAME
from bot.telegram.outgoing import Outgoing, SendScreen
from bot.views.people import resting as view
from flows.people.officials import Official, OfficialId
from storage import outbox
from storage.database import meta
from storage.outbox import Dispatch, Priority
from storage.people import roster

KIND = "reinvite"
VALID = 7
"""Days for which the code of a new invitation holds."""


def ask(conn: Connection, reader: Official, who: OfficialId, code: str) -> None:
    """Give the reader the link of this code for that person; an empty code is the bot's own."""
    assert reader.chat_id is not None
    outbox.enqueue(
        conn,
        chat_id=reader.chat_id,
        priority=Priority.ANSWER,
        kind=KIND,
        body={"official": reader.id, "who": who, "code": code},
    )


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The text with the link."""
    body = dispatch.body
    reader_id, who = OfficialId(int(str(body["official"]))), OfficialId(int(str(body["who"])))
    code = str(body["code"])

    def read(conn: Connection) -> tuple[Official, Official, str]:
        bot = f"https://t.me/{meta(conn, BOT_USERNAME)}"
        return roster.official(conn, reader_id), roster.official(conn, who), bot

    reader, one, bot = await desk.db.read(read)
    link, days = (f"{bot}?start={code}", VALID) if code else (bot, 0)
    return SendScreen(dispatch.chat_id, view.invitation(desk.words_for(reader), one, link, days))
