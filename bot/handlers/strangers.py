"""Answers to chats that belong to nobody in the roster, or that send too much."""

import sqlite3

from bot.desk import Desk, post
from bot.telegram.outgoing import SendScreen
from bot.views import plain
from storage import inbox
from storage.people import roster


async def reply(desk: Desk, update_id: int, chat_id: int, answer: str) -> None:
    """A plain answer to somebody whom the roster does not know; marks the update done."""
    out = SendScreen(chat_id, plain.said(desk.words_for_strangers(), answer))

    def work(conn: sqlite3.Connection) -> None:
        post(conn, out)
        inbox.finish(conn, update_id, desk.ticks())

    await desk.db.write(work)
    desk.wake()


def overrun(desk: Desk, conn: sqlite3.Connection, chat_id: int) -> None:
    """Tell somebody of the office that their chat has sent too much at once."""
    official = roster.by_chat(conn, chat_id)
    if official is not None:
        post(conn, SendScreen(chat_id, plain.said(desk.words_for(official), "flood")))
