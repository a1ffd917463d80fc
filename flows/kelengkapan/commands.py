"""What people and the shelf ask about documents: imperatives, with who gives them where somebody
does."""

from dataclasses import dataclass

from flows.ids import TaskId
from flows.kelengkapan.events import Shelved
from flows.people.officials import Actor


@dataclass(frozen=True, slots=True)
class RemoveGiven:
    """Take a wrong dokumen, or PAPER, out of its slot again, before the row is done."""

    by: Actor
    task: TaskId
    kode: str
    unique_id: str


@dataclass(frozen=True, slots=True)
class JoinVersion:
    """Put what was given as that `version` of the row together with what it has replaced."""

    by: Actor
    task: TaskId
    kode: str
    version: int


@dataclass(frozen=True, slots=True)
class DropVersion:
    """Take what was given as that `version` of the row out again: what it replaced stands."""

    by: Actor
    task: TaskId
    kode: str
    version: int


@dataclass(frozen=True, slots=True)
class HandInPaper:
    """Say that a paper was handed over in the office instead of a file."""

    by: Actor
    task: TaskId
    kode: str
    note: str


@dataclass(frozen=True, slots=True)
class RecordNumber:
    """Note the number that an official system gave to an output."""

    by: Actor
    task: TaskId
    kode: str
    nomor: str


@dataclass(frozen=True, slots=True)
class RequestWaiver:
    """Ask a superior to do without one kelengkapan."""

    by: Actor
    task: TaskId
    kode: str
    reason: str


@dataclass(frozen=True, slots=True)
class WaiveItem:
    """Do without one kelengkapan, as a superior."""

    by: Actor
    task: TaskId
    kode: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeepFile:
    """A dokumen has been fetched and examined; given by the shelf, also after the end."""

    task: TaskId
    kode: str
    unique_id: str
    shelved: Shelved


@dataclass(frozen=True, slots=True)
class RefuseFile:
    """The content of a dokumen cannot be accepted; given by the shelf, also after the end."""

    task: TaskId
    kode: str
    unique_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeaveFile:
    """A dokumen cannot be fetched and stays a reference; given by the shelf, also after the end."""

    task: TaskId
    kode: str
    unique_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class PurgeFiles:
    """Destroy the content of dokumen whose time of keeping is over; given by the shelf."""

    unique_ids: tuple[str, ...]
    rule: str


ShelfCommand = KeepFile | RefuseFile | LeaveFile | PurgeFiles
PaperCommand = (
    RemoveGiven | JoinVersion | DropVersion | HandInPaper | RecordNumber | WaiveItem | ShelfCommand
)
