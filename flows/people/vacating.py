"""A task that rests in the hands of somebody who does not hold its post today is set free."""

from dataclasses import dataclass
from datetime import datetime

from flows.case import Case
from flows.events import TaskReleased
from flows.ids import TaskId
from flows.people.officials import Actor
from flows.rights import may_hold
from flows.sop import Sop


@dataclass(frozen=True, slots=True)
class VacateTask:
    """Set a task free that rests with `of`, as they are today; given by whoever keeps the posts.

    What was handed to them in person stays with them, unless they are `away` and somebody stands
    in: then it goes back to the post it was handed over from.
    """

    task: TaskId
    of: Actor
    away: bool = False


def vacated(sop: Sop, case: Case, command: VacateTask, at: datetime) -> tuple[TaskReleased, ...]:
    """The task waits for today's holders; nothing where it is over, another's, still theirs, or
    waits for another berkas."""
    task, who = case.task(command.task), command.of.official
    if task is None or not task.live or task.child is not None:
        return ()
    if task.accepted_by not in (None, who):
        return ()
    in_person = task.handed == who
    lost = task.accepted_by == who and not may_hold(sop, case, task, command.of)
    if lost or (in_person and command.away):
        return (TaskReleased(at, who, task.id),)
    return ()
