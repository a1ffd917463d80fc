"""What happens to a berkas because of time: reminders, obstacles, limits that move, waiting."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flows.ids import TaskId
from flows.kelengkapan.events import WaiverRequested
from flows.people.officials import OfficialId


class Rung(StrEnum):
    """The rungs of the ladder: not opened yet, nearly over, over, over for days, asked for."""

    UNOPENED = "belum dibuka"
    NEARLY = "hampir"
    LIMIT = "batas"
    DAILY = "harian"
    ASKED = "diminta"


@dataclass(frozen=True, slots=True)
class TaskReminded:
    """The clock reminded of a task; it was due for that at `planned`.

    `day` counts the working days after the limit (Rung.DAILY), `superior` says whether the
    superior is told as well. Rung.ASKED is for `asked_by` alone.
    """

    at: datetime
    task: TaskId
    rung: Rung
    planned: datetime
    day: int = 0
    superior: bool = False
    asked_by: OfficialId | None = None


@dataclass(frozen=True, slots=True)
class ReminderSnoozed:
    """This person is to be reminded of the task again at `until` and not before."""

    at: datetime
    by: OfficialId
    task: TaskId
    until: datetime


@dataclass(frozen=True, slots=True)
class TaskNudged:
    """A superior reminded of the task in person."""

    at: datetime
    by: OfficialId
    task: TaskId


@dataclass(frozen=True, slots=True)
class ObstacleReported:
    """Whoever has the task cannot go on, and why."""

    at: datetime
    by: OfficialId
    task: TaskId
    reason: str


@dataclass(frozen=True, slots=True)
class ObstacleCleared:
    """The obstacle is out of the way."""

    at: datetime
    by: OfficialId
    task: TaskId


@dataclass(frozen=True, slots=True)
class ExtensionRequested:
    """Whoever has the task asks for a later limit."""

    at: datetime
    by: OfficialId
    task: TaskId
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class TaskExtended:
    """A superior set a later limit, asked or of their own accord."""

    at: datetime
    by: OfficialId
    task: TaskId
    due_at: datetime


@dataclass(frozen=True, slots=True)
class WaitRequested:
    """Whoever has the task waits for somebody outside and asks that the clock stand still."""

    at: datetime
    by: OfficialId
    task: TaskId
    whom: str


@dataclass(frozen=True, slots=True)
class WaitGranted:
    """A superior consents: the clock of the task stands still from `since` on."""

    at: datetime
    by: OfficialId
    task: TaskId
    since: datetime


@dataclass(frozen=True, slots=True)
class RequestRefused:
    """A superior did not consent to what was asked; the limit stays."""

    at: datetime
    by: OfficialId
    task: TaskId


@dataclass(frozen=True, slots=True)
class RefusalExplained:
    """Whoever did not consent said why."""

    at: datetime
    by: OfficialId
    task: TaskId
    reason: str


@dataclass(frozen=True, slots=True)
class WaitEnded:
    """Whoever was waited for has answered; the rest of the time begins to run.

    `due_at` is the limit from now on, `baku_until` the same without extensions; None: no limit.
    """

    at: datetime
    by: OfficialId
    task: TaskId
    due_at: datetime | None = None
    baku_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class TaskHandedOver:
    """The task is for this one person now, whatever peran they hold; `was` had it in hand."""

    at: datetime
    by: OfficialId
    task: TaskId
    to: OfficialId
    was: OfficialId | None = None
    reason: str = ""


TimeEvent = (
    TaskReminded
    | ReminderSnoozed
    | TaskNudged
    | ObstacleReported
    | ObstacleCleared
    | ExtensionRequested
    | TaskExtended
    | WaitRequested
    | WaitGranted
    | RequestRefused
    | RefusalExplained
    | WaitEnded
    | WaiverRequested
)
