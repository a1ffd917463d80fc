"""What people ask for: imperatives, each with who gives it."""

from dataclasses import dataclass

from flows.events import FIRST_ROW, ParentTask
from flows.ids import CaseId, Nomor, SopId, TaskId
from flows.kelengkapan.commands import PaperCommand, ShelfCommand
from flows.kelengkapan.disposisi import Disposisi
from flows.kelengkapan.events import Shelved
from flows.kelengkapan.putting import FileRef, PaperCarried
from flows.outsiders.commands import GuestCommand
from flows.people.membership import LoseGroup, MemberCommand, MemberEvent
from flows.people.officials import Actor, OfficialId
from flows.people.passing_on import PassOn
from flows.people.sharing import ShareCommand
from flows.people.vacating import VacateTask
from flows.sop import Sop
from flows.waktu.commands import HandOver, Remind, TimeCommand

UNNUMBERED = CaseId("")


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Open a berkas under an SOP; the casebook gives it its number, `case`.

    `start` is a row other than the first; `parent` the task that waits for this berkas. The
    `papers` and `members` of the berkas `source` come along; the casebook brings them.
    """

    by: Actor
    sop: SopId
    judul: str
    case: CaseId = UNNUMBERED
    start: Nomor = FIRST_ROW
    parent: ParentTask | None = None
    source: CaseId | None = None
    papers: tuple[PaperCarried, ...] = ()
    members: tuple[MemberEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptTask:
    """Take the task: open it where one holds the peran, "Ambil" where several do."""

    by: Actor
    task: TaskId


@dataclass(frozen=True, slots=True)
class ReleaseTask:
    """Let go of a task: whoever has it in hand, or a head or admin in their place."""

    by: Actor
    task: TaskId


@dataclass(frozen=True, slots=True)
class AttachKelengkapan:
    """Put a dokumen into the slot `kode` of the task.

    What has the `batch` of what came before it lies beside that; anything else is a new version.
    What was made here is `shelved` already.
    """

    by: Actor
    task: TaskId
    kode: str
    file: FileRef
    batch: str = ""
    shelved: Shelved | None = None


@dataclass(frozen=True, slots=True)
class TickItem:
    """Confirm a thing that is not a file, or take the confirmation back."""

    by: Actor
    task: TaskId
    kode: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class RecordText:
    """Give an output in words."""

    by: Actor
    task: TaskId
    kode: str
    text: str


@dataclass(frozen=True, slots=True)
class GiveDisposisi:
    """Give the output of the row as a disposisi that was put together in the chat."""

    by: Actor
    task: TaskId
    kode: str
    disposisi: Disposisi


@dataclass(frozen=True, slots=True)
class SetField:
    """Fill in a field of the berkas."""

    by: Actor
    kode: str
    value: str


@dataclass(frozen=True, slots=True)
class AddParticipant:
    """Name an outsider who takes part in a row for many."""

    by: Actor
    task: TaskId
    nama: str


@dataclass(frozen=True, slots=True)
class MarkParticipant:
    """Record that an outsider has done their part, or take that back."""

    by: Actor
    task: TaskId
    number: int
    done: bool = True


@dataclass(frozen=True, slots=True)
class LinkChild:
    """Note the berkas that was opened for a task; given by the casebook together with it."""

    by: Actor
    task: TaskId
    child: CaseId


@dataclass(frozen=True, slots=True)
class FinishForChild:
    """Close a task because the berkas it waited for has ended; given by the casebook."""

    by: Actor
    task: TaskId
    child: CaseId
    ending: str
    papers: tuple[PaperCarried, ...] = ()
    members: tuple[MemberEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveEdition:
    """Go on under the edition now in force; `new` is that form."""

    by: Actor
    new: Sop


@dataclass(frozen=True, slots=True)
class CompleteTask:
    """Finish the row by the way numbered `branch` among its branches, with a note if wished."""

    by: Actor
    task: TaskId
    branch: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReturnTask:
    """Send the berkas back by the way numbered `branch`; a reason is required."""

    by: Actor
    task: TaskId
    branch: int
    reason: str


@dataclass(frozen=True, slots=True)
class RecallTask:
    """Take back what I completed, while the next person has not opened it."""

    by: Actor
    task: TaskId


@dataclass(frozen=True, slots=True)
class CancelCase:
    """Stop the berkas for good, with a reason."""

    by: Actor
    reason: str


@dataclass(frozen=True, slots=True)
class AddComment:
    """Say something to those in the berkas."""

    by: Actor
    text: str


@dataclass(frozen=True, slots=True)
class RecordDecision:
    """Record what the `head` has decided, as their secretary, with a note: the row goes the way
    numbered `branch`, onward or back."""

    by: Actor
    head: OfficialId
    task: TaskId
    branch: int
    note: str


Unsigned = Remind | ShelfCommand | VacateTask | PassOn | LoseGroup
"""What no person gives: the clock, the shelf and the posts do."""
Command = (
    OpenCase
    | AcceptTask
    | ReleaseTask
    | AttachKelengkapan
    | TickItem
    | RecordText
    | GiveDisposisi
    | SetField
    | AddParticipant
    | MarkParticipant
    | LinkChild
    | FinishForChild
    | MoveEdition
    | CompleteTask
    | ReturnTask
    | RecallTask
    | CancelCase
    | AddComment
    | HandOver
    | TimeCommand
    | PaperCommand
    | VacateTask
    | PassOn
    | RecordDecision
    | MemberCommand
    | LoseGroup
    | GuestCommand
    | ShareCommand
)
