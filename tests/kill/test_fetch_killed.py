"""Fetching is killed in the middle of downloads and writes: shelf and journal agree afterwards."""

from pathlib import Path
from random import Random
from sqlite3 import Connection

import pytest

from flows.case import Giving
from storage.casebook import Casebook
from storage.database import Database
from storage.editions import Editions
from storage.kelengkapan.retention import held
from storage.kelengkapan.shelf import FOLDER, INCOMING, Fault, Shelf
from tests.bot.clock.watched import EIGHT_HOURS
from tests.kill.fetching import LETTERS, OFFICE, given, killed_after, telegram

pytestmark = pytest.mark.kill

SEED = 20261125
SHORTEST = 0.05
GROWS = 1.1
"""A life is longer than the one before it until one comes to its end."""


async def faults(folder: Path) -> list[Fault]:
    """What the shelf and the journal disagree in."""
    async with Database.open(folder / "data") as db:
        known = await db.read(held)
    return [found.fault for found in Shelf(folder / "data" / FOLDER).verify(known)]


async def test_a_kill_in_the_middle_of_a_download_loses_and_doubles_no_document(
    tmp_path: Path,
) -> None:
    chance, longest, kills, halves = Random(SEED), SHORTEST, 0, 0
    case_id = await given(tmp_path)
    while killed_after(tmp_path, chance.uniform(SHORTEST, longest)):
        kills, longest = kills + 1, longest * GROWS
        halves += any((tmp_path / "data" / FOLDER).glob(f"{INCOMING}/*"))
        # What the journal says is kept is there and whole, at whatever moment the kill came.
        assert not {Fault.MISSING, Fault.DAMAGED} & set(await faults(tmp_path))
    assert await faults(tmp_path) == []
    assert list((tmp_path / "data" / FOLDER / INCOMING).iterdir()) == []
    async with Database.open(tmp_path / "data") as db:
        casebook = Casebook(db, Editions([EIGHT_HOURS]), lambda _: OFFICE)
        _, case = await casebook.read(case_id)
        kept = [row[0] for row in await db.read(_kept)]
    *letters, program = case.given
    assert [g.shelved.pages for g in letters if g.shelved] == [*range(1, LETTERS + 1), 1]
    assert (program.state, program.why) == (Giving.REFUSED, "program")
    assert sorted(kept) == sorted({one.unique_id for one in telegram()[1][:-1]})
    assert kills >= 3
    assert halves >= 1, "no kill met a file half written"


def _kept(conn: Connection) -> list[tuple[str]]:
    query = "SELECT json_extract(body, '$.unique_id') FROM journal WHERE type = 'FileKept'"
    found: list[tuple[str]] = conn.execute(query).fetchall()
    return found
