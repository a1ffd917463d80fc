"""Answers to chats that belong to nobody in the roster."""

import sqlite3

from bot.desk import Desk, post
from bot.telegram.outgoing import SendScreen
from bot.views import plain
from storage import inbox


async def reply(desk: Desk, update_id: int, chat_id: int, answer: str) -> None:
    """A plain answer to somebody whom the roster does not know; marks the update done."""
    out = SendScreen(chat_id, plain.said(desk.words_for_strangers(), answer))

    def work(conn: sqlite3.Connection) -> None:
        post(conn, out)
        inbox.finish(conn, update_id, desk.ticks())

    await desk.db.write(work)
    desk.wake()
