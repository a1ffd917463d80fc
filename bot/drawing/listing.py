"""Personnel lists on their way to whoever manages the office: drawn when they are sent."""

import asyncio
from enum import StrEnum
from functools import partial
from sqlite3 import Connection

from bot.desk import Desk
from bot.people.pending import kept
from bot.people.writing import blank_list, people_of, present_list
from bot.telegram.outgoing import Outgoing, SendMade
from bot.views.admin import listing as view
from flows.people.officials import Official, OfficialId
from storage import outbox
from storage.outbox import Dispatch, Priority
from storage.people import roster

KIND = "daftar_pegawai"


class Which(StrEnum):
    """An empty list with an example, the present one, or the differences that wait."""

    BLANK = "contoh"
    PRESENT = "sekarang"
    DIFFERENCES = "perbedaan"


def ask(conn: Connection, reader: Official, which: Which) -> None:
    """Have a list sent to the reader; asked twice while it waits it goes once."""
    assert reader.chat_id is not None
    outbox.enqueue(
        conn,
        chat_id=reader.chat_id,
        priority=Priority.ANSWER,
        kind=KIND,
        body={"official": reader.id, "which": which.value},
        merge_key=f"{KIND}:{which}",
    )


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The file, as the office stands when it is sent; None where no differences wait any more."""
    who, which = OfficialId(int(str(dispatch.body["official"]))), Which(str(dispatch.body["which"]))
    reader = await desk.db.read(lambda conn: roster.official(conn, who))
    words, unit = desk.words_for(reader), desk.unit_of(reader)
    if which is Which.DIFFERENCES:
        waiting = await desk.db.read(lambda conn: kept(conn, who))
        if waiting is None:
            return None
        text = view.as_text(words, waiting)
        return SendMade(dispatch.chat_id, "perbedaan.txt", text.encode())
    make = partial(blank_list, unit)
    if which is Which.PRESENT:
        people = await desk.db.read(lambda conn: people_of(conn, unit.id))
        make = partial(present_list, unit, people)
    content = await asyncio.to_thread(make)
    name = (
        "contoh-daftar-pegawai.xlsx" if which is Which.BLANK else f"daftar-pegawai-{unit.id}.xlsx"
    )
    return SendMade(dispatch.chat_id, name, content, view.caption(words, which.value))
