"""Which task of a berkas concerns a person, and how they stand to it."""

from dataclasses import dataclass
from enum import StrEnum

from flows.case import Case, Task, TaskState
from flows.people.officials import Actor
from flows.rights import can_recall, may_hold
from flows.sop import Sop


class Standing(StrEnum):
    """MINE is in my hands, OFFERED waits for me, TAKEN is with another holder of my peran,
    CLOSED is what I did last, WATCHING has no task for me."""

    MINE = "mine"
    OFFERED = "offered"
    TAKEN = "taken"
    CLOSED = "closed"
    WATCHING = "watching"


@dataclass(frozen=True, slots=True)
class Focus:
    """The task a person's card shows, or None; whether they may take it back; and what else of
    the berkas waits for them at the same time, where rows run side by side."""

    standing: Standing
    task: Task | None
    recallable: bool = False
    beside: tuple[Task, ...] = ()


def focus(sop: Sop, case: Case, actor: Actor, wanted: int = 0) -> Focus:
    """What this person's card of the berkas is about: work first, then what they did last.

    `wanted` is the task they asked for, where it is one of theirs. Rows that hold the berkas up
    come before rows beside them.
    """
    mine = [t for t in case.open_tasks if t.accepted_by == actor.official]
    held = [t for t in case.open_tasks if may_hold(sop, case, t, actor)]
    offered = [t for t in held if t.state is TaskState.OPEN]
    theirs = sorted((*mine, *offered), key=lambda t: (t.id != wanted, not _awaited(sop, t)))
    if theirs:
        standing = Standing.MINE if theirs[0] in mine else Standing.OFFERED
        return Focus(standing, theirs[0], beside=tuple(theirs[1:]))
    return _without_work(sop, case, actor, held)


def _without_work(sop: Sop, case: Case, actor: Actor, held: list[Task]) -> Focus:
    done = [t for t in case.tasks if t.accepted_by == actor.official and not t.live]
    if held and (not done or done[-1].id < held[0].id):
        return Focus(Standing.TAKEN, held[0])
    lost = [t for t in case.tasks if _was_offered(sop, case, t, actor)]
    if lost and (not done or done[-1].id < lost[-1].id):
        return Focus(Standing.CLOSED, lost[-1])
    if done:
        return Focus(Standing.CLOSED, done[-1], can_recall(case, done[-1], actor))
    return Focus(Standing.WATCHING, case.tasks[-1] if case.tasks else None)


def _awaited(sop: Sop, task: Task) -> bool:
    """Whether the berkas waits for this row; one that runs beside others comes after them."""
    return sop.row(task.nomor).awaited


def _was_offered(sop: Sop, case: Case, task: Task, actor: Actor) -> bool:
    """Whether the task waited for this person and was taken back before anybody opened it."""
    taken_back = task.state is TaskState.WITHDRAWN and task.accepted_by is None
    return taken_back and may_hold(sop, case, task, actor)
