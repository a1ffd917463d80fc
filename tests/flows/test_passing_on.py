"""Somebody leaves the office: what is theirs in a berkas is their successor's, or waits for the
post it belongs to."""

from dataclasses import replace

import pytest

from flows.case import TaskState
from flows.commands import AcceptTask, CancelCase
from flows.events import TaskReleased
from flows.ids import Peran
from flows.outsiders.events import ContactTaken
from flows.outsiders.guests import Guest
from flows.people.members import Consent, Member
from flows.people.membership import (
    AnswerAssignment,
    MemberAppointed,
    MemberRemoved,
    Seat,
    SeatGiven,
)
from flows.people.officials import Actor
from flows.people.passing_on import PassOn
from flows.people.sharing import Share, ShareCase, ShareWithdrawn
from flows.waktu.commands import HandOver
from flows.waktu.events import TaskHandedOver
from tests.flows.test_members import (
    ANI,
    AT_PANITIA,
    BOTH,
    BUDI,
    CITRA,
    DEDI,
    FIRST,
    KASI,
    MAKER,
    NEW,
    NOW,
    OTHER_STAF,
    PANITIA,
    SECOND,
    after,
    happens,
    person,
)

ADMIN = person(30)


def leaves(who: Actor, to: Actor) -> PassOn:
    return PassOn(who.official, to, ADMIN.official)


def test_what_was_handed_to_them_in_person_is_the_successors() -> None:
    case = after(NEW, HandOver(MAKER, FIRST, CITRA), AcceptTask(CITRA, FIRST))
    assert happens(case, leaves(CITRA, DEDI)) == (
        TaskHandedOver(NOW, ADMIN.official, FIRST, DEDI.official, CITRA.official),
    )
    task = after(case, leaves(CITRA, DEDI)).tasks[0]
    assert (task.state, task.accepted_by, task.handed) == (TaskState.OPEN, None, DEDI.official)


def test_a_task_of_a_post_waits_for_whoever_holds_the_post() -> None:
    case = after(NEW, AcceptTask(MAKER, FIRST))
    assert happens(case, leaves(MAKER, DEDI)) == (TaskReleased(NOW, ADMIN.official, FIRST),)
    task = after(case, leaves(MAKER, DEDI)).tasks[0]
    assert (task.state, task.accepted_by, task.handed) == (TaskState.OPEN, None, None)


def test_what_is_not_theirs_stays_and_a_second_time_nothing_happens() -> None:
    case = after(NEW, AcceptTask(MAKER, FIRST))
    assert happens(case, leaves(OTHER_STAF, DEDI)) == ()
    assert happens(case, leaves(MAKER, MAKER)) == ()
    assert happens(after(case, leaves(MAKER, DEDI)), leaves(MAKER, DEDI)) == ()


def test_a_seat_is_the_successors_who_is_asked_and_its_steps_wait_for_the_members() -> None:
    case = after(
        AT_PANITIA,
        BOTH,
        AnswerAssignment(ANI, PANITIA, ANI.official, True),
        AcceptTask(ANI, SECOND),
    )
    assert happens(case, leaves(ANI, CITRA)) == (
        MemberAppointed(
            *(NOW, ADMIN.official, PANITIA, CITRA.official, Seat.KETUA, ANI.official),
            dismissed=True,
        ),
        TaskReleased(NOW, ADMIN.official, SECOND),
    )
    done = after(case, leaves(ANI, CITRA))
    assert done.members[0] == Member(
        PANITIA, CITRA.official, Seat.KETUA, ADMIN.official, NOW, Consent.ASKED
    )
    assert ANI.official not in {one.official for one in done.members}


def test_a_successor_who_sits_there_already_becomes_ketua() -> None:
    case = after(AT_PANITIA, BOTH)
    assert happens(case, leaves(ANI, BUDI)) == (
        MemberRemoved(NOW, ADMIN.official, PANITIA, ANI.official),
        SeatGiven(NOW, ADMIN.official, PANITIA, BUDI.official, Seat.KETUA),
    )
    assert happens(case, leaves(BUDI, ANI)) == (
        MemberRemoved(NOW, ADMIN.official, PANITIA, BUDI.official),
    )


def test_guests_get_the_successor_as_their_contact() -> None:
    guest = Guest(1, Peran("peserta"), "CV Contoh", KASI.official, NOW, NOW)
    other = replace(guest, number=2, contact=MAKER.official)
    case = replace(NEW, guests=(guest, other))
    assert happens(case, leaves(KASI, DEDI)) == (ContactTaken(NOW, DEDI.official, 1),)


@pytest.mark.parametrize("closed", [False, True])
def test_the_leave_to_read_a_berkas_ends_also_after_its_end(closed: bool) -> None:
    case = after(NEW, ShareCase(MAKER, CITRA))
    case = after(case, CancelCase(MAKER, "Batal")) if closed else case
    assert case.shares == (Share(CITRA.official, MAKER.official, NOW),)
    assert happens(case, leaves(CITRA, DEDI)) == (
        ShareWithdrawn(NOW, ADMIN.official, CITRA.official),
    )
    assert after(case, leaves(CITRA, DEDI)).shares == ()


def test_of_a_closed_berkas_nothing_else_is_passed_on() -> None:
    case = after(AT_PANITIA, BOTH, CancelCase(MAKER, "Batal"))
    assert happens(case, leaves(ANI, CITRA)) == ()


def test_a_successor_of_another_unit_gets_nothing_and_nothing_stays_with_the_leaver() -> None:
    elsewhere = replace(DEDI, unit="lain")
    case = after(AT_PANITIA, BOTH, HandOver(KASI, SECOND, CITRA))
    assert happens(case, leaves(CITRA, elsewhere)) == (TaskReleased(NOW, ADMIN.official, SECOND),)
    assert happens(case, leaves(ANI, elsewhere)) == (
        MemberRemoved(NOW, ADMIN.official, PANITIA, ANI.official),
    )
