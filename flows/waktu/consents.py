"""What a superior was asked for, and what came of it: read from what happened to a berkas."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.events import Event
from flows.ids import TaskId
from flows.kelengkapan.events import ItemWaived
from flows.waktu.events import RequestRefused, TaskExtended, WaitGranted
from flows.waktu.timing import Request, Requested, requested

Decided = TaskExtended | WaitGranted | ItemWaived | RequestRefused
"""What a superior answers."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A request and what a superior said to it; `replaced` where another one took its place."""

    request: Request
    decided: Decided | None = None
    replaced: bool = False


def outcome(events: Iterable[Event], task: TaskId, asked_at: int) -> Outcome | None:
    """What came of the request for the task at that second; None where there was none."""
    asked: Request | None = None
    for event in events:
        if asked is None:
            asked = _asked(event, task, asked_at)
        elif isinstance(event, Decided) and event.task == task:
            return Outcome(asked, event)
        elif isinstance(event, Requested) and event.task == task:
            return Outcome(asked, replaced=True)
    return None if asked is None else Outcome(asked)


def _asked(event: Event, task: TaskId, asked_at: int) -> Request | None:
    """The request of that second for the task, where it is made by this event."""
    if not isinstance(event, Requested) or event.task != task:
        return None
    request = requested(event)
    return request if int(request.at.timestamp()) == asked_at else None
