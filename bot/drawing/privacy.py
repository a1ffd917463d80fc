"""/privasi: what is kept about me, as a file drawn when it is sent."""

import json
from sqlite3 import Connection

from bot.desk import Desk
from bot.drawing.own_data import as_text
from bot.telegram.outgoing import SendMade
from flows.people.officials import Official, OfficialId
from storage import outbox
from storage.outbox import Dispatch, Priority
from storage.people import privacy, roster

KIND = "privasi"
TABLE, TEXT = "json", "txt"
"""To be taken elsewhere, and to be read."""


def ask(conn: Connection, reader: Official) -> None:
    """Have all that is kept about the reader sent to them."""
    assert reader.chat_id is not None
    for form in (TABLE, TEXT):
        outbox.enqueue(
            conn,
            chat_id=reader.chat_id,
            priority=Priority.ANSWER,
            kind=KIND,
            body={"official": reader.id, "form": form},
            merge_key=f"{KIND}:{form}",
        )


async def drawn(desk: Desk, dispatch: Dispatch) -> SendMade:
    """The file, as things stand when it is sent."""

    def read(conn: Connection) -> tuple[Official, privacy.Record]:
        reader = roster.official(conn, OfficialId(int(str(dispatch.body["official"]))))
        return reader, privacy.everything(conn, reader)

    reader, kept = await desk.db.read(read)
    words = desk.words_for(reader)
    caption = words("All that Pandu keeps about you.")
    if dispatch.body.get("form") == TEXT:
        return SendMade(dispatch.chat_id, "data-saya.txt", as_text(words, kept).encode(), caption)
    content = json.dumps(kept, ensure_ascii=False, indent=2).encode()
    return SendMade(dispatch.chat_id, "data-saya.json", content, caption)
