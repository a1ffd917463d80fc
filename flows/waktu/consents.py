"""What a superior was asked for, and what came of it: read from what happened to a berkas."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.events import Event
from flows.ids import TaskId
from flows.kelengkapan.events import ItemWaived, WaiverRequested
from flows.waktu.events import (
    ExtensionRequested,
    RequestRefused,
    TaskExtended,
    WaitGranted,
    WaitRequested,
)
from flows.waktu.timing import Asked, Request

Decided = TaskExtended | WaitGranted | ItemWaived | RequestRefused
"""What a superior answers."""
Requested = ExtensionRequested | WaitRequested | WaiverRequested


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
            asked = _request(event, task)
            if asked is not None and int(asked.at.timestamp()) != asked_at:
                asked = None
        elif isinstance(event, Decided) and event.task == task:
            return Outcome(asked, event)
        elif isinstance(event, Requested) and event.task == task:
            return Outcome(asked, replaced=True)
    return None if asked is None else Outcome(asked)


def _request(event: Event, task: TaskId) -> Request | None:
    match event:
        case ExtensionRequested(at=at, by=by, until=until, reason=why) if event.task == task:
            return Request(Asked.EXTENSION, by, at, why, until)
        case WaitRequested(at=at, by=by, whom=whom) if event.task == task:
            return Request(Asked.WAIT, by, at, whom)
        case WaiverRequested(at=at, by=by, reason=why, kode=kode) if event.task == task:
            return Request(Asked.WAIVER, by, at, why, kode=kode)
        case _:
            return None
