"""The panitia of one berkas: appointed in it, asked, replaced, and then the ones who may act."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.case import Case
from flows.commands import AcceptTask, Command, CompleteTask, OpenCase, ReleaseTask
from flows.engine import decide
from flows.events import Event, TaskReleased
from flows.folding import evolve
from flows.ids import CaseId, Nomor, Peran, SopId, TaskId
from flows.notices import Notice, Told, ToOfficials
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.people.appointing import may_appoint, may_link
from flows.people.coming_along import coming_along, not_filled
from flows.people.members import Consent, Member, leads, sitting
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
    MemberRemoved,
    RemoveMember,
    ReplaceMember,
    Seat,
)
from flows.people.officials import Actor, OfficialId
from flows.people.refusals import (
    AlreadyMember,
    MayNotAppoint,
    NobodyChosen,
    NotAMember,
    SeatTwice,
)
from flows.refusals import NotOfUnit, NotYourTask, ReasonRequired, Refused
from flows.rights import for_task, may_see
from flows.sop import Branch, Sop
from flows.telling import notices
from flows.units import Post, Unit
from tests.flows.calendars import USUAL, WITA
from tests.flows.forms import SURAT, UNIT, row

PANITIA, STAF = Peran("panitia"), Peran("staf")
NOW = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
POSTS = (
    Post(Peran("kabid"), "Kepala Bidang", "Kabid"),
    Post(Peran("kasi"), "Kepala Seksi", "Kasi", Peran("kabid")),
    Post(STAF, "Staf", "Staf", Peran("kasi")),
    Post(PANITIA, "Panitia", "Panitia", Peran("kasi"), per_berkas=True),
)
OFFICE = Office(Unit(UNIT, "Dinas Contoh", WITA, POSTS), WorkCalendar(WITA, (USUAL,)))
FORM: Sop = replace(
    SURAT,
    id=SopId("pelatihan"),
    pelaksana=tuple(
        replace(c, kode=p.peran)
        for c, p in zip((*SURAT.pelaksana, SURAT.pelaksana[0]), POSTS, strict=True)
    ),
    kegiatan=(
        replace(row("1", "staf", (Branch("", "2"),)), appoints=(PANITIA,)),
        row("2", "panitia", (Branch("", "3"),)),
        row("3", "kabid", (Branch("", "akhir:selesai"),)),
    ),
)
FIRST, SECOND = TaskId(1), TaskId(2)


def person(number: int, *peran: str, kepala: bool = False) -> Actor:
    return Actor(OfficialId(number), UNIT, tuple(map(Peran, peran)), kepala)


MAKER, OTHER_STAF, KASI = person(1, "staf"), person(2, "staf"), person(3, "kasi")
ROSTERED = person(9, "panitia")
ANI, BUDI, CITRA, DEDI = person(11), person(12), person(13), person(14)


def after(case: Case | None, *commands: Command) -> Case:
    for command in commands:
        for event in decide(FORM, case, command, NOW, OFFICE):
            case = evolve(case, event)
    assert case is not None
    return case


def happens(case: Case, command: Command) -> tuple[Event, ...]:
    return decide(FORM, case, command, NOW, OFFICE)


def told_of(case: Case, command: Command) -> set[Told]:
    done = after(case, command)
    return {n.told for event in happens(case, command) for n in notices(FORM, done, event)}


def appoint(by: Actor, *chosen: tuple[Actor, Seat]) -> AppointMembers:
    return AppointMembers(by, PANITIA, tuple(Chosen(who, seat) for who, seat in chosen))


NEW = after(None, OpenCase(MAKER, FORM.id, "Bimtek K3", CaseId("PTA-2026-001")))
AT_PANITIA = after(NEW, CompleteTask(MAKER, FIRST, 0))
BOTH = appoint(MAKER, (ANI, Seat.KETUA), (BUDI, Seat.ANGGOTA))
FILLED = after(AT_PANITIA, BOTH)


def test_whoever_has_the_step_that_forms_it_appoints_and_so_do_the_superiors_and_the_head() -> None:
    head = person(8, kepala=True)
    may = [may_appoint(OFFICE, FORM, NEW, PANITIA, one) for one in (MAKER, KASI, head, ROSTERED)]
    assert may == [True, True, True, False]
    assert not may_appoint(OFFICE, FORM, NEW, STAF, head)  # a post of the office, not of a berkas
    with pytest.raises(MayNotAppoint):
        happens(NEW, appoint(ROSTERED, (ANI, Seat.KETUA)))


def test_before_anybody_is_appointed_the_roster_holds_the_step() -> None:
    assert for_task(FORM, AT_PANITIA, AT_PANITIA.tasks[1]) == (PANITIA,)
    assert happens(AT_PANITIA, AcceptTask(ROSTERED, SECOND))


def test_from_the_appointment_on_the_step_is_for_the_members_alone() -> None:
    assert for_task(FORM, FILLED, FILLED.tasks[1]) == (Peran("@11"), Peran("@12"))
    assert happens(FILLED, AcceptTask(BUDI, SECOND))
    with pytest.raises(NotYourTask):
        happens(FILLED, AcceptTask(ROSTERED, SECOND))
    seen = [may_see(OFFICE, FORM, FILLED, one) for one in (ANI, BUDI, KASI, ROSTERED, CITRA)]
    assert seen == [True, True, True, False, False]


def test_each_is_asked_and_given_the_step_that_waits() -> None:
    event = MemberAppointed(NOW, MAKER.official, PANITIA, ANI.official, Seat.KETUA)
    ani = ToOfficials(frozenset({ANI.official}))
    assert notices(FORM, FILLED, event) == (
        Notice(Told.APPOINTED, ani, by=MAKER.official, text=PANITIA),
        Notice(Told.ASSIGNED, ani, SECOND),
    )


def test_an_answer_is_noted_and_the_refusal_needs_a_reason() -> None:
    yes = AnswerAssignment(ANI, PANITIA, ANI.official, accepted=True)
    assert happens(FILLED, yes) == (AssignmentAccepted(NOW, ANI.official, PANITIA, ANI.official),)
    assert happens(after(FILLED, yes), yes) == ()
    no = AnswerAssignment(BUDI, PANITIA, BUDI.official, accepted=False)
    with pytest.raises(ReasonRequired):
        happens(FILLED, no)
    declined = AssignmentDeclined(NOW, BUDI.official, PANITIA, BUDI.official, "Dinas luar")
    assert happens(FILLED, replace(no, reason="Dinas luar")) == (declined,)
    with pytest.raises(NotAMember):
        happens(FILLED, replace(yes, by=CITRA, who=CITRA.official))


def test_for_somebody_without_telegram_whoever_appoints_records_the_answer() -> None:
    recorded = AnswerAssignment(KASI, PANITIA, BUDI.official, accepted=True)
    assert happens(FILLED, recorded) == (
        AssignmentAccepted(NOW, KASI.official, PANITIA, BUDI.official),
    )
    with pytest.raises(MayNotAppoint):
        happens(FILLED, replace(recorded, by=ANI))


def test_who_declines_sees_it_no_more_and_the_appointer_chooses_another_for_the_same_seat() -> None:
    no = AnswerAssignment(ANI, PANITIA, ANI.official, accepted=False, reason="Dinas luar")
    without = after(FILLED, no)
    assert not may_see(OFFICE, FORM, without, ANI)
    (told,) = notices(FORM, without, happens(FILLED, no)[0])
    assert told == Notice(
        Told.DECLINED,
        ToOfficials(frozenset({MAKER.official})),
        by=ANI.official,
        text="panitia ketua\nDinas luar",
    )
    instead = ReplaceMember(MAKER, PANITIA, ANI.official, CITRA)
    replaced = after(without, instead)
    assert Told.DISMISSED not in told_of(without, instead)
    assert Told.DISMISSED in told_of(FILLED, instead)
    assert [(m.official, m.seat, m.consent) for m in replaced.members] == [
        (CITRA.official, Seat.KETUA, Consent.ASKED),
        (BUDI.official, Seat.ANGGOTA, Consent.ASKED),
    ]


def test_a_step_in_the_hands_of_who_leaves_goes_back_to_the_others() -> None:
    held = after(FILLED, AcceptTask(BUDI, SECOND))
    no = AnswerAssignment(BUDI, PANITIA, BUDI.official, accepted=False, reason="Cuti")
    assert happens(held, no)[1:] == (TaskReleased(NOW, BUDI.official, SECOND),)
    gone = RemoveMember(MAKER, PANITIA, BUDI.official)
    assert happens(held, gone) == (
        MemberRemoved(NOW, MAKER.official, PANITIA, BUDI.official),
        TaskReleased(NOW, MAKER.official, SECOND),
    )


def test_whoever_takes_a_step_has_said_yes() -> None:
    held = after(FILLED, AcceptTask(BUDI, SECOND))
    assert [m.consent for m in held.members] == [Consent.ASKED, Consent.ACCEPTED]


def test_a_step_that_a_holder_of_the_roster_had_goes_to_the_members() -> None:
    held = after(AT_PANITIA, AcceptTask(ROSTERED, SECOND))
    assert happens(held, BOTH)[2:] == (TaskReleased(NOW, MAKER.official, SECOND),)


def test_when_all_have_declined_the_roster_holds_the_step_again() -> None:
    empty = FILLED
    for one in (ANI, BUDI):
        no = AnswerAssignment(one, PANITIA, one.official, accepted=False, reason="Cuti")
        empty = after(empty, no)
    assert sitting(empty.members, PANITIA) == ()
    assert for_task(FORM, empty, empty.tasks[1]) == (PANITIA,)


def test_there_is_one_ketua_and_a_new_one_takes_the_seat() -> None:
    changed = after(FILLED, GiveSeat(KASI, PANITIA, BUDI.official, Seat.KETUA))
    assert [m.seat for m in changed.members] == [Seat.ANGGOTA, Seat.KETUA]
    assert leads(changed.members, BUDI.official) == (PANITIA,)
    assert leads(changed.members, ANI.official) == ()
    assert happens(changed, GiveSeat(KASI, PANITIA, BUDI.official, Seat.KETUA)) == ()


def test_who_cannot_be_appointed() -> None:
    stranger = replace(CITRA, unit="unit-lain")
    wrong: dict[type[Refused], Command] = {
        NobodyChosen: appoint(MAKER),
        AlreadyMember: appoint(MAKER, (ANI, Seat.ANGGOTA)),
        NotOfUnit: appoint(MAKER, (stranger, Seat.ANGGOTA)),
        SeatTwice: appoint(MAKER, (CITRA, Seat.KETUA)),
        NotAMember: ReplaceMember(MAKER, PANITIA, DEDI.official, CITRA),
    }
    for why, command in wrong.items():
        with pytest.raises(why):
            happens(FILLED, command)
    with pytest.raises(SeatTwice):
        happens(AT_PANITIA, appoint(MAKER, (ANI, Seat.ANGGOTA), (ANI, Seat.KETUA)))


def test_one_member_takes_the_step_and_gives_it_back_to_the_group() -> None:
    held = after(FILLED, AcceptTask(BUDI, SECOND))
    back = after(held, ReleaseTask(BUDI, SECOND))
    assert for_task(FORM, back, back.tasks[1]) == (Peran("@11"), Peran("@12"))
    assert happens(back, AcceptTask(ANI, SECOND))


def test_the_chair_gives_it_a_group_and_takes_it_away() -> None:
    assert may_link(OFFICE, FORM, FILLED, PANITIA, ANI)
    assert not may_link(OFFICE, FORM, FILLED, PANITIA, BUDI)
    linked = after(FILLED, LinkGroup(ANI, PANITIA))
    assert linked.groups == {PANITIA}
    assert happens(FILLED, LinkGroup(ANI, PANITIA)) == (GroupLinked(NOW, ANI.official, PANITIA),)
    assert happens(linked, LinkGroup(ANI, PANITIA, linked=False)) == (
        GroupUnlinked(NOW, ANI.official, PANITIA),
    )
    lost = GroupUnlinked(NOW, ANI.official, PANITIA, removed=True)
    assert happens(linked, LoseGroup(PANITIA, ANI.official)) == (lost,)
    assert happens(FILLED, LoseGroup(PANITIA, ANI.official)) == ()
    assert evolve(linked, lost).groups == frozenset()


def test_a_member_as_the_berkas_keeps_them() -> None:
    assert FILLED.members == (
        Member(PANITIA, ANI.official, Seat.KETUA, MAKER.official, NOW),
        Member(PANITIA, BUDI.official, Seat.ANGGOTA, MAKER.official, NOW),
    )


def test_the_members_come_along_to_the_berkas_that_goes_on_with_the_work() -> None:
    yes = AnswerAssignment(ANI, PANITIA, ANI.official, accepted=True)
    known = after(FILLED, yes)
    brought = coming_along(known, FORM, NOW)
    later = after(
        None,
        OpenCase(
            ANI,
            FORM.id,
            "Lanjutan",
            CaseId("PTA-2026-002"),
            start=Nomor("2"),
            source=known.id,
            members=brought,
        ),
    )
    assert [(m.official, m.seat, m.consent, m.by) for m in later.members] == [
        (ANI.official, Seat.KETUA, Consent.ACCEPTED, MAKER.official),
        (BUDI.official, Seat.ANGGOTA, Consent.ASKED, MAKER.official),
    ]
    assert later.tasks[0].accepted_by == ANI.official
    asked = [
        n.to for event in brought for n in notices(FORM, later, event) if n.told is Told.APPOINTED
    ]
    assert asked == [ToOfficials(frozenset({BUDI.official}))]
    assert coming_along(known, SURAT, NOW) == ()


def test_who_was_appointed_here_is_not_replaced_by_those_of_another_berkas() -> None:
    other = after(AT_PANITIA, appoint(MAKER, (CITRA, Seat.ANGGOTA)))
    brought = coming_along(FILLED, FORM, NOW)
    assert not_filled(other, brought) == ()
    assert not_filled(AT_PANITIA, brought) == brought
