"""Inviting people from outside, letting them in, and recording for them: decided here."""

from collections.abc import Iterable
from datetime import datetime

from flows.case import Case, CaseState, Task, TaskState
from flows.events import Event, TaskAccepted, TaskReleased
from flows.ids import Peran
from flows.kelengkapan.putting import KelengkapanAttached
from flows.office import Office
from flows.outsiders.commands import (
    GuestCommand,
    HandOn,
    InviteGuest,
    JoinGuest,
    RecordFor,
    RenewInvitation,
    ReportPart,
    RevokeGuest,
    TakeContact,
)
from flows.outsiders.events import (
    PROOF,
    ContactTaken,
    GuestEnded,
    GuestInvited,
    GuestJoined,
    InvitationRenewed,
    Over,
    ParticipantAdded,
    ParticipantDone,
    RecordedFor,
)
from flows.outsiders.guests import Guest, acting, guest, present
from flows.outsiders.hosting import may_host, of_outsiders
from flows.outsiders.parts import line_of
from flows.outsiders.refusals import (
    InvitationOver,
    MayNotHost,
    NoSuchGuest,
    OutsideTheirSlots,
    OwnInvitation,
    ProofMissing,
)
from flows.people.officials import OfficialId
from flows.refusals import NotForMany, TakenByOther, TaskNotOpen, WaitsForChild
from flows.sop import Sop
from flows.wording import TEXT_LIMIT, TITLE_LIMIT, words


def hosted(
    sop: Sop, case: Case, command: GuestCommand, at: datetime, office: Office
) -> tuple[Event, ...]:
    """What such a command brings about; raises Refused."""
    match command:
        case InviteGuest():
            return _invited(sop, case, command, at, office)
        case HandOn():
            return _handed_on(case, command, at)
        case JoinGuest():
            return _joined(sop, case, command, at)
        case ReportPart():
            return _part(sop, case, command, at)
        case RecordFor():
            return _recorded(sop, case, command, at, office)
        case RenewInvitation() | RevokeGuest() | TakeContact():
            return _led(sop, case, command, at, office)


def answers_for(case: Case, who: OfficialId) -> Guest | None:
    """As what this person from outside is in a running berkas; None where they have no access."""
    found = present(case.guests, who) if case.state is CaseState.RUNNING else ()
    return found[0] if found else None


def _invited(
    sop: Sop, case: Case, command: InviteGuest, at: datetime, office: Office
) -> tuple[Event, ...]:
    if not may_host(office, sop, case, command.peran, command.by):
        raise MayNotHost
    who, number = command.by.official, len(case.guests) + 1
    nama = words(command.nama, TITLE_LIMIT)
    return (GuestInvited(at, who, number, command.peran, nama, who, command.until),)


def _handed_on(case: Case, command: HandOn, at: datetime) -> tuple[Event, ...]:
    """One colleague at a time: an earlier invitation that was not used ends."""
    who, me = command.by.official, answers_for(case, command.by.official)
    if me is None:
        raise OutsideTheirSlots
    earlier = [g for g in case.guests if g.waiting and g.instead_of == me.number]
    nama, number = words(command.nama, TITLE_LIMIT), len(case.guests) + 1
    about = (at, who, number, me.peran, nama, me.contact, command.until, me.number)
    ended = tuple(GuestEnded(at, who, one.number, Over.REVOKED) for one in earlier)
    return *ended, GuestInvited(*about)


def _joined(sop: Sop, case: Case, command: JoinGuest, at: datetime) -> tuple[Event, ...]:
    """Whoever comes in has the rows that are theirs; those that an official holds for them, and
    those of whom they replace, are set free first."""
    one, who = guest(case.guests, command.number), command.by.official
    if one is None or not command.by.outsider:
        raise NoSuchGuest
    before = guest(case.guests, one.instead_of)
    if not one.waiting or one.until <= at or (before is not None and before.over is not None):
        raise InvitationOver
    if before is not None and before.who == who:
        raise OwnInvitation
    replaced = () if before is None else (GuestEnded(at, who, before.number, Over.REPLACED),)
    return (
        GuestJoined(at, who, one.number),
        *replaced,
        *_freed(sop, case, who, at, one.peran, None if before is None else before.who),
    )


def _freed(
    sop: Sop, case: Case, by: OfficialId, at: datetime, peran: Peran, was: OfficialId | None
) -> tuple[TaskReleased, ...]:
    """Rows of that peran which nobody from outside has in hand, or which `was` has."""
    there = {one.who for one in case.guests if one.present} - {was}
    return tuple(
        TaskReleased(at, by, task.id)
        for task in _theirs(sop, case, peran)
        if task.accepted_by is not None and task.accepted_by not in there
    )


def _theirs(sop: Sop, case: Case, peran: Peran) -> Iterable[Task]:
    for task in case.open_tasks:
        row = sop.row(task.nomor)
        if peran in row.pelaksana and not row.many and task.child is None and task.handed is None:
            yield task


def _led(
    sop: Sop,
    case: Case,
    command: RenewInvitation | RevokeGuest | TakeContact,
    at: datetime,
    office: Office,
) -> tuple[Event, ...]:
    one, by = guest(case.guests, command.number), command.by.official
    if one is None or one.over is not None:
        raise NoSuchGuest
    if not may_host(office, sop, case, one.peran, command.by):
        raise MayNotHost
    match command:
        case TakeContact():
            return () if one.contact == by else (ContactTaken(at, by, one.number),)
        case RenewInvitation(until=until):
            changed: Event = InvitationRenewed(at, by, one.number, until)
        case RevokeGuest():
            changed = GuestEnded(at, by, one.number, Over.REVOKED)
    held = [t for t in case.open_tasks if one.who is not None and t.accepted_by == one.who]
    released = (TaskReleased(at, by, task.id) for task in held)
    return changed, *_with_them(case, one, by, at), *released


def _with_them(case: Case, one: Guest, by: OfficialId, at: datetime) -> Iterable[GuestEnded]:
    """Whom the guest has let in ends with them, where that invitation was not used."""
    for other in case.guests:
        if other.waiting and other.instead_of == one.number:
            yield GuestEnded(at, by, other.number, Over.REVOKED)


def _part(sop: Sop, case: Case, command: ReportPart, at: datetime) -> tuple[Event, ...]:
    """A participant is known by their number as a guest: two may go by one name."""
    task, who = _live(case, command.task), command.by.official
    row = sop.row(task.nomor)
    mine = [one for one in acting(case.guests, row) if one.who == who]
    if not row.many:
        raise NotForMany
    if not mine:
        raise OutsideTheirSlots
    one, number = mine[0], line_of(case, task, row, mine[0])
    if number and task.participants[number - 1].done is command.done:
        return ()
    at_end = len(task.participants) + 1
    added = () if number else (ParticipantAdded(at, who, task.id, one.nama, one.number),)
    done = ParticipantDone(at, who, task.id, number or at_end, command.done, one.number)
    return (*added, done)


def _recorded(
    sop: Sop, case: Case, command: RecordFor, at: datetime, office: Office
) -> tuple[Event, ...]:
    """The official has the row in hand from now on, and fills it as any other."""
    task, by = _live(case, command.task), command.by
    row = sop.row(task.nomor)
    outside = of_outsiders(office, sop, row)
    if row.many or not any(may_host(office, sop, case, kode, by) for kode in outside):
        raise MayNotHost
    if task.child is not None:
        raise WaitsForChild(task.child)
    _check_free(case, task, by.official)
    note = command.proof.strip() or (command.file.nama if command.file else "")
    if not note:
        raise ProofMissing
    names = [one.nama for one in case.guests if one.peran in outside and one.over is None]
    nama = " / ".join(names) or " / ".join(sop.heading(kode) for kode in outside)
    recorded = RecordedFor(at, by.official, task.id, nama, words(note, TEXT_LIMIT))
    about = (at, by.official, task.id)
    paper = () if command.file is None else (KelengkapanAttached(*about, PROOF, command.file),)
    return recorded, TaskAccepted(*about), *paper


def _check_free(case: Case, task: Task, who: OfficialId) -> None:
    """Raises TakenByOther where another official has the row in hand."""
    outside = {one.who for one in case.guests}
    if task.accepted_by is None or task.accepted_by in (who, *outside):
        return
    assert task.accepted_at is not None
    raise TakenByOther(task.accepted_by, task.accepted_at)


def _live(case: Case, task_id: int) -> Task:
    task = case.task(task_id)
    if task is None:
        raise TaskNotOpen
    if task.state not in (TaskState.OPEN, TaskState.ACCEPTED):
        raise TaskNotOpen(task.accepted_by, task.closed_at)
    return task
