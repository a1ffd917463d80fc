"""Office time against a count of every single minute, over two years and for odd offices."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.mutu_baku import Satuan, Waktu
from flows.office_time.calendar import WorkCalendar
from flows.office_time.hours import (
    MINUTES_OF_DAY,
    DayOff,
    DayOffKind,
    Hours,
    Interval,
    OfficeHours,
    Ramadan,
    SpecialDay,
    Week,
)
from storage.waktu.holidays import IndonesianDaysOff
from tests.flows.calendars import DECREE, FASTING, SPECIAL, USUAL, WITA

FIRST = date(2026, 1, 1)
TWO_YEARS = 730
SIX_WEEKS = 42
MINUTE = timedelta(minutes=1)
bounded = settings(derandomize=True, deadline=None, max_examples=150)


@dataclass(frozen=True, eq=False)
class Count:
    """The open minutes of an office from FIRST on, each found by asking for it alone."""

    office: WorkCalendar
    days: int
    open: list[int]

    def at(self, minute: int, seconds: int = 0) -> datetime:
        midnight = datetime.combine(FIRST, time(), self.office.zone)
        return midnight + minute * MINUTE + timedelta(seconds=seconds)

    def before(self, minute: int) -> int:
        """How many open minutes there are before that one."""
        return bisect_left(self.open, minute)


def count(office: WorkCalendar, days: int) -> Count:
    return Count(office, days, list(_open_minutes(office, days)))


def _open_minutes(office: WorkCalendar, days: int) -> Iterator[int]:
    for number in range(days):
        hours = hours_by_the_book(office, FIRST + timedelta(days=number))
        for minute in range(MINUTES_OF_DAY):
            if any(interval.opens <= minute < interval.closes for interval in hours):
                yield number * MINUTES_OF_DAY + minute


def hours_by_the_book(office: WorkCalendar, on: date) -> Hours:
    """The hours of a day, written a second time and more slowly."""
    decree = sorted(office.hours, key=lambda hours: hours.since)[0]
    for later in sorted(office.hours, key=lambda hours: hours.since):
        decree = later if later.since <= on else decree
    fasting = [r.week for r in office.ramadan if r.first <= on <= r.last]
    week = fasting[0] if fasting else decree.week
    if on in office.special:
        chosen = office.special[on]
        monday = on - timedelta(days=on.weekday())
        of_monday = [r.week for r in office.ramadan if r.first <= monday <= r.last]
        before = [hours for hours in office.hours if hours.since <= monday]
        of_monday += [max(before or [min(office.hours, key=_since)], key=_since).week]
        return (chosen.hours or week[on.weekday()] or of_monday[0][0]) if chosen.works else ()
    return () if on in office.days_off else week[on.weekday()]


def _since(hours: OfficeHours) -> date:
    return hours.since


@cache
def kaltim() -> Count:
    office = WorkCalendar(WITA, (USUAL, DECREE), (FASTING,), IndonesianDaysOff(), SPECIAL)
    return count(office, TWO_YEARS)


def hours() -> st.SearchStrategy[Hours]:
    """Up to three intervals, at times touching, at times to the end of the day."""
    edges = st.lists(st.integers(0, MINUTES_OF_DAY), unique=True, max_size=6).map(sorted)
    return edges.map(lambda e: tuple(Interval(a, b) for a, b in zip(e[::2], e[1::2], strict=False)))


def weeks() -> st.SearchStrategy[Week]:
    week = st.tuples(hours(), hours(), hours(), hours(), hours(), hours(), hours())
    return week.filter(lambda days: sum(map(bool, days)) > 1)


def dates() -> st.SearchStrategy[date]:
    return st.integers(0, SIX_WEEKS).map(lambda days: FIRST + timedelta(days=days))


OFFICES = st.builds(
    WorkCalendar,
    st.sampled_from(["Asia/Makassar", "Asia/Jakarta", "Asia/Jayapura"]).map(ZoneInfo),
    st.lists(
        st.builds(OfficeHours, dates(), weeks()), min_size=1, max_size=3, unique_by=_since
    ).map(tuple),
    st.lists(
        st.builds(Ramadan, dates(), dates(), weeks()).filter(lambda r: r.first <= r.last),
        max_size=1,
    ).map(tuple),
    st.dictionaries(dates(), st.just(DayOff("Libur", DayOffKind.NATIONAL)), max_size=8),
    st.dictionaries(dates(), st.builds(SpecialDay, st.just("Khusus"), st.booleans(), hours())),
)
STARTS = st.integers(0, TWO_YEARS * MINUTES_OF_DAY)
AMOUNTS = st.one_of(st.integers(1, 2_000), st.integers(1, 60_000))


@bounded
@given(STARTS, AMOUNTS)
def test_minutes_run_out_with_the_last_open_minute(start: int, amount: int) -> None:
    minutes_run_out(kaltim(), start, amount)


@bounded
@given(OFFICES, st.integers(0, SIX_WEEKS * MINUTES_OF_DAY), st.integers(1, 5_000))
def test_minutes_run_out_in_the_oddest_office(
    office: WorkCalendar, start: int, amount: int
) -> None:
    counted = count(office, SIX_WEEKS)
    minutes_run_out(counted, start, amount)
    opens_next(counted, start)
    has_elapsed(counted, start, start + amount)


def minutes_run_out(counted: Count, start: int, amount: int) -> None:
    """The deadline is the end of the amount-th open minute from the start on."""
    last = counted.before(start) + amount - 1
    if last >= len(counted.open):
        return
    due = counted.office.deadline(counted.at(start), Waktu("", amount, Satuan.MENIT))
    assert due == counted.at(counted.open[last] + 1)


@bounded
@given(STARTS, STARTS)
def test_every_open_minute_between_two_moments_has_elapsed(start: int, end: int) -> None:
    has_elapsed(kaltim(), start, end)


def has_elapsed(counted: Count, start: int, end: int) -> None:
    last = min(end, counted.days * MINUTES_OF_DAY)
    expected = max(counted.before(last) - counted.before(start), 0)
    assert counted.office.elapsed(counted.at(start), counted.at(last)) == expected


@bounded
@given(STARTS)
def test_the_office_opens_next_with_the_first_open_minute(start: int) -> None:
    opens_next(kaltim(), start)


def opens_next(counted: Count, start: int) -> None:
    first = counted.before(start)
    if first < len(counted.open):
        assert counted.office.next_open(counted.at(start)) == counted.at(counted.open[first])


@bounded
@given(STARTS, st.integers(0, 59), AMOUNTS)
def test_what_elapses_until_a_deadline_is_the_waktu_baku(
    start: int, seconds: int, amount: int
) -> None:
    counted = kaltim()
    begin = counted.at(start, seconds)
    due = counted.office.deadline(begin, Waktu("", amount, Satuan.MENIT))
    assert due is not None
    assert counted.office.elapsed(begin, due) == amount
    assert counted.office.elapsed(begin, due - timedelta(seconds=1)) == amount - 1


@bounded
@given(STARTS, STARTS, STARTS)
def test_time_that_elapses_in_two_parts_is_the_whole(a: int, b: int, c: int) -> None:
    first, middle, last = map(kaltim().at, sorted((a, b, c)))
    elapsed = kaltim().office.elapsed
    assert elapsed(first, middle) + elapsed(middle, last) == elapsed(first, last)


@bounded
@given(STARTS, st.integers(1, 60), st.sampled_from([Satuan.HARI, Satuan.HARI_KERJA]))
def test_working_days_end_with_the_last_open_minute_of_the_last_of_them(
    start: int, amount: int, satuan: Satuan
) -> None:
    counted = kaltim()
    working = _working_days(counted)
    first = counted.before(start)
    if first == len(counted.open):
        return
    begun = counted.open[first] // MINUTES_OF_DAY
    last = working.index(begun) + amount
    if last < len(working):
        due = counted.office.deadline(counted.at(start), Waktu("", amount, satuan))
        assert due == _close(counted, working[last])


@bounded
@given(STARTS, st.integers(1, 120))
def test_calendar_days_end_with_a_working_day(start: int, amount: int) -> None:
    counted = kaltim()
    first = counted.before(start)
    if first == len(counted.open):
        return
    target = counted.open[first] // MINUTES_OF_DAY + amount
    last = next((day for day in _working_days(counted) if day >= target), None)
    if last is not None:
        due = counted.office.deadline(counted.at(start), Waktu("", amount, Satuan.HARI_KALENDER))
        assert due == _close(counted, last)


@cache
def _working_days(counted: Count) -> list[int]:
    return list(dict.fromkeys(minute // MINUTES_OF_DAY for minute in counted.open))


def _close(counted: Count, day: int) -> datetime:
    return counted.at(counted.open[counted.before((day + 1) * MINUTES_OF_DAY) - 1] + 1)
