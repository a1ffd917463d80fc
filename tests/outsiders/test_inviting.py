"""People from outside come in by an invitation, to their own slots, and never further."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.case import Case, TaskState
from flows.commands import (
    AcceptTask,
    AddComment,
    AttachKelengkapan,
    CancelCase,
    Command,
    CompleteTask,
    OpenCase,
    ReleaseTask,
    ReturnTask,
    SetField,
    TickItem,
)
from flows.engine import decide
from flows.ids import CaseId, Peran, TaskId
from flows.kelengkapan.putting import FileRef
from flows.outsiders.commands import (
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
    Over,
    ParticipantAdded,
    ParticipantDone,
)
from flows.outsiders.guests import Behalf, Guest
from flows.outsiders.refusals import (
    InvitationOver,
    MayNotHost,
    NoSuchGuest,
    OutsideTheirSlots,
    OwnInvitation,
    ProofMissing,
)
from flows.people.officials import Actor, personal
from flows.refusals import NotYourTask, Refused, TakenByOther
from flows.rights import for_task, may_see
from flows.waktu.commands import HandOver, RequestExtension
from tests.outsiders.form import (
    ARSIP,
    CV,
    CV_LAIN,
    FORM,
    IZIN,
    KEPALA,
    LATER,
    MORNING,
    OFFICE,
    PENYEDIA,
    PESERTA,
    PETUGAS,
    REKAN,
    SIAP,
    after,
)

ONE, TWO, THREE = TaskId(1), TaskId(2), TaskId(3)
FILE = FileRef("f1", "u1", "izin.pdf", "application/pdf", 1200)
NAMA = "Rahmat, CV Meratus Karya"


def opened() -> Case:
    return after(None, OpenCase(PETUGAS, FORM.id, "CV Meratus", CaseId("PC-2026-001")))


def invited() -> Case:
    return after(opened(), InviteGuest(PETUGAS, PENYEDIA, NAMA, LATER))


def joined() -> Case:
    return after(invited(), JoinGuest(CV, 1))


def refused(case: Case, command: Command) -> type[Refused]:
    with pytest.raises(Refused) as why:
        decide(FORM, case, command, MORNING, OFFICE)
    return why.type


def test_an_invitation_names_who_answers_for_the_guest() -> None:
    assert invited().guests == (Guest(1, PENYEDIA, NAMA, PETUGAS.official, MORNING, LATER),)
    assert for_task(FORM, invited(), invited().tasks[0]) == (PENYEDIA, Peran("petugas"))


@pytest.mark.parametrize("who", [PETUGAS, REKAN, KEPALA])
def test_whoever_records_for_them_and_their_superiors_may_invite(who: Actor) -> None:
    assert decide(FORM, opened(), InviteGuest(who, PENYEDIA, NAMA, LATER), MORNING, OFFICE)


def test_nobody_else_invites_and_nobody_is_invited_to_the_office_s_own_rows() -> None:
    assert refused(opened(), InviteGuest(ARSIP, PENYEDIA, NAMA, LATER)) is MayNotHost
    inside = InviteGuest(PETUGAS, Peran("petugas"), NAMA, LATER)
    assert refused(opened(), inside) is MayNotHost


def test_whoever_joins_has_the_row_which_the_official_held_for_them() -> None:
    case = joined()
    task = case.tasks[0]
    assert (task.state, task.accepted_by) == (TaskState.OPEN, None)
    assert for_task(FORM, case, task) == (personal(CV.official),)
    assert refused(case, AcceptTask(PETUGAS, ONE)) is NotYourTask


def test_the_row_is_filled_and_completed_by_the_guest() -> None:
    case = after(
        joined(),
        TickItem(CV, ONE, SIAP.kode, True),
        AttachKelengkapan(CV, ONE, IZIN.kode, FILE),
        CompleteTask(CV, ONE, 0),
    )
    assert (case.tasks[0].state, case.tasks[0].accepted_by) == (TaskState.DONE, CV.official)


def test_a_correction_comes_back_to_the_guest() -> None:
    done = after(
        joined(),
        TickItem(CV, ONE, SIAP.kode, True),
        AttachKelengkapan(CV, ONE, IZIN.kode, FILE),
        CompleteTask(CV, ONE, 0),
        ReturnTask(PETUGAS, TWO, 1, "Izin tidak terbaca"),
    )
    assert for_task(FORM, done, done.tasks[2]) == (personal(CV.official),)


@pytest.mark.parametrize(
    "command",
    [
        OpenCase(CV, FORM.id, "Baru", CaseId("PC-2026-002")),
        ReleaseTask(CV, ONE),
        AddComment(CV, "Halo"),
        CancelCase(CV, "Tidak jadi"),
        SetField(CV, "nilai", "1"),
        HandOver(CV, ONE, CV_LAIN),
        RequestExtension(CV, ONE, LATER, "Menunggu"),
        InviteGuest(CV, PENYEDIA, "Orang lain", LATER),
        RevokeGuest(CV, 1),
        RecordFor(CV, ONE, "Sendiri"),
    ],
)
def test_a_guest_does_nothing_but_fill_their_slots(command: Command) -> None:
    assert refused(joined(), command) is OutsideTheirSlots


def test_a_guest_sees_no_berkas_and_acts_in_no_other_one() -> None:
    assert not may_see(OFFICE, FORM, joined(), CV)
    assert refused(joined(), AcceptTask(CV_LAIN, ONE)) is NotYourTask
    assert refused(opened(), AcceptTask(CV, ONE)) is NotYourTask


def test_an_invitation_is_used_once_and_not_after_its_time() -> None:
    assert refused(joined(), JoinGuest(CV_LAIN, 1)) is InvitationOver
    late = LATER + timedelta(seconds=1)
    with pytest.raises(InvitationOver):
        decide(FORM, invited(), JoinGuest(CV, 1), late, OFFICE)
    assert refused(invited(), JoinGuest(PETUGAS, 1)) is NoSuchGuest


def test_an_invitation_can_be_taken_back_before_and_after_it_was_used() -> None:
    before = after(invited(), RevokeGuest(REKAN, 1))
    assert refused(before, JoinGuest(CV, 1)) is InvitationOver
    working = after(joined(), AcceptTask(CV, ONE))
    case = after(working, RevokeGuest(PETUGAS, 1))
    assert case.guests[0].over is Over.REVOKED
    assert (case.tasks[0].state, case.tasks[0].accepted_by) == (TaskState.OPEN, None)
    assert refused(case, AcceptTask(CV, ONE)) is NotYourTask


def test_a_new_invitation_ends_the_access_of_the_account_that_used_the_old_one() -> None:
    case = after(joined(), AcceptTask(CV, ONE), RenewInvitation(PETUGAS, 1, LATER))
    assert refused(case, AcceptTask(CV, ONE)) is NotYourTask
    again = after(case, JoinGuest(CV_LAIN, 1))
    assert for_task(FORM, again, again.tasks[0]) == (personal(CV_LAIN.official),)


def test_a_slot_handed_to_a_colleague_changes_hands_when_the_colleague_accepts() -> None:
    handing = after(joined(), AcceptTask(CV, ONE), HandOn(CV, "Sari", LATER))
    assert handing.tasks[0].accepted_by == CV.official
    assert handing.guests[1].contact == PETUGAS.official
    assert refused(handing, JoinGuest(CV, 2)) is OwnInvitation
    case = after(handing, JoinGuest(CV_LAIN, 2))
    assert [g.over for g in case.guests] == [Over.REPLACED, None]
    assert for_task(FORM, case, case.tasks[0]) == (personal(CV_LAIN.official),)


def test_only_one_colleague_at_a_time_is_invited() -> None:
    case = after(joined(), HandOn(CV, "Sari", LATER), HandOn(CV, "Rina", LATER))
    assert [g.over for g in case.guests] == [None, Over.REVOKED, None]


def test_who_was_let_in_by_another_unit_before_has_their_part_here_too() -> None:
    known = replace(CV, unit="unit-lain")
    case = after(invited(), JoinGuest(known, 1), AcceptTask(known, ONE))
    assert case.tasks[0].accepted_by == CV.official


@pytest.mark.parametrize("ending", [RevokeGuest(PETUGAS, 1), RenewInvitation(PETUGAS, 1, LATER)])
def test_whom_a_guest_let_in_does_not_come_in_after_the_guest_s_access_ended(
    ending: RevokeGuest | RenewInvitation,
) -> None:
    handing = after(joined(), HandOn(CV, "Sari", LATER))
    case = after(handing, ending)
    assert case.guests[1].over is Over.REVOKED
    assert refused(case, JoinGuest(CV_LAIN, 2)) is InvitationOver


def test_an_official_records_on_behalf_of_the_guest_with_a_proof() -> None:
    assert refused(joined(), RecordFor(PETUGAS, ONE, " ")) is ProofMissing
    assert refused(joined(), RecordFor(ARSIP, ONE, "Datang")) is MayNotHost
    case = after(joined(), RecordFor(PETUGAS, ONE, "Datang ke loket pagi ini"))
    assert case.tasks[0].behalf == Behalf(NAMA, "Datang ke loket pagi ini")
    assert case.tasks[0].accepted_by == PETUGAS.official
    assert refused(case, AcceptTask(CV, ONE)) is NotYourTask


def test_without_anybody_invited_the_official_records_as_before() -> None:
    case = after(opened(), TickItem(PETUGAS, ONE, SIAP.kode, True))
    assert case.tasks[0].accepted_by == PETUGAS.official
    named = after(opened(), RecordFor(PETUGAS, ONE, "Surat tertanggal 23 November"))
    assert named.tasks[0].behalf == Behalf("Penyedia", "Surat tertanggal 23 November")


def test_what_a_colleague_has_in_hand_is_not_taken_to_be_recorded() -> None:
    assert refused(opened(), RecordFor(REKAN, ONE, "Datang ke loket")) is TakenByOther


def test_another_official_answers_for_the_guest_from_now_on() -> None:
    assert after(joined(), TakeContact(REKAN, 1)).guests[0].contact == REKAN.official


def for_many() -> Case:
    return after(
        opened(),
        InviteGuest(PETUGAS, PESERTA, NAMA, LATER),
        JoinGuest(CV, 1),
        TickItem(PETUGAS, ONE, SIAP.kode, True),
        AttachKelengkapan(PETUGAS, ONE, IZIN.kode, FILE),
        CompleteTask(PETUGAS, ONE, 0),
        CompleteTask(PETUGAS, TWO, 0),
    )


def test_in_a_row_for_many_a_guest_says_that_their_own_part_is_done() -> None:
    case = for_many()
    assert decide(FORM, case, ReportPart(CV, THREE), MORNING, OFFICE) == (
        ParticipantAdded(MORNING, CV.official, THREE, NAMA, 1),
        ParticipantDone(MORNING, CV.official, THREE, 1, guest=1),
    )
    once = after(case, ReportPart(CV, THREE))
    assert decide(FORM, once, ReportPart(CV, THREE), MORNING, OFFICE) == ()
    assert refused(case, ReportPart(CV_LAIN, THREE)) is OutsideTheirSlots
    assert refused(case, CompleteTask(CV, THREE, 0)) is NotYourTask
