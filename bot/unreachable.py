"""When a person cannot be reached any more, whoever can act learns of it."""

import sqlite3

from bot.desk import Desk
from storage import announcing, asking, roster


def lost_touch(conn: sqlite3.Connection, desk: Desk, chat_id: int) -> None:
    """Mark the person of that chat unreachable; the heads and the openers of what waits for
    nobody else are told once."""
    official = roster.by_chat(conn, chat_id)
    if official is None or not official.reachable:
        return
    roster.mark_unreachable(conn, chat_id)
    for task in asking.open_tasks(conn, official):
        sop, case = desk.casebook.load(conn, task.case)
        announcing.warn_if_nobody(conn, sop, case, case.tasks[task.task - 1])
