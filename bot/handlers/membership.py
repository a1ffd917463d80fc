"""Somebody blocks the bot or lets it in again."""

import sqlite3

from telegram import ChatMemberUpdated
from telegram.constants import ChatMemberStatus, ChatType

from bot.desk import Desk
from bot.handlers.people import groups
from bot.telegram.unreachable import lost_touch
from storage import announcing
from storage.people import roster

GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


async def changed(desk: Desk, event: ChatMemberUpdated) -> None:
    """Keep in mind who can be reached; waiting tasks are delivered to whoever comes back."""
    if event.chat.type != ChatType.PRIVATE:
        await groups.membership(desk, event)
        return
    chat_id = event.chat.id

    def work(conn: sqlite3.Connection) -> None:
        official = roster.by_chat(conn, chat_id)
        if official is None:
            return
        if event.new_chat_member.status in GONE:
            lost_touch(conn, desk, chat_id)
        elif not official.reachable:
            roster.mark_reachable(conn, chat_id)
            announcing.deliver_assignments(conn, official)
            announcing.deliver_waiting(conn, official)

    await desk.db.write(work)
    desk.wake()
