"""What people put together in the chat: each on their own bench, gone with the step."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from flows.kelengkapan.disposisi import Disposisi, Instruksi, Tujuan
from flows.kelengkapan.notulen import Notulen
from flows.people.officials import OfficialId
from storage.database import Database
from storage.kelengkapan.drafts import Bench, draft, drop_draft, drop_of_task, keep_draft

MINE = Bench(OfficialId(1), "SC-2026-001", 2, "disposisi", "disposisi")
THEIRS = Bench(OfficialId(2), "SC-2026-001", 2, "disposisi", "disposisi")
MINUTES = Bench(OfficialId(1), "SC-2026-001", 3, "notulen", "notulen")
MADE = Disposisi(Tujuan("kasi", "Kepala Seksi"), instruksi=(Instruksi.FILE,))


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.open(tmp_path) as db:
        yield db


async def test_what_is_left_on_the_bench_lies_there_after_a_restart(tmp_path: Path) -> None:
    async with Database.open(tmp_path) as db:
        await db.write(lambda conn: keep_draft(conn, MINE, Disposisi(), 1))
        await db.write(lambda conn: keep_draft(conn, MINE, MADE, 2))
    async with Database.open(tmp_path) as db:
        assert await db.read(lambda conn: draft(conn, MINE, Disposisi)) == MADE


async def test_everybody_has_a_bench_of_their_own(db: Database) -> None:
    await db.write(lambda conn: keep_draft(conn, MINE, MADE, 1))
    await db.write(lambda conn: keep_draft(conn, THEIRS, Disposisi(), 1))
    await db.write(lambda conn: drop_draft(conn, THEIRS))
    assert await db.read(lambda conn: draft(conn, MINE, Disposisi)) == MADE
    assert await db.read(lambda conn: draft(conn, THEIRS, Disposisi)) is None


async def test_a_step_that_is_over_clears_the_benches_of_all(db: Database) -> None:
    for bench in (MINE, THEIRS):
        await db.write(lambda conn, at=bench: keep_draft(conn, at, MADE, 1))
    await db.write(lambda conn: keep_draft(conn, MINUTES, Notulen(), 1))
    await db.write(lambda conn: drop_of_task(conn, "SC-2026-001", 2))
    assert await db.read(lambda conn: draft(conn, MINE, Disposisi)) is None
    assert await db.read(lambda conn: draft(conn, THEIRS, Disposisi)) is None
    assert await db.read(lambda conn: draft(conn, MINUTES, Notulen)) == Notulen()
