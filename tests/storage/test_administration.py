"""The journal of administrative acts: written once, read newest first, never rewritten."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from flows.people.administration import AdminAct, AdminKind
from flows.people.officials import OfficialId
from storage.people import administration as admin
from tests.storage.test_posts import AT, UNIT, A, B, conn

__all__ = ["conn"]
DAY = AdminAct(AT, A, "Kepala Bidang", AdminKind.DAY_ENTERED, "2026-12-24", (), UNIT)
OTHER = AdminAct(AT, None, "operator", AdminKind.DAY_REMOVED, "2026-12-25", (), "lain")


def test_acts_are_read_the_newest_first_and_page_by_page(conn: sqlite3.Connection) -> None:
    first, second, third = (admin.note(conn, DAY) for _ in range(3))
    assert admin.acts(conn, 2) == (third, second)
    assert admin.acts(conn, 2, skip=2) == (first,)
    assert first.number > 0


def test_an_act_comes_back_as_it_was_written(conn: sqlite3.Connection) -> None:
    written = admin.note_about(
        conn, B, AdminKind.SECRETARY_APPOINTED, A, AT, (("head", str(A)), ("decides", "1"))
    )
    assert admin.acts(conn, 1) == (written,)
    assert (written.capacity, written.about, written.unit) == ("Kepala Bidang", "2", UNIT)
    assert (written.fact("head"), written.fact("nothing")) == ("1", "")


def test_who_acts_on_the_command_line_is_the_operator(conn: sqlite3.Connection) -> None:
    assert admin.note_about(conn, B, AdminKind.INVITED, None, AT).capacity == "operator"


def test_a_unit_reads_its_own_acts_and_those_of_no_unit(conn: sqlite3.Connection) -> None:
    mine, _ = admin.note(conn, DAY), admin.note(conn, OTHER)
    everybodys = admin.note(conn, AdminAct(AT, None, "operator", AdminKind.INVITED, "1"))
    assert admin.acts(conn, 9, unit=UNIT) == (everybodys, mine)
    assert admin.count(conn, UNIT) == 2


def test_the_moment_is_kept_in_utc(conn: sqlite3.Connection) -> None:
    wita = AT.astimezone(UTC) + timedelta(hours=1)
    admin.note(conn, AdminAct(wita, None, "operator", AdminKind.INVITED, "1"))
    assert admin.acts(conn, 1)[0].at == datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "sql", ["UPDATE administration SET capacity = 'Kadis'", "DELETE FROM administration"]
)
def test_what_is_written_is_neither_changed_nor_taken_away(
    conn: sqlite3.Connection, sql: str
) -> None:
    admin.note(conn, DAY)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        conn.execute(sql)


def test_an_act_of_nobody_in_the_roster_has_no_capacity(conn: sqlite3.Connection) -> None:
    with pytest.raises(KeyError):
        admin.capacity_of(conn, OfficialId(99), AT)
