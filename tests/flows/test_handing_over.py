"""A step that is handed over: who may take it then, remind of it, and take it back no more."""

import pytest

from flows.case import TaskState
from flows.commands import (
    AcceptTask,
    Command,
    CompleteTask,
    RecallTask,
    ReleaseTask,
)
from flows.refusals import (
    AlreadyNudged,
    NotASuperior,
    NotOfUnit,
    NotYourTask,
    RecallTooLate,
)
from flows.waktu.commands import (
    HandOver,
    Nudge,
)
from flows.waktu.events import (
    TaskHandedOver,
    TaskNudged,
)
from tests.flows.forms import KABID, KASI, ORANG_LUAR, STAF, STAF_LAIN
from tests.flows.timed_desk import NEXT, ROW, UNASKING, Desk, monday


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
