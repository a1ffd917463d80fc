"""When an office reminds: a table checked by hand with a printed calendar."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest

from flows.case import TaskState
from flows.office_time.calendar import WorkCalendar
from flows.people.officials import OfficialId
from flows.reading.waktu import read_waktu
from flows.waktu.events import Rung
from flows.waktu.ladder import Ladder
from flows.waktu.reminding import Reminder, after_hour, ladder, next_alarm, rung_reached, tomorrow
from flows.waktu.timing import Reminded, Timing, Wait
from tests.flows.calendars import OFFICE, WITA, WITH_DECREE, wita
from tests.flows.ladders import office_of, task_of

# Hours as in test_worktime. What is said of an open step, each as "day-month hour.minute rung".
# start, waktu, rungs before the limit and at it, the working days after it
SHORT_AND_LONG = [
    ("2026-11-23 09:00", "60 menit", "23-11 09.45 hampir, 23-11 10.00 batas", "24 25 26 27 30"),
    (
        *("2026-11-23 09:00", "4 jam"),
        "23-11 10.00 belum dibuka, 23-11 13.00 hampir, 23-11 14.00 batas",
        "24 25 26 27 30",
    ),
    ("2026-11-23 09:00", "239 menit", "23-11 11.59 hampir, 23-11 13.59 batas", "24 25 26 27 30"),
    (
        *("2026-11-23 09:00", "5 hari"),
        "24-11 11.22 belum dibuka, 27-11 08.37 hampir, 01-12 07.30 batas",
        "2 3 4 7 8",
    ),
    ("2026-11-23 13:00", "3 jam", "23-11 15.15 hampir, 24-11 07.30 batas", "25 26 27 30 1"),
]
FRIDAYS = [
    ("2026-11-20 10:30", "60 menit", "23-11 07.45 hampir, 23-11 08.00 batas", "24 25 26 27 30"),
    (
        *("2026-11-20 10:00", "4 jam"),
        "23-11 07.30 belum dibuka, 23-11 09.30 hampir, 23-11 10.30 batas",
        "24 25 26 27 30",
    ),
    ("2026-11-21 10:00", "60 menit", "23-11 08.15 hampir, 23-11 08.30 batas", "24 25 26 27 30"),
]
IDULFITRI = [
    (
        *("2026-03-16 15:00", "480 menit"),
        "17-03 09.30 belum dibuka, 17-03 14.00 hampir, 25-03 08.00 batas",
        "26 27 30 31 1",
    ),
    ("2026-03-17 15:00", "60 menit", "25-03 07.45 hampir, 25-03 08.00 batas", "26 27 30 31 1"),
    ("2026-03-16 09:00", "60 menit", "16-03 09.45 hampir, 16-03 10.00 batas", "17 25 26 27 30"),
]
A_DECREE_MEANWHILE = [
    (
        *("2026-06-30 13:00", "480 menit"),
        "30-06 15.00 belum dibuka, 01-07 11.00 hampir, 01-07 14.00 batas",
        "2 3 6 7 8",
    ),
]
TABLE = [
    *[(OFFICE, *row) for row in SHORT_AND_LONG + FRIDAYS + IDULFITRI],
    *[(WITH_DECREE, *row) for row in A_DECREE_MEANWHILE],
]


def timing_of(calendar: WorkCalendar, start: str, waktu: str) -> Timing:
    begun = wita(start)
    due_at = calendar.deadline(begun, read_waktu(waktu))
    return Timing(due_at, begun, due_at)


def written(rungs: Iterable[Reminder]) -> list[str]:
    return [f"{one.at.astimezone(WITA):%d-%m %H.%M} {one.rung}" for one in rungs]


MONDAY = timing_of(OFFICE, "2026-11-23 09:00", "480 menit")
"""Eight hours from Monday 09.00: a quarter at 11.00, three quarters at 07.30 on Tuesday."""
WHOLE = [
    "23-11 11.00 belum dibuka",
    "24-11 07.30 hampir",
    "24-11 09.30 batas",
    "25-11 07.30 harian",
    "26-11 07.30 harian",
    "27-11 07.30 harian",
    "30-11 07.30 harian",
    "01-12 07.30 harian",
]


@pytest.mark.parametrize(("calendar", "start", "waktu", "before", "after"), TABLE)
def test_the_ladder_stands_where_the_printed_calendar_says(
    calendar: WorkCalendar, start: str, waktu: str, before: str, after: str
) -> None:
    rungs = list(ladder(office_of(calendar), task_of(timing_of(calendar, start, waktu))))
    days = [one for one in rungs if one.rung is Rung.DAILY]
    assert ", ".join(written(one for one in rungs if one.rung is not Rung.DAILY)) == before
    assert [str(one.at.day) for one in days] == after.split()
    assert [one.day for one in days] == [1, 2, 3, 4, 5]
    assert {one.at for one in days} == {opening_of(calendar, one.at) for one in days}


def opening_of(calendar: WorkCalendar, at: datetime) -> datetime:
    opens = calendar.day(at.date()).hours[0].opens
    return at.replace(hour=opens // 60, minute=opens % 60)


def test_a_decree_after_the_hand_out_moves_the_rungs_and_not_the_limit() -> None:
    given = timing_of(OFFICE, "2026-06-30 13:00", "480 menit")
    assert written(ladder(office_of(WITH_DECREE), task_of(given)))[:4] == [
        "30-06 14.52 belum dibuka",
        "01-07 10.37 hampir",
        "01-07 13.30 batas",
        "02-07 08.00 harian",
    ]


def test_a_step_in_hand_is_not_called_unopened() -> None:
    taken = task_of(MONDAY, TaskState.ACCEPTED)
    assert written(ladder(office_of(), taken)) == WHOLE[1:]


@pytest.mark.parametrize(("offered", "first"), [("11:00", 0), ("11:01", 1)])
def test_whoever_is_handed_a_step_late_is_not_told_that_they_have_not_opened_it(
    offered: str, first: int
) -> None:
    given = replace(MONDAY, offered_at=wita(f"2026-11-23 {offered}"))
    assert written(ladder(office_of(), task_of(given))) == WHOLE[first:]


@pytest.mark.parametrize("state", [TaskState.DONE, TaskState.RETURNED, TaskState.WITHDRAWN])
def test_a_closed_step_has_no_ladder(state: TaskState) -> None:
    assert list(ladder(office_of(), task_of(MONDAY, state))) == []


def test_a_step_without_a_limit_or_that_waits_has_no_ladder() -> None:
    waits = replace(MONDAY, waits=(Wait(wita("2026-11-23 10:00"), "Penyedia", OfficialId(4)),))
    assert list(ladder(office_of(), task_of(Timing()))) == []
    assert list(ladder(office_of(), task_of(waits))) == []


def test_a_window_has_one_rung_when_it_has_elapsed() -> None:
    window = replace(MONDAY, window=True)
    told = replace(window, reminded=Reminded(Rung.LIMIT))
    assert written(ladder(office_of(), task_of(window))) == ["24-11 09.30 batas"]
    assert list(ladder(office_of(), task_of(told))) == []


def test_a_later_limit_has_a_ladder_over_the_time_that_is_left() -> None:
    later = Timing(wita("2026-11-26 16:00"), wita("2026-11-24 10:00"), wita("2026-11-24 09:30"))
    assert written(ladder(office_of(), task_of(later)))[:4] == [
        "25-11 07.30 belum dibuka",
        "26-11 10.00 hampir",
        "27-11 07.30 batas",
        "30-11 07.30 harian",
    ]


def test_a_limit_that_had_passed_before_a_wait_is_spoken_of_anew_when_the_wait_is_over() -> None:
    over = replace(MONDAY, since=wita("2026-12-07 10:00"))
    taken = task_of(over, TaskState.ACCEPTED)
    short = Ladder(nearly=0, days=2)
    assert written(ladder(office_of(rules=short), taken)) == [
        "07-12 10.00 batas",
        "08-12 07.30 harian",
        "09-12 07.30 harian",
    ]


def test_the_next_alarm_is_the_next_rung_or_an_earlier_snooze() -> None:
    office, person = office_of(), OfficialId(1)
    early = (person, wita("2026-11-23 10:30"))
    late = (person, wita("2026-11-23 15:00"))
    assert next_alarm(office, task_of(MONDAY)) == wita("2026-11-23 11:00")
    assert next_alarm(office, task_of(replace(MONDAY, snoozes=(early,)))) == early[1]
    assert next_alarm(office, task_of(replace(MONDAY, snoozes=(late,)))) == wita("2026-11-23 11:00")
    assert next_alarm(office, task_of(Timing(snoozes=(late,)))) == late[1]
    assert next_alarm(office, task_of(Timing())) is None


def test_the_highest_rung_says_it_all_and_tells_since_when() -> None:
    office, task = office_of(), task_of(MONDAY)
    night, noon = wita("2026-11-25 00:00"), wita("2026-11-26 12:00")
    assert rung_reached(office, task, wita("2026-11-23 10:59")) is None
    assert rung_reached(office, task, night) == Reminder(Rung.LIMIT, wita("2026-11-23 11:00"))
    assert rung_reached(office, task, noon, set_for=wita("2026-11-25 08:00")) == Reminder(
        Rung.DAILY, wita("2026-11-25 08:00"), 2
    )


def test_a_missed_silent_rung_is_not_what_was_missed() -> None:
    taken = task_of(MONDAY, TaskState.ACCEPTED)
    assert rung_reached(office_of(), taken, wita("2026-11-24 12:00")) == Reminder(
        Rung.LIMIT, wita("2026-11-24 09:30")
    )


@pytest.mark.parametrize(
    ("at", "hour", "day"),
    [
        ("2026-11-23 09:00", "2026-11-23 10:00", "2026-11-24 08:00"),
        ("2026-11-23 11:30", "2026-11-23 13:00", "2026-11-24 08:00"),
        ("2026-11-23 15:30", "2026-11-24 07:30", "2026-11-24 08:00"),
        ("2026-11-20 10:30", "2026-11-23 07:30", "2026-11-23 08:00"),
        ("2026-03-17 10:00", "2026-03-17 11:00", "2026-03-25 08:00"),
        ("2026-02-18 21:00", "2026-02-19 08:00", "2026-02-19 08:00"),
    ],
)
def test_a_snooze_is_an_hour_or_until_eight_of_the_next_working_day(
    at: str, hour: str, day: str
) -> None:
    assert after_hour(OFFICE, wita(at)) == wita(hour)
    assert tomorrow(OFFICE, wita(at)) == wita(day)
