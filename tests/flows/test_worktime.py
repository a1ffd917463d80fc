"""When a waktu baku runs out: a table checked by hand with a printed calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest

from flows.mutu_baku import Satuan, Waktu, WaktuRole
from flows.office_time.calendar import WorkCalendar
from flows.office_time.hours import DayOffKind
from flows.office_time.reckoning import DayCounted, DayKind, OfficeDay, OutOfReach, Reckoning, Rule
from flows.reading.waktu import read_waktu
from tests.flows.calendars import (
    FASTING_DAYS,
    LONG_DAYS,
    OFFICE,
    WITA,
    WITH_DECREE,
    WITH_SPECIAL,
    WITHOUT_DAYS_OFF,
    wita,
)

# 7.5 hours Monday to Thursday (07.30-12.00, 13.00-16.00), Friday 07.30-11.00; in Ramadan
# (19 February to 20 March 2026) 08.00-12.00 and 12.30-15.30, Friday 08.00-11.00.
# start, waktu, keterangan, deadline
FRIDAYS = [
    ("2026-11-19 15:30", "60 menit", "", "2026-11-20 08:00"),
    ("2026-11-20 10:00", "60 menit", "", "2026-11-20 11:00"),
    ("2026-11-20 10:30", "60 menit", "", "2026-11-23 08:00"),
    ("2026-11-20 11:00", "60 Menit", "", "2026-11-23 08:30"),
    ("2026-11-20 13:00", "60 Menit", "", "2026-11-23 08:30"),
    ("2026-11-21 10:00", "2 Jam", "", "2026-11-23 09:30"),
    ("2026-11-19 09:00", "1 hari", "", "2026-11-20 11:00"),
    ("2026-11-20 09:00", "1 hari", "", "2026-11-23 16:00"),
    ("2026-11-20 11:00", "1 hari", "", "2026-11-24 16:00"),
    ("2026-11-21 10:00", "1 hari", "", "2026-11-24 16:00"),
    ("2026-11-20 09:00", "2 minggu", "", "2026-12-04 11:00"),
]
WITHIN_A_DAY = [
    ("2026-11-23 06:00", "1 jam", "", "2026-11-23 08:30"),
    ("2026-11-23 11:30", "30 menit", "", "2026-11-23 12:00"),
    ("2026-11-23 11:30", "60 menit", "", "2026-11-23 13:30"),
    ("2026-11-23 12:00", "5 menit", "", "2026-11-23 13:05"),
    ("2026-11-23 12:40", "5 menit", "", "2026-11-23 13:05"),
    ("2026-11-23 07:30", "450 menit", "", "2026-11-23 16:00"),
    ("2026-11-23 16:00", "1 menit", "", "2026-11-24 07:31"),
    ("2026-11-23 20:00", "1 hari", "", "2026-11-25 16:00"),
]
MARCH_2026 = [
    ("2026-03-16 15:00", "60 menit", "", "2026-03-17 08:30"),
    ("2026-03-16 15:30", "480 menit", "", "2026-03-25 08:30"),
    ("2026-03-16 15:30", "480 menit", "1 hari/8 Jam", "2026-03-25 16:00"),
    ("2026-03-16 09:00", "480 menit", "1 hari/8 Jam", "2026-03-17 15:30"),
    ("2026-03-17 15:00", "60 menit", "", "2026-03-25 08:00"),
    ("2026-03-18 10:00", "60 menit", "", "2026-03-25 08:30"),
    ("2026-03-16 09:00", "1 hari", "", "2026-03-17 15:30"),
    ("2026-03-16 09:00", "2 hari", "", "2026-03-25 16:00"),
    ("2026-03-17 09:00", "1 hari kerja", "", "2026-03-25 16:00"),
    ("2026-03-19 10:00", "1 hari", "", "2026-03-26 16:00"),
    ("2026-03-16 09:00", "600 menit", "5 hari kerja (2 jam/ hari)", "2026-03-30 16:00"),
    ("2026-03-16 09:00", "1 hari kalender", "", "2026-03-17 15:30"),
    ("2026-03-16 09:00", "2 hari kalender", "", "2026-03-25 16:00"),
    ("2026-03-16 09:00", "8 hari kalender", "", "2026-03-25 16:00"),
    ("2026-03-16 09:00", "10 hari kalender", "", "2026-03-26 16:00"),
    ("2026-03-24 23:59", "1 menit", "", "2026-03-25 07:31"),
]
RAMADAN = [
    ("2026-02-18 15:30", "60 menit", "", "2026-02-19 08:30"),
    ("2026-02-18 09:00", "1 hari", "", "2026-02-19 15:30"),
    ("2026-02-19 07:45", "15 menit", "", "2026-02-19 08:15"),
    ("2026-02-19 11:45", "30 menit", "", "2026-02-19 12:45"),
    ("2026-02-20 10:30", "60 menit", "", "2026-02-23 08:30"),
    ("2026-02-23 08:00", "7 jam", "", "2026-02-23 15:30"),
]
# The last day of Ramadan, were it no day off.
LAST_DAY_OF_RAMADAN = [
    ("2026-03-19 15:00", "60 menit", "", "2026-03-20 08:30"),
    ("2026-03-20 10:30", "60 menit", "", "2026-03-23 08:00"),
]
ENDS_OF_YEARS_AND_MONTHS = [
    ("2026-12-23 15:30", "60 menit", "", "2026-12-28 08:00"),
    ("2026-12-31 15:00", "120 menit", "", "2027-01-04 08:30"),
    ("2026-12-29 10:00", "3 hari", "", "2027-01-04 16:00"),
    ("2026-12-31 17:00", "1 hari", "", "2027-01-05 16:00"),
    ("2026-11-30 09:00", "1 bulan", "", "2026-12-30 16:00"),
    ("2026-11-25 09:00", "1 bulan", "", "2026-12-28 16:00"),
    ("2026-12-31 09:00", "2 bulan", "", "2027-03-01 16:00"),
    ("2026-01-30 09:00", "1 bulan", "", "2026-03-02 15:30"),
    ("2026-05-29 09:00", "3 bulan", "", "2026-08-31 16:00"),
    ("2026-11-20 09:00", "1 tahun", "", "2027-11-22 16:00"),
    ("2028-01-31 09:00", "1 bulan", "", "2028-02-29 16:00"),
]
# From Wednesday 1 July 2026: 08.00-12.00 and 13.00-15.00, Friday 08.00-11.00.
A_DECREE_MEANWHILE = [
    ("2026-06-30 15:00", "120 menit", "", "2026-07-01 09:00"),
    ("2026-06-29 07:30", "1350 menit", "", "2026-07-02 09:30"),
    ("2026-06-30 09:00", "1 hari", "", "2026-07-01 15:00"),
    ("2026-06-30 15:00", "60 menit", "", "2026-06-30 16:00"),
    ("2026-07-01 15:30", "60 menit", "", "2026-07-02 09:00"),
    ("2026-06-01 09:00", "1 bulan", "", "2026-07-01 15:00"),
    ("2024-01-08 07:30", "1 jam", "", "2024-01-08 08:30"),
]
# Wednesday 25 November off, Saturday 28 November worked, 24 December 08.00-10.00.
DAYS_OF_THE_OFFICE = [
    ("2026-11-24 15:30", "60 menit", "", "2026-11-26 08:00"),
    ("2026-11-24 09:00", "1 hari", "", "2026-11-26 16:00"),
    ("2026-11-27 10:30", "60 menit", "", "2026-11-28 08:00"),
    ("2026-11-27 09:00", "1 hari", "", "2026-11-28 16:00"),
    ("2026-12-23 15:30", "60 menit", "", "2026-12-24 08:30"),
    ("2026-12-23 09:00", "1 hari", "", "2026-12-24 10:00"),
]
TABLE = [
    *[(OFFICE, *row) for row in FRIDAYS + WITHIN_A_DAY + MARCH_2026],
    *[(OFFICE, *row) for row in RAMADAN + ENDS_OF_YEARS_AND_MONTHS],
    *[(WITHOUT_DAYS_OFF, *row) for row in LAST_DAY_OF_RAMADAN],
    *[(WITH_DECREE, *row) for row in A_DECREE_MEANWHILE],
    *[(WITH_SPECIAL, *row) for row in DAYS_OF_THE_OFFICE],
]
MONDAY = wita("2026-11-23 09:00")


@pytest.mark.parametrize(("office", "start", "waktu", "keterangan", "deadline"), TABLE)
def test_a_waktu_baku_runs_out_when_the_printed_calendar_says(
    office: WorkCalendar, start: str, waktu: str, keterangan: str, deadline: str
) -> None:
    assert office.deadline(wita(start), read_waktu(waktu, keterangan)) == wita(deadline)


@pytest.mark.parametrize("text", ["", "N/A", "Sesuai kontrak", "Sesuai kebutuhan", "2", "0 hari"])
def test_no_limit_is_made_up_where_none_can_be_read(text: str) -> None:
    assert OFFICE.deadline(MONDAY, read_waktu(text)) is None
    assert OFFICE.reckoning(MONDAY, read_waktu(text)) == Reckoning(MONDAY, Rule.NONE)


def test_a_limit_that_is_set_elsewhere_is_not_reckoned() -> None:
    waktu = Waktu("14 hari", 14, Satuan.HARI, role=WaktuRole.TENGGAT)
    assert OFFICE.reckoning(MONDAY, waktu) == Reckoning(MONDAY, Rule.ELSEWHERE)


def test_a_window_elapses_like_a_limit_and_is_marked_as_one() -> None:
    window = OFFICE.reckoning(MONDAY, Waktu("7 hari", 7, Satuan.HARI, role=WaktuRole.JENDELA))
    assert (window.due, window.window) == (wita("2026-12-02 16:00"), True)


def test_the_zone_of_the_office_decides_not_that_of_the_moment() -> None:
    late_in_utc = datetime(2026, 11, 22, 23, 45, tzinfo=UTC)
    due = OFFICE.deadline(late_in_utc, read_waktu("60 menit"))
    assert due == wita("2026-11-23 08:45")
    assert due is not None
    assert due.isoformat() == "2026-11-23T08:45:00+08:00"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no zone"):
        OFFICE.next_open(MONDAY.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("amount", "satuan"),
    [
        (10**12, Satuan.MENIT),
        (2_000_000, Satuan.MENIT),
        (10**9, Satuan.JAM),
        (4_000, Satuan.HARI),
        (10**10, Satuan.HARI_KALENDER),
        (121, Satuan.BULAN),
    ],
)
def test_a_limit_of_more_than_ten_years_is_refused(amount: int, satuan: Satuan) -> None:
    with pytest.raises(OutOfReach):
        OFFICE.deadline(MONDAY, Waktu("", amount, satuan))


def test_seconds_of_the_start_are_kept() -> None:
    start = wita("2026-11-20 10:30") + timedelta(seconds=40)
    assert OFFICE.deadline(start, read_waktu("60 menit")) == wita("2026-11-23 08:00") + timedelta(
        seconds=40
    )


OPENINGS = [
    ("2026-11-23 09:00", "2026-11-23 09:00"),
    ("2026-11-23 07:30", "2026-11-23 07:30"),
    ("2026-11-23 12:00", "2026-11-23 13:00"),
    ("2026-11-23 16:00", "2026-11-24 07:30"),
    ("2026-11-20 11:00", "2026-11-23 07:30"),
    ("2026-03-17 16:00", "2026-03-25 07:30"),
]


@pytest.mark.parametrize(("at", "opening"), OPENINGS)
def test_the_next_opening_is_now_or_when_the_office_opens(at: str, opening: str) -> None:
    assert OFFICE.next_open(wita(at)) == wita(opening)


ELAPSED = [
    ("2026-11-23 09:00", "2026-11-23 09:00", 0),
    ("2026-11-23 09:00", "2026-11-22 09:00", 0),
    ("2026-11-23 11:30", "2026-11-23 13:30", 60),
    ("2026-11-20 10:30", "2026-11-23 08:00", 60),
    ("2026-11-20 12:00", "2026-11-23 07:00", 0),
    ("2026-03-16 08:00", "2026-03-25 16:00", 420 + 420 + 450),
    ("2026-11-23 00:00", "2026-11-30 00:00", 4 * 450 + 210),
]


@pytest.mark.parametrize(("start", "end", "minutes"), ELAPSED)
def test_only_office_time_has_elapsed(start: str, end: str, minutes: int) -> None:
    assert OFFICE.elapsed(wita(start), wita(end)) == minutes


def test_the_way_to_a_deadline_in_minutes_is_told_day_by_day() -> None:
    fasting = OfficeDay(date(2026, 3, 17), FASTING_DAYS, DayKind.RAMADAN)
    off = [(18, "Nyepi", "C"), (19, "Nyepi", "L"), (20, "Idulfitri", "C"), (21, "Idulfitri", "L")]
    off += [(22, "Idulfitri", "L"), (23, "Idulfitri", "C"), (24, "Idulfitri", "C")]
    kinds = {"C": DayKind.CUTI_BERSAMA, "L": DayKind.NATIONAL}
    last = OfficeDay(date(2026, 3, 25), LONG_DAYS, DayKind.USUAL)
    assert OFFICE.reckoning(wita("2026-03-16 17:00"), read_waktu("8 jam")) == Reckoning(
        start=wita("2026-03-16 17:00"),
        rule=Rule.MINUTES,
        amount=480,
        begins=wita("2026-03-17 08:00"),
        waited=(OfficeDay(date(2026, 3, 16), FASTING_DAYS, DayKind.RAMADAN),),
        days=(
            DayCounted(fasting, timedelta(minutes=420)),
            *(DayCounted(OfficeDay(date(2026, 3, d), (), kinds[k], n)) for d, n, k in off),
            DayCounted(last, timedelta(minutes=60)),
        ),
        due=wita("2026-03-25 08:30"),
    )


def test_the_way_to_a_deadline_in_days_counts_only_working_days() -> None:
    reckoned = OFFICE.reckoning(wita("2026-11-19 09:00"), read_waktu("2 hari"))
    told = [(c.day.date.day, c.day.kind, c.nth) for c in reckoned.days]
    assert (reckoned.waited, told) == (
        (),
        [
            (19, DayKind.USUAL, 0),
            (20, DayKind.USUAL, 1),
            (21, DayKind.WEEKLY, 0),
            (22, DayKind.WEEKLY, 0),
            (23, DayKind.USUAL, 2),
        ],
    )


def test_a_day_of_the_office_goes_before_a_day_of_the_state() -> None:
    days = [WITH_SPECIAL.day(date(2026, 11, 28)), WITH_SPECIAL.day(date(2026, 11, 25))]
    assert days == [
        OfficeDay(date(2026, 11, 28), LONG_DAYS, DayKind.SPECIAL, "Ganti hari kerja"),
        OfficeDay(date(2026, 11, 25), (), DayKind.SPECIAL, "Pilkada"),
    ]
    assert WITH_SPECIAL.day(date(2026, 12, 24)).nama == "Piket"


def test_every_kind_of_day_off_is_a_kind_of_day() -> None:
    assert {kind.value for kind in DayOffKind} < {kind.value for kind in DayKind}
    assert WITA.key == OFFICE.zone.key
