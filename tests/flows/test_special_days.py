"""A special day as people type it in one line: what it is read as, and why it is not."""

from datetime import date

import pytest

from flows.office_time.hours import Interval, SpecialDay, at
from flows.office_time.special_days import (
    LONGEST_NAME,
    BadSpecialDay,
    DayFault,
    read_coming_day,
    read_special_day,
)
from tests.flows.calendars import LONG_DAYS

TODAY = date(2026, 11, 23)
EVE = date(2026, 12, 24)
SATURDAY = date(2026, 11, 28)
SHORT = (Interval(at(7, 30), at(11)),)


def fault_of(text: str, *, works: bool = False) -> tuple[DayFault, date | None]:
    with pytest.raises(BadSpecialDay) as caught:
        read_special_day(text, TODAY, works=works)
    return caught.value.fault, caught.value.day


@pytest.mark.parametrize(
    "text",
    [
        "24 Desember 2026 Hari jadi kabupaten",
        "  24  desember 2026:\n Hari jadi\u00a0kabupaten. ",
        "24 Des. 2026, Hari jadi kabupaten",
        "Kamis, 24 Desember 2026 – Hari jadi kabupaten",
        "tanggal 24 December 2026 Hari jadi kabupaten",
        "24-12-2026 Hari jadi kabupaten",
        "24/12/2026 Hari jadi kabupaten",
        "24.12.2026 Hari jadi kabupaten",
        "2026-12-24 Hari jadi kabupaten",
        "Hari jadi kabupaten 24-Des-2026",
        "Hari jadi kabupaten, Thursday 24 Dec 2026",
    ],
)
def test_a_day_off_is_read_as_people_write_it(text: str) -> None:
    read = read_special_day(text, TODAY, works=False)
    assert read == (EVE, SpecialDay("Hari jadi kabupaten", works=False))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("28 November 2026 Ganti hari kerja", ()),
        ("28 November 2026 Ganti hari kerja 07.30-11.00", SHORT),
        ("28 November 2026 7:30 – 11:00 Ganti hari kerja", SHORT),
        ("Ganti hari kerja (07.30-11.00) 28 November 2026", SHORT),
        ("28-11-2026 13.00-16.00, 07.30-12.00 Ganti hari kerja", LONG_DAYS),
    ],
)
def test_a_working_day_may_have_hours_of_its_own(text: str, hours: tuple[Interval, ...]) -> None:
    day, special = read_special_day(text, TODAY, works=True)
    assert (day, special.hours, special.works) == (SATURDAY, hours, True)
    assert special.nama.strip("( )") == "Ganti hari kerja"


def test_a_name_may_hold_figures() -> None:
    independence = date(2027, 8, 17), SpecialDay("HUT ke-82 RI", works=False)
    assert read_special_day("HUT ke-82 RI 17 Agustus 2027", TODAY, works=False) == independence
    eve = EVE, SpecialDay("80 tahun kabupaten", works=False)
    assert read_special_day("24 Desember 2026 80 tahun kabupaten", TODAY, works=False) == eve


def test_today_can_still_be_a_special_day() -> None:
    read = read_special_day("23 November 2026 Banjir", TODAY, works=False)
    assert read == (TODAY, SpecialDay("Banjir", works=False))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "besok",
        "24 Desember",
        "Desember 2026 Hari jadi",
        "31 Februari 2027 Hari jadi",
        "2026-13-01 Hari jadi",
        "24 Desember 20266 Hari jadi",
        "24-12/2026 Hari jadi",
        "24-26 Desember 2026 Cuti daerah",
        "24, 25 Desember 2026 Cuti daerah",
        "24 s.d. 26 Desember 2026 Cuti daerah",
        "24 Desember 2026 sampai dengan 26 Desember Cuti daerah",
        "24 Desember 2026 s/d 26 Desember 2026 Cuti daerah",
    ],
)
def test_words_that_are_not_one_date_are_not_guessed_at(text: str) -> None:
    assert fault_of(text) == (DayFault.UNREADABLE, None)


@pytest.mark.parametrize(
    ("text", "fault", "day"),
    [
        ("Jumat, 24 Desember 2026 Hari jadi", DayFault.WEEKDAY, EVE),
        ("22 November 2026 Hari jadi", DayFault.PAST, date(2026, 11, 22)),
        ("1 Januari 2029 Hari jadi", DayFault.FAR, date(2028, 12, 31)),
        ("24 Desember 2206 Hari jadi", DayFault.FAR, date(2028, 12, 31)),
        ("24 Desember 2026", DayFault.UNNAMED, EVE),
        ("24 Desember 2026 ...", DayFault.UNNAMED, EVE),
        ("24 Desember 2026 " + "x" * (LONGEST_NAME + 1), DayFault.LONG, EVE),
        ("24 Desember 2026 Rapat 07.30-11.00", DayFault.HOURS_OFF, EVE),
    ],
)
def test_a_day_that_cannot_be_entered_is_refused(text: str, fault: DayFault, day: date) -> None:
    assert fault_of(text) == (fault, day)


@pytest.mark.parametrize(
    "hours",
    [
        "11.00-07.30",
        "07.30-07.30",
        "07.30-24.01",
        "07.60-11.00",
        "07.30-12.00 11.59-16.00",
        "07.30 s.d. 11.00",
        "mulai 07.30",
    ],
)
def test_hours_that_are_none_are_refused(hours: str) -> None:
    said = fault_of(f"28 November 2026 Ganti hari kerja {hours}", works=True)
    assert said == (DayFault.HOURS, SATURDAY)


def test_the_last_day_within_reach_is_within_reach() -> None:
    assert read_special_day("31 Desember 2028 Cuti daerah", TODAY, works=False)[0].year == 2028


def test_a_day_alone_is_read_too() -> None:
    assert read_coming_day("Kamis 24 Desember 2026", TODAY) == EVE
    with pytest.raises(BadSpecialDay):
        read_coming_day("22-11-2026", TODAY)
