"""What the holder of a step and a superior may do about its time, and why not."""

from dataclasses import replace

import pytest

from flows.commands import (
    AcceptTask,
    CancelCase,
    Command,
    CompleteTask,
    ReleaseTask,
)
from flows.events import TaskAccepted
from flows.people.officials import Actor
from flows.refusals import (
    AlreadyNudged,
    AlreadyWaiting,
    CaseClosed,
    LimitInThePast,
    LimitNotLater,
    NotASuperior,
    NotWaiting,
    NotYourTask,
    OwnLimit,
    TakenByOther,
    TaskNotOpen,
    TextRequired,
    TextTooLong,
)
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
from flows.waktu.events import (
    ObstacleReported,
    ReminderSnoozed,
    TaskExtended,
    TaskNudged,
    WaitEnded,
    WaitGranted,
    WaitRequested,
)
from flows.waktu.timing import Obstacle
from tests.flows.calendars import wita
from tests.flows.forms import KABID, KASI, STAF, STAF_LAIN, SURAT
from tests.flows.timed_desk import (
    BEGUN,
    LATER,
    ROW,
    UNASKING,
    Desk,
    monday,
    second,
    timed,
)


def test_a_hand_out_has_its_limit_in_office_time() -> None:
    timing = Desk().case.tasks[0].timing
    assert (timing.since, timing.due_at, timing.baku_until) == (
        BEGUN,
        monday("11:30"),
        monday("11:30"),
    )


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
