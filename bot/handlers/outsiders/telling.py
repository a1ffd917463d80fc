"""Whoever answers for somebody from outside learns what has happened to the invitation."""

from datetime import datetime
from sqlite3 import Connection

from bot.desk import Desk, post
from bot.drawing.guests import hosted_task
from bot.telegram.outgoing import SendScreen
from bot.views.outsiders import hosted as view
from bot.views.outsiders.hosted import Hosted
from flows.case import Case
from flows.outsiders.guests import Guest, guest, present
from flows.outsiders.hosting import external, may_host
from flows.people.officials import Official, OfficialId, actor
from flows.people.reaching import hears
from flows.sop import Sop
from storage.outsiders import persons
from storage.people import roster


def hosted_of(
    conn: Connection, desk: Desk, sop: Sop, case: Case, reader: Official, at: datetime, task: int
) -> Hosted:
    """The people from outside in a berkas as this official may deal with them; about that task, or
    else an open row of theirs."""
    office, who = desk.offices(sop.unit), actor(reader)
    outside = enumerate(external(office, sop))
    mine = [(n, kode) for n, kode in outside if may_host(office, sop, case, kode, who)]
    contacts = {one.contact: roster.official(conn, one.contact) for one in case.guests}
    about = case.task(task)
    live = about if about is not None and about.live else None
    shown = live or hosted_task(desk, sop, case, reader)
    return Hosted(sop, case, mine, shown, contacts, reader, at)


def tell(
    conn: Connection, desk: Desk, what: str, case_id: str, number: int, more: str = ""
) -> None:
    """Tell the contact of that guest; where they cannot be reached, the heads of the unit."""
    sop, case = desk.casebook.load(conn, case_id)
    one = guest(case.guests, number)
    if one is None:
        return
    for reader in _readers(conn, sop, one):
        assert reader.chat_id is not None
        given = hosted_of(conn, desk, sop, case, reader, desk.clock(), 0)
        screen = view.news(desk.words_for(reader), what, given, one, more)
        post(conn, SendScreen(reader.chat_id, screen))


def tell_moved_in(conn: Connection, desk: Desk, outsider: OfficialId) -> None:
    """Tell the contacts of somebody who is an official from now on, and from outside no more."""
    for case_id in persons.berkas_of(conn, outsider):
        _, case = desk.casebook.load(conn, case_id)
        for one in present(case.guests, outsider):
            tell(conn, desk, "moved_in", case_id, one.number)


def _readers(conn: Connection, sop: Sop, one: Guest) -> list[Official]:
    contact = roster.official(conn, one.contact)
    if hears(contact):
        return [contact]
    return [o for o in roster.of_unit(conn, sop.unit) if o.kepala and hears(o)]
