"""What the holder of a step and a superior may do about its time, and why not."""

from dataclasses import replace
from datetime import datetime

import pytest

from flows.case import Case, TaskState
from flows.commands import (
    AcceptTask,
    CancelCase,
    Command,
    CompleteTask,
    OpenCase,
    RecallTask,
    ReleaseTask,
)
from flows.engine import decide
from flows.events import Event, TaskAccepted
from flows.folding import evolve, replay
from flows.ids import CaseId, TaskId
from flows.people.officials import Actor, OfficialId
from flows.reading.waktu import read_waktu
from flows.refusals import (
    AlreadyNudged,
    AlreadyWaiting,
    CaseClosed,
    LimitInThePast,
    LimitNotLater,
    NotASuperior,
    NothingAsked,
    NotOfUnit,
    NotWaiting,
    NotYourTask,
    OwnLimit,
    OwnRequest,
    RecallTooLate,
    Refused,
    TakenByOther,
    TaskNotOpen,
    TextRequired,
    TextTooLong,
)
from flows.sop import Kegiatan, Sop
from flows.waktu.commands import (
    ClearObstacle,
    Consent,
    EndWait,
    ExplainRefusal,
    ExtendTask,
    HandOver,
    Nudge,
    ReportObstacle,
    RequestExtension,
    RequestWait,
    Snooze,
)
from flows.waktu.consents import Outcome, outcome
from flows.waktu.events import (
    ExtensionRequested,
    ObstacleReported,
    RefusalExplained,
    ReminderSnoozed,
    RequestRefused,
    TaskExtended,
    TaskHandedOver,
    TaskNudged,
    WaitEnded,
    WaitGranted,
    WaitRequested,
)
from flows.waktu.timing import Asked, Obstacle, Request, Unexplained
from tests.flows.calendars import wita
from tests.flows.forms import KABID, KASI, ORANG_LUAR, STAF, STAF_LAIN, SURAT
from tests.storage.office import OFFICE

ROW = TaskId(1)
BEGUN = wita("2026-11-23 08:30")
"""A Monday; the office is open until 16.00 with an hour of rest from 12.00."""


def timed(sop: Sop, text: str) -> Sop:
    """The form with this waktu baku in every row."""

    def row(one: Kegiatan) -> Kegiatan:
        return replace(one, mutu_baku=replace(one.mutu_baku, waktu=read_waktu(text)))

    return replace(sop, kegiatan=tuple(row(one) for one in sop.kegiatan))


FORM = timed(SURAT, "180 menit")


class Desk:
    """A berkas of which everything is decided by the rules alone."""

    def __init__(self, sop: Sop = FORM) -> None:
        self.sop = sop
        self.events: list[Event] = []
        self.give(OpenCase(STAF, sop.id, "Surat", CaseId("SC-2026-001")), "08:30")

    @property
    def case(self) -> Case:
        return replay(self.events)

    def give(self, command: Command, at: str) -> tuple[Event, ...]:
        """Carry out a command at that time of the Monday, or at that moment."""
        moment = wita(at if len(at) > 5 else f"2026-11-23 {at}")
        before = replay(self.events) if self.events else None
        happened = decide(self.sop, before, command, moment, OFFICE)
        self.events += happened
        for event in happened:
            before = evolve(before, event)
        return happened

    def no(self, command: Command, at: str) -> Refused:
        """Why the rules say no."""
        with pytest.raises(Refused) as refused:
            self.give(command, at)
        return refused.value


def second(at: datetime) -> int:
    return int(at.timestamp())


def monday(at: str) -> datetime:
    return wita(f"2026-11-23 {at}")


LATER = wita("2026-11-24 16:00")


def test_a_hand_out_has_its_limit_in_office_time() -> None:
    timing = Desk().case.tasks[0].timing
    assert (timing.since, timing.due_at, timing.baku_until) == (
        BEGUN,
        monday("11:30"),
        monday("11:30"),
    )


def test_an_extension_is_asked_for_granted_and_leaves_the_form_s_limit() -> None:
    desk = Desk()
    asked = desk.give(RequestExtension(STAF, ROW, LATER, "Menunggu data"), "09:00")
    assert asked == (
        ExtensionRequested(monday("09:00"), STAF.official, ROW, LATER, "Menunggu data"),
    )
    granted = desk.give(Consent(KASI, ROW, True, second(monday("09:00"))), "09:30")
    assert granted == (TaskExtended(monday("09:30"), KASI.official, ROW, LATER),)
    timing = desk.case.tasks[0].timing
    assert (timing.due_at, timing.baku_until, timing.extended_by, timing.request) == (
        *(LATER, monday("11:30")),
        *(KASI.official, None),
    )


def test_what_is_not_consented_to_leaves_everything_as_it_was() -> None:
    desk = Desk()
    before = desk.case.tasks[0].timing
    desk.give(RequestExtension(STAF, ROW, LATER, "Menunggu data"), "09:00")
    refused = desk.give(Consent(KASI, ROW, False, second(monday("09:00"))), "09:30")
    assert refused == (RequestRefused(monday("09:30"), KASI.official, ROW),)
    unexplained = Unexplained(KASI.official, second(monday("09:00")))
    assert desk.case.tasks[0].timing == replace(before, unexplained=unexplained)


def test_whoever_does_not_consent_may_say_why_once() -> None:
    desk = Desk()
    asked_at = second(monday("09:00"))
    why = ExplainRefusal(KASI, ROW, asked_at, " Data sudah ada. ")
    desk.give(RequestExtension(STAF, ROW, LATER, "Menunggu data"), "09:00")
    assert isinstance(desk.no(why, "09:10"), NothingAsked)
    desk.give(Consent(KASI, ROW, False, asked_at), "09:30")
    for other in (replace(why, by=KABID), replace(why, by=STAF), replace(why, asked_at=7)):
        assert isinstance(desk.no(other, "09:35"), NothingAsked)
    assert isinstance(desk.no(replace(why, reason=" "), "09:35"), TextRequired)
    told = RefusalExplained(monday("09:40"), KASI.official, ROW, "Data sudah ada.")
    assert desk.give(why, "09:40") == (told,)
    assert isinstance(desk.no(why, "09:45"), NothingAsked)


def test_a_limit_moves_forward_only() -> None:
    desk = Desk()
    past = desk.no(RequestExtension(STAF, ROW, monday("09:00"), "Data"), "09:00")
    assert isinstance(past, LimitInThePast)
    assert past.until == monday("09:00")
    earlier = desk.no(ExtendTask(KASI, ROW, monday("11:30")), "09:00")
    assert isinstance(earlier, LimitNotLater)
    assert earlier.due_at == monday("11:30")


def test_a_step_without_a_limit_cannot_be_extended() -> None:
    desk = Desk(timed(SURAT, "Sesuai kebutuhan"))
    why = desk.no(RequestExtension(STAF, ROW, LATER, "Data"), "09:00")
    assert isinstance(why, LimitNotLater)
    assert why.due_at is None


def test_consent_after_the_limit_that_was_asked_for_has_no_effect() -> None:
    desk = Desk()
    desk.give(RequestExtension(STAF, ROW, LATER, "Data"), "09:00")
    consent = Consent(KASI, ROW, True, second(monday("09:00")))
    assert isinstance(desk.no(consent, "2026-11-24 16:00"), LimitInThePast)


def test_whoever_says_something_about_an_open_step_has_it_in_hand() -> None:
    desk = Desk()
    desk.events = [e for e in desk.events if not isinstance(e, TaskAccepted)]
    said = desk.give(ReportObstacle(STAF_LAIN, ROW, " Printer rusak "), "09:00")
    assert said == (
        TaskAccepted(monday("09:00"), STAF_LAIN.official, ROW),
        ObstacleReported(monday("09:00"), STAF_LAIN.official, ROW, "Printer rusak"),
    )
    task = desk.case.tasks[0]
    assert task.timing.obstacle == Obstacle(STAF_LAIN.official, monday("09:00"), "Printer rusak")


@pytest.mark.parametrize("who", [STAF, KASI, KABID])
def test_an_obstacle_is_cleared_by_the_holder_or_above(who: Actor) -> None:
    desk = Desk()
    assert desk.give(ClearObstacle(who, ROW), "08:45") == ()
    desk.give(ReportObstacle(STAF, ROW, "Printer rusak"), "09:00")
    desk.give(ClearObstacle(who, ROW), "09:30")
    assert desk.case.tasks[0].timing.obstacle is None


def test_the_clock_stands_still_from_the_request_on_and_the_rest_runs_afterwards() -> None:
    desk = Desk()
    asked = desk.give(RequestWait(STAF, ROW, "Kementerian PU"), "09:30")
    assert asked == (WaitRequested(monday("09:30"), STAF.official, ROW, "Kementerian PU"),)
    granted = desk.give(Consent(KABID, ROW, True, second(monday("09:30"))), "11:00")
    assert granted == (WaitGranted(monday("11:00"), KABID.official, ROW, monday("09:30")),)
    assert not desk.case.tasks[0].timing.late(wita("2026-11-25 09:00"))
    ended = desk.give(EndWait(STAF, ROW), "2026-11-25 14:30")
    until = wita("2026-11-26 08:00")
    moment = wita("2026-11-25 14:30")
    assert ended == (WaitEnded(moment, STAF.official, ROW, until, until),)


def test_a_limit_that_had_passed_before_the_wait_stays_passed() -> None:
    desk = Desk()
    desk.give(RequestWait(STAF, ROW, "Kementerian PU"), "14:00")
    desk.give(Consent(KASI, ROW, True, second(monday("14:00"))), "14:30")
    desk.give(EndWait(KASI, ROW), "15:00")
    timing = desk.case.tasks[0].timing
    assert (timing.due_at, timing.late(monday("15:00"))) == (monday("11:30"), True)


def test_a_limit_set_while_the_clock_stands_still_moves_by_the_rest_of_the_wait_alone() -> None:
    desk = Desk()
    desk.give(RequestWait(STAF, ROW, "Kementerian PU"), "09:30")
    desk.give(Consent(KASI, ROW, True, second(monday("09:30"))), "09:45")
    desk.give(ExtendTask(KASI, ROW, LATER), "2026-11-24 15:00")
    desk.give(EndWait(STAF, ROW), "2026-11-25 10:00")
    timing = desk.case.tasks[0].timing
    assert timing.due_at == wita("2026-11-25 11:00")
    assert timing.baku_until == wita("2026-11-25 12:00")


def test_a_clock_that_stands_still_is_not_stopped_again() -> None:
    desk = Desk()
    assert isinstance(desk.no(EndWait(STAF, ROW), "09:00"), NotWaiting)
    desk.give(RequestWait(STAF, ROW, "Kementerian PU"), "09:30")
    desk.give(Consent(KASI, ROW, True, second(monday("09:30"))), "10:00")
    why = desk.no(RequestWait(STAF, ROW, "Bank"), "10:30")
    assert isinstance(why, AlreadyWaiting)
    assert why.whom == "Kementerian PU"


def test_consent_is_for_the_request_that_stands_and_for_a_superior() -> None:
    desk = Desk()
    right = second(monday("09:00"))
    assert isinstance(desk.no(Consent(KASI, ROW, True, right), "08:45"), NothingAsked)
    desk.give(RequestExtension(STAF, ROW, LATER, "Data"), "09:00")
    for who, at, why in (
        (KASI, right + 1, NothingAsked),
        (STAF, right, NotASuperior),
        (STAF_LAIN, right, NotASuperior),
        (ORANG_LUAR, right, NotASuperior),
    ):
        assert isinstance(desk.no(Consent(who, ROW, True, at), "09:30"), why)
    desk.give(Consent(KASI, ROW, False, right), "10:00")
    assert isinstance(desk.no(Consent(KASI, ROW, True, right), "10:30"), NothingAsked)


def test_nobody_consents_to_their_own_request() -> None:
    desk = Desk()
    head = replace(STAF, kepala=True)
    desk.give(RequestExtension(head, ROW, LATER, "Data"), "09:00")
    why = desk.no(Consent(head, ROW, True, second(monday("09:00"))), "09:30")
    assert isinstance(why, OwnRequest)


def test_only_whoever_is_reminded_puts_the_reminder_off() -> None:
    desk = Desk()
    hour = desk.give(Snooze(STAF, ROW, tomorrow=False), "11:15")
    assert hour == (ReminderSnoozed(monday("11:15"), STAF.official, ROW, monday("13:00")),)
    next_day = desk.give(Snooze(STAF, ROW, tomorrow=True), "11:20")
    assert next_day == (
        ReminderSnoozed(monday("11:20"), STAF.official, ROW, wita("2026-11-24 08:00")),
    )
    assert desk.case.tasks[0].timing.snoozes == ((STAF.official, wita("2026-11-24 08:00")),)
    assert isinstance(desk.no(Snooze(STAF_LAIN, ROW, tomorrow=False), "11:30"), TakenByOther)
    assert isinstance(desk.no(Snooze(KASI, ROW, tomorrow=False), "11:30"), NotYourTask)


def test_a_superior_reminds_once_a_day() -> None:
    desk = Desk()
    assert desk.give(Nudge(KASI, ROW), "09:00") == (
        TaskNudged(monday("09:00"), KASI.official, ROW),
    )
    again = desk.no(Nudge(KABID, ROW), "15:00")
    assert isinstance(again, AlreadyNudged)
    assert again.at == monday("09:00")
    assert len(desk.give(Nudge(KABID, ROW), "2026-11-24 07:30")) == 1
    assert isinstance(desk.no(Nudge(STAF_LAIN, ROW), "2026-11-25 07:30"), NotASuperior)


def test_whoever_is_given_a_step_can_be_reminded_though_the_one_before_was_that_day() -> None:
    desk = Desk()
    desk.give(Nudge(KASI, ROW), "09:00")
    desk.give(HandOver(KASI, ROW, STAF_LAIN), "09:30")
    assert desk.give(Nudge(KASI, ROW), "10:00") == (
        TaskNudged(monday("10:00"), KASI.official, ROW),
    )
    assert isinstance(desk.no(Nudge(KASI, ROW), "11:00"), AlreadyNudged)


def test_a_step_is_handed_to_one_person_who_alone_may_take_it() -> None:
    desk = Desk()
    given = desk.give(HandOver(KASI, ROW, STAF_LAIN, " Cuti "), "09:00")
    assert given == (
        TaskHandedOver(
            monday("09:00"), KASI.official, ROW, STAF_LAIN.official, STAF.official, "Cuti"
        ),
    )
    task = desk.case.tasks[0]
    assert (task.state, task.accepted_by, task.handed) == (
        TaskState.OPEN,
        None,
        STAF_LAIN.official,
    )
    assert desk.give(HandOver(KASI, ROW, STAF_LAIN), "09:05") == ()
    assert isinstance(desk.no(AcceptTask(STAF, ROW), "09:10"), NotYourTask)
    desk.give(AcceptTask(STAF_LAIN, ROW), "09:15")
    desk.give(HandOver(STAF_LAIN, ROW, STAF), "09:20")
    assert desk.case.tasks[0].handed == STAF.official


def test_a_step_stays_within_its_unit() -> None:
    desk = Desk()
    assert isinstance(desk.no(HandOver(KASI, ROW, ORANG_LUAR), "09:00"), NotOfUnit)
    assert isinstance(desk.no(HandOver(ORANG_LUAR, ROW, STAF_LAIN), "09:00"), NotASuperior)


BARE = replace(FORM.row("1").mutu_baku, kelengkapan=(), output=())
UNASKING = replace(FORM, kegiatan=(replace(FORM.row("1"), mutu_baku=BARE), *FORM.kegiatan[1:]))
"""The form with a first row that asks for nothing."""
NEXT = TaskId(2)


@pytest.mark.parametrize(
    "passed_on",
    [
        (HandOver(KASI, NEXT, STAF_LAIN),),
        (HandOver(KASI, NEXT, STAF_LAIN), HandOver(KABID, NEXT, KASI)),
        (AcceptTask(KASI, NEXT), ReleaseTask(KASI, NEXT)),
    ],
)
def test_a_step_that_somebody_handed_on_or_put_back_is_not_taken_back_by_the_one_before(
    passed_on: tuple[Command, ...],
) -> None:
    """Whoever did so has decided on it."""
    desk = Desk(UNASKING)
    desk.give(CompleteTask(STAF, ROW, 0), "09:00")
    for command in passed_on:
        desk.give(command, "09:10")
    why = desk.no(RecallTask(STAF, ROW), "09:20")
    assert isinstance(why, RecallTooLate)
    assert why.by is None


ABOUT_TIME: tuple[Command, ...] = (
    Snooze(STAF, ROW, tomorrow=False),
    Nudge(KASI, ROW),
    ReportObstacle(STAF, ROW, "Printer rusak"),
    ClearObstacle(STAF, ROW),
    RequestExtension(STAF, ROW, LATER, "Data"),
    ExtendTask(KASI, ROW, LATER),
    RequestWait(STAF, ROW, "Bank"),
    Consent(KASI, ROW, granted=True, asked_at=0),
    ExplainRefusal(KASI, ROW, asked_at=0, reason="Data"),
    EndWait(STAF, ROW),
    HandOver(KASI, ROW, STAF_LAIN),
)


@pytest.mark.parametrize("command", ABOUT_TIME, ids=lambda one: type(one).__name__)
def test_nothing_is_said_about_the_time_of_a_step_that_is_over(command: Command) -> None:
    desk = Desk(UNASKING)
    desk.give(CompleteTask(STAF, ROW, 0), "09:00")
    over = desk.no(command, "09:30")
    assert isinstance(over, TaskNotOpen)
    assert (over.by, over.at) == (STAF.official, monday("09:00"))


@pytest.mark.parametrize("command", ABOUT_TIME, ids=lambda one: type(one).__name__)
def test_nothing_is_said_about_time_in_a_berkas_that_is_over(command: Command) -> None:
    desk = Desk()
    desk.give(CancelCase(STAF, "Dibatalkan"), "09:00")
    assert isinstance(desk.no(command, "09:30"), CaseClosed)


@pytest.mark.parametrize("text", ["", "  \n", "x" * 1001])
def test_a_reason_is_neither_empty_nor_endless(text: str) -> None:
    desk = Desk()
    for command in (
        ReportObstacle(STAF, ROW, text),
        RequestExtension(STAF, ROW, LATER, text),
        RequestWait(STAF, ROW, text),
    ):
        assert isinstance(desk.no(command, "09:00"), TextTooLong if text.strip() else TextRequired)


def test_what_came_of_a_request_is_read_from_what_happened() -> None:
    desk = Desk()
    first = Request(Asked.EXTENSION, STAF.official, monday("09:00"), "Data", LATER)
    second_one = Request(Asked.WAIT, STAF.official, monday("09:30"), "Bank")
    desk.give(RequestExtension(STAF, ROW, LATER, "Data"), "09:00")
    assert outcome(desk.events, ROW, second(first.at)) == Outcome(first)
    desk.give(RequestWait(STAF, ROW, "Bank"), "09:30")
    assert outcome(desk.events, ROW, second(first.at)) == Outcome(first, replaced=True)
    desk.give(Consent(KASI, ROW, True, second(second_one.at)), "10:00")
    granted = WaitGranted(monday("10:00"), KASI.official, ROW, monday("09:30"))
    assert outcome(desk.events, ROW, second(second_one.at)) == Outcome(second_one, granted)
    assert outcome(desk.events, ROW, second(monday("10:00"))) is None
    assert outcome(desk.events, TaskId(2), second(first.at)) is None


def test_everybody_whose_word_still_counts_is_known() -> None:
    desk = Desk()
    desk.give(ReportObstacle(STAF, ROW, "Printer rusak"), "08:40")
    desk.give(ExtendTask(KABID, ROW, LATER), "09:00")
    desk.give(RequestWait(STAF, ROW, "Bank"), "09:30")
    desk.give(Consent(KASI, ROW, True, second(monday("09:30"))), "10:00")
    people = {STAF.official, KABID.official, KASI.official}
    assert desk.case.tasks[0].timing.people() == frozenset(map(OfficialId, people))


def test_a_holder_does_not_extend_their_own_step_while_there_is_somebody_above() -> None:
    """The Kasi also manages the unit: for a step of their own they ask the Kabid."""
    desk, head = Desk(), replace(KASI, kepala=True)
    desk.give(HandOver(KABID, ROW, head), "08:40")
    assert isinstance(desk.no(ExtendTask(head, ROW, LATER), "08:45"), OwnLimit)
    desk.give(AcceptTask(head, ROW), "08:50")
    assert isinstance(desk.no(ExtendTask(head, ROW, LATER), "08:55"), OwnLimit)
    given = TaskExtended(monday("09:00"), KABID.official, ROW, LATER)
    assert desk.give(ExtendTask(KABID, ROW, LATER), "09:00") == (given,)


def test_a_holder_with_nobody_above_extends_their_own_step() -> None:
    desk, head = Desk(), replace(KABID, kepala=True)
    desk.give(HandOver(KASI, ROW, head), "08:40")
    given = TaskExtended(monday("09:00"), head.official, ROW, LATER)
    assert desk.give(ExtendTask(head, ROW, LATER), "09:00") == (given,)


def test_whoever_may_take_a_waiting_step_does_not_extend_it_either() -> None:
    desk, head = Desk(), replace(STAF, kepala=True)
    desk.give(ReleaseTask(STAF, ROW), "08:40")
    assert isinstance(desk.no(ExtendTask(head, ROW, LATER), "08:45"), OwnLimit)
