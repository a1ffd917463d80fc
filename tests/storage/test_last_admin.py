"""No list and no mark takes an office from the last who can set it up, by whatever way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from importlib import resources
from zoneinfo import ZoneInfo

import pytest

from bot.people.administering import marked
from bot.words import Words, words_of
from flows.people.leaving import Leave
from flows.people.officials import Official
from flows.people.refusals import LastAdministrator
from storage.people import joining, leaving
from storage.people.clashing import Clash, ClashKind, clashes
from storage.people.marks import Marks
from storage.people.personnel import Person, roll_for
from tests.storage.test_posts import AT, LIST, MONDAY, UNIT, A, B, C, listed

NORHAYATI, SAMPURNA, UDIN, _ = LIST


@pytest.fixture
def office() -> Iterator[sqlite3.Connection]:
    """Norhayati is the administrator and has joined; of the others Udin has."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        for file in sorted((resources.files("storage") / "schema").iterdir(), key=str):
            conn.executescript(file.read_text("utf-8"))
        listed(conn, LIST, AT)
        for who in (A, C):
            conn.execute("UPDATE officials SET chat_id = ? WHERE id = ?", (900 + who, who))
        conn.execute("UPDATE officials SET admin = 1 WHERE id = ?", (A,))
        yield conn


def found(conn: sqlite3.Connection, *persons: Person) -> tuple[Clash, ...]:
    return clashes(roll_for(conn, persons), persons)


def taken(person: Person) -> tuple[Clash, ...]:
    return (Clash(person.row, ClashKind.LAST_ADMIN, person.nama),)


def words(one: Official) -> Words:
    return words_of(one.bahasa, ZoneInfo("Asia/Makassar"))


def test_a_list_does_not_hand_the_office_to_somebody_who_has_not_joined(
    office: sqlite3.Connection,
) -> None:
    without = replace(NORHAYATI, admin=False)
    assert found(office, without, replace(SAMPURNA, admin=True)) == taken(NORHAYATI)
    assert found(office, without, replace(UDIN, admin=True)) == ()
    new = Person(9, "Salasiah", SAMPURNA.sapaan, "Arsiparis", UNIT, (), admin=True)
    assert found(office, without, new) == taken(NORHAYATI)


def test_a_list_does_not_move_the_last_administrator_to_another_unit(
    office: sqlite3.Connection,
) -> None:
    joining.invite(office, A, "kode-lama", AT, AT + timedelta(days=9))
    moved = replace(NORHAYATI, unit="lain", kode="kode-lama")
    assert found(office, moved) == taken(NORHAYATI)
    assert found(office, moved, replace(UDIN, admin=True)) == ()


def test_whoever_is_about_to_leave_does_not_count_as_the_one_who_stays(
    office: sqlite3.Connection,
) -> None:
    conn = office
    conn.execute("UPDATE officials SET admin = 1 WHERE id = ?", (C,))
    later = MONDAY + timedelta(days=3)
    assert leaving.enter(conn, UNIT, Leave(C, B, later), A, MONDAY, AT) is None
    assert found(conn, replace(NORHAYATI, admin=False)) == taken(NORHAYATI)
    with pytest.raises(LastAdministrator):
        marked(conn, words, A, Marks(admin=False), None, AT)
    assert marked(conn, words, C, Marks(admin=False), None, AT)
