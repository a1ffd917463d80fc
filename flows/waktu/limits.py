"""What people and the clock may do about a task's time: decided here, berkas in, events out."""

from dataclasses import replace
from datetime import datetime

from flows.case import Case, Task
from flows.events import Event, TaskAssigned
from flows.ids import TaskId
from flows.kelengkapan.events import ItemWaived
from flows.mutu_baku import WaktuRole
from flows.office import Office
from flows.people.officials import Actor
from flows.refusals import (
    AlreadyNudged,
    AlreadyWaiting,
    LimitInThePast,
    LimitNotLater,
    NotASuperior,
    NothingAsked,
    NotOfUnit,
    NotWaiting,
    NotYourTask,
    OwnLimit,
    OwnRequest,
    TakenByOther,
    TaskNotOpen,
    WaitsForChild,
)
from flows.rights import is_own, may_hold, may_lead, performers
from flows.sop import Sop
from flows.waktu.commands import (
    ClearObstacle,
    Consent,
    EndWait,
    ExplainRefusal,
    ExtendTask,
    HandOver,
    Nudge,
    Remind,
    ReportObstacle,
    RequestExtension,
    RequestWait,
    Snooze,
)
from flows.waktu.events import (
    ExtensionRequested,
    ObstacleCleared,
    ObstacleReported,
    RefusalExplained,
    ReminderSnoozed,
    RequestRefused,
    Rung,
    TaskExtended,
    TaskHandedOver,
    TaskNudged,
    TaskReminded,
    TimeEvent,
    WaitEnded,
    WaitGranted,
    WaitRequested,
)
from flows.waktu.reminding import after_hour, rung_reached, tomorrow
from flows.waktu.timing import Asked, Request, Unexplained
from flows.wording import TEXT_LIMIT, words

Happened = tuple[TimeEvent | ItemWaived, ...]
Held = ReportObstacle | RequestExtension | RequestWait
"""What only whoever has the task says; saying it takes the task in hand."""
Led = Nudge | ExtendTask | Consent | ExplainRefusal | ClearObstacle | EndWait | Snooze
"""What the holder or a superior does about a task without taking it."""


def dated(sop: Sop, case: Case | None, event: TaskAssigned, office: Office) -> TaskAssigned:
    """The hand-out with its limit, as the office's calendar has it on this day."""
    row = sop.row(event.nomor)
    waktu = row.mutu_baku.waktu
    begun = event.at
    if row.shares and case is not None:
        waktu = sop.row(row.shares).mutu_baku.waktu
        covering = [t for t in case.tasks if t.nomor == row.shares]
        begun = covering[-1].assigned_at if covering else begun
    due_at = office.calendar.deadline(begun, waktu)
    window = waktu.role is WaktuRole.JENDELA
    return replace(event, due_at=due_at, window=window)


def said(task: Task, command: Held, at: datetime) -> tuple[TimeEvent, ...]:
    """What whoever has the task says about its time; raises Refused."""
    who = command.by.official
    match command:
        case ReportObstacle(reason=reason):
            return (ObstacleReported(at, who, task.id, words(reason, TEXT_LIMIT)),)
        case RequestExtension(until=until, reason=reason):
            _check_limit(task, until, at)
            why = words(reason, TEXT_LIMIT)
            return (ExtensionRequested(at, who, task.id, until, why),)
        case RequestWait(whom=whom):
            if task.timing.waiting is not None:
                raise AlreadyWaiting(task.timing.waiting.whom)
            return (WaitRequested(at, who, task.id, words(whom, TEXT_LIMIT)),)


def led(sop: Sop, case: Case, command: Led, at: datetime, office: Office) -> Happened:
    """What the holder or a superior does about a task; raises Refused."""
    task = _live(case, command.task)
    match command:
        case Snooze():
            return _snoozed(sop, case, task, command, at, office)
        case ClearObstacle():
            _check_holder_or_superior(sop, case, task, command.by, office)
            held_up = task.timing.obstacle is not None
            return (ObstacleCleared(at, command.by.official, task.id),) if held_up else ()
        case EndWait():
            _check_holder_or_superior(sop, case, task, command.by, office)
            return _resumed(task, command, at, office)
        case Nudge():
            _check_superior(sop, case, task, command.by, office)
            return _nudged(task, command, at, office)
        case ExtendTask(until=until):
            _check_superior(sop, case, task, command.by, office)
            if is_own(office, sop, case, task, command.by):
                raise OwnLimit
            _check_limit(task, until, at)
            return (TaskExtended(at, command.by.official, task.id, until),)
        case Consent():
            _check_superior(sop, case, task, command.by, office)
            return _consented(task, command, at)
        case ExplainRefusal():
            return _explained(task, command, at)


def reminded(case: Case, command: Remind, at: datetime, office: Office) -> Happened:
    """What the clock has to say now: nothing outside office hours, or where it was too early."""
    task = case.task(command.task)
    if task is None or not task.live or office.calendar.next_open(at) > at:
        return ()
    told: list[TimeEvent] = []
    reached = rung_reached(office, task, at, command.planned)
    if reached is not None:
        from_day = office.unit.ladder.superior_from
        superior = reached.rung is Rung.DAILY and 0 < from_day <= reached.day
        told.append(TaskReminded(at, task.id, reached.rung, reached.at, reached.day, superior))
    for by, until in task.timing.snoozes:
        if until <= at:
            told.append(TaskReminded(at, task.id, Rung.ASKED, until, asked_by=by))
    return tuple(told)


def handed_over(
    sop: Sop, case: Case, command: HandOver, at: datetime, office: Office
) -> tuple[Event, ...]:
    """The holder or a superior gives the task to one person of the unit; raises Refused."""
    task, to = _live(case, command.task), command.to
    _check_holder_or_superior(sop, case, task, command.by, office)
    if to.unit != sop.unit or to.outsider:
        raise NotOfUnit
    if task.child is not None:
        raise WaitsForChild(task.child)
    if to.official in (task.accepted_by, task.handed):
        return ()
    why = command.reason.strip()[:TEXT_LIMIT]
    return (TaskHandedOver(at, command.by.official, task.id, to.official, task.accepted_by, why),)


def _snoozed(
    sop: Sop, case: Case, task: Task, command: Snooze, at: datetime, office: Office
) -> Happened:
    """Whoever is reminded of the task may put that off; raises Refused for anybody else."""
    if not may_hold(sop, case, task, command.by):
        raise NotYourTask(performers(case, sop.row(task.nomor)))
    if task.accepted_by not in (None, command.by.official):
        assert task.accepted_at is not None
        raise TakenByOther(task.accepted_by, task.accepted_at)
    later = tomorrow if command.tomorrow else after_hour
    until = later(office.calendar, at)
    return (ReminderSnoozed(at, command.by.official, task.id, until),)


def _nudged(task: Task, command: Nudge, at: datetime, office: Office) -> Happened:
    """A superior reminds of a task once a day."""
    last, zone = task.timing.nudged_at, office.calendar.zone
    if last is not None and last.astimezone(zone).date() == at.astimezone(zone).date():
        raise AlreadyNudged(last)
    return (TaskNudged(at, command.by.official, task.id),)


def _consented(task: Task, command: Consent, at: datetime) -> Happened:
    request, who = task.timing.request, command.by.official
    if request is None or int(request.at.timestamp()) != command.asked_at:
        raise NothingAsked
    if request.by == who:
        raise OwnRequest
    if not command.granted:
        return (RequestRefused(at, who, task.id),)
    return _granted(task, request, who_grants=command.by, at=at)


def _explained(task: Task, command: ExplainRefusal, at: datetime) -> Happened:
    """Whoever did not consent last may say why, once."""
    who = command.by.official
    if task.timing.unexplained != Unexplained(who, command.asked_at):
        raise NothingAsked
    return (RefusalExplained(at, who, task.id, words(command.reason, TEXT_LIMIT)),)


def _granted(task: Task, request: Request, who_grants: Actor, at: datetime) -> Happened:
    who = who_grants.official
    if request.asked is Asked.WAIVER:
        return (ItemWaived(at, who, task.id, request.kode, request.words),)
    if request.asked is Asked.WAIT or request.until is None:
        return (WaitGranted(at, who, task.id, request.at),)
    _check_limit(task, request.until, at)
    return (TaskExtended(at, who, task.id, request.until),)


def _resumed(task: Task, command: EndWait, at: datetime, office: Office) -> Happened:
    """The office time that was left when the clock stopped begins to run; of a limit that was set
    meanwhile, what was left then."""
    wait, timing = task.timing.waiting, task.timing
    if wait is None:
        raise NotWaiting
    stopped = max(wait.since, timing.since or wait.since)
    due_at = _moved(timing.due_at, stopped, at, office)
    baku = _moved(timing.baku_until, wait.since, at, office)
    return (WaitEnded(at, command.by.official, task.id, due_at, baku),)


def _moved(
    limit: datetime | None, since: datetime, at: datetime, office: Office
) -> datetime | None:
    """The limit moved by the office time of the wait; one that had passed before it stays."""
    if limit is None or limit <= since:
        return limit
    return office.calendar.after(at, office.calendar.elapsed(since, limit))


def _check_limit(task: Task, until: datetime, at: datetime) -> None:
    if until <= at:
        raise LimitInThePast(until)
    if task.timing.due_at is None or until <= task.timing.due_at:
        raise LimitNotLater(task.timing.due_at)


def _check_superior(sop: Sop, case: Case, task: Task, by: Actor, office: Office) -> None:
    if not may_lead(office, sop, case, task, by):
        raise NotASuperior(performers(case, sop.row(task.nomor)))


def _check_holder_or_superior(sop: Sop, case: Case, task: Task, by: Actor, office: Office) -> None:
    if not may_hold(sop, case, task, by):
        _check_superior(sop, case, task, by, office)


def _live(case: Case, task_id: TaskId) -> Task:
    task = case.task(task_id)
    if task is None or not task.live:
        raise TaskNotOpen(*((task.accepted_by, task.closed_at) if task else ()))
    return task
