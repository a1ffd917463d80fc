"""The memory holds what it was told, refuses what it must, and lets nobody undo another's work."""

import asyncio
import logging
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiosqlite
import pytest

from storage import groups
from storage.connection import Connection
from storage.database import FILE, Database, meta, remember
from storage.failures import DatabaseTooNew, DataFolderBusy, SchemaChanged, StorageFailed
from storage.folder import LOCK
from storage.migrations import SchemaFile, migrate, schema_files

FIRST = SchemaFile("0001_first.sql", "CREATE TABLE first (a);")
SECOND = SchemaFile("0002_second.sql", "CREATE TABLE second (b); -- the last word")


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.open(tmp_path / "data") as db:
        yield db


def keep(key: str, value: str = "ada") -> groups.Work:
    return lambda conn: remember(conn, key, value)


def refuse(conn: sqlite3.Connection) -> None:
    remember(conn, "ditolak", "ada")
    raise PermissionError("tidak boleh")


async def kept(db: Database) -> list[str]:
    return await db.read(lambda conn: [k for (k,) in conn.execute("SELECT key FROM meta")])


def tables(conn: sqlite3.Connection) -> list[str]:
    found = conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found]


async def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    async with Database.open(tmp_path) as db:
        await db.write(keep("nama", "PanduBot"))
    again = await Database.open(tmp_path)
    assert await again.read(lambda conn: meta(conn, "nama")) == "PanduBot"
    assert await again.read(lambda conn: meta(conn, "lain")) is None
    await again.close()


async def test_every_commit_is_on_the_disk_and_references_are_checked(db: Database) -> None:
    asked = ("journal_mode", "synchronous", "foreign_keys")
    found = await db.write(
        lambda conn: [conn.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    )
    assert found == ["wal", 2, 1]


async def test_folder_and_files_are_private_to_their_user(db: Database, tmp_path: Path) -> None:
    await db.write(keep("a"))
    folder = tmp_path / "data"
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert modes == dict.fromkeys((FILE, f"{FILE}-wal", f"{FILE}-shm", LOCK), 0o600)


async def test_closing_leaves_one_file_with_everything_in_it(tmp_path: Path) -> None:
    async with Database.open(tmp_path) as db:
        await db.write(keep("a"))
    assert sorted(os.listdir(tmp_path)) == [FILE, LOCK]


async def test_works_that_wait_together_are_one_commit(db: Database) -> None:
    seen: list[int] = []
    db_changes = "PRAGMA data_version"

    def look(conn: sqlite3.Connection) -> int:
        return int(conn.execute(db_changes).fetchone()[0])

    seen.append(await db.read(look))
    await asyncio.gather(*(db.write(keep(f"kunci {n}")) for n in range(50)))
    seen.append(await db.read(look))
    assert (len(await kept(db)), seen[1] - seen[0]) == (50, 1)


async def test_at_most_64_works_share_a_commit(db: Database) -> None:
    sizes: list[int] = []
    carry = db._writes._carry

    def counted(conn: sqlite3.Connection, works: groups.Sequence[groups.Work]) -> list[object]:
        sizes.append(len(works))
        return carry(conn, works)

    db._writes._carry = counted  # type: ignore[assignment]
    await asyncio.gather(*(db.write(keep(f"kunci {n}")) for n in range(150)))
    assert sizes == [64, 64, 22]


async def test_one_refusal_does_not_undo_the_others(db: Database) -> None:
    before, refused, after = await asyncio.gather(
        db.write(keep("sebelum")), db.write(refuse), db.write(keep("sesudah")),
        return_exceptions=True,
    )  # fmt: skip
    assert (before, repr(refused), after) == (None, "PermissionError('tidak boleh')", None)
    assert await kept(db) == ["sebelum", "sesudah"]


async def test_works_see_what_earlier_ones_of_their_group_wrote(db: Database) -> None:
    _, found = await asyncio.gather(
        db.write(keep("a", "satu")), db.write(lambda conn: meta(conn, "a"))
    )
    assert found == "satu"


async def test_a_caller_that_gives_up_leaves_the_group_alone(db: Database) -> None:
    waiting = [asyncio.create_task(db.write(keep(f"kunci {n}"))) for n in range(3)]
    await asyncio.sleep(0)
    waiting[1].cancel()
    done = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(one) for one in done] == [type(None), asyncio.CancelledError, type(None)]
    assert {"kunci 0", "kunci 2"} <= set(await kept(db))


async def test_a_failed_commit_is_everybodys_failure(db: Database) -> None:
    def owe(conn: sqlite3.Connection) -> None:
        conn.execute("CREATE TABLE owner (id INTEGER PRIMARY KEY)")
        conn.execute("CREATE TABLE owned (id REFERENCES owner (id) DEFERRABLE INITIALLY DEFERRED)")
        conn.execute("INSERT INTO owned VALUES (7)")

    done = await asyncio.gather(db.write(keep("a")), db.write(owe), return_exceptions=True)
    assert [type(one) for one in done] == [sqlite3.IntegrityError] * 2
    await db.write(keep("b"))
    assert await kept(db) == ["b"]


async def test_a_full_disk_is_said_to_everybody_and_then_writing_goes_on(db: Database) -> None:
    pages = await db.write(lambda conn: conn.execute("PRAGMA page_count").fetchone()[0])
    await db.write(lambda conn: conn.execute(f"PRAGMA max_page_count = {pages}").fetchone())
    with pytest.raises(StorageFailed) as caught:
        await db.write(keep("besar", "x" * 1_000_000))
    assert str(caught.value) == "Basis data tidak dapat dipakai: database or disk is full."
    await db.write(keep("kecil"))
    assert await kept(db) == ["kecil"]


async def test_a_locked_database_is_said_in_a_type_of_its_own(tmp_path: Path) -> None:
    async with Database.open(tmp_path) as db:
        await db.write(lambda conn: conn.execute("PRAGMA busy_timeout = 0").fetchone())
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageFailed, match="locked"):
            await db.write(keep("a"))
        other.close()
        await db.write(keep("b"))
        assert await kept(db) == ["b"]


async def test_reading_cannot_write(db: Database) -> None:
    with pytest.raises(StorageFailed, match="readonly"):
        await db.read(keep("a"))
    assert await kept(db) == []


async def test_a_reading_that_fails_fails_alone(db: Database) -> None:
    await db.write(keep("a"))
    good, bad = await asyncio.gather(
        db.read(lambda conn: meta(conn, "a")), db.read(lambda conn: 1 // 0), return_exceptions=True
    )
    assert (good, type(bad)) == ("ada", ZeroDivisionError)


async def test_one_reading_sees_one_state_of_the_memory(db: Database) -> None:
    await db.write(keep("a", "lama"))
    path = await db.read(lambda conn: conn.execute("PRAGMA database_list").fetchone()[2])

    def look_twice(conn: sqlite3.Connection) -> tuple[str | None, str | None]:
        first = meta(conn, "a")
        with sqlite3.connect(path) as other:
            remember(other, "a", "baru")
        other.close()
        return first, meta(conn, "a")

    assert await db.read(look_twice) == ("lama", "lama")


async def test_closing_waits_for_what_was_asked_and_takes_no_more(tmp_path: Path) -> None:
    db = await Database.open(tmp_path)
    last = asyncio.create_task(db.write(keep("terakhir")))
    await asyncio.sleep(0)
    await db.close()
    await last
    with pytest.raises(ValueError, match="closed"):
        await db.write(keep("terlambat"))
    async with Database.open(tmp_path) as again:
        assert await kept(again) == ["terakhir"]


async def test_a_second_process_is_refused_and_told_who_is_there(
    db: Database, tmp_path: Path
) -> None:
    script = (
        "import asyncio, sys, pathlib\n"
        "from storage.database import Database\n"
        "from storage.failures import DataFolderBusy\n"
        "async def main():\n"
        "    try:\n"
        "        await Database.open(pathlib.Path(sys.argv[1]))\n"
        "    except DataFolderBusy as busy:\n"
        "        print(busy)\n"
        "asyncio.run(main())\n"
    )
    folder = tmp_path / "data"
    said = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == (
        f"Folder data {folder} sedang dipakai oleh proses lain (pid {os.getpid()}).\n"
    )


async def test_the_folder_is_free_again_after_closing_and_after_a_refusal(tmp_path: Path) -> None:
    async with Database.open(tmp_path):
        with pytest.raises(DataFolderBusy):
            await Database.open(tmp_path)
    async with Database.open(tmp_path):
        pass


async def test_a_database_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    async with Database.open(tmp_path) as db:
        await db.write(
            lambda conn: conn.execute(
                "INSERT INTO schema_history (name, checksum) VALUES ('9999_later.sql', 'x')"
            )
        )
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(DatabaseTooNew, match=r"9999_later\.sql"):
        await Database.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


async def test_something_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"catatan rapat\n" * 100)
    with pytest.raises(StorageFailed, match="not a database"):
        await Database.open(tmp_path)


async def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(StorageFailed, match="Folder data tidak dapat dipakai: "):
        await Database.open(tmp_path / "berkas" / "data")


def test_schema_files_are_applied_once_in_order() -> None:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    migrate(conn, [FIRST])
    conn.execute("INSERT INTO first VALUES (1)")
    migrate(conn, [FIRST, SECOND])
    migrate(conn, [FIRST, SECOND])
    names = conn.execute("SELECT name FROM schema_history ORDER BY n").fetchall()
    assert names == [(FIRST.name,), (SECOND.name,)]
    assert conn.execute("SELECT a FROM first").fetchall() == [(1,)]
    conn.close()


def test_a_schema_file_that_fails_leaves_nothing_behind() -> None:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    broken = SchemaFile("0002_broken.sql", "CREATE TABLE half (a); CREATE TABLE half (b);")
    with pytest.raises(sqlite3.OperationalError):
        migrate(conn, [FIRST, broken])
    assert tables(conn) == ["first", "schema_history"]
    migrate(conn, [FIRST, SECOND])
    assert tables(conn) == ["first", "schema_history", "second"]
    conn.close()


def test_a_released_schema_file_that_was_changed_is_refused() -> None:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    migrate(conn, [FIRST])
    changed = SchemaFile(FIRST.name, "CREATE TABLE first (a, b);")
    with pytest.raises(SchemaChanged, match=FIRST.name):
        migrate(conn, [changed, SECOND])
    assert tables(conn) == ["first", "schema_history"]
    conn.close()


def test_the_schema_files_of_this_version_are_numbered_without_gaps() -> None:
    numbers = [int(file.name[:4]) for file in schema_files()]
    assert numbers == list(range(1, len(numbers) + 1))


async def test_aiosqlite_still_has_the_door_we_send_our_works_through() -> None:
    conn = Connection(lambda: sqlite3.connect(":memory:"), iter_chunk_size=1)
    async with conn:
        assert await conn.run(lambda raw: raw.execute("SELECT 6 * 7").fetchone()) == (42,)
        with pytest.raises(ZeroDivisionError):
            await conn.run(lambda raw: 1 // 0)
    assert aiosqlite.__version__.split(".")[:2] == ["0", "22"]


async def test_an_old_sqlite_is_mentioned_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, "storage.database")
    for version, lines in (((3, 40, 1), 1), ((3, 51, 3), 0)):
        monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
        caplog.clear()
        async with Database.open(tmp_path):
            pass
        assert len(caplog.records) == lines
