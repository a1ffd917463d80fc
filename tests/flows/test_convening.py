"""What may be done about a rapat, and when people are reminded of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from flows.ids import Peran
from flows.people.officials import Official, OfficialId, Sapaan
from flows.rapat.calling import MeetingDraft, guests_of, may_call, outsiders_in, subject_of
from flows.rapat.convening import (
    Call,
    CannotMeet,
    MeetingFault,
    answered,
    asked_again,
    called,
    cancelled,
    changed,
    closed,
    entered,
    marked,
    reminders,
)
from flows.rapat.meetings import (
    Guest,
    GuestsInvited,
    InvitationAnswered,
    Meeting,
    MeetingCancelled,
    MeetingChanged,
    MeetingClosed,
    MeetingEvent,
    MeetingId,
    Presence,
    PresenceMarked,
    State,
    Subject,
    begun,
    evolve,
    replay,
)
from flows.units import Post, Unit
from tests.flows.calendars import OFFICE, WITA, wita

AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
STARTS = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
ME, KASI, STAF, OTHER = OfficialId(1), OfficialId(2), OfficialId(3), OfficialId(4)
SUBJECT = Subject("Rapat Persiapan", STARTS, "Ruang Rapat")
GUESTS = (Guest("Rusdiani", "Kasi", KASI), Guest("Udin", "Staf", STAF), Guest("Salasiah", "BPSDM"))
CALLED = called(ME, "kaltim", Call(SUBJECT, GUESTS, "123456"), AT)
MEETING = begun(MeetingId(1), CALLED)
MINE, THEIRS = (ME,), (OTHER,)


def after(*events: MeetingEvent) -> Meeting:
    """The meeting after all that."""
    return replay(MeetingId(1), (CALLED, *events))


def refused(fault: MeetingFault) -> "pytest.RaisesExc[CannotMeet]":
    """The refusal with that reason."""
    return pytest.raises(CannotMeet, check=lambda error: error.fault is fault)


def test_whoever_calls_a_meeting_is_not_invited_to_it_and_nobody_twice() -> None:
    guests = (*GUESTS, GUESTS[0], Guest("Saya", "Ketua", ME), Guest("SALASIAH", "BPSDM"))
    again = called(ME, "kaltim", Call(SUBJECT, guests, "1"), AT)
    assert [(one.nama.title(), one.official) for one in again.guests] == [
        ("Rusdiani", KASI),
        ("Udin", STAF),
        ("Salasiah", None),
    ]


@pytest.mark.parametrize(
    ("subject", "guests", "fault"),
    [
        (replace(SUBJECT, starts=AT), GUESTS, MeetingFault.PAST),
        (replace(SUBJECT, starts=AT + timedelta(days=400)), GUESTS, MeetingFault.FAR),
        (SUBJECT, (), MeetingFault.NO_GUESTS),
        (SUBJECT, (Guest("Saya", "Ketua", ME),), MeetingFault.NO_GUESTS),
        (SUBJECT, tuple(Guest(f"Peserta {n}") for n in range(201)), MeetingFault.TOO_MANY),
    ],
)
def test_a_meeting_that_cannot_be_called(
    subject: Subject, guests: tuple[Guest, ...], fault: MeetingFault
) -> None:
    with refused(fault):
        called(ME, "kaltim", Call(subject, guests, "1"), AT)


def test_a_moved_meeting_voids_the_answers_and_another_place_does_not() -> None:
    yes = answered(MEETING, KASI, (KASI,), 1, Presence.HADIR, "", AT)
    place = changed(after(yes), ME, MINE, replace(SUBJECT, place="Aula"), (), AT)
    assert place == (MeetingChanged(AT, ME, replace(SUBJECT, place="Aula")),)
    assert after(yes, *place).invitee(1).coming is Presence.HADIR
    later = replace(SUBJECT, starts=STARTS + timedelta(hours=2))
    moved = after(yes, *changed(after(yes), ME, MINE, later, (), AT))
    assert (moved.invitee(1).coming, moved.sequence) == (None, 1)


def test_people_who_are_invited_in_addition_do_not_change_the_entry_in_calendars() -> None:
    new = Guest("Lilis", "Pelaksana Teknis", OTHER)
    events = changed(MEETING, ME, MINE, SUBJECT, (GUESTS[0], new), AT)
    assert events == (GuestsInvited(AT, ME, (new,)),)
    grown = after(*events)
    assert ([one.number for one in grown.invitees], grown.sequence) == ([1, 2, 3, 4], 0)
    with refused(MeetingFault.UNCHANGED):
        changed(MEETING, ME, MINE, SUBJECT, GUESTS, AT)


def test_only_whoever_called_it_or_acts_for_them_runs_a_meeting() -> None:
    held = STARTS + timedelta(hours=1)
    with refused(MeetingFault.NOT_ORGANISER):
        changed(MEETING, OTHER, THEIRS, replace(SUBJECT, place="Aula"), (), AT)
    with refused(MeetingFault.NOT_ORGANISER):
        cancelled(MEETING, OTHER, THEIRS, "Batal", AT)
    with refused(MeetingFault.NOT_ORGANISER):
        marked(MEETING, OTHER, THEIRS, 1, True, held)
    with refused(MeetingFault.NOT_ORGANISER):
        closed(MEETING, OTHER, THEIRS, "Notulen", None, held)
    with refused(MeetingFault.NOT_INVITED):
        answered(MEETING, OTHER, THEIRS, 1, Presence.HADIR, "", AT)
    secretary = cancelled(MEETING, OTHER, (OTHER, ME), "Batal", AT)
    assert secretary == MeetingCancelled(AT, OTHER, "Batal")


def test_an_answer_says_by_whom_or_why() -> None:
    own = (KASI,)
    assert answered(MEETING, KASI, own, 1, Presence.DIWAKILI, " Udin, Staf ", AT) == (
        InvitationAnswered(AT, KASI, 1, Presence.DIWAKILI, "Udin, Staf")
    )
    with refused(MeetingFault.WHO_INSTEAD):
        answered(MEETING, KASI, own, 1, Presence.DIWAKILI, " ", AT)
    with refused(MeetingFault.WHY_ABSENT):
        answered(MEETING, KASI, own, 1, Presence.BERHALANGAN, "", AT)


def test_the_organiser_records_what_somebody_without_telegram_answered() -> None:
    event = answered(MEETING, ME, MINE, 3, Presence.HADIR, "", AT)
    answer = after(event).invitee(3).answer
    assert answer is not None
    assert (answer.by, answer.presence) == (ME, Presence.HADIR)


def test_after_a_cancellation_nothing_happens_to_a_meeting() -> None:
    gone = after(cancelled(MEETING, ME, MINE, "Batal", AT))
    assert (gone.state, gone.reason, gone.sequence) == (State.CANCELLED, "Batal", 1)
    with refused(MeetingFault.CANCELLED):
        answered(gone, KASI, (KASI,), 1, Presence.HADIR, "", AT)
    with refused(MeetingFault.CANCELLED):
        cancelled(gone, ME, MINE, "Lagi", AT)
    with refused(MeetingFault.CANCELLED):
        entered(gone, KASI, GUESTS[0], STARTS)


def test_people_enter_themselves_from_an_hour_before_until_the_evening() -> None:
    with refused(MeetingFault.NOT_YET):
        entered(MEETING, KASI, GUESTS[0], STARTS - timedelta(hours=1, seconds=1))
    with refused(MeetingFault.BEGUN):
        entered(MEETING, KASI, GUESTS[0], STARTS + timedelta(hours=12))
    there = entered(MEETING, KASI, GUESTS[0], STARTS)
    assert there == (PresenceMarked(STARTS, KASI, 1, True, True),)
    assert entered(after(*there), KASI, GUESTS[0], STARTS) == ()
    lilis = Guest("Lilis", "Pelaksana Teknis", OTHER)
    assert entered(MEETING, OTHER, lilis, STARTS) == (
        GuestsInvited(STARTS, OTHER, (lilis,)),
        PresenceMarked(STARTS, OTHER, 4, True, True),
    )


def test_those_who_are_silent_are_asked_again_but_not_all_the_time() -> None:
    with refused(MeetingFault.ASKED_ALREADY):
        asked_again(MEETING, ME, MINE, AT + timedelta(hours=3))
    with refused(MeetingFault.NOT_ORGANISER):
        asked_again(MEETING, OTHER, THEIRS, AT + timedelta(hours=5))
    with refused(MeetingFault.BEGUN):
        asked_again(MEETING, ME, MINE, STARTS)
    event = asked_again(MEETING, ME, MINE, AT + timedelta(hours=5))
    with refused(MeetingFault.ASKED_ALREADY):
        asked_again(after(event), ME, MINE, AT + timedelta(hours=8))
    yes = [InvitationAnswered(AT, ME, n, Presence.HADIR) for n in (1, 2, 3)]
    with refused(MeetingFault.ALL_ANSWERED):
        asked_again(after(*yes), ME, MINE, AT + timedelta(hours=5))


def test_minutes_are_given_once_and_not_before_the_meeting() -> None:
    with refused(MeetingFault.NOT_YET):
        closed(MEETING, ME, MINE, "Notulen", None, AT)
    event = closed(MEETING, ME, MINE, " Notulen ", None, STARTS)
    assert event == MeetingClosed(STARTS, ME, "Notulen")
    with refused(MeetingFault.CLOSED):
        closed(after(event), ME, MINE, "Notulen", None, STARTS)


def test_what_was_called_cannot_be_called_again_nor_be_known_without_a_call() -> None:
    with pytest.raises(ValueError, match="1"):
        evolve(MEETING, CALLED)
    with pytest.raises(LookupError):
        replay(MeetingId(7), ())


@pytest.mark.parametrize(
    ("starts", "day_before", "hour_before"),
    [
        ("2026-11-25 09:00", "2026-11-24 15:00", "2026-11-25 08:00"),
        ("2026-11-25 08:00", "2026-11-24 15:00", "2026-11-25 07:30"),
        ("2026-11-23 10:00", "2026-11-20 10:30", "2026-11-23 09:00"),
        ("2026-11-25 13:30", "2026-11-24 15:00", "2026-11-25 13:00"),
        ("2026-11-25 19:00", "2026-11-24 15:00", "2026-11-25 18:00"),
    ],
    ids=["usual", "first-thing", "monday", "after-the-rest", "evening"],
)
def test_people_are_reminded_inside_office_hours_where_possible(
    starts: str, day_before: str, hour_before: str
) -> None:
    assert reminders(OFFICE, wita(starts)) == (wita(day_before), wita(hour_before))


def test_a_draft_is_a_meeting_once_nothing_is_missing() -> None:
    draft = MeetingDraft("Evaluasi", date(2026, 11, 25), 9 * 60, "Aula")
    assert subject_of(draft, WITA) == Subject("Evaluasi", STARTS, "Aula")
    with refused(MeetingFault.EMPTY):
        subject_of(replace(draft, place=""), WITA)


def test_a_draft_invites_the_holders_of_today_chosen_people_and_outsiders() -> None:
    def person(number: int, peran: str) -> Official:
        jabatan = peran.title()
        post = (Peran(peran),)
        return Official(OfficialId(number), f"P{number}", Sapaan.IBU, jabatan, "kaltim", post)

    people = (person(1, "kabid"), person(2, "kasi"), person(3, "staf"), person(4, "staf"))
    draft = MeetingDraft(
        roles=(Peran("staf"),), people=(OfficialId(2),), outsiders=("Ibu Salasiah , BPSDM, Kaltim",)
    )
    assert guests_of(draft, people) == (
        Guest("P2", "Kasi", OfficialId(2)),
        Guest("P3", "Staf", OfficialId(3)),
        Guest("P4", "Staf", OfficialId(4)),
        Guest("Ibu Salasiah", "BPSDM, Kaltim"),
    )


def test_outsiders_are_named_a_line_each() -> None:
    assert outsiders_in("Ridwan,  PT Riam\n\n - \nSalasiah") == ("Ridwan, PT Riam", "Salasiah")
    both = "Dr. Haris, Universitas Mulawarman; Ibu Sari Asosiasi INKINDO"
    assert outsiders_in(both) == ("Dr. Haris, Universitas Mulawarman", "Ibu Sari Asosiasi INKINDO")
    with refused(MeetingFault.OUTSIDER):
        outsiders_in(" \n12\n")


def test_people_from_outside_call_no_meetings() -> None:
    posts = (Post(Peran("kasi"), "Kasi", "Kasi"), Post(Peran("peserta"), "P", "P", eksternal=True))
    unit = Unit("kaltim", "Kantor", WITA, posts)
    assert may_call(unit, (Peran("kasi"), Peran("peserta")))
    assert may_call(unit, ())
    assert not may_call(unit, (Peran("peserta"),))
