"""What happened to a berkas: facts in the past tense, with who did it and when."""

from dataclasses import dataclass
from datetime import datetime

from flows.ids import CaseId, Nomor, SopId, TaskId
from flows.kelengkapan.events import PaperEvent
from flows.kelengkapan.putting import ItemTicked, KelengkapanAttached, PaperCarried, TextRecorded
from flows.outsiders.events import OutsiderEvent, ParticipantEvent
from flows.people.membership import GroupEvent, MemberEvent
from flows.people.officials import OfficialId
from flows.people.sharing import ShareEvent
from flows.waktu.events import TaskHandedOver, TimeEvent

FIRST_ROW = Nomor("")
"""Begin where the SOP begins."""


@dataclass(frozen=True, slots=True)
class ReturnNote:
    """Why a berkas came back: from which row, by whom, in their own words."""

    nomor: Nomor
    by: OfficialId
    reason: str


@dataclass(frozen=True, slots=True)
class ParentTask:
    """The row of another berkas for which this one was opened and which waits for its end."""

    case: CaseId
    task: TaskId


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """A berkas was opened under an SOP in the edition of that day.

    It begins at `start` where that is not the SOP's first row; `parent` waits for its end.
    """

    at: datetime
    by: OfficialId
    case: CaseId
    sop: SopId
    edition: str
    judul: str
    start: Nomor = FIRST_ROW
    parent: ParentTask | None = None


@dataclass(frozen=True, slots=True)
class TaskAssigned:
    """A row waits for the holders of its pelaksana; `to` is who did it the round before.

    `due_at` is its limit by the calendar of that day; of a `window`, when it has elapsed.
    """

    at: datetime
    task: TaskId
    nomor: Nomor
    round: int
    came_from: TaskId | None = None
    to: OfficialId | None = None
    returned: ReturnNote | None = None
    due_at: datetime | None = None
    window: bool = False


@dataclass(frozen=True, slots=True)
class TaskAccepted:
    """One of the holders has it now."""

    at: datetime
    by: OfficialId
    task: TaskId


@dataclass(frozen=True, slots=True)
class TaskReleased:
    """Nobody has it in hand any more; it waits for the holders of its pelaksana again."""

    at: datetime
    by: OfficialId
    task: TaskId


@dataclass(frozen=True, slots=True)
class FieldSet:
    """A field of the berkas was filled in, or filled in anew."""

    at: datetime
    by: OfficialId
    kode: str
    value: str


@dataclass(frozen=True, slots=True)
class ChildOpened:
    """The SOP that this row stands for runs as a berkas of its own."""

    at: datetime
    by: OfficialId
    task: TaskId
    child: CaseId


@dataclass(frozen=True, slots=True)
class ChildEnded:
    """The berkas that this row waited for is over; `ending` is empty where it was cancelled."""

    at: datetime
    by: OfficialId
    task: TaskId
    child: CaseId
    ending: str = ""


@dataclass(frozen=True, slots=True)
class EditionMoved:
    """The berkas goes on under another edition of its SOP."""

    at: datetime
    by: OfficialId
    edition: str


@dataclass(frozen=True, slots=True)
class TaskCompleted:
    """The row is done; `branch` is the label of the way taken, empty where there is one way."""

    at: datetime
    by: OfficialId
    task: TaskId
    branch: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskReturned:
    """The row was closed by sending the berkas back, with the reason."""

    at: datetime
    by: OfficialId
    task: TaskId
    branch: str
    reason: str


@dataclass(frozen=True, slots=True)
class TaskRecalled:
    """Whoever completed the row took it back before the next person had opened it."""

    at: datetime
    by: OfficialId
    task: TaskId
    withdrawn: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class CommentAdded:
    """Somebody in the berkas said something; it changes nothing."""

    at: datetime
    by: OfficialId
    text: str


@dataclass(frozen=True, slots=True)
class CaseEnded:
    """The SOP reached one of its endings."""

    at: datetime
    by: OfficialId
    ending: str


@dataclass(frozen=True, slots=True)
class CaseCancelled:
    """The berkas was stopped by somebody who may, with the reason."""

    at: datetime
    by: OfficialId
    reason: str


Event = (
    CaseOpened
    | TaskAssigned
    | TaskAccepted
    | TaskReleased
    | KelengkapanAttached
    | ItemTicked
    | TextRecorded
    | FieldSet
    | PaperCarried
    | ChildOpened
    | ChildEnded
    | ParticipantEvent
    | EditionMoved
    | TaskCompleted
    | TaskReturned
    | TaskRecalled
    | CommentAdded
    | CaseEnded
    | CaseCancelled
    | TaskHandedOver
    | TimeEvent
    | PaperEvent
    | MemberEvent
    | GroupEvent
    | OutsiderEvent
    | ShareEvent
)
