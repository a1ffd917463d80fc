"""The sweep is killed again and again: no reminder is lost, none is said twice."""

from pathlib import Path
from random import Random

import pytest

from storage.database import Database
from tests.bot.clock.watched import wita
from tests.kill.sweeping import delivered, journal, killed_after, opened, sent

pytestmark = pytest.mark.kill

CASES = 250
SHORTEST = 0.03
GROWS = 1.15
"""A life is longer than the one before it until a sweep comes to its end."""
SEED = 20261124
MOMENTS = {
    ("batas", 0): wita(24, 9),
    ("harian", 1): wita(25, 7, 30),
    ("harian", 2): wita(26, 7, 30),
    ("harian", 3): wita(27, 7, 30),
    ("harian", 4): wita(30, 7, 30),
}


async def test_a_sweep_killed_in_the_middle_loses_and_doubles_no_reminder(tmp_path: Path) -> None:
    chance, kills, halves = Random(SEED), 0, 0
    cases = await opened(tmp_path, CASES)
    for at in MOMENTS.values():
        longest = SHORTEST
        while killed_after(tmp_path, at, chance.uniform(SHORTEST, longest)):
            kills, longest = kills + 1, longest * GROWS
            async with Database.open(tmp_path / "data") as db:
                halves += (await db.read(journal)).total() % CASES != 0
        async with Database.open(tmp_path / "data") as db:
            await db.write(delivered)
    expected = {(case, *rung): 1 for case in cases for rung in MOMENTS}
    async with Database.open(tmp_path / "data") as db:
        assert await db.read(journal) == expected
        assert await db.read(sent) == expected
    assert kills >= len(MOMENTS)
    assert halves >= 3, "no kill met a sweep in its middle"
