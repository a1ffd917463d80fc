"""What the holder of a task does to it."""

from datetime import datetime

from flows.case import Case, Task, TaskState
from flows.closing import completed, returned
from flows.commands import (
    AcceptTask,
    AddParticipant,
    AttachKelengkapan,
    CompleteTask,
    GiveDisposisi,
    LinkChild,
    MarkParticipant,
    RecordText,
    ReturnTask,
    TickItem,
)
from flows.events import (
    ChildOpened,
    Event,
    TaskAccepted,
)
from flows.ids import TaskId
from flows.kelengkapan.commands import (
    DropVersion,
    HandInPaper,
    JoinVersion,
    RecordNumber,
    RemoveGiven,
    RequestWaiver,
)
from flows.kelengkapan.filling import filled, participants
from flows.kelengkapan.keeping import HolderCommand, handled
from flows.outsiders.bounds import check_behalf
from flows.people.officials import Actor
from flows.refusals import (
    NotYourTask,
    TakenByOther,
    TaskNotOpen,
    WaitsForChild,
    WindowRunning,
)
from flows.rights import (
    chairs,
    may_hold,
    performers,
)
from flows.sop import Kegiatan, Sop
from flows.waktu.commands import (
    ReportObstacle,
    RequestExtension,
    RequestWait,
)
from flows.waktu.limits import said

Work = (
    AcceptTask
    | AttachKelengkapan
    | TickItem
    | RecordText
    | GiveDisposisi
    | AddParticipant
    | MarkParticipant
    | LinkChild
    | CompleteTask
    | ReturnTask
    | ReportObstacle
    | RequestExtension
    | RequestWait
    | HolderCommand
)


def workable(
    sop: Sop, case: Case, task_id: TaskId, actor: Actor, *, filling: bool = False
) -> tuple[Task, Kegiatan]:
    """The live task of that id with its row, if this person may act on it; raises Refused.

    `filling` is for the ketua and sekretaris too, when another member has it in hand.
    """
    task = case.task(task_id)
    if task is None:
        raise TaskNotOpen
    row = sop.row(task.nomor)
    if not may_hold(sop, case, task, actor):
        raise NotYourTask(performers(case, row))
    if not task.live:
        raise TaskNotOpen(task.accepted_by, task.closed_at)
    beside = filling and chairs(case, row, actor)
    if task.accepted_by not in (None, actor.official) and not beside:
        assert task.accepted_at is not None
        raise TakenByOther(task.accepted_by, task.accepted_at)
    return task, row


def worked(sop: Sop, case: Case, command: Work, at: datetime) -> tuple[Event, ...]:
    """What the holder of a task does; whoever acts on an open task has it from then on."""
    filling = isinstance(
        command, AttachKelengkapan | TickItem | RecordText | JoinVersion | DropVersion
    )
    task, row = workable(sop, case, command.task, command.by, filling=filling)
    match command:
        case AcceptTask():
            done: tuple[Event, ...] = ()
        case AttachKelengkapan() | TickItem() | RecordText() | GiveDisposisi():
            done = filled(case, task, row, command, at)
        case AddParticipant() | MarkParticipant():
            done = participants(task, row, command, at)
        case LinkChild():
            done = _link(task, command, at)
        case CompleteTask():
            check_behalf(case, task, row, command.by)
            _check_window(task, command, at)
            done = completed(sop, case, task, row, command, at)
        case ReturnTask():
            done = returned(case, task, row, command, at)
        case ReportObstacle() | RequestExtension() | RequestWait():
            done = said(task, command, at)
        case JoinVersion() | DropVersion() | RemoveGiven() | HandInPaper():
            done = handled(case, task, row, command, at)
        case RecordNumber() | RequestWaiver():
            done = handled(case, task, row, command, at)
    return *_take(task, command.by, at), *done


def _check_window(task: Task, command: CompleteTask, at: datetime) -> None:
    """Raises WindowRunning where a window is to be closed early and nobody says why."""
    until = task.timing.due_at if task.timing.window else None
    if until is not None and at < until and not command.note.strip():
        raise WindowRunning(until)


def _link(task: Task, command: LinkChild, at: datetime) -> tuple[Event, ...]:
    if task.child is not None:
        raise WaitsForChild(task.child)
    return (ChildOpened(at, command.by.official, task.id, command.child),)


def _take(task: Task, actor: Actor, at: datetime) -> tuple[Event, ...]:
    if task.state is TaskState.ACCEPTED:
        return ()
    return (TaskAccepted(at, actor.official, task.id),)
