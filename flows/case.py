"""A berkas as it stands: the fold of everything that happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from flows.events import ParentTask, ReturnNote
from flows.ids import CaseId, Nomor, Peran, SopId, TaskId
from flows.kelengkapan.disposisi import Disposisi
from flows.kelengkapan.events import Shelved
from flows.kelengkapan.putting import FileRef
from flows.outsiders.guests import Behalf, Guests
from flows.people.members import Members
from flows.people.officials import OfficialId
from flows.people.sharing import Share
from flows.waktu.timing import TIMELESS, Timing


class TaskState(StrEnum):
    """OPEN waits for a holder, ACCEPTED is in somebody's hands, the others are over."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DONE = "done"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class CaseState(StrEnum):
    """RUNNING has open tasks; ENDED reached an ending of the SOP; CANCELLED was stopped."""

    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Participant:
    """An outsider who takes part in a row for many, whether their part is done, and the number of
    the guest whose line it is (0: nobody's who was let in)."""

    nama: str
    done: bool = False
    guest: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """A row waiting for somebody, or what became of it.

    `child` is the running berkas that does the row; `participants` the outsiders of a row for many;
    `handed` the one person the task is for, whatever peran they hold; `behalf` for whom from
    outside it is recorded.
    """

    id: TaskId
    nomor: Nomor
    round: int
    state: TaskState
    assigned_at: datetime
    came_from: TaskId | None = None
    to: OfficialId | None = None
    returned: ReturnNote | None = None
    accepted_by: OfficialId | None = None
    accepted_at: datetime | None = None
    closed_at: datetime | None = None
    branch: str = ""
    note: str = ""
    child: CaseId | None = None
    participants: tuple[Participant, ...] = ()
    handed: OfficialId | None = None
    timing: Timing = TIMELESS
    behalf: Behalf | None = None

    @property
    def live(self) -> bool:
        """Whether somebody still has something to do here."""
        return self.state in (TaskState.OPEN, TaskState.ACCEPTED)


CARRIED = TaskId(0)
"""The giver of what came over from another berkas."""


class Giving(StrEnum):
    """GOOD lies in its slot; REMOVED was taken out again; REFUSED has content that cannot be
    accepted; LEFT lies in its slot and stays with Telegram; PURGED has lost its content."""

    GOOD = "good"
    REMOVED = "removed"
    REFUSED = "refused"
    LEFT = "left"
    PURGED = "purged"


@dataclass(frozen=True, slots=True)
class Given:
    """Something put into a slot: a file, words, or (`fisik`) a paper handed over in the office.

    `task` is CARRIED and `source` the other berkas where it came over from there. What is given
    together has one `batch` and one `version`, counted from 1 within a slot of a task. `shelved`
    is None until the file has been fetched; `why` says what its `state` comes from. `disposisi` is
    what the words of one were put together from.
    """

    kode: str
    task: TaskId
    by: OfficialId
    at: datetime
    file: FileRef | None = None
    text: str = ""
    source: CaseId | None = None
    batch: str = ""
    version: int = 1
    shelved: Shelved | None = None
    state: Giving = Giving.GOOD
    why: str = ""
    fisik: bool = False
    disposisi: Disposisi | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who does without a kelengkapan, when and why."""

    by: OfficialId
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said, and when."""

    by: OfficialId
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One run of an SOP. `ended_by_reason` is the ending's kode or the reason of a cancellation.

    `members` fill the peran that are named for this berkas; `groups` are those of them with a
    Telegram group. `guests` are the people from outside.
    """

    id: CaseId
    sop: SopId
    edition: str
    judul: str
    opened_by: OfficialId
    opened_at: datetime
    state: CaseState = CaseState.RUNNING
    tasks: tuple[Task, ...] = ()
    given: tuple[Given, ...] = ()
    ticks: frozenset[tuple[TaskId, str]] = frozenset()
    comments: tuple[Comment, ...] = ()
    ending: str = ""
    cancel_reason: str = ""
    closed_by: OfficialId | None = None
    closed_at: datetime | None = None
    parent: ParentTask | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[tuple[TaskId, str], str] = field(default_factory=dict)
    waivers: Mapping[tuple[TaskId, str], Waiver] = field(default_factory=dict)
    took_part: frozenset[OfficialId] = frozenset()
    members: Members = ()
    groups: frozenset[Peran] = frozenset()
    shares: tuple[Share, ...] = ()
    guests: Guests = ()

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """What waits for somebody now; usually one."""
        return tuple(task for task in self.tasks if task.live)

    def task(self, task_id: int) -> Task | None:
        """The task of that id, or None when there never was one."""
        return self.tasks[task_id - 1] if 0 < task_id <= len(self.tasks) else None

    def followers(self, task_id: TaskId) -> tuple[Task, ...]:
        """The tasks that the completion of this one brought forth and that were not withdrawn."""
        return tuple(
            task
            for task in self.tasks
            if task.came_from == task_id and task.state is not TaskState.WITHDRAWN
        )

    def rounds(self, nomor: str) -> int:
        """How often this row has been handed out, withdrawn hand-outs not counted."""
        return sum(t.nomor == nomor and t.state is not TaskState.WITHDRAWN for t in self.tasks)

    def last_performer(self, nomor: str) -> OfficialId | None:
        """Who had this row in its latest round, or None."""
        had = [t.accepted_by for t in self.tasks if t.nomor == nomor and t.accepted_by]
        return had[-1] if had else None

    def people(self) -> frozenset[OfficialId]:
        """Everybody who takes part: opened it, ever had one of its rows in hand, or is a member."""
        members = {one.official for one in self.members if one.sits}
        return self.took_part | members | {self.opened_by}
