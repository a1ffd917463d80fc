"""Special days as an office decides them: what is kept, what counts, and the calendar with them."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from flows.office_time.hours import Interval, SpecialDay, at
from flows.office_time.special_days import Entered
from flows.people.officials import OfficialId
from flows.reading.waktu import read_waktu
from storage.database import Database
from storage.sops import load_definitions
from storage.waktu.offices import Offices
from storage.waktu.special_days import coming_days, enter_day, remove_day, special_days
from tests.flows.calendars import wita
from tests.flows.forms import KABID
from tests.storage.office import hire

KALTIM, BALANGAN = "kaltim-bina-konstruksi", "balangan-pengadaan"
UNITS = load_definitions().units
AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
EVE, SATURDAY = date(2026, 12, 24), date(2026, 11, 28)
ANNIVERSARY = SpecialDay("Hari jadi", works=False)
SHORT = SpecialDay("Ganti hari kerja", works=True, hours=(Interval(at(7, 30), at(11)),))


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.open(tmp_path) as db:
        await db.write(lambda conn: hire(conn, KABID, None))
        yield db


def entered(day: date, special: SpecialDay, minutes: int = 0) -> Entered:
    by = OfficialId(KABID.official)
    return Entered(day, special, by, "Kepala Bidang", AT + timedelta(minutes=minutes))


async def test_a_day_comes_back_as_it_was_entered_and_by_whom(db: Database) -> None:
    eve, saturday = entered(EVE, ANNIVERSARY), entered(SATURDAY, SHORT)
    await db.write(lambda conn: enter_day(conn, KALTIM, eve))
    await db.write(lambda conn: enter_day(conn, KALTIM, saturday))
    assert await db.read(lambda conn: coming_days(conn, KALTIM, SATURDAY)) == (saturday, eve)
    later = SATURDAY + timedelta(days=1)
    assert await db.read(lambda conn: coming_days(conn, KALTIM, later)) == (eve,)


async def test_a_day_belongs_to_the_office_that_entered_it(db: Database) -> None:
    await db.write(lambda conn: enter_day(conn, KALTIM, entered(EVE, ANNIVERSARY)))
    assert await db.read(lambda conn: special_days(conn, BALANGAN)) == {}
    assert await db.read(lambda conn: special_days(conn, KALTIM)) == {EVE: ANNIVERSARY}


async def test_of_two_decisions_on_a_day_the_later_one_counts(db: Database) -> None:
    for n, special in enumerate((ANNIVERSARY, SHORT)):
        decided = entered(EVE, special, n)
        await db.write(partial(enter_day, unit=KALTIM, entered=decided))
    assert await db.read(lambda conn: special_days(conn, KALTIM)) == {EVE: SHORT}


async def test_a_removed_day_is_ordinary_again_and_the_record_keeps_both(db: Database) -> None:
    eve = entered(EVE, ANNIVERSARY)
    await db.write(lambda conn: enter_day(conn, KALTIM, eve))
    await db.write(lambda conn: remove_day(conn, KALTIM, entered(EVE, ANNIVERSARY, 5)))
    assert await db.read(lambda conn: special_days(conn, KALTIM)) == {}
    rows = await db.read(
        lambda conn: conn.execute(
            "SELECT nama, works, at FROM special_days ORDER BY seq"
        ).fetchall()
    )
    assert rows == [
        ("Hari jadi", 0, "2026-11-23T00:30:00+00:00"),
        ("Hari jadi", None, "2026-11-23T00:35:00+00:00"),
    ]
    await db.write(lambda conn: enter_day(conn, KALTIM, eve))
    assert await db.read(lambda conn: special_days(conn, KALTIM)) == {EVE: ANNIVERSARY}


async def test_a_decision_is_never_rewritten(db: Database) -> None:
    await db.write(lambda conn: enter_day(conn, KALTIM, entered(EVE, ANNIVERSARY)))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        await db.write(lambda conn: conn.execute("UPDATE special_days SET works = 1"))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        await db.write(lambda conn: conn.execute("DELETE FROM special_days"))
    assert await db.read(lambda conn: special_days(conn, KALTIM)) == {EVE: ANNIVERSARY}


async def test_an_office_reckons_with_its_special_days_once_they_are_refreshed(
    db: Database,
) -> None:
    offices = Offices(UNITS)
    monday, a_day = wita("2026-11-23 08:30"), read_waktu("1 hari")
    before = offices(KALTIM)
    assert before.calendar.deadline(monday, a_day) == wita("2026-11-24 16:00")
    tuesday = entered(date(2026, 11, 24), ANNIVERSARY)
    await db.write(lambda conn: enter_day(conn, KALTIM, tuesday))
    await db.read(offices.refresh)
    after, other = offices(KALTIM), offices(BALANGAN)
    assert after.calendar.deadline(monday, a_day) == wita("2026-11-25 16:00")
    assert before.calendar.deadline(monday, a_day) == wita("2026-11-24 16:00")
    assert other.calendar.deadline(monday, a_day) == wita("2026-11-24 16:00")
    await db.write(lambda conn: remove_day(conn, KALTIM, tuesday))
    await db.read(offices.refresh)
    assert offices(KALTIM) == before


async def test_an_office_whose_days_have_not_changed_keeps_its_calendar(db: Database) -> None:
    offices = Offices(UNITS)
    before = offices(KALTIM), offices(BALANGAN)
    await db.write(lambda conn: enter_day(conn, KALTIM, entered(EVE, ANNIVERSARY)))
    await db.read(offices.refresh)
    after = offices(KALTIM), offices(BALANGAN)
    assert [new is old for new, old in zip(after, before, strict=True)] == [False, True]


def test_there_is_no_office_of_a_unit_that_is_not_defined() -> None:
    with pytest.raises(KeyError):
        Offices(UNITS)("tidak-ada")
