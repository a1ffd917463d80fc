"""Who is told what because of an event. Words come later, in the reader's language."""

from flows.case import CARRIED, Case, Task, TaskState
from flows.events import (
    CaseCancelled,
    CaseEnded,
    CommentAdded,
    Event,
    FieldSet,
    TaskAssigned,
    TaskRecalled,
    TaskReleased,
)
from flows.ids import Peran, TaskId
from flows.kelengkapan.events import (
    TOO_LARGE,
    FileKept,
    FileRefused,
    FileUnfetched,
    ItemWaived,
    WaiverRequested,
)
from flows.notices import Notice, Request, Told, ToOfficials, ToPeran, ToSuperiors
from flows.outsiders.guests import acting
from flows.people.members import Consent, in_person, member
from flows.people.membership import (
    AssignmentAccepted,
    AssignmentDeclined,
    MemberAppointed,
    MemberEvent,
    MemberRemoved,
    Seat,
    SeatGiven,
)
from flows.people.officials import OfficialId, personal
from flows.people.sharing import CaseShared, ShareWithdrawn
from flows.rights import depends_on, for_task, performers
from flows.sop import Sop
from flows.waktu.events import (
    ExtensionRequested,
    ObstacleReported,
    RefusalExplained,
    ReminderSnoozed,
    RequestRefused,
    TaskExtended,
    TaskHandedOver,
    TaskNudged,
    TaskReminded,
    WaitGranted,
    WaitRequested,
)


def notices(sop: Sop, case: Case, event: Event) -> tuple[Notice, ...]:
    """The notices an event brings about, for the berkas as it stands after the whole act."""
    match event:
        case TaskAssigned() if case.tasks[event.task - 1].state is TaskState.OPEN:
            told = Told.RETURNED if event.returned else Told.ASSIGNED
            main = Notice(told, _holders(sop, case, case.tasks[event.task - 1]), event.task)
            return main, *_joint(sop, case, event)
        case TaskReleased():
            task = case.tasks[event.task - 1]
            return (Notice(Told.ASSIGNED, _holders(sop, case, task), task.id),)
        case CaseEnded() | CaseCancelled():
            return _over(sop, case, event)
        case CommentAdded():
            return _comment(sop, case, event)
        case CaseShared() | ShareWithdrawn():
            told = Told.SHARED if isinstance(event, CaseShared) else Told.UNSHARED
            return (Notice(told, ToOfficials(frozenset({event.to})), by=event.by),)
        case FieldSet():
            return _passed_on(sop, case, event)
        case TaskHandedOver():
            return _handed_over(event)
        case event if isinstance(event, MemberEvent):
            return _of_members(sop, case, event)
        case FileKept() | FileRefused() | FileUnfetched():
            return _of_file(case, event)
        case ObstacleReported() | ExtensionRequested() | WaitRequested() | WaiverRequested():
            return (_upward(sop, case, event),)
        case TaskExtended() | WaitGranted() | ItemWaived() | RequestRefused() | RefusalExplained():
            return _answered(sop, case, event)
        case _:
            return ()


def touched(case: Case, event: Event) -> tuple[TaskId, ...]:
    """The tasks whose cards look different after this event."""
    match event:
        case CaseEnded() | CaseCancelled():
            return tuple(task.id for task in case.tasks)
        case FieldSet():
            return tuple(task.id for task in case.open_tasks)
        case TaskRecalled():
            return (event.task, *event.withdrawn)
        case FileRefused() | FileUnfetched():
            return (event.task, *(task.id for task in case.open_tasks))
        case TaskReminded() | ReminderSnoozed() | TaskNudged() | FileKept():
            return ()
        case TaskAssigned():
            return () if event.came_from is None else (event.came_from,)
        case _:
            task_id = getattr(event, "task", None)
            if task_id is None:
                return ()
            before = case.tasks[task_id - 1].came_from
            return (task_id,) if before is None else (task_id, before)


def _holders(sop: Sop, case: Case, task: Task) -> ToPeran:
    return ToPeran(sop.unit, for_task(sop, case, task), task.to)


def _joint(sop: Sop, case: Case, event: TaskAssigned) -> tuple[Notice, ...]:
    """Those who take part in a row without having it in hand are told that it has come; so are
    people from outside of a row for many."""
    row = sop.row(event.nomor)
    guests = [personal(one.who) for one in acting(case.guests, row) if one.who and row.many]
    jointly = (*in_person(case.members, row.jointly), *guests)
    return (Notice(Told.JOINT, ToPeran(sop.unit, jointly), event.task),) if jointly else ()


def _passed_on(sop: Sop, case: Case, event: FieldSet) -> tuple[Notice, ...]:
    """Rows that wait, and whose performers depend on the field, may be for others now."""
    return tuple(
        Notice(Told.ASSIGNED, _holders(sop, case, task), task.id)
        for task in case.open_tasks
        if task.state is TaskState.OPEN and depends_on(sop.row(task.nomor), event.kode)
    )


def _handed_over(event: TaskHandedOver) -> tuple[Notice, ...]:
    """Who has it now is told, and who had it before."""
    to = Notice(Told.ASSIGNED, ToOfficials(frozenset({event.to})), event.task)
    if event.was is None:
        return (to,)
    was = ToOfficials(frozenset({event.was}))
    return to, Notice(Told.HANDED_ON, was, event.task, event.to, event.reason)


def _upward(sop: Sop, case: Case, event: ObstacleReported | Request) -> Notice:
    """What a superior should know or is asked to consent to."""
    row = sop.row(case.tasks[event.task - 1].nomor)
    to = ToSuperiors(sop.unit, performers(case, row), event.by)
    match event:
        case ObstacleReported(reason=reason):
            return Notice(Told.OBSTACLE, to, event.task, event.by, reason)
        case ExtensionRequested(reason=reason):
            return Notice(Told.EXTENSION_ASKED, to, event.task, event.by, reason)
        case WaitRequested(whom=whom):
            return Notice(Told.WAIT_ASKED, to, event.task, event.by, whom)
        case WaiverRequested(reason=reason):
            return Notice(Told.WAIVER_ASKED, to, event.task, event.by, reason)


def _answered(
    sop: Sop,
    case: Case,
    event: TaskExtended | WaitGranted | ItemWaived | RequestRefused | RefusalExplained,
) -> tuple[Notice, ...]:
    """Whoever has the task, or waits for it, hears what the superior said."""
    task = case.tasks[event.task - 1]
    holder = task.accepted_by
    to = _holders(sop, case, task) if holder is None else ToOfficials(frozenset({holder}))
    told = {
        TaskExtended: Told.EXTENDED,
        WaitGranted: Told.WAIT_GRANTED,
        ItemWaived: Told.WAIVED,
    }
    if isinstance(event, RefusalExplained):
        return (Notice(Told.REFUSED_WHY, to, task.id, event.by, event.reason),)
    return (Notice(told.get(type(event), Told.REFUSED), to, task.id, event.by),)


def _of_members(sop: Sop, case: Case, event: MemberEvent) -> tuple[Notice, ...]:
    """Who is appointed is asked, and gets the steps that wait; whoever appointed them hears a no.
    `text` is the peran; behind that of a no the seat and the reason."""
    to = ToOfficials(frozenset({event.to}))
    match event:
        case MemberAppointed(peran=peran, by=by, was=was, dismissed=dismissed):
            place = member(case.members, peran, event.to)
            answered = place is not None and place.consent is Consent.ACCEPTED
            asked = () if answered else (Notice(Told.APPOINTED, to, by=by, text=peran),)
            steps = tuple(
                Notice(Told.ASSIGNED, to, task.id)
                for task in case.open_tasks
                if task.state is TaskState.OPEN and personal(event.to) in for_task(sop, case, task)
            )
            gone = (_dismissed(peran, was, by),) if was is not None and dismissed else ()
            return *asked, *steps, *gone
        case AssignmentAccepted():
            return ()
        case AssignmentDeclined(peran=peran, reason=reason):
            place = member(case.members, peran, event.to)
            asker = event.by if place is None else place.by
            told = ToOfficials(frozenset({asker}))
            seat = Seat.ANGGOTA if place is None else place.seat
            return (Notice(Told.DECLINED, told, by=event.to, text=f"{peran} {seat}\n{reason}"),)
        case MemberRemoved(peran=peran, by=by):
            return (_dismissed(peran, event.to, by),)
        case SeatGiven(peran=peran, by=by):
            return (Notice(Told.SEATED, to, by=by, text=peran),)


def _dismissed(peran: Peran, who: OfficialId, by: OfficialId) -> Notice:
    return Notice(Told.DISMISSED, ToOfficials(frozenset({who})), by=by, text=peran)


def _of_file(case: Case, event: FileKept | FileRefused | FileUnfetched) -> tuple[Notice, ...]:
    """Whoever gave a file hears that it was not kept, or what to mind about it; so does who holds
    the berkas now, where its content cannot be accepted. `text` has the codes and the name."""
    where = (event.task, event.kode, event.unique_id)
    given = next(
        g for g in reversed(case.given) if g.file and (g.task, g.kode, g.file.unique_id) == where
    )
    nama = given.file.nama if given.file else ""
    to = ToOfficials(frozenset({given.by}))
    match event:
        case FileKept(shelved=kept):
            minded = kept.warning and event.task != CARRIED
            text = f"{kept.jenis} {kept.warning}\n{nama}"
            return (Notice(Told.FILE_MINDED, to, event.task, text=text),) if minded else ()
        case FileUnfetched(reason=reason):
            known = reason == TOO_LARGE and event.task == CARRIED
            notice = Notice(Told.FILE_LEFT, to, event.task, text=f"{reason}\n{nama}")
            return () if known else (notice,)
        case FileRefused(reason=reason):
            return _turned_away(case, event.task, given.by, f"{reason}\n{nama}")


def _turned_away(case: Case, task: TaskId, giver: OfficialId, text: str) -> tuple[Notice, ...]:
    mine = Notice(Told.FILE_REFUSED, ToOfficials(frozenset({giver})), task, text=text)
    others = frozenset(t.accepted_by for t in case.open_tasks if t.accepted_by) - {giver}
    if not others:
        return (mine,)
    return (mine, Notice(Told.FILE_REFUSED, ToOfficials(others), task, text=text))


def _over(sop: Sop, case: Case, event: CaseEnded | CaseCancelled) -> tuple[Notice, ...]:
    if isinstance(event, CaseCancelled):
        return _cancelled(sop, case, event)
    people = Notice(Told.ENDED, ToOfficials(case.people() - {event.by}), by=event.by)
    waiting = tuple(
        Notice(Told.ENDED, _holders(sop, case, task), task.id, event.by)
        for task in _unopened(case, event)
    )
    return (people, *waiting)


def _cancelled(sop: Sop, case: Case, event: CaseCancelled) -> tuple[Notice, ...]:
    people = Notice(
        Told.CANCELLED,
        ToOfficials(case.people() - {event.by}),
        by=event.by,
        text=event.reason,
    )
    waiting = tuple(
        Notice(Told.CANCELLED, _holders(sop, case, task), task.id, event.by, event.reason)
        for task in _unopened(case, event)
    )
    return (people, *waiting)


def _unopened(case: Case, event: CaseEnded | CaseCancelled) -> tuple[Task, ...]:
    """The tasks that still waited for somebody when the berkas was over."""
    return tuple(
        task
        for task in case.tasks
        if task.state is TaskState.WITHDRAWN
        and task.closed_at == event.at
        and task.accepted_by is None
    )


def _comment(sop: Sop, case: Case, event: CommentAdded) -> tuple[Notice, ...]:
    people = Notice(
        Told.COMMENT, ToOfficials(case.people() - {event.by}), by=event.by, text=event.text
    )
    waiting = tuple(
        Notice(Told.COMMENT, _holders(sop, case, task), task.id, event.by, event.text)
        for task in case.open_tasks
        if task.accepted_by is None
    )
    return (people, *waiting)
