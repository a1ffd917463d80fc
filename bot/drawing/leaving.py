"""Whom it concerns is told that somebody is about to leave, or stays after all."""

import sqlite3

from bot.desk import Desk, post
from bot.telegram.outgoing import SendScreen
from bot.views.people import leaving as view
from flows.notices import ToSuperiors
from flows.people.leaving import Leave
from flows.people.officials import OfficialId
from storage.people import posts, roster
from storage.readers import reachable, superiors_of


def tell_planned(
    conn: sqlite3.Connection,
    desk: Desk,
    leave: Leave,
    by: OfficialId | None,
    *,
    stays: bool = False,
) -> None:
    """The leaver, the successor and the leaver's superiors hear of it; whoever entered it sees the
    confirmation instead."""
    who, heir = roster.official(conn, leave.who), roster.official(conn, leave.successor)
    own = posts.listed(conn, who.id)
    names = {one.peran: one.nama for one in desk.unit_of(who).posts}
    above = superiors_of(conn, desk.offices(who.unit), ToSuperiors(who.unit, own, who.id))
    readers = {one.id: one for one in (who, heir, *above) if one.id != by}
    for reader in reachable(list(readers.values())):
        assert reader.chat_id is not None
        words, held = desk.words_for(reader), [names.get(kode, kode) for kode in own]
        screen = view.planned(words, reader, leave, (who, heir), held, stays=stays)
        post(conn, SendScreen(reader.chat_id, screen))
