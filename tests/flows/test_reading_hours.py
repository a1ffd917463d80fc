"""Office hours as an office writes them in unit.toml."""

from datetime import date

import pytest

from bot.cli.sop import line
from flows.faults import BrokenDefinitions
from flows.office_time.hours import (
    NATIONAL_HOURS,
    Interval,
    OfficeHours,
    Ramadan,
    Week,
    at,
)
from flows.reading.unit import read_unit
from tests.flows.calendars import FASTING_FRIDAY, FRIDAY, LONG_DAYS
from tests.flows.mistakes import UNIT

HOURS = UNIT.index("[[jam_kerja]]")


def week_of(monday: str) -> Week:
    text = f"{UNIT[:HOURS]}[[jam_kerja]]\nberlaku_sejak = 2026-01-01\nsenin = {monday}\n"
    return read_unit(text, "unit.toml").hours[0].week


def said_of(old: str, new: str) -> list[str]:
    assert UNIT.count(old)
    with pytest.raises(BrokenDefinitions) as caught:
        read_unit(UNIT.replace(old, new, 1), "unit.toml")
    return [line(fault, "id").split(": ", 1)[1] for fault in caught.value.faults]


def test_the_example_of_the_guide_is_read_as_written() -> None:
    unit = read_unit(UNIT, "unit.toml")
    assert unit.hours == (OfficeHours(date(2026, 1, 1), ((LONG_DAYS,) * 4 + (FRIDAY, (), ()))),)
    monday: Week = ((Interval(at(8), at(15)),), (), (), (), FASTING_FRIDAY, (), ())
    assert unit.ramadan == (Ramadan(date(2026, 2, 19), date(2026, 3, 20), monday),)


def test_an_office_that_writes_no_hours_has_the_national_ones() -> None:
    unit = read_unit(UNIT[:HOURS], "unit.toml")
    assert (unit.hours, unit.ramadan) == ((NATIONAL_HOURS,), ())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('["07.30-12.00", "13.00-16.00"]', LONG_DAYS),
        ('["13:00 – 16:00", " 7:30-12.00 "]', LONG_DAYS),
        ('["07.30-11.00"]', FRIDAY),
        ('["00.00-24.00"]', (Interval(0, 1440),)),
        (
            '["08.00-12.00", "12.00-15.00"]',
            (Interval(at(8), at(12)), Interval(at(12), at(15))),
        ),
    ],
)
def test_hours_are_read_as_people_write_them(written: str, read: tuple[Interval, ...]) -> None:
    assert week_of(written) == (read, (), (), (), (), (), ())


def test_a_ramadan_of_three_hundred_days_is_refused_with_the_reason() -> None:
    assert said_of("sampai = 2026-03-20", "sampai = 2026-12-15") == [
        "Rentang Ramadan ini 300 hari, padahal Ramadan paling lama 30 hari. Periksa tanggal dari "
        "dan sampai; jam untuk waktu lain ditulis sebagai [[jam_kerja]] dengan berlaku_sejak."
    ]


def test_hours_that_overlap_or_run_backwards_are_refused_with_the_reason() -> None:
    assert said_of('"13.00-16.00"', '"11.00-16.00"') == [
        'senin: jam "11.00-16.00" bertindih dengan "07.30-12.00". '
        "Akhiri yang satu sebelum yang lain mulai."
    ]
    assert said_of('"13.00-16.00"', '"16.00-13.00"') == [
        'senin: jam "16.00-13.00" berjalan mundur. '
        "Tulis jam buka lebih dahulu, lalu jam tutup yang lebih lambat."
    ]


def test_a_zone_that_does_not_exist_is_refused_with_the_ones_to_write() -> None:
    assert said_of("Asia/Makassar", "Asia/Samarinda") == [
        'Zona waktu "Asia/Samarinda" tidak dikenal. Tulis Asia/Makassar (WITA), '
        "Asia/Jakarta (WIB), atau Asia/Jayapura (WIT)."
    ]
