"""How a row is closed: finished by one of its ways, sent back, or ended by a child berkas."""

from datetime import datetime

from flows.case import Case, Task
from flows.commands import CompleteTask, FinishForChild, ReturnTask
from flows.events import (
    ChildEnded,
    Event,
    ReturnNote,
    TaskCompleted,
    TaskReturned,
)
from flows.kelengkapan.slots import missing
from flows.moving import back, onward
from flows.people.coming_along import not_filled
from flows.refusals import (
    FieldsMissing,
    KelengkapanMissing,
    NoSuchBranch,
    ReasonRequired,
    WaitsForChild,
)
from flows.sop import Branch, Kegiatan, Sop
from flows.steering import LinkKind
from flows.wording import TEXT_LIMIT, words


def completed(
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


def returned(
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


def finished_for_child(
    sop: Sop, case: Case, command: FinishForChild, at: datetime
) -> tuple[Event, ...]:
    """The row that waited is closed by the way its link names for the child's ending; where it
    names none, or a field is still empty, the holder chooses the way."""
    task = case.task(command.task)
    if task is None or task.child != command.child:
        return ()
    who = command.by.official
    over = ChildEnded(at, who, task.id, command.child, command.ending)
    brought = (*command.papers, *not_filled(case, command.members))
    branch = _way_for(sop.row(task.nomor), command.ending)
    if branch is None or branch.returns:
        return *brought, over
    try:
        follows = onward(sop, case, task, branch, who, at)
    except FieldsMissing:
        return *brought, over
    return *brought, over, TaskCompleted(at, who, task.id, branch.label), *follows


def _way_for(row: Kegiatan, ending: str) -> Branch | None:
    for link in row.links:
        label = dict(link.endings).get(ending)
        if link.kind is LinkKind.CHILD and label is not None:
            return next(branch for branch in row.branches if branch.label == label)
    return None


def _branch(row: Kegiatan, index: int, *, returns: bool) -> Branch:
    if not 0 <= index < len(row.branches):
        raise NoSuchBranch
    branch = row.branches[index]
    if branch.returns is not returns or branch.copy:
        raise NoSuchBranch
    return branch
