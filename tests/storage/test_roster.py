"""Who is in the office, and how a Telegram account becomes one of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import resources

import pytest

from flows.ids import Peran
from flows.people.officials import Official, OfficialId, Sapaan
from storage.people import joining, releasing, roster, turnover
from storage.people.joining import (
    AlreadyBound,
    Bound,
    ChatOfAnother,
    CodeExpired,
    CodeReplaced,
    CodeUnknown,
    CodeUsed,
    LinkedElsewhere,
    TooManyTries,
    bind,
)
from storage.people.personnel import Person, enrol

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
UNIT = "kaltim-bina-konstruksi"
KABID = Person(
    2,
    "Rusmini Hadi",
    Sapaan.IBU,
    "Kepala Bidang",
    UNIT,
    (Peran("kabid"), Peran("panitia")),
    kepala=True,
    ringkasan=True,
    kode="SIM-KABID",
)
STAF = Person(3, "Jumri", Sapaan.BAPAK, "Staf", UNIT, (Peran("panitia"),), kode="SIM-STAF")
OTHER = Person(
    4, "Laung", Sapaan.BAPAK, "Staf", "balangan-pbj", (Peran("panitia"),), kode="SIM-BLG"
)

THE_KABID = Official(
    OfficialId(1),
    "Rusmini Hadi",
    Sapaan.IBU,
    "Kepala Bidang",
    UNIT,
    (Peran("kabid"), Peran("panitia")),
    kepala=True,
    ringkasan=True,
)
THE_STAF = Official(OfficialId(2), "Jumri", Sapaan.BAPAK, "Staf", UNIT, (Peran("panitia"),))


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    folder = resources.files("storage") / "schema"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        for file in files:
            conn.executescript(file.read_text("utf-8"))
        conn.execute("PRAGMA foreign_keys = ON")
        enrol(conn, (KABID, STAF, OTHER), AT, AT + timedelta(days=30), lambda: "never")
        for unit in roster.units(conn):
            turnover.apply(conn, unit, AT.date(), AT)
        yield conn


def test_a_person_is_read_as_they_were_enrolled(conn: sqlite3.Connection) -> None:
    assert roster.official(conn, OfficialId(1)) == THE_KABID


def test_there_is_no_person_of_an_unknown_id(conn: sqlite3.Connection) -> None:
    with pytest.raises(KeyError):
        roster.official(conn, OfficialId(99))


def test_holders_of_a_peran_are_those_of_the_same_unit(conn: sqlite3.Connection) -> None:
    assert roster.holders(conn, UNIT, "panitia") == (THE_KABID, THE_STAF)
    assert roster.holders(conn, UNIT, "kadis") == ()


def test_everybody_and_every_unit_is_listed_in_order(conn: sqlite3.Connection) -> None:
    assert [person.id for person in roster.all_officials(conn)] == [1, 2, 3]
    assert roster.units(conn) == ("balangan-pbj", UNIT)


def test_finding_holders_and_accounts_needs_no_walk_through_the_roster(
    conn: sqlite3.Connection,
) -> None:
    plans = [
        *conn.execute(f"EXPLAIN QUERY PLAN {roster._OFFICIAL} WHERE o.chat_id = 1"),
        *conn.execute(
            f"EXPLAIN QUERY PLAN {roster._OFFICIAL} JOIN official_peran h ON h.official = o.id"
            " WHERE h.peran = 'x' AND o.unit = 'y' ORDER BY o.id"
        ),
    ]
    steps = [str(plan[3]) for plan in plans]
    assert not [step for step in steps if step.startswith(("SCAN o", "SCAN h", "SCAN p"))]


def test_the_right_code_joins_the_account_to_the_person(conn: sqlite3.Connection) -> None:
    linked = replace(THE_KABID, chat_id=77)
    assert roster.by_chat(conn, 77) is None
    assert bind(conn, "SIM-KABID", 77, AT) == Bound(linked)
    assert roster.by_chat(conn, 77) == linked


def test_pressing_the_link_again_changes_nothing(conn: sqlite3.Connection) -> None:
    bind(conn, "SIM-KABID", 77, AT)
    late = AT + timedelta(days=90)
    assert bind(conn, "SIM-KABID", 77, late) == AlreadyBound(replace(THE_KABID, chat_id=77))


def test_a_code_passed_on_to_somebody_else_is_used_up(conn: sqlite3.Connection) -> None:
    bind(conn, "SIM-KABID", 77, AT)
    assert bind(conn, "SIM-KABID", 78, AT) == LinkedElsewhere()
    assert roster.by_chat(conn, 78) is None


def test_a_code_that_was_used_lets_nobody_in_after_the_phone_was_released(
    conn: sqlite3.Connection,
) -> None:
    bind(conn, "SIM-KABID", 77, AT)
    assert releasing.release(conn, OfficialId(1), None, AT) == 77
    assert releasing.release(conn, OfficialId(1), None, AT) is None
    assert bind(conn, "SIM-KABID", 77, AT) == CodeUsed()
    assert roster.official(conn, OfficialId(1)).chat_id is None


def test_a_person_with_an_account_does_not_get_a_second_one(conn: sqlite3.Connection) -> None:
    bind(conn, "SIM-KABID", 77, AT)
    joining.invite(conn, OfficialId(1), "another", AT, AT + timedelta(days=1))
    assert bind(conn, "another", 78, AT) == LinkedElsewhere()


def test_an_account_of_one_person_cannot_become_another(conn: sqlite3.Connection) -> None:
    bind(conn, "SIM-STAF", 77, AT)
    assert bind(conn, "SIM-KABID", 77, AT) == ChatOfAnother(replace(THE_STAF, chat_id=77))


def test_a_code_runs_out(conn: sqlite3.Connection) -> None:
    assert bind(conn, "SIM-KABID", 77, AT + timedelta(days=30)) == CodeExpired()
    assert isinstance(bind(conn, "SIM-KABID", 77, AT + timedelta(days=29, hours=23)), Bound)


def test_a_new_code_ends_the_one_before_it(conn: sqlite3.Connection) -> None:
    joining.invite(conn, OfficialId(1), "newer-code", AT, AT + timedelta(days=1))
    assert bind(conn, "SIM-KABID", 77, AT) == CodeReplaced()
    assert bind(conn, "newer-code", 77, AT) == Bound(replace(THE_KABID, chat_id=77))


def test_a_code_is_never_given_to_two_people(conn: sqlite3.Connection) -> None:
    with pytest.raises(ValueError, match="somebody else"):
        joining.invite(conn, OfficialId(2), "SIM-KABID", AT, AT + timedelta(days=1))


def test_after_five_wrong_codes_even_the_right_one_waits_an_hour(conn: sqlite3.Connection) -> None:
    tries = [bind(conn, f"guess{n}", 66, AT + timedelta(minutes=n)) for n in range(5)]
    assert tries == [CodeUnknown(left) for left in (4, 3, 2, 1, 0)]
    waiting = TooManyTries(AT + timedelta(hours=1))
    assert bind(conn, "SIM-KABID", 66, AT + timedelta(minutes=59)) == waiting
    assert isinstance(bind(conn, "SIM-KABID", 66, AT + timedelta(hours=1)), Bound)


def test_somebody_elses_guesses_do_not_make_me_wait(conn: sqlite3.Connection) -> None:
    for n in range(6):
        bind(conn, f"guess{n}", 66, AT)
    assert isinstance(bind(conn, "SIM-KABID", 77, AT), Bound)


def test_wrong_codes_are_forgotten_after_an_hour(conn: sqlite3.Connection) -> None:
    bind(conn, "guess1", 66, AT)
    bind(conn, "guess2", 67, AT + timedelta(hours=2))
    assert [*conn.execute("SELECT chat_id FROM wrong_codes")] == [(67,)]


def test_no_code_stands_in_the_database(conn: sqlite3.Connection) -> None:
    assert "SIM-" not in "\n".join(conn.iterdump())


def test_a_person_who_blocks_the_bot_is_unreachable_until_they_press_again(
    conn: sqlite3.Connection,
) -> None:
    bind(conn, "SIM-KABID", 77, AT)
    roster.mark_unreachable(conn, 77)
    blocked = replace(THE_KABID, chat_id=77, reachable=False)
    assert roster.official(conn, OfficialId(1)) == blocked
    roster.mark_reachable(conn, 77)
    assert roster.official(conn, OfficialId(1)) == replace(THE_KABID, chat_id=77)


def test_a_person_chooses_their_language(conn: sqlite3.Connection) -> None:
    roster.set_language(conn, OfficialId(1), "en")
    assert roster.official(conn, OfficialId(1)) == replace(THE_KABID, bahasa="en")
