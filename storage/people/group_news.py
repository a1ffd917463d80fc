"""What a linked group learns of its berkas: one message a step, redrawn as it goes on."""

import sqlite3
from collections.abc import Iterable

from flows.case import Case
from flows.events import (
    CaseCancelled,
    CaseEnded,
    Event,
    TaskAccepted,
    TaskAssigned,
    TaskCompleted,
    TaskRecalled,
    TaskReleased,
    TaskReturned,
)
from flows.ids import CaseId, Peran
from flows.rights import performers
from flows.sop import Sop
from flows.waktu.events import TaskHandedOver
from storage import outbox
from storage.outbox import Priority
from storage.people import linked_groups

KIND = "group"


def tell_groups(conn: sqlite3.Connection, sop: Sop, case: Case, happened: Iterable[Event]) -> None:
    """Tell the groups of the berkas about the steps that are for them, and of its end."""
    groups = linked_groups.of_case(conn, case.id) if case.groups else {}
    for event in happened if groups else ():
        match event:
            case TaskAssigned() | TaskReleased() | TaskHandedOver():
                _of_step(conn, sop, case, event.task, groups, fresh=True)
            case TaskAccepted() | TaskCompleted() | TaskReturned() | TaskRecalled():
                _of_step(conn, sop, case, event.task, groups, fresh=False)
            case CaseEnded() | CaseCancelled():
                for one in groups.values():
                    tell(conn, one.chat_id, case.id, one.peran)


def _of_step(
    conn: sqlite3.Connection,
    sop: Sop,
    case: Case,
    task: int,
    groups: dict[Peran, linked_groups.LinkedGroup],
    *,
    fresh: bool,
) -> None:
    for peran in performers(case, sop.row(case.tasks[task - 1].nomor)):
        if peran in groups:
            tell(conn, groups[peran].chat_id, case.id, peran, task, fresh=fresh)


def tell(
    conn: sqlite3.Connection,
    chat_id: int,
    case_id: CaseId,
    peran: Peran,
    task: int = 0,
    *,
    fresh: bool = True,
    meeting: int = 0,
    what: str = "",
) -> None:
    """Ask for a message in the group: about a step, about a meeting, or about the end."""
    outbox.enqueue(
        conn,
        chat_id=chat_id,
        priority=Priority.HANDOFF,
        kind=KIND,
        body={
            "case": case_id,
            "peran": peran,
            "task": task,
            "fresh": fresh,
            "meeting": meeting,
            "what": what,
        },
        merge_key=f"{KIND}:{case_id}:{task}" if task else "",
    )
