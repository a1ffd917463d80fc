"""Updates are kept before anything is done with them, in order, once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from storage import inbox
from storage.inbox import RawUpdate, SetAside
from storage.migrations import migrate, schema_files

ONE, TWO, THREE = RawUpdate(11, 500, "{}"), RawUpdate(12, 600, "{}"), RawUpdate(13, 500, "{}")


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        migrate(conn, schema_files())
        yield conn


def waiting(conn: sqlite3.Connection) -> list[int]:
    return [update.update_id for update in inbox.waiting(conn)]


def test_an_update_that_comes_twice_is_kept_once(conn: sqlite3.Connection) -> None:
    first = inbox.keep(conn, [ONE, TWO], 1)
    second = inbox.keep(conn, [TWO, THREE], 2)
    assert [[(u.update_id, u.seq) for u in kept] for kept in (first, second)] == [
        [(11, 1), (12, 2)],
        [(13, 3)],
    ]


def test_a_finished_update_that_comes_again_stays_finished(conn: sqlite3.Connection) -> None:
    inbox.keep(conn, [ONE], 1)
    inbox.finish(conn, 11, 2)
    assert (inbox.keep(conn, [ONE], 3), waiting(conn)) == ([], [])


def test_order_is_that_of_arrival_even_when_telegram_counts_anew(conn: sqlite3.Connection) -> None:
    inbox.keep(conn, [RawUpdate(900_000, 1, "{}")], 1)
    inbox.keep(conn, [RawUpdate(3, 1, "{}")], 2)
    assert waiting(conn) == [900_000, 3]


def test_waiting_updates_are_read_page_by_page(conn: sqlite3.Connection) -> None:
    kept = inbox.keep(conn, [ONE, TWO, THREE], 1)
    inbox.finish(conn, 11, 2)
    first = inbox.waiting(conn, 0, 1)
    assert first == [kept[1]]
    assert inbox.waiting(conn, first[-1].seq, 5) == [kept[2]]


def test_finishing_twice_keeps_the_first_moment(conn: sqlite3.Connection) -> None:
    inbox.keep(conn, [ONE], 1)
    inbox.finish_all(conn, [11, 11], 2)
    inbox.set_aside(conn, 11, "terlambat", 3)
    rows = conn.execute("SELECT finished_at, error FROM inbox").fetchall()
    assert (rows, inbox.aside(conn)) == ([(2, None)], [])


def test_what_is_set_aside_stays_visible_and_is_never_pruned(conn: sqlite3.Connection) -> None:
    inbox.keep(conn, [ONE, TWO, THREE], 1)
    inbox.set_aside(conn, 11, "KeyError", 2)
    inbox.finish(conn, 12, 2)
    assert inbox.prune(conn, before=10) == 1
    assert inbox.aside(conn) == [SetAside(11, 500, "{}", "KeyError", 2)]
    assert waiting(conn) == [13]
