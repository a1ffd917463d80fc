"""What a step cost, in office time: unopened, in hand, waiting; held against hand-reckoned days."""

from datetime import UTC, datetime, timedelta

import pytest

from flows.events import (
    CaseCancelled,
    Event,
    TaskAccepted,
    TaskAssigned,
    TaskCompleted,
    TaskRecalled,
    TaskReleased,
    TaskReturned,
)
from flows.ids import Nomor, TaskId
from flows.people.officials import OfficialId
from flows.waktu.effort import Effort, effort
from flows.waktu.events import TaskHandedOver, WaitEnded, WaitGranted
from tests.storage.office import OFFICE

ONE, TWO = TaskId(1), TaskId(2)
STAF, REKAN, KASI = OfficialId(1), OfficialId(2), OfficialId(3)


def wita(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026; the 23rd is a Monday, with office hours 07.30-12.00 and
    13.00-16.00 (Friday 07.30-11.30 and 13.00-16.30)."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def assigned(at: datetime, task: TaskId = ONE) -> TaskAssigned:
    return TaskAssigned(at, task, Nomor("1"), 1)


def accepted(at: datetime, by: OfficialId = STAF) -> TaskAccepted:
    return TaskAccepted(at, by, ONE)


def done(at: datetime) -> TaskCompleted:
    return TaskCompleted(at, STAF, ONE, "", "")


TABLE: dict[str, tuple[tuple[Event, ...], Effort]] = {
    "opened late, done within a morning": (
        (assigned(wita(23, 8)), accepted(wita(23, 8, 40)), done(wita(23, 12))),
        Effort(unopened=40, worked=200),
    ),
    "a night between is nobody's work": (
        (assigned(wita(23, 15)), accepted(wita(23, 15)), done(wita(24, 8, 30))),
        Effort(worked=120),
    ),
    "a weekend between is nobody's work": (
        (assigned(wita(27, 14)), accepted(wita(27, 14)), done(wita(30, 8))),
        Effort(worked=180),
    ),
    "the clock stood still for two working days": (
        (
            assigned(wita(23, 8)),
            accepted(wita(23, 8)),
            WaitGranted(wita(23, 11), KASI, ONE, wita(23, 10)),
            WaitEnded(wita(25, 10), STAF, ONE),
            done(wita(25, 11, 20)),
        ),
        Effort(worked=200, waited=900, waited_days=2),
    ),
    "waited for somebody twice": (
        (
            assigned(wita(23, 8)),
            accepted(wita(23, 8)),
            WaitGranted(wita(23, 9), KASI, ONE, wita(23, 9)),
            WaitEnded(wita(23, 10), STAF, ONE),
            WaitGranted(wita(24, 9), KASI, ONE, wita(24, 9)),
            WaitEnded(wita(25, 9), STAF, ONE),
            done(wita(25, 9)),
        ),
        Effort(worked=450, waited=510, waited_days=1),
    ),
    "done while the clock still stood still": (
        (
            assigned(wita(23, 8)),
            accepted(wita(23, 8)),
            WaitGranted(wita(23, 9), KASI, ONE, wita(23, 9)),
            done(wita(23, 11)),
        ),
        Effort(worked=60, waited=120),
    ),
    "let go and taken by another": (
        (
            assigned(wita(23, 8)),
            accepted(wita(23, 8)),
            TaskReleased(wita(23, 9), STAF, ONE),
            accepted(wita(23, 10), REKAN),
            done(wita(23, 10, 30)),
        ),
        Effort(unopened=60, worked=90),
    ),
    "handed over, and the other took it up in the afternoon": (
        (
            assigned(wita(23, 8)),
            accepted(wita(23, 8)),
            TaskHandedOver(wita(23, 9), KASI, ONE, REKAN, STAF),
            accepted(wita(23, 13), REKAN),
            TaskReturned(wita(23, 14), REKAN, ONE, "Perbaiki", "Mohon dilengkapi"),
        ),
        Effort(unopened=180, worked=120),
    ),
    "taken back and done again": (
        (
            assigned(wita(23, 8)),
            accepted(wita(23, 8)),
            done(wita(23, 9)),
            assigned(wita(23, 9), TWO),
            TaskRecalled(wita(23, 10), STAF, ONE, (TWO,)),
            done(wita(23, 10, 30)),
        ),
        Effort(worked=90),
    ),
    "nobody had opened it when the berkas was cancelled": (
        (assigned(wita(23, 8)), CaseCancelled(wita(23, 11), KASI, "Dibatalkan")),
        Effort(unopened=180),
    ),
    "still in hand": (
        (assigned(wita(30, 8)), accepted(wita(30, 9))),
        Effort(unopened=60, worked=60),
    ),
    "what happens to another step is not counted": (
        (
            assigned(wita(23, 8), TWO),
            TaskAccepted(wita(23, 8), STAF, TWO),
            WaitGranted(wita(23, 9), KASI, TWO, wita(23, 9)),
            WaitEnded(wita(23, 10), STAF, TWO),
        ),
        Effort(),
    ),
}


@pytest.mark.parametrize("told", TABLE)
def test_a_step_costs_what_the_office_clock_says(told: str) -> None:
    events, cost = TABLE[told]
    assert effort(OFFICE.calendar, events, ONE, wita(30, 10)) == cost


def test_a_step_taken_back_costs_up_to_that_moment() -> None:
    events = TABLE["taken back and done again"][0]
    assert effort(OFFICE.calendar, events, TWO, wita(30, 10)) == Effort(unopened=60)
