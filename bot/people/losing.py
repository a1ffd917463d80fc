"""A group that Pandu cannot write to any more is linked to nothing; whoever linked it is told."""

from sqlite3 import Connection

from bot.desk import Desk, post
from bot.telegram.outgoing import SendScreen
from bot.views.people import group as view
from flows.case import CaseState
from flows.people.membership import LoseGroup
from storage.people import linked_groups, roster


def lose_group(conn: Connection, desk: Desk, chat_id: int) -> None:
    """Nothing is linked to this group any more; whoever had linked it is told."""
    for one in linked_groups.of_chat(conn, chat_id):
        linked_groups.unlink(conn, one.case, one.peran)
        sop, case = desk.casebook.load(conn, one.case)
        if case.state is CaseState.RUNNING:
            cause = f"group:{one.case}:{one.peran}:{chat_id}:{desk.ticks()}"
            desk.casebook.enact(conn, one.case, LoseGroup(one.peran, one.by), desk.clock(), cause)
        who = roster.official(conn, one.by)
        if who.chat_id is not None and who.reachable:
            screen = view.lost(desk.words_for(who), sop.heading(one.peran), case)
            post(conn, SendScreen(who.chat_id, screen))
