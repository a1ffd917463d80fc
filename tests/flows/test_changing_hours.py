"""Office hours as people type them: read, or refused with the day or the line."""

from datetime import date

import pytest

from flows.office_time.changing import BadHours, HoursFault, decree_of, in_force, read_change
from flows.office_time.hours import Hours, Interval, OfficeHours, at, five_days

TODAY = date(2026, 11, 23)
DECEMBER, JANUARY = date(2026, 12, 1), date(2027, 1, 4)
SPLIT = (Interval(at(7, 30), at(12)), Interval(at(13), at(16)))
FRIDAY = (Interval(at(7, 30), at(11)),)
WEEK = five_days(SPLIT, FRIDAY)


@pytest.mark.parametrize(
    "text",
    [
        "1 Desember 2026\nSenin-Kamis 07.30-12.00 13.00-16.00\nJumat 07.30-11.00",
        "berlaku sejak Selasa, 1 Desember 2026\nsenin s.d. kamis: 07:30 - 12:00, 13:00–16:00\n"
        "Jum'at: 07.30–11.00 WITA",
        "2026-12-01; Senin sampai Kamis 07.30-16.00 istirahat 12.00-13.00; Jumat 07.30-11.00",
        "1-12-2026\n\nMonday to Thursday 07.30-12.00 and 13.00-16.00\nFriday 07.30-11.00\n"
        "Sabtu libur\nMinggu -",
    ],
)
def test_hours_are_read_however_they_are_written(text: str) -> None:
    assert read_change(text, TODAY, ()) == OfficeHours(DECEMBER, WEEK)


def test_hours_may_begin_today() -> None:
    read = read_change("23 November 2026\nSabtu 08.00-12.00", TODAY, ())
    saturday: Hours = (Interval(at(8), at(12)),)
    assert read == OfficeHours(TODAY, ((), (), (), (), (), saturday, ()))


def test_a_day_with_two_breaks_has_three_spans() -> None:
    text = "1 Desember 2026\nSenin 07.00-17.00 istirahat 09.00-09.15 dan 12.00-13.00"
    spans = ((7, 0, 9, 0), (9, 15, 12, 0), (13, 0, 17, 0))
    assert read_change(text, TODAY, ()).week[0] == tuple(
        Interval(at(a, b), at(c, d)) for a, b, c, d in spans
    )


@pytest.mark.parametrize(
    ("text", "fault", "day", "line"),
    [
        ("", HoursFault.NO_DATE, None, ""),
        ("Senin 07.30-16.00", HoursFault.NO_DATE, None, ""),
        ("1 Desember\nSenin 07.30-16.00", HoursFault.NO_DATE, None, ""),
        ("31 Februari 2027\nSenin 07.30-16.00", HoursFault.NO_DATE, None, ""),
        ("Rabu, 1 Desember 2026\nSenin 07.30-16.00", HoursFault.WEEKDAY, DECEMBER, ""),
        ("22 November 2026\nSenin 07.30-16.00", HoursFault.PAST, date(2026, 11, 22), ""),
        ("1 Januari 2029\nSenin 07.30-16.00", HoursFault.FAR, date(2028, 12, 31), ""),
        ("4 Januari 2027\nSenin 07.30-16.00", HoursFault.TAKEN, JANUARY, ""),
        ("1 Desember 2026", HoursFault.EMPTY, None, ""),
        ("1 Desember 2026\nSenin libur", HoursFault.EMPTY, None, ""),
        ("1 Desember 2026\nHari kerja 07.30-16.00", HoursFault.LINE, None,
         "Hari kerja 07.30-16.00"),
        ("1 Desember 2026\nSenin pagi", HoursFault.LINE, None, "Senin pagi"),
        ("1 Desember 2026\nSenin 07.30", HoursFault.LINE, None, "Senin 07.30"),
        ("1 Desember 2026\nSenin 07.30-25.00", HoursFault.LINE, None, "Senin 07.30-25.00"),
        ("1 Desember 2026\nSenin 07.30-16.00 kira-kira", HoursFault.LINE, None,
         "Senin 07.30-16.00 kira-kira"),
        ("1 Desember 2026\nKamis-Senin 07.30-16.00", HoursFault.LINE, None,
         "Kamis-Senin 07.30-16.00"),
        ("1 Desember 2026\nSenin-Kamis 07.30-16.00\nRabu 07.30-12.00", HoursFault.TWICE, None,
         "Rabu 07.30-12.00"),
        ("1 Desember 2026\nSenin 16.00-07.30", HoursFault.BACKWARDS, None, "Senin 16.00-07.30"),
        ("1 Desember 2026\nSenin 08.00-08.00", HoursFault.BACKWARDS, None, "Senin 08.00-08.00"),
        ("1 Desember 2026\nSenin 07.30-12.00 11.00-16.00", HoursFault.OVERLAP, None,
         "Senin 07.30-12.00 11.00-16.00"),
        ("1 Desember 2026\nSenin 07.30-16.00 istirahat 16.00-17.00", HoursFault.BREAK, None,
         "Senin 07.30-16.00 istirahat 16.00-17.00"),
        ("1 Desember 2026\nSenin 07.30-16.00 istirahat 07.00-08.00", HoursFault.BREAK, None,
         "Senin 07.30-16.00 istirahat 07.00-08.00"),
        ("1 Desember 2026\nSenin 07.30-16.00 istirahat", HoursFault.LINE, None,
         "Senin 07.30-16.00 istirahat"),
    ],
)  # fmt: skip
def test_what_cannot_be_entered_is_named(
    text: str, fault: HoursFault, day: date | None, line: str
) -> None:
    with pytest.raises(BadHours) as refused:
        read_change(text, TODAY, (JANUARY,))
    assert (refused.value.fault, refused.value.day, refused.value.line) == (fault, day, line)


def test_entered_hours_stand_beside_those_of_the_file_and_go_before_them_on_one_day() -> None:
    old, written = OfficeHours(date(2025, 6, 1), WEEK), OfficeHours(JANUARY, WEEK)
    kept = OfficeHours(JANUARY, five_days(FRIDAY, FRIDAY))
    assert in_force((written, old), (kept,)) == (old, kept)
    assert decree_of((old, kept), JANUARY) == kept
    assert decree_of((kept, old), DECEMBER) == old
    assert decree_of((old, kept), date(2020, 1, 1)) == old
