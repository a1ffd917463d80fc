"""Whether somebody should be told today that a year's cuti bersama is not known, and once only."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from storage.database import Database
from storage.waktu.holidays import unknown_year_to_tell, unknown_years


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 10, 1), ()),
        (date(2027, 9, 30), ()),
        (date(2027, 10, 1), (2028,)),
        (date(2027, 12, 31), (2028,)),
        (date(2028, 1, 1), (2028,)),
        (date(2028, 11, 5), (2028, 2029)),
    ],
)
def test_a_year_is_missed_from_october_before_it_begins(
    today: date, years: tuple[int, ...]
) -> None:
    assert unknown_years(today) == years


async def test_each_year_is_told_once_also_across_a_restart(tmp_path: Path) -> None:
    told = []
    for today in (date(2027, 9, 30), date(2027, 10, 1), date(2027, 10, 4), date(2028, 3, 1)):
        async with Database.open(tmp_path) as db:
            told.append(await db.write(partial(unknown_year_to_tell, today=today)))
    assert told == [None, 2028, None, None]


async def test_two_unknown_years_are_told_one_after_the_other(tmp_path: Path) -> None:
    async with Database.open(tmp_path) as db:
        days = (date(2028, 10, 2), date(2028, 10, 3), date(2028, 10, 4))
        told = [await db.write(partial(unknown_year_to_tell, today=today)) for today in days]
    assert told == [2028, 2029, None]
