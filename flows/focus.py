"""Which task of a berkas concerns a person, and how they stand to it."""

from dataclasses import dataclass
from enum import StrEnum

from flows.case import Case, Task, TaskState
from flows.officials import Actor
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
    """The task a person's card shows, or None; and whether they may take it back."""

    standing: Standing
    task: Task | None
    recallable: bool = False


def focus(sop: Sop, case: Case, actor: Actor) -> Focus:
    """What this person's card of the berkas is about: work first, then what they did last."""
    for task in case.open_tasks:
        if task.accepted_by == actor.official:
            return Focus(Standing.MINE, task)
    held = [t for t in case.open_tasks if may_hold(sop, case, sop.row(t.nomor), actor)]
    for task in held:
        if task.state is TaskState.OPEN:
            return Focus(Standing.OFFERED, task)
    done = [t for t in case.tasks if t.accepted_by == actor.official and not t.live]
    if held and (not done or done[-1].id < held[0].id):
        return Focus(Standing.TAKEN, held[0])
    lost = [t for t in case.tasks if _was_offered(sop, case, t, actor)]
    if lost and (not done or done[-1].id < lost[-1].id):
        return Focus(Standing.CLOSED, lost[-1])
    if done:
        return Focus(Standing.CLOSED, done[-1], can_recall(case, done[-1], actor))
    return Focus(Standing.WATCHING, case.tasks[-1] if case.tasks else None)


def _was_offered(sop: Sop, case: Case, task: Task, actor: Actor) -> bool:
    """Whether the task waited for this person and was taken back before anybody opened it."""
    taken_back = task.state is TaskState.WITHDRAWN and task.accepted_by is None
    return taken_back and may_hold(sop, case, sop.row(task.nomor), actor)
