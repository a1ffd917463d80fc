"""What happens now: the one place where an SOP is applied to a berkas."""

from datetime import datetime

from flows.case import Case, CaseState, Task, TaskState
from flows.commands import (
    AcceptTask,
    AddComment,
    AddParticipant,
    AttachKelengkapan,
    CancelCase,
    Command,
    CompleteTask,
    FinishForChild,
    LinkChild,
    MarkParticipant,
    MoveEdition,
    OpenCase,
    RecallTask,
    RecordText,
    ReleaseTask,
    ReturnTask,
    SetField,
    TickItem,
)
from flows.editions import moved
from flows.events import (
    CaseCancelled,
    CaseOpened,
    ChildEnded,
    ChildOpened,
    CommentAdded,
    Event,
    ReturnNote,
    TaskAccepted,
    TaskCompleted,
    TaskRecalled,
    TaskReleased,
    TaskReturned,
)
from flows.filling import field_set, filled, participants
from flows.ids import TaskId
from flows.moving import back, first, onward
from flows.office_time.calendar import WorkCalendar
from flows.officials import Actor
from flows.refusals import (
    CaseClosed,
    FieldsMissing,
    KelengkapanMissing,
    MayNotCancel,
    MayNotOpen,
    NoSuchBranch,
    NotInCase,
    NotYourTask,
    ReasonRequired,
    TakenByOther,
    TaskNotOpen,
    WaitsForChild,
    WindowRunning,
)
from flows.rights import (
    depends_on,
    may_cancel,
    may_hold,
    may_open,
    may_release,
    may_see,
    performers,
    recall_obstacle,
)
from flows.slots import missing
from flows.sop import Branch, Kegiatan, Nomor, Sop, WaktuRole
from flows.steering import LinkKind
from flows.wording import TEXT_LIMIT, TITLE_LIMIT, words


def workable(sop: Sop, case: Case, task_id: TaskId, actor: Actor) -> tuple[Task, Kegiatan]:
    """The live task of that id with its row, if this person may act on it; raises Refused."""
    task = case.task(task_id)
    if task is None:
        raise TaskNotOpen
    row = sop.row(task.nomor)
    if not may_hold(sop, case, row, actor):
        raise NotYourTask(performers(case, row))
    if not task.live:
        raise TaskNotOpen(task.accepted_by, task.closed_at)
    if task.accepted_by not in (None, actor.official):
        assert task.accepted_at is not None
        raise TakenByOther(task.accepted_by, task.accepted_at)
    return task, row


def decide(
    sop: Sop,
    case: Case | None,
    command: Command,
    at: datetime,
    calendar: WorkCalendar | None = None,
) -> tuple[Event, ...]:
    """The events a command brings about at that moment; raises Refused where the answer is no.

    With the unit's `calendar` a window is not closed before it has elapsed without a note.
    """
    if isinstance(command, OpenCase):
        return _open(sop, command, at)
    if case is None or case.state is not CaseState.RUNNING:
        raise CaseClosed
    match command:
        case RecallTask():
            return _recall(case, command, at)
        case CancelCase():
            return _cancel(sop, case, command, at)
        case ReleaseTask():
            return _release(sop, case, command, at)
        case AddComment():
            return _comment(sop, case, command, at)
        case SetField():
            return _field(sop, case, command, at)
        case FinishForChild():
            return _finish_for_child(sop, case, command, at)
        case MoveEdition():
            return moved(sop, case, command, at)
        case CompleteTask():
            _check_window(sop, case, command, at, calendar)
            return _work(sop, case, command, at)
        case _:
            return _work(sop, case, command, at)


Work = (
    AcceptTask
    | AttachKelengkapan
    | TickItem
    | RecordText
    | AddParticipant
    | MarkParticipant
    | LinkChild
    | CompleteTask
    | ReturnTask
)


def _work(sop: Sop, case: Case, command: Work, at: datetime) -> tuple[Event, ...]:
    """What the holder of a task does; whoever acts on an open task has it from then on."""
    task, row = workable(sop, case, command.task, command.by)
    match command:
        case AcceptTask():
            done: tuple[Event, ...] = ()
        case AttachKelengkapan() | TickItem() | RecordText():
            done = filled(case, task, row, command, at)
        case AddParticipant() | MarkParticipant():
            done = participants(task, row, command, at)
        case LinkChild():
            done = _link(task, command, at)
        case CompleteTask():
            done = _complete(sop, case, task, row, command, at)
        case ReturnTask():
            done = _return(case, task, row, command, at)
    return *_take(task, command.by, at), *done


def _check_window(
    sop: Sop, case: Case, command: CompleteTask, at: datetime, calendar: WorkCalendar | None
) -> None:
    """Raises WindowRunning where a window is to be closed early and nobody says why."""
    task, row = workable(sop, case, command.task, command.by)
    waktu = row.mutu_baku.waktu
    if calendar is None or waktu.role is not WaktuRole.JENDELA or command.note.strip():
        return
    until = calendar.deadline(task.assigned_at, waktu)
    if until is not None and at < until:
        raise WindowRunning(until)


def _open(sop: Sop, command: OpenCase, at: datetime) -> tuple[Event, ...]:
    """Whoever opens a berkas and may do its first row has that row in hand."""
    if command.parent is None and not may_open(sop, command.by):
        raise MayNotOpen
    judul, who = words(command.judul, TITLE_LIMIT), command.by.official
    start = command.start or sop.mulai
    opened = CaseOpened(
        at, who, command.case, sop.id, sop.edition, judul, command.start, command.parent
    )
    rows = first(sop, start, at)
    mine = [row for row in rows if _is_for(sop, row.nomor, command.by)]
    taken = (TaskAccepted(at, who, mine[0].task),) if mine else ()
    return opened, *command.papers, *rows, *taken


def _is_for(sop: Sop, nomor: Nomor, actor: Actor) -> bool:
    """Whether a row of a berkas without fields yet is for this person."""
    row = sop.row(nomor)
    return actor.unit == sop.unit and not set(row.holders).isdisjoint(actor.peran)


def _complete(
    sop: Sop, case: Case, task: Task, row: Kegiatan, command: CompleteTask, at: datetime
) -> tuple[Event, ...]:
    branch = _branch(row, command.branch, returns=False)
    if task.child is not None:
        raise WaitsForChild(task.child)
    if lacking := missing(case, task, row, branch.label):
        raise KelengkapanMissing(lacking)
    note = words(command.note, TEXT_LIMIT) if command.note.strip() else ""
    done = TaskCompleted(at, command.by.official, task.id, branch.label, note)
    return done, *onward(sop, case, task, branch, command.by.official, at)


def _return(
    case: Case, task: Task, row: Kegiatan, command: ReturnTask, at: datetime
) -> tuple[Event, ...]:
    branch = _branch(row, command.branch, returns=True)
    if task.child is not None:
        raise WaitsForChild(task.child)
    if not command.reason.strip():
        raise ReasonRequired
    reason = words(command.reason, TEXT_LIMIT)
    who = command.by.official
    note = ReturnNote(task.nomor, who, reason)
    returned = TaskReturned(at, who, task.id, branch.label, reason)
    return returned, *back(case, task, branch, note, at)


def _link(task: Task, command: LinkChild, at: datetime) -> tuple[Event, ...]:
    if task.child is not None:
        raise WaitsForChild(task.child)
    return (ChildOpened(at, command.by.official, task.id, command.child),)


def _finish_for_child(
    sop: Sop, case: Case, command: FinishForChild, at: datetime
) -> tuple[Event, ...]:
    """The row that waited is closed by the way its link names for the child's ending; where it
    names none, or a field is still empty, the holder chooses the way."""
    task = case.task(command.task)
    if task is None or task.child != command.child:
        return ()
    who = command.by.official
    over = ChildEnded(at, who, task.id, command.child, command.ending)
    branch = _way_for(sop.row(task.nomor), command.ending)
    if branch is None or branch.returns:
        return *command.papers, over
    try:
        follows = onward(sop, case, task, branch, who, at)
    except FieldsMissing:
        return *command.papers, over
    return *command.papers, over, TaskCompleted(at, who, task.id, branch.label), *follows


def _way_for(row: Kegiatan, ending: str) -> Branch | None:
    for link in row.links:
        label = dict(link.endings).get(ending)
        if link.kind is LinkKind.CHILD and label is not None:
            return next(branch for branch in row.branches if branch.label == label)
    return None


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


def _comment(sop: Sop, case: Case, command: AddComment, at: datetime) -> tuple[Event, ...]:
    if not may_see(sop, case, command.by):
        raise NotInCase
    return (CommentAdded(at, command.by.official, words(command.text, TEXT_LIMIT)),)


def _field(sop: Sop, case: Case, command: SetField, at: datetime) -> tuple[Event, ...]:
    """A field is not changed under the hands of somebody who performs a row because of it."""
    if not may_see(sop, case, command.by):
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


def _branch(row: Kegiatan, index: int, *, returns: bool) -> Branch:
    if not 0 <= index < len(row.branches):
        raise NoSuchBranch
    branch = row.branches[index]
    if branch.returns is not returns or branch.copy:
        raise NoSuchBranch
    return branch
