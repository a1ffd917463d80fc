"""What people and the clock ask about time: imperatives, each with who gives it."""

from dataclasses import dataclass
from datetime import datetime

from flows.ids import TaskId
from flows.kelengkapan.commands import RequestWaiver
from flows.people.officials import Actor


@dataclass(frozen=True, slots=True)
class Remind:
    """Remind of a task whose time for that has come; given by the clock, which was set to ring at
    `planned`."""

    task: TaskId
    planned: datetime | None = None


@dataclass(frozen=True, slots=True)
class Snooze:
    """Leave me alone for an hour, or until the next working day at 08.00."""

    by: Actor
    task: TaskId
    tomorrow: bool


@dataclass(frozen=True, slots=True)
class Nudge:
    """Remind the holder in the name of a superior."""

    by: Actor
    task: TaskId


@dataclass(frozen=True, slots=True)
class ReportObstacle:
    """Say why the task cannot go on."""

    by: Actor
    task: TaskId
    reason: str


@dataclass(frozen=True, slots=True)
class ClearObstacle:
    """Say that it can go on: whoever has the task, or a superior."""

    by: Actor
    task: TaskId


@dataclass(frozen=True, slots=True)
class RequestExtension:
    """Ask for a later limit."""

    by: Actor
    task: TaskId
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ExtendTask:
    """Set a later limit, as a superior."""

    by: Actor
    task: TaskId
    until: datetime


@dataclass(frozen=True, slots=True)
class RequestWait:
    """Ask that the clock stand still because of somebody outside."""

    by: Actor
    task: TaskId
    whom: str


@dataclass(frozen=True, slots=True)
class Consent:
    """Grant or refuse, as a superior, what was asked for the task at the second `asked_at`."""

    by: Actor
    task: TaskId
    granted: bool
    asked_at: int


@dataclass(frozen=True, slots=True)
class ExplainRefusal:
    """Say why what was asked for the task at the second `asked_at` was not consented to."""

    by: Actor
    task: TaskId
    asked_at: int
    reason: str


@dataclass(frozen=True, slots=True)
class EndWait:
    """Whoever was waited for has answered."""

    by: Actor
    task: TaskId


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give the task to another person of the unit: the holder, or a superior."""

    by: Actor
    task: TaskId
    to: Actor
    reason: str = ""


TimeCommand = (
    Remind
    | Snooze
    | Nudge
    | ReportObstacle
    | ClearObstacle
    | RequestExtension
    | ExtendTask
    | RequestWait
    | Consent
    | ExplainRefusal
    | EndWait
    | RequestWaiver
)
