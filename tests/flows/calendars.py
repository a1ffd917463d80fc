"""Calendars for tests of office time, and how to write moments in them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flows.office_time.calendar import WorkCalendar
from flows.office_time.hours import (
    DayOff,
    DayOffKind,
    Interval,
    OfficeHours,
    Ramadan,
    SpecialDay,
    at,
    five_days,
)

WITA = ZoneInfo("Asia/Makassar")
LONG_DAYS = (Interval(at(7, 30), at(12)), Interval(at(13), at(16)))
SHORT_DAYS = (Interval(at(8), at(12)), Interval(at(13), at(15)))
FASTING_DAYS = (Interval(at(8), at(12)), Interval(at(12, 30), at(15, 30)))
FRIDAY = (Interval(at(7, 30), at(11)),)
FASTING_FRIDAY = (Interval(at(8), at(11)),)

USUAL = OfficeHours(date(2025, 6, 1), five_days(LONG_DAYS, FRIDAY))
DECREE = OfficeHours(date(2026, 7, 1), five_days(SHORT_DAYS, FASTING_FRIDAY))
FASTING = Ramadan(date(2026, 2, 19), date(2026, 3, 20), five_days(FASTING_DAYS, FASTING_FRIDAY))
CUTI, LIBUR = DayOffKind.CUTI_BERSAMA, DayOffKind.NATIONAL
DAYS_OFF = {
    date(2026, 2, 16): DayOff("Tahun Baru Imlek", CUTI),
    date(2026, 2, 17): DayOff("Tahun Baru Imlek", LIBUR),
    date(2026, 3, 18): DayOff("Nyepi", CUTI),
    date(2026, 3, 19): DayOff("Nyepi", LIBUR),
    date(2026, 3, 20): DayOff("Idulfitri", CUTI),
    date(2026, 3, 21): DayOff("Idulfitri", LIBUR),
    date(2026, 3, 22): DayOff("Idulfitri", LIBUR),
    date(2026, 3, 23): DayOff("Idulfitri", CUTI),
    date(2026, 3, 24): DayOff("Idulfitri", CUTI),
    date(2026, 12, 24): DayOff("Natal", CUTI),
    date(2026, 12, 25): DayOff("Natal", LIBUR),
    date(2027, 1, 1): DayOff("Tahun Baru Masehi", LIBUR),
}
SPECIAL = {
    date(2026, 11, 25): SpecialDay("Pilkada", works=False),
    date(2026, 11, 28): SpecialDay("Ganti hari kerja", works=True),
    date(2026, 12, 24): SpecialDay("Piket", True, (Interval(at(8), at(10)),)),
}

OFFICE = WorkCalendar(WITA, (USUAL,), (FASTING,), DAYS_OFF)
WITHOUT_DAYS_OFF = WorkCalendar(WITA, (USUAL,), (FASTING,))
WITH_DECREE = WorkCalendar(WITA, (DECREE, USUAL), (FASTING,), DAYS_OFF)
WITH_SPECIAL = WorkCalendar(WITA, (USUAL,), (FASTING,), DAYS_OFF, SPECIAL)


def wita(text: str) -> datetime:
    """The moment written as 2026-03-16 15:30, in WITA."""
    return datetime.fromisoformat(text).replace(tzinfo=WITA)
