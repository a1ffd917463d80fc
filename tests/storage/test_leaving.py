"""Somebody leaves the roster on a day: what ends with them, who comes after them, what is kept."""

import html
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from importlib import resources
from itertools import count

import pytest
from markupsafe import escape

from bot.views.screen import Screen
from flows.people.absences import Absence, Kind
from flows.people.administration import AdminKind
from flows.people.leaving import Leave, LeaveFault
from flows.people.officials import Official, OfficialId, Sapaan
from flows.people.posts import Fault, Holding
from storage.codec import dump
from storage.kelengkapan.brought import note_brought
from storage.kelengkapan.uploads import Place
from storage.outbox import JsonValue, Priority, enqueue
from storage.people import absences, joining, leaving, posts, roster, secretaries, turnover
from storage.people.administration import acts
from storage.people.clashing import Clash, ClashKind, clashes
from storage.people.departing import depart
from storage.people.forgetting import forget
from storage.people.joining import CodeUnknown
from storage.people.releasing import release
from storage.people.roll import read_roll
from storage.people.secretaries import Secretary
from tests.storage.test_posts import (
    AT,
    KABID,
    KASI,
    LIST,
    MONDAY,
    STAF,
    UNIT,
    A,
    B,
    C,
    listed,
)

TODAY = MONDAY
TOMORROW = TODAY + timedelta(days=1)
PHONE = 900


@pytest.fixture
def office() -> Iterator[sqlite3.Connection]:
    """Norhayati (Kabid) is the administrator, and everybody has a phone."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        for file in sorted((resources.files("storage") / "schema").iterdir(), key=str):
            conn.executescript(file.read_text("utf-8"))
        listed(conn, LIST, AT)
        for who in (A, B, C):
            conn.execute("UPDATE officials SET chat_id = ? WHERE id = ?", (PHONE + who, who))
        conn.execute("UPDATE officials SET admin = 1 WHERE id = ?", (A,))
        yield conn


def left(
    conn: sqlite3.Connection, who: OfficialId, to: OfficialId, *, posts_too: bool = False
) -> leaving.Leaving:
    assert leaving.enter(conn, UNIT, Leave(who, to, TODAY, posts_too), A, TODAY, AT) is None
    (one,) = leaving.due(conn, UNIT, TODAY)
    depart(conn, one, TODAY, AT)
    turnover.apply(conn, UNIT, TODAY, AT)
    found = leaving.leaving(conn, who)
    assert found is not None
    return found


def named(conn: sqlite3.Connection) -> list[str]:
    return [one.nama for one in roster.of_unit(conn, UNIT)]


def test_whoever_has_left_has_no_post_no_phone_and_no_code_and_is_on_no_list(
    office: sqlite3.Connection,
) -> None:
    conn = office
    joining.invite(conn, B, "kode-lama", AT, AT + timedelta(days=9))
    one = left(conn, B, C)
    assert named(conn) == ["Norhayati", "Udin"]
    person = roster.official(conn, B)
    assert (person.nama, person.peran, person.chat_id) == ("Sampurna", (), None)
    assert (one.jabatan, one.chat_id, one.gone_at) == ("Kepala Seksi", PHONE + B, AT)
    assert roster.by_chat(conn, PHONE + B) is None
    assert isinstance(joining.bind(conn, "kode-lama", PHONE + B, AT), CodeUnknown)
    assert roster.holders(conn, UNIT, KASI) == ()
    assert [one.kind for one in acts(conn, 2)] == [AdminKind.LEFT, AdminKind.POST_ENDED]


def test_secretaries_stand_ins_and_absences_end_with_the_person(
    office: sqlite3.Connection,
) -> None:
    conn = office
    secretaries.appoint(conn, Secretary(B, A, True), A, AT)
    absences.enter(conn, Absence(0, B, Kind.CUTI, TODAY, TOMORROW), A, AT)
    known = posts.assignments(conn, UNIT)
    asked = [
        replace(one, id=0, official=C, holding=Holding.PLH, until=TOMORROW, instead_of=B)
        for one in known
        if one.official == B and one.peran == KASI
    ]
    done = posts.enter(conn, UNIT, [replace(one, since=TODAY) for one in asked], A, AT)
    assert not isinstance(done, Fault)
    left(conn, B, C)
    assert secretaries.of_secretary(conn, B) == ()
    assert absences.of_unit(conn, UNIT, TODAY) == ()
    assert roster.official(conn, C).peran == (STAF,)


def test_the_successor_holds_the_posts_where_that_is_asked_and_is_a_head_by_those_of_one(
    office: sqlite3.Connection,
) -> None:
    conn = office
    conn.execute("UPDATE officials SET admin = 1 WHERE id = ?", (C,))
    left(conn, A, B, posts_too=True)
    heir = roster.official(conn, B)
    assert (heir.peran, heir.kepala, heir.jabatan) == ((KASI, STAF, KABID), True, "Kepala Bidang")
    assert roster.holders(conn, UNIT, KABID) == (heir,)


def test_a_post_of_a_head_who_has_left_stays_one(office: sqlite3.Connection) -> None:
    conn = office
    conn.execute("UPDATE officials SET admin = 1 WHERE id = ?", (C,))
    left(conn, A, B)
    plt = replace(
        posts.assignments(conn, UNIT)[0],
        id=0,
        official=B,
        holding=Holding.PLT,
        since=TODAY,
        until=TOMORROW,
    )
    assert not isinstance(posts.enter(conn, UNIT, [plt], C, AT), Fault)
    turnover.apply(conn, UNIT, TODAY, AT)
    assert roster.official(conn, B).kepala


@pytest.mark.parametrize(
    ("leave", "fault"),
    [
        (Leave(B, C, TODAY), None),
        (Leave(OfficialId(99), C, TODAY), LeaveFault.UNKNOWN),
        (Leave(OfficialId(4), C, TODAY), LeaveFault.UNKNOWN),
        (Leave(B, B, TODAY), LeaveFault.OWN_SUCCESSOR),
        (Leave(B, OfficialId(4), TODAY), LeaveFault.NOT_A_COLLEAGUE),
        (Leave(A, B, TODAY), LeaveFault.LAST_ADMIN),
        (Leave(B, C, TODAY - timedelta(days=1)), LeaveFault.PAST),
        (Leave(B, C, date(2028, 1, 1)), LeaveFault.FAR),
    ],
)
def test_what_cannot_be_entered_is_named(
    office: sqlite3.Connection, leave: Leave, fault: LeaveFault | None
) -> None:
    assert leaving.enter(office, UNIT, leave, A, TODAY, AT) is fault


def test_nobody_succeeds_who_leaves_too_and_nobody_leaves_twice(
    office: sqlite3.Connection,
) -> None:
    assert leaving.enter(office, UNIT, Leave(B, C, TOMORROW), A, TODAY, AT) is None
    again = leaving.enter(office, UNIT, Leave(B, A, TODAY), A, TODAY, AT)
    assert again is LeaveFault.LEAVES_ALREADY
    heir = leaving.enter(office, UNIT, Leave(C, B, TODAY), A, TODAY, AT)
    assert heir is LeaveFault.SUCCESSOR_LEAVES


def test_a_day_to_come_is_waited_for_and_can_be_withdrawn_until_then(
    office: sqlite3.Connection,
) -> None:
    conn = office
    assert leaving.enter(conn, UNIT, Leave(B, C, TOMORROW), A, TODAY, AT) is None
    assert leaving.due(conn, UNIT, TODAY) == ()
    assert [one.leave.who for one in leaving.due(conn, UNIT, TOMORROW)] == [B]
    assert leaving.withdraw(conn, B, A, AT)
    assert not leaving.withdraw(conn, B, A, AT)
    assert leaving.due(conn, UNIT, TOMORROW) == ()
    left(conn, B, C)
    assert not leaving.withdraw(conn, B, A, AT)


def test_a_successor_who_has_left_is_followed_by_their_own(office: sqlite3.Connection) -> None:
    conn = office
    left(conn, C, B)
    left(conn, B, A)
    assert [leaving.successor(conn, one) for one in (A, B, C)] == [A, A, A]


def test_a_list_that_still_has_the_name_is_known_to_come_too_late_also_when_it_is_forgotten(
    office: sqlite3.Connection,
) -> None:
    conn = office
    one = left(conn, B, C)
    late = replace(LIST[1], nama="  SAMPURNA ")
    too_late = (Clash(late.row, ClashKind.LEFT, late.nama),)
    assert clashes(read_roll(conn), [late]) == too_late
    forget(conn, one, AT)
    assert clashes(read_roll(conn), [late]) == too_late
    assert clashes(read_roll(conn), [replace(late, fresh=True)]) == ()
    assert clashes(read_roll(conn), [replace(late, unit="lain")]) == ()


def test_of_whoever_is_forgotten_the_post_is_left_and_nothing_else(
    office: sqlite3.Connection,
) -> None:
    conn = office
    conn.execute("INSERT INTO corrections (official, text, at) VALUES (?, 'Nama', '')", (B,))
    one = left(conn, B, C)
    forget(conn, one, AT)
    assert roster.official(conn, B) == Official(
        B, "Mantan Kepala Seksi", Sapaan.LUAR, "Mantan Kepala Seksi", UNIT, ()
    )
    dump = "\n".join(conn.iterdump())
    assert "Sampurna" not in dump
    assert "sampurna" not in dump
    assert str(PHONE + B) not in dump
    assert [one.kind for one in acts(conn, 1)] == [AdminKind.FORGOTTEN]


def test_a_name_with_an_apostrophe_or_quotes_goes_from_the_messages_that_were_sent_too(
    office: sqlite3.Connection,
) -> None:
    conn, nama = office, "Ma'ruf \"Ucok\" Syafi'i & Co"
    conn.execute("UPDATE officials SET nama = ? WHERE id = ?", (nama, B))
    for text in (nama, str(escape(nama)), html.escape(nama)):
        for written in (text, dump(Screen(text))):
            body: dict[str, JsonValue] = {"type": "SendScreen", "out": written, "prompt": None}
            enqueue(conn, chat_id=PHONE, priority=Priority.ANSWER, kind="ready", body=body)
    conn.execute("UPDATE outbox SET settled_at = 1")
    forget(conn, left(conn, B, C), AT)
    assert conn.execute("SELECT body FROM outbox").fetchall() == []


def test_no_table_keeps_the_number_of_an_account_that_is_forgotten(
    office: sqlite3.Connection,
) -> None:
    conn, chat = office, PHONE + B
    note_brought(conn, (chat, 7), Place("SC-2026-001", 1, "draft"), "unik", 0)
    conn.execute("INSERT INTO wrong_codes (chat_id, at) VALUES (?, 0)", (chat,))
    forget(conn, left(conn, B, C), AT)
    assert str(chat) not in "\n".join(conn.iterdump())


@pytest.mark.parametrize("table", ["cards", "prompts", "meeting_screens", "arrivals"])
def test_who_leaves_and_who_loses_a_phone_leaves_nothing_behind_in_the_chat(
    office: sqlite3.Connection, table: str
) -> None:
    conn, filled = office, count()
    names = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
    conn.execute("PRAGMA foreign_keys = OFF")
    for who in (B, C):
        known = {"official": who, "chat_id": PHONE + who, "found": ""}
        values = [known.get(name, next(filled)) for name in names]
        conn.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(names))})", values)
    left(conn, B, A)
    release(conn, C, A, AT)
    assert conn.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_somebody_new_of_the_same_name_is_somebody_else(office: sqlite3.Connection) -> None:
    conn = office
    left(conn, B, C)
    listed(conn, (LIST[1],), AT)
    assert named(conn) == ["Norhayati", "Udin", "Sampurna"]
    assert roster.official(conn, B).peran == ()
