"""From what happened to what must be told: notices become rows of the outbox."""

import sqlite3
from collections.abc import Collection, Iterable

from flows.case import Case, Task
from flows.events import Event
from flows.ids import CaseId, TaskId
from flows.notices import Notice, Told, ToOfficials, ToPeran, notices, touched
from flows.officials import Official, OfficialId
from flows.rights import performers
from flows.sop import Sop
from storage import asking, outbox, roster, screens
from storage.asking import OpenTask
from storage.outbox import Priority

HANDOFFS = (Told.ASSIGNED, Told.RETURNED)


def announce(
    conn: sqlite3.Connection,
    sop: Sop,
    case: Case,
    happened: Iterable[Event],
    by: OfficialId,
    *,
    elsewhere: bool = False,
) -> None:
    """Put into the outbox whatever these events of one act make known, once a person.

    Whoever acted is not told of their own act, and their card is redrawn by whoever asked for it;
    unless they acted `elsewhere`, on another berkas, and this is what came of it here.
    """
    told: set[tuple[OfficialId, Told]] = set()
    handed: set[OfficialId] = set() if elsewhere else {by}
    cards: set[int] = set()
    for event in happened:
        cards.update(touched(case, event))
        for notice in notices(sop, case, event):
            for reader in _readers(conn, sop, case, notice, by):
                knows = reader.id == by and not elsewhere
                if knows or (reader.id, notice.told) in told:
                    continue
                told.add((reader.id, notice.told))
                _tell(conn, reader, case.id, notice)
                if notice.told in HANDOFFS:
                    handed.add(reader.id)
    for official, chat_id in screens.card_readers(conn, case.id, cards):
        if official not in handed:
            redraw(conn, official, chat_id, case.id)


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
) -> None:
    """Ask for a person's card to be drawn anew: in place, or `fresh` as a new message.

    `task` is what the card is to be about, where that is one of the person's open tasks; else it
    stays with what it shows. `message_id` names the message that was tapped, where that is to
    become the card. `not_before` (milliseconds) lets a burst of uploads end before it follows.
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


def tell_others(
    conn: sqlite3.Connection, sop: Sop, case: Case, task: Task, lost: OfficialId
) -> None:
    """Tell of a task that rests with somebody who cannot be reached any more: the other holders
    where only that person was told, whoever can act where nobody else is left."""
    to = ToPeran(sop.unit, performers(case, sop.row(task.nomor)))
    holders = (
        [roster.official(conn, task.accepted_by)] if task.accepted_by else holders_of(conn, to)
    )
    reachable = [o for o in holders if o.chat_id is not None and o.reachable]
    if not reachable:
        _warn(conn, sop, case, Notice(Told.ASSIGNED, to, task.id), _sender(case, task))
    elif task.accepted_by is None and task.to == lost:
        for reader in reachable:
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
    conn: sqlite3.Connection, sop: Sop, case: Case, notice: Notice, by: OfficialId
) -> list[Official]:
    """Who can be told; where nobody can, whoever acted and the heads learn of that instead."""
    known = _addressees(conn, notice)
    reachable = [r for r in known if r.chat_id is not None and r.reachable]
    if not reachable and notice.told in HANDOFFS:
        _warn(conn, sop, case, notice, by)
    return reachable


def _addressees(conn: sqlite3.Connection, notice: Notice) -> list[Official]:
    if isinstance(notice.to, ToOfficials):
        return [roster.official(conn, official) for official in notice.to.officials]
    return holders_of(conn, notice.to)


def holders_of(conn: sqlite3.Connection, to: ToPeran) -> list[Official]:
    """Everybody who holds one of the peran; only `first` where they still hold it and can be
    reached, so that a returned berkas goes to whoever worked on it."""
    found = {o.id: o for peran in to.peran for o in roster.holders(conn, to.unit, peran)}
    first = found.get(to.first) if to.first is not None else None
    if first is not None and first.chat_id is not None and first.reachable:
        return [first]
    return list(found.values())


def _sender(case: Case, task: Task) -> OfficialId:
    """Who handed the task on: the performer of the row before, or who opened the berkas."""
    before = case.task(task.came_from or 0)
    handed = None if before is None else before.accepted_by
    return case.opened_by if handed is None else handed


def _warn(conn: sqlite3.Connection, sop: Sop, case: Case, notice: Notice, by: OfficialId) -> None:
    assert isinstance(notice.to, ToPeran)
    where = " / ".join(sop.heading(peran) for peran in notice.to.peran)
    heads = (o for o in roster.all_officials(conn) if o.kepala and o.unit == sop.unit)
    readers = {o.id: o for o in (roster.official(conn, by), *heads)}
    for reader in readers.values():
        if reader.chat_id is not None and reader.reachable:
            warning = Notice(Told.NOBODY, notice.to, notice.task, by, where)
            _tell(conn, reader, case.id, warning)
