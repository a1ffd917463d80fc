"""National holidays and cuti bersama as the library knows them, and what it does not know."""

import subprocess
import sys
from datetime import date

from flows.office_time.hours import NATIONAL_HOURS, DayOff, DayOffKind, SpecialDay
from flows.reading.waktu import read_waktu
from storage.sops import load_definitions
from storage.waktu.holidays import IndonesianDaysOff, days_off, is_complete, work_calendar
from tests.flows.calendars import wita

LIBUR, CUTI = DayOffKind.NATIONAL, DayOffKind.CUTI_BERSAMA
UNITS = {unit.id: unit for unit in load_definitions().units}


def test_march_2026_is_as_decreed() -> None:
    found = {on.day: off for on, off in days_off(2026).items() if on.month == 3}
    assert found == {
        18: DayOff("Cuti Bersama Hari Suci Nyepi", CUTI),
        19: DayOff("Hari Suci Nyepi", LIBUR),
        20: DayOff("Cuti Bersama Hari Raya Idul Fitri", CUTI),
        21: DayOff("Hari Raya Idul Fitri", LIBUR),
        22: DayOff("Hari kedua dari Hari Raya Idul Fitri", LIBUR),
        23: DayOff("Cuti Bersama Hari Raya Idul Fitri", CUTI),
        24: DayOff("Cuti Bersama Hari Raya Idul Fitri", CUTI),
    }


def test_a_year_whose_cuti_bersama_is_not_known_is_incomplete() -> None:
    assert [year for year in range(2025, 2030) if not is_complete(year)] == [2028, 2029]
    assert date(2028, 8, 17) in days_off(2028)


def test_days_off_are_one_mapping_over_the_years() -> None:
    days = IndonesianDaysOff()
    assert days.get(date(2026, 12, 25)) == DayOff("Hari Raya Natal", LIBUR)
    assert days.get(date(2026, 12, 28)) is None
    assert days.get(date(1999, 12, 25)) is None
    assert len(days) == len(list(days)) > 500


def test_the_library_is_loaded_when_a_day_is_asked_for_and_not_before() -> None:
    code = (
        "import sys, datetime; import storage.waktu.holidays as h; "
        "before = 'holidays' in sys.modules; "
        "h.IndonesianDaysOff().get(datetime.date(2026, 1, 1)); "
        "print(before, 'holidays' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False True\n"


def test_both_offices_set_hours_of_their_own_and_this_ramadan() -> None:
    fridays = {unit.id: unit.hours[-1].week[4] for unit in UNITS.values()}
    assert len(fridays["kaltim-bina-konstruksi"]) == 1
    assert fridays["balangan-pengadaan"] == NATIONAL_HOURS.week[4]
    ramadan = {(r.first, r.last) for unit in UNITS.values() for r in unit.ramadan}
    assert ramadan == {(date(2026, 2, 19), date(2026, 3, 20))}


def test_the_calendar_of_a_unit_knows_hours_days_off_and_special_days() -> None:
    special = {date(2026, 3, 25): SpecialDay("Upacara", works=False)}
    calendar = work_calendar(UNITS["kaltim-bina-konstruksi"], special)
    due = calendar.deadline(wita("2026-03-17 15:00"), read_waktu("60 menit"))
    assert due == wita("2026-03-26 08:00")
