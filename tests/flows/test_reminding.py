"""When an office reminds: a table checked by hand with a printed calendar, and its laws."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.case import Case, Task, TaskState
from flows.commands import OpenCase, ReleaseTask
from flows.engine import decide
from flows.folding import evolve
from flows.ids import CaseId, TaskId
from flows.ladder import Ladder
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.officials import OfficialId
from flows.reading.waktu import read_waktu
from flows.reminding import Reminder, after_hour, ladder, next_alarm, rung_reached, tomorrow
from flows.sop import Nomor, Satuan, Sop, Waktu
from flows.time_commands import Remind
from flows.time_events import Rung, TaskReminded
from flows.timing import Reminded, Timing, Wait
from tests.flows.calendars import OFFICE, WITA, WITH_DECREE, wita
from tests.flows.forms import STAF, SURAT
from tests.storage.office import OFFICE as SMALL

MINUTE = timedelta(minutes=1)
STEADY = settings(max_examples=150, derandomize=True, deadline=None, database=None)
ROW = TaskId(1)
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


def office_of(calendar: WorkCalendar = OFFICE, rules: Ladder | None = None) -> Office:
    return Office(replace(SMALL.unit, ladder=rules or Ladder()), calendar)


def task_of(timing: Timing, state: TaskState = TaskState.OPEN) -> Task:
    return Task(ROW, Nomor("1"), 1, state, timing.since or wita("2026-11-23 09:00"), timing=timing)


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


RULES = (
    Ladder(),
    Ladder(unopened=1, unopened_from=1, nearly=2),
    Ladder(unopened=99, unopened_from=0, nearly=100, days=10, superior_from=1),
    Ladder(unopened=0, nearly=50, at_limit=False, days=3),
    Ladder(unopened=50, nearly=0, days=0),
)
SATUAN = st.sampled_from((Satuan.MENIT, Satuan.JAM, Satuan.HARI, Satuan.HARI_KALENDER))
WAKTU = st.builds(lambda amount, satuan: Waktu("", amount, satuan), st.integers(1, 40), SATUAN)
STARTS = st.integers(0, 500 * 24 * 60).map(lambda n: wita("2026-01-01 00:00") + n * MINUTE)


@STEADY
@given(start=STARTS, waktu=WAKTU, rules=st.sampled_from(RULES))
def test_every_rung_lies_in_office_hours_in_order_and_none_comes_too_early(
    start: datetime, waktu: Waktu, rules: Ladder
) -> None:
    due_at = WITH_DECREE.deadline(start, waktu)
    assert due_at is not None
    rungs = list(ladder(office_of(WITH_DECREE, rules), task_of(Timing(due_at, start, due_at))))
    moments = [one.at for one in rungs]
    assert moments == sorted(moments)
    assert all(_open(one) for one in moments)
    total = WITH_DECREE.elapsed(start, due_at)
    share = {Rung.UNOPENED: rules.unopened, Rung.NEARLY: rules.nearly}
    for one in rungs:
        passed = WITH_DECREE.elapsed(start, one.at)
        assert one.at >= due_at or passed >= total * share[one.rung] // 100
    days = [one.at.date() for one in rungs if one.rung is Rung.DAILY]
    assert len({*days, due_at.astimezone(WITA).date()}) == rules.days + 1
    assert len(rungs) == rules.days + rules.at_limit + bool(rules.nearly) + (
        rules.unopened > 0 and total >= rules.unopened_from
    )


def _open(at: datetime) -> bool:
    local = at.astimezone(WITA)
    minute = local.hour * 60 + local.minute
    hours = WITH_DECREE.day(local.date()).hours
    return any(span.opens <= minute < span.closes for span in hours)


@STEADY
@given(
    start=STARTS,
    waktu=WAKTU,
    rules=st.sampled_from(RULES),
    steps=st.lists(st.integers(1, 4000), min_size=1, max_size=30),
)
def test_no_rung_is_given_twice_and_none_that_came_is_left_out(
    start: datetime, waktu: Waktu, rules: Ladder, steps: list[int]
) -> None:
    office, sop = office_of(WITH_DECREE, rules), _timed(waktu)
    case = _released(sop, start, office)
    rungs, at = list(ladder(office, case.tasks[0])), start
    told: list[tuple[Rung, int]] = []
    for step in steps:
        at += step * MINUTE
        before = case.tasks[0]
        happened = decide(sop, case, Remind(ROW), at, office)
        for event in happened:
            assert isinstance(event, TaskReminded)
            told.append((event.rung, event.day))
            assert event.superior == (0 < rules.superior_from <= event.day)
            case = evolve(case, event)
        alarm = next_alarm(office, before)
        assert bool(happened) == (alarm is not None and alarm <= at and _open(at))
        came = [(one.rung, one.day) for one in rungs if one.at <= at]
        if _open(at) and came:
            assert told[-1] == came[-1]
    order = [(one.rung, one.day) for one in rungs]
    assert told == [one for one in order if one in told]


def _timed(waktu: Waktu) -> Sop:
    first = SURAT.kegiatan[0]
    mutu = replace(first.mutu_baku, waktu=waktu)
    return replace(SURAT, kegiatan=(replace(first, mutu_baku=mutu), *SURAT.kegiatan[1:]))


def _released(sop: Sop, at: datetime, office: Office) -> Case:
    """A berkas whose first row waits for somebody since that moment."""
    case: Case | None = None
    opening = OpenCase(STAF, sop.id, "Surat", CaseId("SC-2026-001"))
    for command in (opening, ReleaseTask(STAF, ROW)):
        for event in decide(sop, case, command, at, office):
            case = evolve(case, event)
    assert case is not None
    return case
