"""From what happened to what must be told: notices become rows of the outbox."""

import sqlite3
from collections.abc import Collection, Sequence

from flows.case import Case, Task
from flows.events import Event
from flows.ids import CaseId, TaskId
from flows.notices import Notice, Told, ToOfficials, ToPeran, ToSuperiors
from flows.office import Office
from flows.outsiders.guests import acting, present
from flows.people.naming import in_full
from flows.people.officials import Official, OfficialId
from flows.people.reaching import hindrance
from flows.rights import doers, for_task, performers
from flows.sop import Sop
from flows.telling import notices, touched
from flows.waktu.events import TaskNudged, TaskReminded
from storage import asking, outbox, screens
from storage.asking import OpenTask
from storage.outbox import Priority
from storage.people import roster
from storage.people.group_news import tell_groups
from storage.people.warning import first_time, leading, opener
from storage.readers import holders_of, reachable, superiors_of
from storage.waktu import reminders

HANDOFFS = (Told.ASSIGNED, Told.RETURNED)
FOR_OUTSIDERS = (
    *HANDOFFS,
    Told.JOINT,
    Told.ENDED,
    Told.CANCELLED,
    Told.FILE_REFUSED,
    Told.FILE_LEFT,
)
"""What people from outside are told of: their own part, and the end."""
NAMED = 3
"""How many of those who cannot be reached are named."""


def announce(
    conn: sqlite3.Connection,
    office: Office,
    sop: Sop,
    case: Case,
    happened: Sequence[Event],
    by: OfficialId | None,
    *,
    elsewhere: bool = False,
) -> None:
    """Put into the outbox whatever these events of one act make known, once a person.

    Whoever acted is not told of their own act, and their card is redrawn by whoever asked for it;
    unless they acted `elsewhere`, on another berkas, and this is what came of it here. `by` is
    None where the clock acted.
    """
    told: set[tuple[OfficialId, Told]] = set()
    handed: set[OfficialId] = set() if elsewhere or by is None else {by}
    cards: set[int] = set()
    for event in happened:
        cards.update(touched(case, event))
        if isinstance(event, TaskReminded | TaskNudged):
            reminders.keep(conn, office, sop, case, event)
        for notice in notices(sop, case, event):
            for reader in _readers(conn, office, sop, case, notice, by):
                knows = (reader.id == by and not elsewhere) or not _is_for(case, reader, notice)
                if knows or (reader.id, notice.told) in told:
                    continue
                told.add((reader.id, notice.told))
                _tell(conn, reader, case.id, notice)
                if notice.told in HANDOFFS:
                    handed.add(reader.id)
    tell_groups(conn, sop, case, happened)
    for official, chat_id in screens.card_readers(conn, case.id, cards):
        if official not in handed:
            redraw(conn, official, chat_id, case.id)


def _is_for(case: Case, reader: Official, notice: Notice) -> bool:
    """Whether the reader hears of this: of what officials say to each other nobody outside does,
    and whose access has ended hears nothing more."""
    if not reader.outsider:
        return True
    return notice.told in FOR_OUTSIDERS and bool(present(case.guests, reader.id))


def redraw(
    conn: sqlite3.Connection,
    official: OfficialId,
    chat_id: int,
    case_id: str,
    *,
    fresh: bool = False,
    not_before: int = 0,
    message_id: int = 0,
    task: int = 0,
    whole: bool = False,
) -> None:
    """Ask for a person's card to be drawn anew: in place, or `fresh` as a new message.

    `task` is what the card is to be about, where that is one of the person's open tasks; else it
    stays with what it shows. `message_id` names the message that was tapped, where that is to
    become the card; the `whole` card has every button. `not_before` (milliseconds) lets a burst of
    uploads end before it follows.
    """
    how = "fresh" if fresh else "edit"
    outbox.enqueue(
        conn,
        chat_id=chat_id,
        priority=Priority.ANSWER,
        kind="card",
        body={
            "official": official,
            "case": case_id,
            "fresh": fresh,
            "message": message_id,
            "task": task,
            "whole": whole,
        },
        merge_key=f"card:{how}:{official}:{case_id}",
        not_before=not_before,
    )


def deliver_waiting(
    conn: sqlite3.Connection, reader: Official, known: Collection[OpenTask] = ()
) -> None:
    """Hand the open tasks of a person's peran to somebody who has just become reachable, or has
    just been given a peran; not those that they know."""
    if reader.chat_id is None:
        return
    for task in asking.open_tasks(conn, reader):
        if task in known:
            continue
        if task.accepted_by is not None:
            redraw(conn, reader.id, reader.chat_id, task.case, fresh=True)
            continue
        notice = Notice(Told.ASSIGNED, ToOfficials(frozenset({reader.id})), TaskId(task.task))
        _tell(conn, reader, CaseId(task.case), notice)


def deliver_assignments(conn: sqlite3.Connection, reader: Official) -> None:
    """Ask somebody who has just become reachable about the panitia they were appointed to, where
    they have not answered."""
    rows = conn.execute(
        "SELECT m.case_id, m.peran, m.by FROM members m JOIN berkas b ON b.case_id = m.case_id"
        " WHERE m.official = ? AND m.asked AND b.state = 'running' ORDER BY m.case_id",
        (reader.id,),
    )
    for case_id, peran, by in rows.fetchall():
        to = ToOfficials(frozenset({reader.id}))
        _tell(conn, reader, CaseId(case_id), Notice(Told.APPOINTED, to, None, by, peran))


def tell_others(
    conn: sqlite3.Connection, office: Office, sop: Sop, case: Case, task: Task, lost: OfficialId
) -> None:
    """Tell of a task that rests with somebody who cannot be reached any more: the other holders
    where only that person was told, whoever can act where nobody else is left."""
    holders = _holding(conn, sop, case, task)
    if hindrance(holders):
        _warn(conn, office, sop, case, task, _sender(case, task))
    elif task.accepted_by is None and task.to == lost:
        to = ToPeran(sop.unit, for_task(sop, case, task))
        for reader in reachable(holders):
            _tell(conn, reader, case.id, Notice(Told.RETURNED, to, task.id))


def _tell(conn: sqlite3.Connection, reader: Official, case_id: CaseId, notice: Notice) -> None:
    assert reader.chat_id is not None
    outbox.enqueue(
        conn,
        chat_id=reader.chat_id,
        priority=Priority.HANDOFF,
        kind="told",
        body={
            "told": notice.told.value,
            "official": reader.id,
            "case": case_id,
            "task": notice.task or 0,
            "by": notice.by or 0,
            "text": notice.text,
        },
    )


def _readers(
    conn: sqlite3.Connection,
    office: Office,
    sop: Sop,
    case: Case,
    notice: Notice,
    by: OfficialId | None,
) -> list[Official]:
    """Who can be told; where none of them can be reached today, whoever acted, the superiors and
    the admins learn of that."""
    addressed = _addressees(conn, office, notice)
    found = reachable(addressed)
    if notice.told in HANDOFFS and notice.task is not None and hindrance(addressed):
        task = case.tasks[notice.task - 1]
        if hindrance(_holding(conn, sop, case, task)):
            _warn(conn, office, sop, case, task, by)
    if not found and isinstance(notice.to, ToSuperiors):
        _tell_nobody_above(conn, case, notice)
    return found


def _addressees(conn: sqlite3.Connection, office: Office, notice: Notice) -> list[Official]:
    match notice.to:
        case ToOfficials(officials=officials):
            return [roster.official(conn, official) for official in officials]
        case ToSuperiors():
            return superiors_of(conn, office, notice.to)
        case ToPeran():
            return holders_of(conn, notice.to)


def _tell_nobody_above(conn: sqlite3.Connection, case: Case, notice: Notice) -> None:
    """Whoever turned to a superior learns that none can be reached."""
    assert notice.by is not None
    asker = roster.official(conn, notice.by)
    if reachable([asker]):
        to = ToOfficials(frozenset({asker.id}))
        _tell(conn, asker, case.id, Notice(Told.NO_SUPERIOR, to, notice.task, notice.by))


def _sender(case: Case, task: Task) -> OfficialId:
    """Who handed the task on: the performer of the row before, or who opened the berkas."""
    before = case.task(task.came_from or 0)
    handed = None if before is None else before.accepted_by
    return case.opened_by if handed is None else handed


def _warn(
    conn: sqlite3.Connection,
    office: Office,
    sop: Sop,
    case: Case,
    task: Task,
    by: OfficialId | None,
) -> None:
    """Tell that a task rests with nobody: whoever acted, contacts, and whose matter it is."""
    row, holders = sop.row(task.nomor), _holding(conn, sop, case, task)
    why, barred = hindrance(holders), holders[:NAMED]
    assert why is not None
    contacts = (roster.official(conn, one.contact) for one in acting(case.guests, row))
    concerned = leading(conn, office, performers(case, row), task.handed) or opener(conn, case.id)
    acted = () if by is None else (roster.official(conn, by),)
    told = {o.id: o for o in reachable((*acted, *contacts, *concerned)) if not o.outsider}
    names = " / ".join(in_full(one) for one in barred) or _whose(conn, sop, case, task)
    for reader in told.values():
        others = ", ".join(in_full(one) for one in told.values() if one.id != reader.id)
        if first_time(conn, (case.id, task.id), reader.id, why, barred):
            to = ToOfficials(frozenset({reader.id}))
            _tell(conn, reader, case.id, Notice(Told.NOBODY, to, task.id, by, f"{names}\n{others}"))


def _holding(conn: sqlite3.Connection, sop: Sop, case: Case, task: Task) -> list[Official]:
    """Whoever has the task in hand, else everybody it is for."""
    if task.accepted_by is not None:
        return [roster.official(conn, task.accepted_by)]
    return holders_of(conn, ToPeran(sop.unit, for_task(sop, case, task), task.to))


def _whose(conn: sqlite3.Connection, sop: Sop, case: Case, task: Task) -> str:
    """For whom a task is: the columns of its row, or the post of whoever it was handed to."""
    if task.handed is not None:
        return roster.official(conn, task.handed).jabatan
    return " / ".join(sop.heading(peran) for peran in doers(case, sop.row(task.nomor)))
