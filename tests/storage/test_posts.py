"""Posts in the memory: entered, ended, in force today, and in which capacity since when."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from flows.ids import Peran
from flows.people.capacity import in_capacity
from flows.people.officials import OfficialId, Sapaan
from flows.people.posts import Assignment, Fault, Holding, stand_ins
from storage.people import posts, roster, turnover
from storage.people.capacities import capacities_of
from storage.people.personnel import Keadaan, Person, enrol, plan
from storage.people.turnover import Change

UNIT = "unit"
MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)
AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
KABID, KASI, STAF = Peran("kabid"), Peran("kasi"), Peran("staf")
A, B, C = OfficialId(1), OfficialId(2), OfficialId(3)
CODES = count()
LIST = (
    Person(2, "Norhayati", Sapaan.IBU, "Kepala Bidang", UNIT, (KABID,), kepala=True),
    Person(3, "Sampurna", Sapaan.BAPAK, "Kepala Seksi", UNIT, (KASI, STAF)),
    Person(4, "Udin", Sapaan.BAPAK, "Staf", UNIT, (STAF,)),
    Person(5, "Arsyad", Sapaan.BAPAK, "Kepala Bidang", "lain", (KABID,), kepala=True),
)


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    folder = resources.files("storage") / "schema"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        for file in files:
            conn.executescript(file.read_text("utf-8"))
        listed(conn, LIST, AT)
        yield conn


def listed(conn: sqlite3.Connection, persons: tuple[Person, ...], at: datetime) -> None:
    enrol(conn, persons, at, at + timedelta(days=30), lambda: str(next(CODES)))
    for unit in roster.units(conn):
        turnover.apply(conn, unit, at.date(), at)


def applied(conn: sqlite3.Connection, days: int) -> tuple[Change, ...]:
    at = AT + timedelta(days=days)
    return turnover.apply(conn, UNIT, at.date(), at)


def plh(conn: sqlite3.Connection, since: date = TUESDAY, until: date = FRIDAY) -> Assignment:
    known = posts.assignments(conn, UNIT)
    done = posts.enter(conn, UNIT, stand_ins(known, A, B, (since, until), "ND-1"), C, AT)
    assert not isinstance(done, Fault)
    return done[0]


def test_a_plh_takes_effect_on_its_first_day_and_ends_after_its_last(
    conn: sqlite3.Connection,
) -> None:
    entered = plh(conn)
    own = replace(posts.of_official(conn, A)[0])
    assert [applied(conn, days) for days in range(6)] == [
        (),
        (Change(A, (), (KABID,)), Change(B, (entered,), ())),
        (),
        (),
        (),
        (Change(A, (own,), ()), Change(B, (), (KABID,))),
    ]


def test_posts_of_another_unit_are_never_touched(conn: sqlite3.Connection) -> None:
    plh(conn)
    applied(conn, 1)
    assert roster.official(conn, OfficialId(4)).peran == (KABID,)
    assert [one.id for one in roster.holders(conn, UNIT, KABID)] == [B]


def test_a_stand_in_of_a_head_leads_as_long_as_it_lasts(conn: sqlite3.Connection) -> None:
    plh(conn)
    assert [(applied(conn, n), roster.official(conn, B).kepala)[1] for n in (0, 1, 5)] == [
        False,
        True,
        False,
    ]


def test_who_entered_and_who_ended_it_stays_known(conn: sqlite3.Connection) -> None:
    entered = plh(conn)
    later = AT + timedelta(days=2)
    assert posts.end(conn, entered.id, later.date(), A, later)
    assert not posts.end(conn, entered.id, later.date(), A, later)
    assert posts.entered_by(conn, entered.id) == (C, AT)
    row = conn.execute(
        "SELECT planned, until, ended_by, ended_at FROM assignments WHERE id = ?", (entered.id,)
    ).fetchone()
    assert row == (FRIDAY.isoformat(), "2026-11-25", A, int(later.timestamp()))


def test_what_was_done_that_morning_keeps_its_capacity_after_an_early_end(
    conn: sqlite3.Connection,
) -> None:
    entered = plh(conn, MONDAY)
    applied(conn, 0)
    ended = AT + timedelta(hours=3)
    posts.end(conn, entered.id, MONDAY - timedelta(days=1), A, ended)
    turnover.apply(conn, UNIT, MONDAY, ended)
    person, known = roster.official(conn, B), capacities_of(conn, (B,))
    moments = (AT - timedelta(hours=1), AT + timedelta(hours=1), ended)
    assert [in_capacity(person, known, (KABID,), at).jabatan for at in moments] == [
        "Kepala Seksi",
        "Plh. kabid",
        "Kepala Seksi",
    ]


def test_for_a_post_of_their_own_nobody_acts_as_plh(conn: sqlite3.Connection) -> None:
    plh(conn)
    applied(conn, 1)
    person, known = roster.official(conn, B), capacities_of(conn, (B,))
    at = AT + timedelta(days=1, hours=1)
    assert in_capacity(person, known, (KABID, KASI), at).jabatan == "Kepala Seksi"


def test_where_nobody_ever_stood_in_there_is_nothing_to_look_up(conn: sqlite3.Connection) -> None:
    assert capacities_of(conn, (A, B, C)) == ()


def test_the_personnel_list_is_compared_with_what_it_said_and_not_with_stand_ins(
    conn: sqlite3.Connection,
) -> None:
    plh(conn)
    applied(conn, 1)
    assert {entry.keadaan for entry in plan(conn, LIST)} == {Keadaan.TETAP}
    listed(conn, LIST, AT + timedelta(days=1))
    assert [one.id for one in roster.holders(conn, UNIT, KABID)] == [B]


def test_a_new_list_ends_posts_and_the_plt_of_a_post_that_it_fills(
    conn: sqlite3.Connection,
) -> None:
    without = replace(LIST[1], peran=(STAF,))
    listed(conn, (without,), AT)
    acting = Assignment(0, C, KASI, Holding.PLT, MONDAY, date(2027, 2, 22), None, "SK-3")
    assert not isinstance(posts.enter(conn, UNIT, (acting,), None, AT), Fault)
    applied(conn, 0)
    assert [one.id for one in roster.holders(conn, UNIT, KASI)] == [C]
    listed(conn, LIST, AT + timedelta(days=2))
    assert [one.id for one in roster.holders(conn, UNIT, KASI)] == [B]


def test_of_several_that_belong_together_none_is_entered_where_one_cannot_be(
    conn: sqlite3.Connection,
) -> None:
    good = Assignment(0, C, KASI, Holding.PLH, TUESDAY, FRIDAY, B)
    before = posts.assignments(conn, UNIT)
    assert posts.enter(conn, UNIT, (good, good), None, AT) is Fault.OVERLAP
    assert posts.enter(conn, UNIT, (), None, AT) is Fault.NOT_A_HOLDER
    assert posts.assignments(conn, UNIT) == before


def test_the_end_of_a_plt_is_to_be_announced_once(conn: sqlite3.Connection) -> None:
    listed(conn, (replace(LIST[1], peran=(STAF,)),), AT)
    acting = Assignment(0, C, KASI, Holding.PLT, MONDAY, date(2026, 12, 31), None, "SK-3")
    posts.enter(conn, UNIT, (acting,), None, AT)
    days = (date(2026, 12, 16), date(2026, 12, 17), date(2026, 12, 18))
    assert [len(posts.to_warn(conn, UNIT, day)) for day in days] == [0, 1, 0]


def test_what_a_list_gives_nobody_any_more_ends_on_the_day_before_in_the_zone_of_the_office(
    conn: sqlite3.Connection,
) -> None:
    early = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # Tuesday, one in the morning, in WITA
    without = replace(LIST[1], peran=(STAF,))
    enrol(conn, [without], early, early, None, {UNIT: ZoneInfo("Asia/Makassar")})
    ended = {one.peran: one.until for one in posts.of_official(conn, B)}
    assert ended == {KASI: MONDAY, STAF: None}
