"""What happens now: the one place where an SOP is applied to a berkas."""

from datetime import datetime

from flows.beside import FromBeside, from_beside
from flows.case import Case, CaseState, Task, TaskState
from flows.closing import completed, returned
from flows.commands import (
    AcceptTask,
    AddComment,
    AddParticipant,
    AttachKelengkapan,
    CancelCase,
    Command,
    CompleteTask,
    GiveDisposisi,
    LinkChild,
    MarkParticipant,
    OpenCase,
    RecallTask,
    RecordText,
    ReleaseTask,
    ReturnTask,
    SetField,
    TickItem,
)
from flows.events import (
    CaseCancelled,
    ChildOpened,
    CommentAdded,
    Event,
    TaskAccepted,
    TaskAssigned,
    TaskRecalled,
    TaskReleased,
)
from flows.ids import TaskId
from flows.kelengkapan.commands import (
    HandInPaper,
    RecordNumber,
    RemoveGiven,
    RequestWaiver,
    ShelfCommand,
    WaiveItem,
)
from flows.kelengkapan.filling import field_set, filled, participants
from flows.kelengkapan.keeping import HolderCommand, handled, shelved, waived
from flows.lending import lent
from flows.office import Office
from flows.opening import opened
from flows.outsiders.bounds import check_behalf, check_bounds
from flows.people.officials import Actor
from flows.people.sharing import ShareCommand
from flows.refusals import (
    CaseClosed,
    MayNotCancel,
    NotInCase,
    NotYourTask,
    ReasonRequired,
    TakenByOther,
    TaskNotOpen,
    WaitsForChild,
    WindowRunning,
)
from flows.rights import (
    chairs,
    depends_on,
    may_cancel,
    may_hold,
    may_join,
    may_release,
    performers,
    recall_obstacle,
)
from flows.sop import Kegiatan, Sop
from flows.waktu.commands import (
    HandOver,
    Remind,
    ReportObstacle,
    RequestExtension,
    RequestWait,
)
from flows.waktu.limits import Led, dated, handed_over, led, reminded, said
from flows.wording import TEXT_LIMIT, words


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


def decide(
    sop: Sop,
    case: Case | None,
    command: Command,
    at: datetime,
    office: Office | None = None,
) -> tuple[Event, ...]:
    """The events a command brings about at that moment; raises Refused where the answer is no.

    The `office` gives every hand-out its limit; without one nothing has a limit.
    """
    happened = _decided(sop, case, command, at, office)
    if office is None:
        return happened
    return tuple(
        dated(sop, case, event, office) if isinstance(event, TaskAssigned) else event
        for event in happened
    )


def _decided(
    sop: Sop, case: Case | None, command: Command, at: datetime, office: Office | None
) -> tuple[Event, ...]:
    check_bounds(command)
    if isinstance(command, OpenCase):
        return opened(sop, command, at, office)
    if isinstance(command, ShelfCommand | ShareCommand):
        return () if case is None else _also_later(sop, case, command, at, office)
    if case is None or case.state is not CaseState.RUNNING:
        raise CaseClosed
    if isinstance(command, FromBeside):
        return from_beside(sop, case, command, at, office)
    if isinstance(command, OfOffice):
        return _of_office(sop, case, command, at, office)
    match command:
        case RecallTask():
            return _recall(case, command, at)
        case CancelCase():
            return _cancel(sop, case, command, at)
        case ReleaseTask():
            return _release(sop, case, command, at)
        case AddComment():
            return _comment(sop, case, command, at, office)
        case SetField():
            return _field(sop, case, command, at, office)
        case _:
            return _work(sop, case, command, at)


def _also_later(
    sop: Sop,
    case: Case,
    command: ShelfCommand | ShareCommand,
    at: datetime,
    office: Office | None,
) -> tuple[Event, ...]:
    """What is done after the end of a berkas too."""
    if isinstance(command, ShareCommand):
        return lent(sop, case, command, at, office)
    return shelved(case, command, at)


def _of_office(
    sop: Sop,
    case: Case,
    command: Remind | HandOver | WaiveItem | Led,
    at: datetime,
    office: Office | None,
) -> tuple[Event, ...]:
    if office is None:
        raise ValueError("time needs an office")
    match command:
        case Remind():
            return reminded(case, command, at, office)
        case WaiveItem():
            return waived(sop, case, command, at, office)
        case HandOver():
            return handed_over(sop, case, command, at, office)
        case _:
            return led(sop, case, command, at, office)


OfOffice = Remind | HandOver | WaiveItem | Led
"""What is decided by the office's posts and its time."""
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


def _work(sop: Sop, case: Case, command: Work, at: datetime) -> tuple[Event, ...]:
    """What the holder of a task does; whoever acts on an open task has it from then on."""
    filling = isinstance(command, AttachKelengkapan | TickItem | RecordText)
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
        case RemoveGiven() | HandInPaper() | RecordNumber() | RequestWaiver():
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


def _recall(case: Case, command: RecallTask, at: datetime) -> tuple[Event, ...]:
    task = case.task(command.task)
    if task is None:
        raise TaskNotOpen
    if (obstacle := recall_obstacle(case, task, command.by)) is not None:
        raise obstacle
    withdrawn = tuple(follower.id for follower in case.followers(task.id))
    return (TaskRecalled(at, command.by.official, task.id, withdrawn),)


def _cancel(sop: Sop, case: Case, command: CancelCase, at: datetime) -> tuple[Event, ...]:
    if not may_cancel(sop, case, command.by):
        raise MayNotCancel
    if not command.reason.strip():
        raise ReasonRequired
    return (CaseCancelled(at, command.by.official, words(command.reason, TEXT_LIMIT)),)


def _release(sop: Sop, case: Case, command: ReleaseTask, at: datetime) -> tuple[Event, ...]:
    task = case.task(command.task)
    if task is None or not task.live:
        raise TaskNotOpen
    if not may_release(sop, task, command.by):
        raise NotYourTask(performers(case, sop.row(task.nomor)))
    if task.child is not None:
        raise WaitsForChild(task.child)
    if task.state is TaskState.OPEN:
        return ()
    return (TaskReleased(at, command.by.official, task.id),)


def _comment(
    sop: Sop, case: Case, command: AddComment, at: datetime, office: Office | None
) -> tuple[Event, ...]:
    if not may_join(office, sop, case, command.by):
        raise NotInCase
    return (CommentAdded(at, command.by.official, words(command.text, TEXT_LIMIT)),)


def _field(
    sop: Sop, case: Case, command: SetField, at: datetime, office: Office | None
) -> tuple[Event, ...]:
    """A field is not changed under the hands of somebody who performs a row because of it."""
    if not may_join(office, sop, case, command.by):
        raise NotInCase
    happened = field_set(sop, case, command, at)
    for task in case.open_tasks if happened else ():
        if task.accepted_by is not None and depends_on(sop.row(task.nomor), command.kode):
            assert task.accepted_at is not None
            raise TakenByOther(task.accepted_by, task.accepted_at)
    return happened


def _take(task: Task, actor: Actor, at: datetime) -> tuple[Event, ...]:
    if task.state is TaskState.ACCEPTED:
        return ()
    return (TaskAccepted(at, actor.official, task.id),)
