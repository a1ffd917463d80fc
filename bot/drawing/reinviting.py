"""The link for somebody who cannot be reached, to be passed on; its code is forgotten when sent."""

from sqlite3 import Connection

from bot.desk import Desk
from bot.people.enrolling import BOT_USERNAME
from bot.people.inviting import DAYS
from bot.telegram.outgoing import Outgoing, SendScreen
from bot.views.people import resting as view
from flows.people.officials import Official, OfficialId
from storage import outbox
from storage.asking import open_tasks
from storage.database import meta
from storage.outbox import Dispatch, Priority
from storage.people import inviting, roster

KIND = "reinvite"


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

    def read(conn: Connection) -> view.Invitation:
        reader, one = roster.official(conn, reader_id), roster.official(conn, who)
        bot = f"https://t.me/{meta(conn, BOT_USERNAME)}"
        return view.Invitation(
            one,
            reader,
            desk.unit_of(reader).nama,
            f"{bot}?start={code}" if code else bot,
            DAYS if code else 0,
            again=inviting.had_others(conn, who),
            waiting=bool(open_tasks(conn, one)),
        )

    given = await desk.db.read(read)
    return SendScreen(dispatch.chat_id, view.invitation(desk.words_for(given.by), given))
