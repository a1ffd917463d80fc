"""What is put into the slots of a row: files, words, ticks, papers from another berkas."""

from dataclasses import dataclass
from datetime import datetime

from flows.ids import CaseId, TaskId
from flows.kelengkapan.disposisi import Disposisi
from flows.kelengkapan.events import Shelved
from flows.people.officials import OfficialId


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file as Telegram knows it. `size` in bytes, 0 where Telegram does not say."""

    file_id: str
    unique_id: str
    nama: str
    mime: str
    size: int
    photo: bool = False


@dataclass(frozen=True, slots=True)
class KelengkapanAttached:
    """A dokumen was put into a slot of the row; `batch` is what came together with it. What was
    made here is `shelved` from the beginning."""

    at: datetime
    by: OfficialId
    task: TaskId
    kode: str
    file: FileRef
    batch: str = ""
    version: int = 1
    shelved: Shelved | None = None


@dataclass(frozen=True, slots=True)
class ItemTicked:
    """A thing that is not a file was confirmed, or the confirmation taken back."""

    at: datetime
    by: OfficialId
    task: TaskId
    kode: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class TextRecorded:
    """An output was given in words; `disposisi` is what they were put together from."""

    at: datetime
    by: OfficialId
    task: TaskId
    kode: str
    text: str
    disposisi: Disposisi | None = None


@dataclass(frozen=True, slots=True)
class PaperCarried:
    """A dokumen or words came over from a berkas that this one is linked with; `left` says why a
    dokumen stays with Telegram."""

    at: datetime
    by: OfficialId
    source: CaseId
    kode: str
    file: FileRef | None = None
    text: str = ""
    shelved: Shelved | None = None
    fisik: bool = False
    disposisi: Disposisi | None = None
    nomor: str = ""
    left: str = ""
