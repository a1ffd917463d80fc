"""From events to the berkas as it stands: one event at a time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from flows.case import (
    Case,
    CaseState,
    Comment,
    Participant,
    Task,
    TaskState,
    Waiver,
)
from flows.events import (
    CaseCancelled,
    CaseEnded,
    CaseOpened,
    ChildEnded,
    ChildOpened,
    CommentAdded,
    EditionMoved,
    Event,
    FieldSet,
    TaskAccepted,
    TaskAssigned,
    TaskCompleted,
    TaskRecalled,
    TaskReleased,
    TaskReturned,
)
from flows.ids import Peran
from flows.kelengkapan.events import (
    ItemWaived,
)
from flows.kelengkapan.giving import SlotEvent, slots_after
from flows.outsiders.events import (
    GuestEvent,
    GuestJoined,
    ParticipantAdded,
    ParticipantDone,
    ParticipantEvent,
    RecordedFor,
)
from flows.outsiders.guests import Behalf, guests_after
from flows.people.members import after, taken
from flows.people.membership import GroupEvent, GroupLinked, MemberEvent
from flows.people.officials import OfficialId
from flows.people.sharing import ShareEvent, shares_after
from flows.waktu.events import TaskHandedOver, TimeEvent
from flows.waktu.timing import Timing, timed


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
    if isinstance(event, SlotEvent):
        return slots_after(case, event)
    if isinstance(event, MemberEvent | GuestEvent | ShareEvent):
        return _people_after(case, event)
    if isinstance(event, GroupEvent):
        return replace(case, groups=_groups_after(case.groups, event))
    match event:
        case TaskAssigned():
            return replace(case, tasks=(*case.tasks, _assigned(event)))
        case FieldSet():
            return replace(case, fields={**case.fields, event.kode: event.value})
        case EditionMoved():
            return replace(case, edition=event.edition)
        case CommentAdded():
            return replace(case, comments=(*case.comments, Comment(event.by, event.at, event.text)))
        case CaseEnded() | CaseCancelled():
            return _closed(case, event)
        case ItemWaived(by=by, at=at, reason=reason):
            waiver = {(event.task, event.kode): Waiver(by, at, reason)}
            tasks = tuple(_task_after(task, event) for task in case.tasks)
            return replace(case, tasks=tasks, waivers={**case.waivers, **waiver})
        case _:
            tasks = tuple(_task_after(task, event) for task in case.tasks)
            moved = replace(case, tasks=tasks)
            return _joined(moved, event.by) if isinstance(event, TaskAccepted) else moved


def _people_after(case: Case, event: MemberEvent | GuestEvent | ShareEvent) -> Case:
    if isinstance(event, ShareEvent):
        return replace(case, shares=shares_after(case.shares, event))
    if isinstance(event, MemberEvent):
        return replace(case, members=after(case.members, event))
    came = {event.by} if isinstance(event, GuestJoined) else set()
    guests = guests_after(case.guests, event)
    return replace(case, guests=guests, took_part=case.took_part | came)


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
        timing=Timing(event.due_at, event.at, event.due_at, window=event.window),
    )


def _joined(case: Case, who: OfficialId) -> Case:
    """Whoever takes a step takes part, and is willing where they were appointed."""
    return replace(case, took_part=case.took_part | {who}, members=taken(case.members, who))


def _groups_after(groups: frozenset[Peran], event: GroupEvent) -> frozenset[Peran]:
    return groups | {event.peran} if isinstance(event, GroupLinked) else groups - {event.peran}


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
    | ParticipantEvent
    | TaskHandedOver
    | TimeEvent
    | ItemWaived
    | RecordedFor
)


def _task_after(task: Task, event: TaskEvent) -> Task:
    if isinstance(event, TaskRecalled) and task.id in event.withdrawn:
        return replace(task, state=TaskState.WITHDRAWN, closed_at=event.at)
    if task.id != event.task:
        return task
    match event:
        case TaskAccepted(at=at, by=by):
            return replace(task, state=TaskState.ACCEPTED, accepted_by=by, accepted_at=at)
        case TaskReleased() | TaskHandedOver() | RecordedFor():
            return _passed_on(task, event)
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
        case ParticipantAdded() | ParticipantDone():
            return replace(task, participants=_participants(task.participants, event))
        case _:
            return replace(task, timing=timed(task.timing, event))


def _passed_on(task: Task, event: TaskReleased | TaskHandedOver | RecordedFor) -> Task:
    match event:
        case TaskReleased(at=at):
            return _opened_again(task, at, None)
        case TaskHandedOver(at=at, to=to):
            return _opened_again(task, at, to)
        case RecordedFor(at=at, by=by, nama=nama, proof=proof):
            return replace(_opened_again(task, at, by), behalf=Behalf(nama, proof))


def _opened_again(task: Task, at: datetime, handed: OfficialId | None) -> Task:
    """The task waits again: for its peran, or for the one person it was handed to, whom nobody
    has reminded yet."""
    free = replace(task, state=TaskState.OPEN, accepted_by=None, accepted_at=None, to=None)
    timing = replace(task.timing, offered_at=at, nudged_at=None)
    return replace(free, handed=handed, behalf=None, timing=timing)


def _participants(
    participants: tuple[Participant, ...], event: ParticipantEvent
) -> tuple[Participant, ...]:
    if isinstance(event, ParticipantAdded):
        return (*participants, Participant(event.nama, guest=event.guest))
    return tuple(
        replace(one, done=event.done, guest=event.guest or one.guest) if n == event.number else one
        for n, one in enumerate(participants, 1)
    )
