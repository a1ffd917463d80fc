"""What happens to documents after they were given: kept, refused, removed, waived, purged."""

from dataclasses import dataclass
from datetime import datetime

from flows.ids import TaskId
from flows.people.officials import OfficialId

TOO_LARGE = "terlalu-besar"
"""Why a dokumen stays with Telegram that is larger than bots may fetch."""
GONE = "tidak-ada-lagi"
"""Why a dokumen stays a reference that Telegram gives no more."""


PAPER = "kertas"
"""Stands for the unique id of a paper handed over in the office, which has none."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is known of a dokumen on the shelf: its SHA-256, bytes, what its content is ("pdf"),
    pages (0: not known), the codes of what its readers should mind (Flag, with blanks between), and
    the name it bears where that is not the one it came with."""

    sha256: str
    size: int
    jenis: str
    pages: int = 0
    warning: str = ""
    nama: str = ""


@dataclass(frozen=True, slots=True)
class GivenRemoved:
    """A dokumen, or PAPER, was taken out of its slot before the row was done; what was given stays
    known. `version`: only where it was given as that version, 0 wherever it lies in the slot."""

    at: datetime
    by: OfficialId
    task: TaskId
    kode: str
    unique_id: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class VersionJoined:
    """What was given as one `version` of a slot stands together with the earlier one, `into`."""

    at: datetime
    by: OfficialId
    task: TaskId
    kode: str
    version: int
    into: int


@dataclass(frozen=True, slots=True)
class FileKept:
    """A dokumen was fetched, examined and put on the shelf."""

    at: datetime
    task: TaskId
    kode: str
    unique_id: str
    shelved: Shelved


@dataclass(frozen=True, slots=True)
class FileRefused:
    """The content of a dokumen cannot be accepted, by the code of the reason; its slot is empty."""

    at: datetime
    task: TaskId
    kode: str
    unique_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileUnfetched:
    """A dokumen stays a reference to Telegram: too large to be fetched, or no longer there."""

    at: datetime
    task: TaskId
    kode: str
    unique_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class PaperHandedIn:
    """A paper was handed over in the office, with a note of what and where it is."""

    at: datetime
    by: OfficialId
    task: TaskId
    kode: str
    note: str


@dataclass(frozen=True, slots=True)
class NumberRecorded:
    """The number that an official system gave to an output (a letter, a RUP, a package)."""

    at: datetime
    by: OfficialId
    task: TaskId
    kode: str
    nomor: str


@dataclass(frozen=True, slots=True)
class WaiverRequested:
    """Whoever has the task asks that one kelengkapan be waived, with the reason."""

    at: datetime
    by: OfficialId
    task: TaskId
    kode: str
    reason: str


@dataclass(frozen=True, slots=True)
class ItemWaived:
    """A superior does without one kelengkapan of the task, with the reason."""

    at: datetime
    by: OfficialId
    task: TaskId
    kode: str
    reason: str


@dataclass(frozen=True, slots=True)
class FilesPurged:
    """The content of dokumen was destroyed because its time of keeping is over (`rule`)."""

    at: datetime
    unique_ids: tuple[str, ...]
    rule: str


PaperEvent = (
    GivenRemoved
    | VersionJoined
    | FileKept
    | FileRefused
    | FileUnfetched
    | PaperHandedIn
    | NumberRecorded
    | ItemWaived
    | FilesPurged
)
"""What changes the slots; a WaiverRequested changes the task's clock and nothing here."""
