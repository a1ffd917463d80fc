"""How a task stands to the clock: its limit, its reminders, its obstacles and its waiting."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from flows.kelengkapan.events import ItemWaived, WaiverRequested
from flows.people.officials import OfficialId
from flows.waktu.events import (
    ExtensionRequested,
    ObstacleCleared,
    ObstacleReported,
    RefusalExplained,
    ReminderSnoozed,
    RequestRefused,
    Rung,
    TaskExtended,
    TaskNudged,
    TaskReminded,
    TimeEvent,
    WaitEnded,
    WaitGranted,
    WaitRequested,
)

Requested = ExtensionRequested | WaitRequested | WaiverRequested
"""What a superior is turned to with."""


class Asked(StrEnum):
    """What a superior is asked to consent to."""

    EXTENSION = "perpanjangan"
    WAIT = "menunggu"
    WAIVER = "pengecualian"


@dataclass(frozen=True, slots=True)
class Request:
    """What waits for a superior: `until` is the limit asked for, `words` the reason or whom the
    task waits for, `kode` the kelengkapan to be waived."""

    asked: Asked
    by: OfficialId
    at: datetime
    words: str
    until: datetime | None = None
    kode: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """A time for which the clock stood still, for whom, and who consented."""

    since: datetime
    whom: str
    granted_by: OfficialId
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why whoever has the task cannot go on."""

    by: OfficialId
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Reminded:
    """The latest rung of the ladder that was reached, and the working day after the limit."""

    rung: Rung
    day: int = 0


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A refusal for which `by` may still give a reason; `asked_at` (seconds) is the request's."""

    by: OfficialId
    asked_at: int


@dataclass(frozen=True, slots=True)
class Timing:
    """A task's clock. `since` is when the time that ends at `due_at` began to run.

    `baku_until` is the limit as the form has it, moved by waiting but not by extensions, and
    `extended_by` set a later one. A `window` must elapse until then and is never late. `times`
    counts the reminders so far; `snoozes` says until when a person is left alone. `offered_at` is
    when the task was last set free or handed over.
    """

    due_at: datetime | None = None
    since: datetime | None = None
    baku_until: datetime | None = None
    window: bool = False
    reminded: Reminded | None = None
    times: int = 0
    snoozes: tuple[tuple[OfficialId, datetime], ...] = ()
    nudged_at: datetime | None = None
    obstacle: Obstacle | None = None
    request: Request | None = None
    unexplained: Unexplained | None = None
    waits: tuple[Wait, ...] = ()
    extended_by: OfficialId | None = None
    offered_at: datetime | None = None

    @property
    def waiting(self) -> Wait | None:
        """The wait that keeps the clock still now, or None."""
        last = self.waits[-1] if self.waits else None
        return last if last is not None and last.until is None else None

    def people(self) -> frozenset[OfficialId]:
        """Everybody who has said something about the time that still counts."""
        asked = [one.by for one in (self.obstacle, self.request) if one is not None]
        allowed = [wait.granted_by for wait in self.waits]
        extended = [] if self.extended_by is None else [self.extended_by]
        return frozenset((*asked, *allowed, *extended))

    def late(self, at: datetime) -> bool:
        """Whether the limit has passed; a window and a task that waits are never late."""
        running = self.waiting is None and not self.window
        return running and self.due_at is not None and at >= self.due_at


TIMELESS = Timing()
"""The clock of a task without a limit."""


def requested(event: Requested) -> Request:
    """What is asked for by what happened."""
    match event:
        case ExtensionRequested(by=by, at=at, until=until, reason=reason):
            return Request(Asked.EXTENSION, by, at, reason, until)
        case WaitRequested(by=by, at=at, whom=whom):
            return Request(Asked.WAIT, by, at, whom)
        case WaiverRequested(by=by, at=at, reason=reason, kode=kode):
            return Request(Asked.WAIVER, by, at, reason, kode=kode)


def timed(timing: Timing, event: TimeEvent | ItemWaived) -> Timing:
    """The clock of a task after one more event."""
    match event:
        case TaskReminded():
            return _reminded(timing, event)
        case ReminderSnoozed(by=by, until=until):
            others = tuple(s for s in timing.snoozes if s[0] != by)
            return replace(timing, snoozes=(*others, (by, until)))
        case TaskNudged(at=at):
            return replace(timing, nudged_at=at)
        case ObstacleReported(by=by, at=at, reason=reason):
            return replace(timing, obstacle=Obstacle(by, at, reason))
        case ObstacleCleared():
            return replace(timing, obstacle=None)
        case ExtensionRequested() | WaitRequested() | WaiverRequested():
            return replace(timing, request=requested(event))
        case ItemWaived():
            return replace(timing, request=None)
        case RequestRefused(by=by):
            asked_at = int(timing.request.at.timestamp()) if timing.request else 0
            return replace(timing, request=None, unexplained=Unexplained(by, asked_at))
        case RefusalExplained():
            return replace(timing, unexplained=None)
        case TaskExtended():
            return _extended(timing, event)
        case WaitGranted():
            return _waiting(timing, event)
        case WaitEnded():
            return _resumed(timing, event)


def _reminded(timing: Timing, event: TaskReminded) -> Timing:
    times = timing.times + 1
    if event.rung is Rung.ASKED:
        left = tuple(s for s in timing.snoozes if s[0] != event.asked_by)
        return replace(timing, times=times, snoozes=left)
    return replace(timing, times=times, reminded=Reminded(event.rung, event.day))


def _extended(timing: Timing, event: TaskExtended) -> Timing:
    """A later limit has its ladder anew, over the time that is left."""
    later = replace(timing, since=event.at, due_at=event.due_at, extended_by=event.by)
    return replace(later, reminded=None, request=None)


def _waiting(timing: Timing, event: WaitGranted) -> Timing:
    whom = timing.request.words if timing.request else ""
    wait = Wait(event.since, whom, event.by)
    return replace(timing, waits=(*timing.waits, wait), request=None)


def _resumed(timing: Timing, event: WaitEnded) -> Timing:
    ended = replace(timing.waits[-1], until=event.at)
    return replace(
        timing,
        since=event.at,
        due_at=event.due_at,
        baku_until=event.baku_until,
        waits=(*timing.waits[:-1], ended),
        reminded=None,
    )
