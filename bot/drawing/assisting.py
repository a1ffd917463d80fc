"""The head and the secretary are told when one begins to work for the other, and when that ends."""

import sqlite3

from bot.desk import Desk, post
from bot.telegram.outgoing import SendScreen
from bot.views.people import assisting as view
from flows.people.officials import OfficialId
from storage.people import roster
from storage.people.secretaries import Secretary
from storage.readers import reachable


def tell(
    conn: sqlite3.Connection, desk: Desk, pair: Secretary, by: OfficialId, *, ends: bool = False
) -> None:
    """Both hear of it but whoever did it, who sees the list."""
    head, who = roster.official(conn, pair.head), roster.official(conn, pair.secretary)
    actor = roster.official(conn, by)
    for reader in reachable([one for one in (head, who) if one.id != by]):
        assert reader.chat_id is not None
        told = view.Told(reader, head, who, actor, decides=pair.decides, ends=ends)
        post(conn, SendScreen(reader.chat_id, view.told(desk.words_for(reader), told)))
