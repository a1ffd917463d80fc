"""Filling a peran of one berkas: who may appoint whom, and what follows for the work at hand."""

from datetime import datetime

from flows.case import Case, Task
from flows.events import Event, TaskReleased
from flows.ids import Peran
from flows.office import Office
from flows.people.members import Consent, Members, after, in_person, leads, member, sitting
from flows.people.membership import (
    AnswerAssignment,
    AppointMembers,
    AssignmentAccepted,
    AssignmentDeclined,
    Chosen,
    GiveSeat,
    GroupLinked,
    GroupUnlinked,
    LinkGroup,
    LoseGroup,
    MemberAppointed,
    MemberCommand,
    MemberEvent,
    MemberRemoved,
    RemoveMember,
    ReplaceMember,
    Seat,
    SeatGiven,
)
from flows.people.officials import Actor, OfficialId, personal
from flows.people.refusals import (
    AlreadyMember,
    MayNotAppoint,
    NobodyChosen,
    NotAMember,
    SeatTwice,
    TooManyMembers,
)
from flows.refusals import NotOfUnit, ReasonRequired
from flows.rights import may_hold, performers
from flows.sop import Sop
from flows.wording import TEXT_LIMIT, words

MOST_MEMBERS = 30
"""How many people a peran of one berkas may have."""


def fillable(office: Office, sop: Sop) -> tuple[Peran, ...]:
    """The columns of the SOP that are filled for one berkas at a time, by people of the office."""
    posts = {post.peran for post in office.unit.posts if post.per_berkas and not post.eksternal}
    named = dict.fromkeys(column.kode for column in sop.pelaksana)
    return tuple(kode for kode in named if kode in posts)


def may_appoint(office: Office, sop: Sop, case: Case, peran: Peran, by: Actor) -> bool:
    """Whether the person fills that peran here: they have the step that appoints it (`menunjuk`),
    or had it; they are a superior of the peran; or they manage the unit."""
    if by.unit != sop.unit or peran not in fillable(office, sop):
        return False
    if by.manages or not set(office.superiors((peran,))).isdisjoint(by.peran):
        return True
    steps = (task for task in case.tasks if peran in sop.row(task.nomor).appoints)
    return any(_has_or_had(sop, case, task, by) for task in steps)


def may_link(office: Office, sop: Sop, case: Case, peran: Peran, by: Actor) -> bool:
    """Whether the person gives that peran a Telegram group: its ketua and sekretaris too."""
    chairs = peran in leads(case.members, by.official) and by.unit == sop.unit
    return chairs or may_appoint(office, sop, case, peran, by)


def membership(
    sop: Sop, case: Case, command: MemberCommand, at: datetime, office: Office
) -> tuple[Event, ...]:
    """What such a command brings about, with the steps that it frees; raises Refused."""
    match command:
        case LinkGroup():
            return _group(sop, case, command, at, office)
        case AnswerAssignment():
            happened = _answered(sop, case, command, at, office)
        case _:
            happened = _changed(sop, case, command, at, office)
    members = case.members
    for event in happened:
        members = after(members, event)
    return *happened, *_freed(sop, case, command, members, at)


def lost_group(case: Case, command: LoseGroup, at: datetime) -> tuple[Event, ...]:
    """The group of the peran is linked no more; nothing where it was not."""
    if command.peran not in case.groups:
        return ()
    return (GroupUnlinked(at, command.who, command.peran, removed=True),)


def _changed(
    sop: Sop,
    case: Case,
    command: AppointMembers | ReplaceMember | RemoveMember | GiveSeat,
    at: datetime,
    office: Office,
) -> tuple[MemberEvent, ...]:
    by, peran = command.by.official, command.peran
    if not may_appoint(office, sop, case, peran, command.by):
        raise MayNotAppoint
    match command:
        case AppointMembers(chosen=chosen):
            _check_chosen(sop, case, peran, chosen)
            return tuple(
                MemberAppointed(at, by, peran, one.who.official, one.seat) for one in chosen
            )
        case ReplaceMember(was=was, to=to):
            place = member(case.members, peran, was)
            if place is None:
                raise NotAMember
            _check_new(sop, case, peran, to)
            return (MemberAppointed(at, by, peran, to.official, place.seat, was, place.sits),)
        case RemoveMember(who=who):
            if member(case.members, peran, who) is None:
                raise NotAMember
            return (MemberRemoved(at, by, peran, who),)
        case GiveSeat(who=who, seat=seat):
            sits_as = _seat(case, peran, who)
            return () if sits_as is seat else (SeatGiven(at, by, peran, who, seat),)


def _check_chosen(sop: Sop, case: Case, peran: Peran, chosen: tuple[Chosen, ...]) -> None:
    """Raises Refused where nobody was chosen, too many, or two for one seat."""
    if not chosen:
        raise NobodyChosen
    seated = sitting(case.members, peran)
    if len(seated) + len(chosen) > MOST_MEMBERS:
        raise TooManyMembers(MOST_MEMBERS)
    every = (*(one.seat for one in seated), *(one.seat for one in chosen))
    seats = [seat for seat in every if seat is not Seat.ANGGOTA]
    if len(seats) != len(set(seats)) or len({one.who.official for one in chosen}) < len(chosen):
        raise SeatTwice
    for one in chosen:
        _check_new(sop, case, peran, one.who)


def _check_new(sop: Sop, case: Case, peran: Peran, who: Actor) -> None:
    if who.unit != sop.unit or who.outsider:
        raise NotOfUnit
    known = member(case.members, peran, who.official)
    if known is not None and known.sits:
        raise AlreadyMember


def _seat(case: Case, peran: Peran, who: OfficialId) -> Seat:
    known = member(case.members, peran, who)
    if known is None or not known.sits:
        raise NotAMember
    return known.seat


def _answered(
    sop: Sop, case: Case, command: AnswerAssignment, at: datetime, office: Office
) -> tuple[MemberEvent, ...]:
    """An answer can be changed as long as nobody has taken the place."""
    by, peran, who = command.by, command.peran, command.who
    if by.official != who and not may_appoint(office, sop, case, peran, by):
        raise MayNotAppoint
    known = member(case.members, peran, who)
    if known is None:
        raise NotAMember
    if command.accepted:
        said = AssignmentAccepted(at, by.official, peran, who)
        return () if known.consent is Consent.ACCEPTED else (said,)
    if not command.reason.strip():
        raise ReasonRequired
    reason = words(command.reason, TEXT_LIMIT)
    return (AssignmentDeclined(at, by.official, peran, who, reason),)


def _group(
    sop: Sop, case: Case, command: LinkGroup, at: datetime, office: Office
) -> tuple[Event, ...]:
    if not may_link(office, sop, case, command.peran, command.by):
        raise MayNotAppoint
    if command.linked:
        return (GroupLinked(at, command.by.official, command.peran),)
    if command.peran not in case.groups:
        return ()
    return (GroupUnlinked(at, command.by.official, command.peran),)


def _freed(
    sop: Sop, case: Case, command: MemberCommand, members: Members, at: datetime
) -> tuple[TaskReleased, ...]:
    """Steps of that peran that rest with somebody who does not belong to it any more wait for
    those who do; one that another berkas does goes on."""
    by, peran = command.by.official, command.peran
    before = {m.official for m in sitting(case.members, peran)}
    left = before - {m.official for m in sitting(members, peran)}
    return tuple(
        TaskReleased(at, by, task.id)
        for task in case.open_tasks
        if peran in performers(case, sop.row(task.nomor))
        and task.child is None
        and _homeless(sop, case, task, members, left)
    )


def _homeless(sop: Sop, case: Case, task: Task, members: Members, left: set[OfficialId]) -> bool:
    """Whether whoever has the task left the peran, or holds none of those it is for now."""
    has = task.accepted_by or task.handed
    if has is None or has in left:
        return has is not None
    now = in_person(members, performers(case, sop.row(task.nomor)))
    all_in_person = all(kode.startswith("@") for kode in now)
    return task.handed is None and all_in_person and personal(has) not in now


def _has_or_had(sop: Sop, case: Case, task: Task, by: Actor) -> bool:
    return task.accepted_by == by.official or (task.live and may_hold(sop, case, task, by))
