"""The digest of one person, put together from the memory and drawn when it is sent."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.desk import Desk
from bot.telegram.outgoing import EditScreen, Outgoing, SendScreen
from bot.views.people.assisting import for_secretary
from bot.views.waktu.digest import Brief, Delay, Line, digest, nothing, shown
from bot.words import person
from flows.ids import Peran
from flows.office import Office
from flows.outsiders.guests import acting
from flows.people.naming import post_in_short
from flows.people.officials import Official, OfficialId, actor
from flows.people.reaching import Barrier, barrier
from flows.rights import may_see
from flows.waktu.agenda import Agenda, Entry, lasted
from storage import meetings, outbox
from storage.outbox import Dispatch, JsonValue, Priority
from storage.people import roster
from storage.people.capacities import as_holder
from storage.people.unreached import barrier_of
from storage.waktu import digests
from storage.waktu.agenda import read_agenda

People = dict[OfficialId, Official]
SOON = timedelta(minutes=20)
"""A digest that goes out within this time of its hour is not called late."""


def ask(
    conn: sqlite3.Connection,
    reader: Official,
    *,
    page: int = 0,
    message_id: int = 0,
    chat_id: int = 0,
) -> None:
    """Show the reader a page of their digest: in place of that message, or as a new one. With
    `chat_id` their secretary is shown it there."""
    to = chat_id or reader.chat_id
    assert to is not None
    body: dict[str, JsonValue] = {"official": reader.id, "page": page, "message": message_id}
    body["secretary"] = bool(chat_id)
    outbox.enqueue(
        conn,
        chat_id=to,
        priority=Priority.ANSWER,
        kind="digest",
        body=body,
        merge_key=f"digest:{message_id}" if message_id else "",
    )


def send(
    conn: sqlite3.Connection, reader: Official, day: str, planned: datetime, *, down: bool
) -> None:
    """The morning's digest of that day, planned for that moment; one that has not gone out yet
    gives way. `down` says that the bot was not running then."""
    assert reader.chat_id is not None
    outbox.enqueue(
        conn,
        chat_id=reader.chat_id,
        priority=Priority.DIGEST,
        kind="digest",
        body={
            "official": reader.id,
            "page": 0,
            "message": 0,
            "day": day,
            "planned": int(planned.timestamp()),
            "down": down,
        },
        merge_key="digest",
    )


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The message for a digest that was asked for or is due; None where its day is over, or where
    the reader wishes to hear nothing when there is nothing to report."""
    body, at = dispatch.body, desk.clock()
    reader_id, page = OfficialId(int(str(body["official"]))), int(str(body["page"]))

    def read(conn: sqlite3.Connection) -> tuple[Brief, bool]:
        made = brief(conn, desk, roster.official(conn, reader_id), at, page)
        return made, digests.wishes(conn, reader_id).quiet

    made, quiet = await desk.db.read(read)
    words = desk.words_for(made.reader)
    if "day" in body:
        if at.astimezone(words.zone).date().isoformat() != body["day"]:
            return None
        if made.agenda.empty:
            return None if quiet else SendScreen(dispatch.chat_id, nothing(words, made))
        made = replace(made, delay=_delay(desk, body, at))
    screen = digest(words, made)
    if body.get("secretary"):
        screen = for_secretary(screen)
    message_id = int(str(body["message"]))
    if message_id:
        return EditScreen(dispatch.chat_id, message_id, screen)
    return SendScreen(dispatch.chat_id, screen)


def brief(conn: sqlite3.Connection, desk: Desk, reader: Official, at: datetime, page: int) -> Brief:
    """All that the reader's digest needs at that moment."""
    office = desk.offices(desk.unit_of(reader).id)
    people = {o.id: o for o in roster.with_outsiders(conn, reader.unit)}
    agenda = read_agenda(conn, office, reader, tuple(people.values()), at, page)
    full = shown(agenda)
    lines = {
        (entry.case, entry.task): _line(conn, desk, office, reader, entry, at) for _, entry in full
    }
    who = {
        (entry.case, entry.task): with_whom(conn, office, people, entry, at) for _, entry in full
    }
    short = {
        (entry.case, entry.task): in_short(conn, office, people, entry, at)
        for section in agenda.sections
        for entry in section.folded
    }
    leads = reader.kepala and agenda.page == 0
    missed = _missed(people.values(), reader) if leads else ()
    above = bool(office.superiors(reader.peran))
    outside = _outside(conn, desk, agenda) if leads else ()
    return Brief(reader, agenda, lines, who, short, missed=missed, above=above, outside=outside)


def _outside(
    conn: sqlite3.Connection, desk: Desk, agenda: Agenda
) -> tuple[tuple[Entry, Official], ...]:
    """The tasks with people from outside, and which official answers for the first of them."""
    found = []
    for entry in agenda.outside.first:
        sop, case = desk.casebook.load(conn, entry.case)
        guests = acting(case.guests, sop.row(entry.nomor))
        found += [(entry, roster.official(conn, one.contact)) for one in guests[:1]]
    return tuple(found)


def _missed(people: Iterable[Official], reader: Official) -> tuple[tuple[Official, Barrier], ...]:
    """Who of those with a post is away or cannot be reached today, as far as nobody stands in."""
    found = (
        (one, barrier(one))
        for one in people
        if one.peran and not one.outsider and one.id != reader.id
    )
    return tuple((one, why) for one, why in found if why is not None)


def _delay(desk: Desk, body: dict[str, JsonValue], at: datetime) -> Delay | None:
    planned = datetime.fromtimestamp(int(str(body["planned"])), UTC)
    late = at - planned > SOON and not desk.turned_over(planned)
    return Delay(planned, bool(body["down"])) if late else None


def _line(
    conn: sqlite3.Connection,
    desk: Desk,
    office: Office,
    reader: Official,
    entry: Entry,
    at: datetime,
) -> Line:
    sop, case = desk.casebook.load(conn, entry.case)
    late = entry.due_at is not None and entry.due_at <= at
    over = lasted(office.calendar, entry.due_at, at) if late and entry.due_at else None
    line = Line(
        sop.row(entry.nomor).mutu_baku.waktu.text,
        may_see(office, sop, case, actor(reader)),
        over,
        barrier=barrier_of(conn, office.unit.id, entry.case, entry.task),
        rapat=meetings.ahead_of_step(conn, entry.case, entry.task, at),
    )
    if not entry.stands:
        return line
    timing = case.tasks[entry.task - 1].timing
    return replace(line, request=timing.request, wait=timing.waiting, obstacle=timing.obstacle)


def with_whom(
    conn: sqlite3.Connection, office: Office, people: People, entry: Entry, at: datetime
) -> str:
    """With whom a task is, by jabatan and name; or for which posts."""
    one = people.get(entry.holder or entry.handed or OfficialId(0))
    if one is not None:
        return person(as_holder(conn, one.id, _roles(conn, entry), at))
    posts = {post.peran: post.nama for post in office.unit.posts}
    return " / ".join(posts.get(peran, peran) for peran in _roles(conn, entry))


def in_short(
    conn: sqlite3.Connection, office: Office, people: People, entry: Entry, at: datetime
) -> str:
    """As `with_whom`, in the fewest words: the posts as the office abbreviates them."""
    one = people.get(entry.holder or entry.handed or OfficialId(0))
    posts = {post.peran: post.singkat for post in office.unit.posts}
    if one is not None:
        roles = _roles(conn, entry)
        acting = as_holder(conn, one.id, roles, at).jabatan
        if acting != one.jabatan:
            return acting
        return post_in_short(one, office.unit.posts)
    return " / ".join(posts.get(peran, peran) for peran in _roles(conn, entry))


def _roles(conn: sqlite3.Connection, entry: Entry) -> list[Peran]:
    rows = conn.execute(
        "SELECT peran FROM open_for INDEXED BY open_for_case WHERE case_id = ? AND task_id = ?",
        (entry.case, entry.task),
    )
    return [Peran(peran) for (peran,) in rows if not peran.startswith("@")]
