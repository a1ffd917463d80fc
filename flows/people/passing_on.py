"""What is somebody's in a berkas passes to their successor when they leave the office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flows.case import Case, CaseState, Task
from flows.events import Event, TaskReleased
from flows.outsiders.events import ContactTaken
from flows.people.members import Member, member
from flows.people.membership import MemberAppointed, MemberRemoved, Seat, SeatGiven
from flows.people.officials import Actor, OfficialId
from flows.people.sharing import ShareWithdrawn
from flows.sop import Sop
from flows.waktu.events import TaskHandedOver


@dataclass(frozen=True, slots=True)
class PassOn:
    """Let what is `who`'s in this berkas be `to`'s, who takes their place; given by whoever keeps
    the posts, on the word of `told_by`.

    What was theirs in person goes to the successor, what belongs to a post back to whoever holds
    that today, a seat in a panitia to the successor, who answers whether they are willing.
    """

    who: OfficialId
    to: Actor
    told_by: OfficialId


def passed_on(sop: Sop, case: Case, command: PassOn, at: datetime) -> tuple[Event, ...]:
    """What that brings about; nothing where nothing in the berkas is theirs. Of a closed berkas
    only the leave to read it ends."""
    if command.to.official == command.who:
        return ()
    shares = tuple(
        ShareWithdrawn(at, command.told_by, one.to) for one in case.shares if one.to == command.who
    )
    if case.state is not CaseState.RUNNING:
        return shares
    return (
        *_seats(sop, case, command, at),
        *_tasks(sop, case, command, at),
        *_guests(sop, case, command, at),
        *shares,
    )


def _seats(sop: Sop, case: Case, command: PassOn, at: datetime) -> Iterator[Event]:
    for one in case.members:
        if one.official == command.who and one.sits:
            yield from _seat(case, one, command, at, _joins(sop, command))


def _seat(case: Case, left: Member, command: PassOn, at: datetime, joins: bool) -> Iterator[Event]:
    """The successor is appointed to it; one who sits there already becomes ketua or sekretaris
    where the leaver was."""
    by, peran, to = command.told_by, left.peran, command.to.official
    known = member(case.members, peran, to)
    if joins and (known is None or not known.sits):
        yield MemberAppointed(at, by, peran, to, left.seat, left.official, dismissed=True)
        return
    yield MemberRemoved(at, by, peran, left.official)
    if joins and left.seat is not Seat.ANGGOTA and known and known.seat is Seat.ANGGOTA:
        yield SeatGiven(at, by, peran, to, left.seat)


def _tasks(sop: Sop, case: Case, command: PassOn, at: datetime) -> Iterator[Event]:
    for task in case.open_tasks:
        if task.handed == command.who and _joins(sop, command):
            yield _handed(task, command, at)
        elif command.who in (task.handed, task.accepted_by):
            yield TaskReleased(at, command.told_by, task.id)


def _handed(task: Task, command: PassOn, at: datetime) -> TaskHandedOver:
    to = command.to.official
    return TaskHandedOver(at, command.told_by, task.id, to, task.accepted_by)


def _guests(sop: Sop, case: Case, command: PassOn, at: datetime) -> Iterator[Event]:
    for one in case.guests:
        if one.contact == command.who and one.over is None and _joins(sop, command):
            yield ContactTaken(at, command.to.official, one.number)


def _joins(sop: Sop, command: PassOn) -> bool:
    """Whether the successor is of the unit whose berkas it is."""
    return command.to.unit == sop.unit and not command.to.outsider
