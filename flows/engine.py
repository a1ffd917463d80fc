"""What happens now: the one place where an SOP is applied to a berkas."""

from dataclasses import replace
from datetime import datetime

from flows.case import Case, CaseState, Task, TaskState
from flows.commands import (
    AcceptTask,
    AddComment,
    AttachKelengkapan,
    CancelCase,
    Command,
    CompleteTask,
    OpenCase,
    RecallTask,
    RecordText,
    ReturnTask,
    TickItem,
)
from flows.events import (
    CaseCancelled,
    CaseEnded,
    CaseOpened,
    CommentAdded,
    Event,
    ItemTicked,
    KelengkapanAttached,
    ReturnNote,
    TaskAccepted,
    TaskAssigned,
    TaskCompleted,
    TaskId,
    TaskRecalled,
    TaskReturned,
    TextRecorded,
)
from flows.officials import Actor
from flows.refusals import (
    CaseClosed,
    KelengkapanMissing,
    MayNotCancel,
    MayNotOpen,
    NoSuchBranch,
    NoSuchItem,
    NotInCase,
    NotYourTask,
    ReasonRequired,
    RecallTooLate,
    TakenByOther,
    TaskNotOpen,
    TextRequired,
    TextTooLong,
)
from flows.slots import missing, takes_file, takes_text, takes_tick
from flows.sop import AKHIR, Branch, Kegiatan, Kelengkapan, Nomor, Sop

TEXT_LIMIT = 1000
"""Characters of a note, reason, comment or typed output."""
TITLE_LIMIT = 120
"""Characters of the subject of a berkas."""


def may_open(sop: Sop, actor: Actor) -> bool:
    """Whether this person holds a pelaksana column of the SOP in its unit."""
    columns = {column.kode for column in sop.pelaksana}
    return actor.unit == sop.unit and not columns.isdisjoint(actor.peran)


def may_hold(sop: Sop, row: Kegiatan, actor: Actor) -> bool:
    """Whether this row is for one of the person's peran."""
    return actor.unit == sop.unit and not set(row.pelaksana).isdisjoint(actor.peran)


def may_cancel(sop: Sop, case: Case, actor: Actor) -> bool:
    """Whether the person opened the berkas or heads its unit."""
    return case.opened_by == actor.official or (actor.kepala and actor.unit == sop.unit)


def may_see(sop: Sop, case: Case, actor: Actor) -> bool:
    """Whether the person takes part in the berkas, could, or heads its unit."""
    return (
        actor.official in case.people()
        or may_open(sop, actor)
        or (actor.kepala and actor.unit == sop.unit)
    )


def can_recall(case: Case, task: Task, actor: Actor) -> bool:
    """Whether the person completed this task and the next one has not been opened yet."""
    return _recall_obstacle(case, task, actor) is None


def workable(sop: Sop, case: Case, task_id: TaskId, actor: Actor) -> tuple[Task, Kegiatan]:
    """The live task of that id with its row, if this person may act on it; raises Refused."""
    task = case.task(task_id)
    if task is None:
        raise TaskNotOpen
    row = sop.row(task.nomor)
    if not may_hold(sop, row, actor):
        raise NotYourTask(row.pelaksana)
    if not task.live:
        raise TaskNotOpen(task.accepted_by, task.closed_at)
    if task.accepted_by not in (None, actor.official):
        assert task.accepted_at is not None
        raise TakenByOther(task.accepted_by, task.accepted_at)
    return task, row


def decide(sop: Sop, case: Case | None, command: Command, at: datetime) -> tuple[Event, ...]:
    """The events a command brings about at that moment; raises Refused where the answer is no."""
    if isinstance(command, OpenCase):
        return _open(sop, command, at)
    if case is None or case.state is not CaseState.RUNNING:
        raise CaseClosed
    match command:
        case AcceptTask():
            return _accept(sop, case, command, at)
        case AttachKelengkapan() | TickItem() | RecordText():
            return _fill(sop, case, command, at)
        case CompleteTask():
            return _complete(sop, case, command, at)
        case ReturnTask():
            return _return(sop, case, command, at)
        case RecallTask():
            return _recall(case, command, at)
        case CancelCase():
            return _cancel(sop, case, command, at)
        case AddComment():
            return _comment(sop, case, command, at)


def _open(sop: Sop, command: OpenCase, at: datetime) -> tuple[Event, ...]:
    """Whoever opens a berkas and may do its first row has that row in hand."""
    if not may_open(sop, command.by):
        raise MayNotOpen
    judul = _words(command.judul, TITLE_LIMIT)
    who = command.by.official
    opened = CaseOpened(at, who, command.case, sop.id, sop.edition, judul)
    first = TaskAssigned(at, TaskId(1), sop.mulai, 1)
    if may_hold(sop, sop.row(sop.mulai), command.by):
        return opened, first, TaskAccepted(at, who, first.task)
    return opened, first


def _accept(sop: Sop, case: Case, command: AcceptTask, at: datetime) -> tuple[Event, ...]:
    task, _ = workable(sop, case, command.task, command.by)
    return _take(task, command.by, at)


def _fill(
    sop: Sop, case: Case, command: AttachKelengkapan | TickItem | RecordText, at: datetime
) -> tuple[Event, ...]:
    task, row = workable(sop, case, command.task, command.by)
    item = _item(row, command.kode)
    who = command.by.official
    match command:
        case AttachKelengkapan() if takes_file(item):
            done: Event = KelengkapanAttached(at, who, task.id, item.kode, command.file)
        case RecordText() if takes_text(item):
            words = _words(command.text, TEXT_LIMIT)
            done = TextRecorded(at, who, task.id, item.kode, words)
        case TickItem() if takes_tick(item):
            if ((task.id, item.kode) in case.ticks) == command.ticked:
                return ()
            done = ItemTicked(at, who, task.id, item.kode, command.ticked)
        case _:
            raise NoSuchItem
    return *_take(task, command.by, at), done


def _complete(sop: Sop, case: Case, command: CompleteTask, at: datetime) -> tuple[Event, ...]:
    task, row = workable(sop, case, command.task, command.by)
    branch = _branch(row, command.branch, returns=False)
    if lacking := missing(case, task, row):
        raise KelengkapanMissing(lacking)
    note = _words(command.note, TEXT_LIMIT) if command.note.strip() else ""
    done = TaskCompleted(at, command.by.official, task.id, branch.label, note)
    return *_take(task, command.by, at), done, _onward(case, task, branch, command.by, at)


def _return(sop: Sop, case: Case, command: ReturnTask, at: datetime) -> tuple[Event, ...]:
    task, row = workable(sop, case, command.task, command.by)
    branch = _branch(row, command.branch, returns=True)
    if not command.reason.strip():
        raise ReasonRequired
    reason = _words(command.reason, TEXT_LIMIT)
    who = command.by.official
    back = TaskReturned(at, who, task.id, branch.label, reason)
    again = _assign(case, task, branch, at)
    note = ReturnNote(task.nomor, who, reason)
    to = case.last_performer(branch.to)
    return *_take(task, command.by, at), back, replace(again, to=to, returned=note)


def _recall(case: Case, command: RecallTask, at: datetime) -> tuple[Event, ...]:
    task = case.task(command.task)
    if task is None:
        raise TaskNotOpen
    if (obstacle := _recall_obstacle(case, task, command.by)) is not None:
        raise obstacle
    withdrawn = tuple(follower.id for follower in case.followers(task.id))
    return (TaskRecalled(at, command.by.official, task.id, withdrawn),)


def _cancel(sop: Sop, case: Case, command: CancelCase, at: datetime) -> tuple[Event, ...]:
    if not may_cancel(sop, case, command.by):
        raise MayNotCancel
    if not command.reason.strip():
        raise ReasonRequired
    return (CaseCancelled(at, command.by.official, _words(command.reason, TEXT_LIMIT)),)


def _comment(sop: Sop, case: Case, command: AddComment, at: datetime) -> tuple[Event, ...]:
    if not may_see(sop, case, command.by):
        raise NotInCase
    return (CommentAdded(at, command.by.official, _words(command.text, TEXT_LIMIT)),)


def _take(task: Task, actor: Actor, at: datetime) -> tuple[Event, ...]:
    """Whoever acts on an open task has it from then on."""
    if task.state is TaskState.ACCEPTED:
        return ()
    return (TaskAccepted(at, actor.official, task.id),)


def _item(row: Kegiatan, kode: str) -> Kelengkapan:
    for item in row.items:
        if item.kode == kode:
            return item
    raise NoSuchItem


def _branch(row: Kegiatan, index: int, *, returns: bool) -> Branch:
    if not 0 <= index < len(row.branches) or row.branches[index].returns is not returns:
        raise NoSuchBranch
    return row.branches[index]


def _onward(
    case: Case, task: Task, branch: Branch, actor: Actor, at: datetime
) -> TaskAssigned | CaseEnded:
    if branch.to.startswith(AKHIR):
        return CaseEnded(at, actor.official, branch.to.removeprefix(AKHIR))
    return _assign(case, task, branch, at)


def _assign(case: Case, task: Task, branch: Branch, at: datetime) -> TaskAssigned:
    next_id = TaskId(len(case.tasks) + 1)
    nomor = Nomor(branch.to)
    return TaskAssigned(at, next_id, nomor, case.rounds(nomor) + 1, came_from=task.id)


def _recall_obstacle(
    case: Case, task: Task, actor: Actor
) -> TaskNotOpen | NotYourTask | RecallTooLate | None:
    if task.accepted_by != actor.official:
        return NotYourTask(())
    if task.state not in (TaskState.DONE, TaskState.RETURNED):
        return TaskNotOpen(task.accepted_by, task.closed_at)
    followers = case.followers(task.id)
    opened = [f.accepted_by for f in followers if f.state is not TaskState.OPEN]
    if not followers or opened or case.state is not CaseState.RUNNING:
        return RecallTooLate(opened[0] if opened else None)
    return None


def _words(text: str, limit: int) -> str:
    """The text trimmed; raises TextRequired or TextTooLong."""
    words = text.strip()
    if not words:
        raise TextRequired
    if len(words) > limit:
        raise TextTooLong(limit)
    return words
