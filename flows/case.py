"""A berkas as it stands: the fold of everything that happened to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from flows.events import (
    CaseCancelled,
    CaseEnded,
    CaseId,
    CaseOpened,
    ChildEnded,
    ChildOpened,
    CommentAdded,
    EditionMoved,
    Event,
    FieldSet,
    FileRef,
    ItemTicked,
    KelengkapanAttached,
    PaperCarried,
    ParentTask,
    ParticipantAdded,
    ParticipantDone,
    ReturnNote,
    TaskAccepted,
    TaskAssigned,
    TaskCompleted,
    TaskId,
    TaskRecalled,
    TaskReleased,
    TaskReturned,
    TextRecorded,
)
from flows.officials import OfficialId
from flows.sop import Nomor, SopId


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
    """An outsider who takes part in a row for many, and whether their part is done."""

    nama: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A row waiting for somebody, or what became of it.

    `child` is the running berkas that does the row; `participants` the outsiders of a row for many.
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

    @property
    def live(self) -> bool:
        """Whether somebody still has something to do here."""
        return self.state in (TaskState.OPEN, TaskState.ACCEPTED)


CARRIED = TaskId(0)
"""The giver of what came over from another berkas."""


@dataclass(frozen=True, slots=True)
class Given:
    """Something put into a slot: a file, or words, at a row and round.

    `task` is CARRIED and `source` the other berkas where it came over from there.
    """

    kode: str
    task: TaskId
    by: OfficialId
    at: datetime
    file: FileRef | None = None
    text: str = ""
    source: CaseId | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said, and when."""

    by: OfficialId
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One run of an SOP. `ended_by_reason` is the ending's kode or the reason of a cancellation."""

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
    took_part: frozenset[OfficialId] = frozenset()

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
        """Everybody who has taken part: opened it or ever had one of its rows in hand."""
        return self.took_part | {self.opened_by}


def replay(events: Iterable[Event]) -> Case:
    """The berkas after all these events; raises ValueError where the first is not CaseOpened."""
    case: Case | None = None
    for event in events:
        case = evolve(case, event)
    if case is None:
        raise ValueError("a berkas without events")
    return case


def evolve(case: Case | None, event: Event) -> Case:
    """The berkas after one more event."""
    if isinstance(event, CaseOpened):
        return _opened(event)
    if case is None:
        raise ValueError("the first event of a berkas is CaseOpened")
    match event:
        case TaskAssigned():
            return replace(case, tasks=(*case.tasks, _assigned(event)))
        case KelengkapanAttached():
            given = Given(event.kode, event.task, event.by, event.at, file=event.file)
            return replace(case, given=(*case.given, given))
        case TextRecorded():
            given = Given(event.kode, event.task, event.by, event.at, text=event.text)
            return replace(case, given=(*case.given, given))
        case ItemTicked():
            mark = frozenset({(event.task, event.kode)})
            return replace(case, ticks=case.ticks | mark if event.ticked else case.ticks - mark)
        case PaperCarried():
            return replace(case, given=(*case.given, _carried(event)))
        case FieldSet():
            return replace(case, fields={**case.fields, event.kode: event.value})
        case EditionMoved():
            return replace(case, edition=event.edition)
        case CommentAdded():
            return replace(case, comments=(*case.comments, Comment(event.by, event.at, event.text)))
        case CaseEnded() | CaseCancelled():
            return _closed(case, event)
        case _:
            tasks = tuple(_task_after(task, event) for task in case.tasks)
            joined = {event.by} if isinstance(event, TaskAccepted) else set()
            return replace(case, tasks=tasks, took_part=case.took_part | joined)


def _opened(event: CaseOpened) -> Case:
    return Case(
        event.case,
        event.sop,
        event.edition,
        event.judul,
        event.by,
        event.at,
        parent=event.parent,
    )


def _carried(event: PaperCarried) -> Given:
    return Given(
        event.kode,
        CARRIED,
        event.by,
        event.at,
        file=event.file,
        text=event.text,
        source=event.source,
    )


def _assigned(event: TaskAssigned) -> Task:
    return Task(
        event.task,
        event.nomor,
        event.round,
        TaskState.OPEN,
        event.at,
        event.came_from,
        event.to,
        event.returned,
    )


def _closed(case: Case, event: CaseEnded | CaseCancelled) -> Case:
    tasks = tuple(
        replace(task, state=TaskState.WITHDRAWN, closed_at=event.at) if task.live else task
        for task in case.tasks
    )
    closed = replace(case, tasks=tasks, closed_by=event.by, closed_at=event.at)
    if isinstance(event, CaseEnded):
        return replace(closed, state=CaseState.ENDED, ending=event.ending)
    return replace(closed, state=CaseState.CANCELLED, cancel_reason=event.reason)


TaskEvent = (
    TaskAccepted
    | TaskReleased
    | TaskCompleted
    | TaskReturned
    | TaskRecalled
    | ChildOpened
    | ChildEnded
    | ParticipantAdded
    | ParticipantDone
)


def _task_after(task: Task, event: TaskEvent) -> Task:
    if isinstance(event, TaskRecalled) and task.id in event.withdrawn:
        return replace(task, state=TaskState.WITHDRAWN, closed_at=event.at)
    if task.id != event.task:
        return task
    match event:
        case TaskAccepted(at=at, by=by):
            return replace(task, state=TaskState.ACCEPTED, accepted_by=by, accepted_at=at)
        case TaskReleased():
            return replace(task, state=TaskState.OPEN, accepted_by=None, accepted_at=None, to=None)
        case TaskCompleted(at=at, branch=branch, note=note):
            return replace(task, state=TaskState.DONE, closed_at=at, branch=branch, note=note)
        case TaskReturned(at=at, branch=branch, reason=why):
            return replace(task, state=TaskState.RETURNED, closed_at=at, branch=branch, note=why)
        case TaskRecalled():
            return replace(task, state=TaskState.ACCEPTED, closed_at=None, branch="", note="")
        case ChildOpened(child=child):
            return replace(task, child=child)
        case ChildEnded():
            return replace(task, child=None)
        case ParticipantAdded(nama=nama):
            return replace(task, participants=(*task.participants, Participant(nama)))
        case ParticipantDone(number=number, done=done):
            return replace(task, participants=_marked(task.participants, number, done))


def _marked(
    participants: tuple[Participant, ...], number: int, done: bool
) -> tuple[Participant, ...]:
    return tuple(
        replace(one, done=done) if n == number else one for n, one in enumerate(participants, 1)
    )
