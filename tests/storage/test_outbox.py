"""What must be told is kept until it is told: urgent things first, in order, merged where asked."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from storage import outbox
from storage.migrations import migrate, schema_files
from storage.outbox import Dispatch, Priority, SetAside

NOW = 1_000_000


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        migrate(conn, schema_files())
        yield conn


def post(
    conn: sqlite3.Connection,
    text: str,
    chat_id: int = 1,
    priority: Priority = Priority.HANDOFF,
    merge_key: str = "",
    not_before: int = 0,
) -> None:
    outbox.enqueue(
        conn,
        chat_id=chat_id,
        priority=priority,
        kind="text",
        body={"text": text},
        merge_key=merge_key,
        not_before=not_before,
    )


def due(
    conn: sqlite3.Connection, now: int = NOW, limit: int = 10, skip: tuple[int, ...] = ()
) -> str:
    return " ".join(str(d.body["text"]) for d in outbox.due(conn, now, limit, skip))


def first(conn: sqlite3.Connection) -> Dispatch:
    return outbox.due(conn, NOW, 1)[0]


def test_a_dispatch_comes_out_as_it_went_in(conn: sqlite3.Connection) -> None:
    body = {"teks": "Ménté", "n": 3, "daftar": [1, None, True], "isi": {"a": 1.5}}
    outbox.enqueue(
        conn, chat_id=-5, priority=Priority.DIGEST, kind="k", body=body, merge_key="m", not_before=7
    )
    assert outbox.due(conn, NOW, 10) == [Dispatch(1, -5, Priority.DIGEST, "k", body, "m", 7)]


def test_each_chat_has_one_thing_due_and_the_urgent_ones_come_first(
    conn: sqlite3.Connection,
) -> None:
    post(conn, "a1", 1, Priority.DIGEST)
    post(conn, "b1", 2, Priority.REMINDER)
    post(conn, "a2", 1, Priority.HANDOFF)
    post(conn, "b2", 2, Priority.REMINDER)
    post(conn, "c1", 3, Priority.ANSWER)
    assert (due(conn), due(conn, limit=2), due(conn, skip=(3, 1))) == ("c1 a2 b1", "c1 a2", "b1")


def test_nothing_goes_before_its_time(conn: sqlite3.Connection) -> None:
    post(conn, "nanti", not_before=NOW + 1)
    post(conn, "lusa", 2, not_before=NOW + 5)
    assert (due(conn), due(conn, NOW + 1)) == ("", "nanti")
    assert [outbox.next_due_at(conn, at) for at in (NOW, NOW + 1, NOW + 5)] == [
        NOW + 1,
        NOW + 5,
        None,
    ]


def test_a_later_thing_does_not_hold_back_what_is_due_for_the_same_chat(
    conn: sqlite3.Connection,
) -> None:
    post(conn, "kartu", not_before=NOW + 900)
    post(conn, "serah terima")
    assert due(conn) == "serah terima"


def test_what_waits_for_another_attempt_holds_back_what_came_after_it(
    conn: sqlite3.Connection,
) -> None:
    post(conn, "satu")
    post(conn, "dua")
    post(conn, "ringkasan", priority=Priority.DIGEST)
    outbox.retry(conn, first(conn), NOW + 5, "NetworkError")
    post(conn, "jawaban", priority=Priority.ANSWER)
    assert (due(conn), first(conn).attempts) == ("jawaban", 0)
    outbox.sent(conn, first(conn), NOW)
    assert (due(conn), due(conn, NOW + 5)) == ("", "satu")


def test_merging_keeps_the_place_and_takes_the_newer_body(conn: sqlite3.Connection) -> None:
    post(conn, "kartu lama", merge_key="kartu", not_before=NOW - 5)
    post(conn, "lain")
    post(conn, "kartu baru", merge_key="kartu", not_before=NOW + 900)
    assert due(conn) == "kartu baru"
    outbox.sent(conn, first(conn), NOW)
    assert due(conn) == "lain"


def test_merging_takes_the_more_urgent_place(conn: sqlite3.Connection) -> None:
    post(conn, "kartu", merge_key="kartu", priority=Priority.DIGEST, not_before=NOW + 900)
    post(conn, "lain", priority=Priority.HANDOFF)
    post(conn, "kartu", merge_key="kartu", priority=Priority.ANSWER)
    assert due(conn) == "kartu"


def test_only_the_same_chat_and_key_merge(conn: sqlite3.Connection) -> None:
    post(conn, "a", 1, merge_key="kartu")
    post(conn, "b", 2, merge_key="kartu")
    post(conn, "c", 3)
    post(conn, "d", 3)
    assert conn.execute("SELECT count(*) FROM outbox").fetchone() == (4,)


def test_what_was_sent_does_not_merge(conn: sqlite3.Connection) -> None:
    post(conn, "lama", merge_key="kartu")
    outbox.sent(conn, first(conn), NOW)
    post(conn, "baru", merge_key="kartu")
    assert (due(conn), first(conn).id) == ("baru", 2)


def test_what_is_merged_into_something_on_its_way_goes_once_more(conn: sqlite3.Connection) -> None:
    post(conn, "lama", merge_key="kartu")
    flying = first(conn)
    post(conn, "baru", merge_key="kartu")
    outbox.sent(conn, flying, NOW)
    assert first(conn) == replace(flying, body={"text": "baru"}, revision=1)
    outbox.set_aside(conn, flying, "BadRequest", NOW)
    assert due(conn) == "baru"
    outbox.sent(conn, first(conn), NOW)
    assert due(conn) == ""


def test_merging_does_not_shorten_the_pause_before_another_attempt(
    conn: sqlite3.Connection,
) -> None:
    post(conn, "lama", merge_key="kartu")
    outbox.retry(conn, first(conn), NOW + 5, "NetworkError")
    post(conn, "baru", merge_key="kartu")
    assert (due(conn), due(conn, NOW + 5)) == ("", "baru")


def test_what_is_set_aside_stays_visible_and_is_never_pruned(conn: sqlite3.Connection) -> None:
    post(conn, "rusak")
    post(conn, "baik", 2)
    broken, good = outbox.due(conn, NOW, 2)
    outbox.set_aside(conn, broken, "BadRequest: x", NOW)
    outbox.sent(conn, good, NOW)
    assert outbox.prune(conn, NOW + 1) == 1
    assert outbox.aside(conn) == [SetAside(replace(broken, attempts=1), "BadRequest: x", NOW)]
    assert due(conn) == ""


def test_a_sent_message_keeps_no_error_of_earlier_attempts(conn: sqlite3.Connection) -> None:
    post(conn, "satu")
    outbox.retry(conn, first(conn), NOW, "NetworkError")
    outbox.sent(conn, first(conn), NOW)
    assert outbox.aside(conn) == []


def test_a_chat_that_moves_takes_along_what_waits_for_it(conn: sqlite3.Connection) -> None:
    post(conn, "a", -1, merge_key="kartu")
    post(conn, "b", -100, merge_key="kartu")
    outbox.move_chat(conn, -1, -100)
    assert [(d.chat_id, d.body["text"]) for d in outbox.due(conn, NOW, 10)] == [(-100, "a")]
    outbox.sent(conn, first(conn), NOW)
    assert due(conn) == "b"


def test_looking_for_what_is_due_costs_the_same_however_much_was_sent_and_waits(
    conn: sqlite3.Connection,
) -> None:
    for chat in range(3000):
        post(conn, "lama", chat)
    conn.execute("UPDATE outbox SET settled_at = 1")
    for chat in range(3000):
        post(conn, "ringkasan", chat, Priority.DIGEST)
        post(conn, "nanti", chat, Priority.DIGEST, not_before=NOW + 1 + chat)
    post(conn, "jawaban", 1, Priority.ANSWER)
    steps: list[int] = []
    conn.set_progress_handler(lambda: steps.append(1) or 0, 10)
    assert (due(conn, limit=1), outbox.next_due_at(conn, NOW)) == ("jawaban", NOW + 1)
    assert len(steps) < 20
