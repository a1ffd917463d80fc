"""When digests go out, what they look back on, and up to when limits are extended."""

from datetime import date, datetime, timedelta

import pytest

from flows.office import Office
from flows.units import Unit
from flows.waktu.agenda import Lasted, lasted
from flows.waktu.digest_hours import digest_day, month_began, next_digest, since_last
from flows.waktu.later_limits import close_of, days_later
from tests.flows.calendars import OFFICE, WITA, WITH_SPECIAL, wita

KANTOR = Office(Unit("kantor", "Kantor", WITA, ()), OFFICE)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-11-23 07:44", None),
        ("2026-11-23 07:45", date(2026, 11, 23)),
        ("2026-11-23 15:59", date(2026, 11, 23)),
        ("2026-11-23 16:00", None),
        ("2026-11-27 10:59", date(2026, 11, 27)),
        ("2026-11-27 11:00", None),
        ("2026-11-28 07:45", None),
        ("2026-12-24 07:45", None),
    ],
)
def test_a_digest_is_due_from_its_hour_until_the_office_closes(at: str, day: date | None) -> None:
    assert digest_day(KANTOR, wita(at)) == day


def test_the_digests_of_a_year_go_out_on_exactly_its_working_days() -> None:
    at, found = wita("2026-01-01 00:00"), []
    while (at := next_digest(KANTOR, at)).year == 2026:
        found.append(at)
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    working = [day for day in days if OFFICE.day(day).hours]
    assert [at.date() for at in found] == working
    assert {(at.hour, at.minute) for at in found} == {(7, 45)}
    assert all(digest_day(KANTOR, at) == at.date() for at in found)


def test_a_special_working_day_has_its_digest_too() -> None:
    kantor = Office(KANTOR.unit, WITH_SPECIAL)
    assert next_digest(kantor, wita("2026-11-24 08:00")) == wita("2026-11-26 07:45")
    assert next_digest(kantor, wita("2026-11-27 08:00")) == wita("2026-11-28 07:45")


def test_a_digest_looks_back_to_the_one_before() -> None:
    assert since_last(KANTOR, wita("2026-11-24 07:45")) == wita("2026-11-23 07:45")
    assert since_last(KANTOR, wita("2026-11-23 10:00")) == wita("2026-11-20 07:45")
    assert since_last(KANTOR, wita("2026-03-25 07:45")) == wita("2026-03-17 07:45")


def test_a_month_begins_in_the_zone_of_the_office() -> None:
    assert month_began(KANTOR, wita("2026-12-01 00:10")) == wita("2026-12-01 00:00")


@pytest.mark.parametrize(
    ("since", "at", "how_long"),
    [
        ("2026-11-23 08:30", "2026-11-23 08:30", Lasted(0, 0)),
        ("2026-11-23 08:30", "2026-11-23 14:00", Lasted(270, 0)),
        ("2026-11-20 10:30", "2026-11-23 07:45", Lasted(45, 0)),
        ("2026-11-20 10:30", "2026-11-23 10:30", Lasted(210, 1)),
        ("2026-11-19 10:30", "2026-11-24 07:45", Lasted(270 + 210 + 450 + 15, 2)),
        ("2026-12-23 16:00", "2026-12-28 07:45", Lasted(15, 0)),
        ("2026-11-27 11:00", "2026-11-29 10:00", Lasted(0, 0)),
    ],
)
def test_whole_working_days_are_counted_since_a_limit(
    since: str, at: str, how_long: Lasted
) -> None:
    assert lasted(OFFICE, wita(since), wita(at)) == how_long


@pytest.mark.parametrize(
    ("since", "days", "until"),
    [
        ("2026-11-23 08:30", 1, "2026-11-24 16:00"),
        ("2026-11-23 08:30", 2, "2026-11-25 16:00"),
        ("2026-11-26 20:00", 1, "2026-11-27 11:00"),
        ("2026-11-27 10:00", 1, "2026-11-30 16:00"),
        ("2026-12-23 08:30", 1, "2026-12-28 16:00"),
        ("2026-12-23 08:30", 5, "2027-01-04 16:00"),
    ],
)
def test_a_limit_is_extended_to_the_close_of_a_later_working_day(
    since: str, days: int, until: str
) -> None:
    assert days_later(OFFICE, wita(since), days) == wita(until)


def test_a_day_off_has_no_close() -> None:
    assert close_of(OFFICE, date(2026, 12, 25)) is None
    assert close_of(OFFICE, date(2026, 11, 27)) == datetime(2026, 11, 27, 11, tzinfo=WITA)
