"""When a person cannot be reached any more, whoever can act learns of it."""

import sqlite3

from bot.desk import Desk
from bot.people.losing import lose_group
from flows.people.officials import Official
from storage import announcing, asking
from storage.people import roster


def lost_touch(conn: sqlite3.Connection, desk: Desk, chat_id: int) -> None:
    """Mark the person of that chat unreachable; others are told of what rests with them, once."""
    if chat_id < 0:
        lose_group(conn, desk, chat_id)
    official = roster.by_chat(conn, chat_id)
    if official is None or not official.reachable:
        return
    roster.mark_unreachable(conn, chat_id)
    for task in asking.open_tasks(conn, official):
        sop, case = desk.casebook.load(conn, task.case)
        at = case.tasks[task.task - 1]
        announcing.tell_others(conn, desk.offices(sop.unit), sop, case, at, official.id)


async def back_in_touch(desk: Desk, official: Official) -> None:
    """Whoever writes or presses can be reached: what waited meanwhile is delivered."""
    if official.reachable or official.chat_id is None:
        return
    chat_id = official.chat_id

    def work(conn: sqlite3.Connection) -> None:
        roster.mark_reachable(conn, chat_id)
        announcing.deliver_assignments(conn, official)
        announcing.deliver_waiting(conn, official)

    await desk.db.write(work)
    desk.wake()
