"""What happens now: the one place where an SOP is applied to a berkas."""

from datetime import datetime

from flows.beside import FromBeside, from_beside
from flows.case import Case, CaseState, TaskState
from flows.commands import (
    AddComment,
    CancelCase,
    Command,
    OpenCase,
    RecallTask,
    ReleaseTask,
    SetField,
)
from flows.events import (
    CaseCancelled,
    CommentAdded,
    Event,
    TaskAssigned,
    TaskRecalled,
    TaskReleased,
)
from flows.kelengkapan.commands import (
    ShelfCommand,
    WaiveItem,
)
from flows.kelengkapan.filling import field_set
from flows.kelengkapan.keeping import shelved, waived
from flows.lending import lent
from flows.office import Office
from flows.opening import opened
from flows.outsiders.bounds import check_bounds
from flows.people.passing_on import PassOn, passed_on
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
)
from flows.rights import (
    depends_on,
    may_cancel,
    may_join,
    may_release,
    performers,
    recall_obstacle,
)
from flows.sop import Sop
from flows.waktu.commands import (
    HandOver,
    Remind,
)
from flows.waktu.limits import Led, dated, handed_over, led, reminded
from flows.wording import TEXT_LIMIT, words
from flows.working import worked


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
    if isinstance(command, ShelfCommand | ShareCommand | PassOn):
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
            return worked(sop, case, command, at)


def _also_later(
    sop: Sop,
    case: Case,
    command: ShelfCommand | ShareCommand | PassOn,
    at: datetime,
    office: Office | None,
) -> tuple[Event, ...]:
    """What is done after the end of a berkas too."""
    if isinstance(command, ShareCommand):
        return lent(sop, case, command, at, office)
    if isinstance(command, PassOn):
        return passed_on(sop, case, command, at)
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
