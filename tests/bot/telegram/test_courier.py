"""Every way in which a message can fail to arrive, and what the courier makes of it."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.telegram.outgoing import EditScreen, React, RetireButtons, SendFile, SendScreen
from bot.telegram.pace import Rate, Rates
from bot.views.screen import Button, Screen, Style
from simulator import Phone
from storage.database import FILE
from storage.outbox import Priority
from tests.bot.telegram.mailroom import Mailroom, mailroom
from tests.handclock import until

UNHURRIED = Rates(Rate(1000, 1.0), Rate(1000, 1.0), Rate(1000, 1.0))


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Mailroom]:
    async with mailroom(tmp_path, UNHURRIED) as room:
        yield room


@pytest.fixture
async def paced(tmp_path: Path) -> AsyncIterator[Mailroom]:
    async with mailroom(tmp_path, Rates()) as room:
        yield room


async def test_what_is_posted_arrives_and_is_remembered_with_its_message(room: Mailroom) -> None:
    rahmat = await room.joined()
    await room.post(rahmat.id, "Berkas baru")
    await room.settled()
    assert room.seen(rahmat.id) == ["Berkas baru"]
    (post,) = [p for p in room.world.chats[rahmat.id].messages.values() if p.sender != rahmat.id]
    assert room.delivered == [("Berkas baru", post.id)]


async def test_a_chat_gets_its_messages_in_the_order_they_were_posted(room: Mailroom) -> None:
    rahmat = await room.joined()
    told = [f"Pesan {n}" for n in range(20)]
    for text in told:
        await room.post(rahmat.id, text)
    await room.settled(20)
    assert room.seen(rahmat.id) == told


async def test_the_answer_to_a_press_overtakes_the_digest(paced: Mailroom) -> None:
    rahmat = await paced.joined()
    for text in ("satu", "dua", "tiga"):
        await paced.post(rahmat.id, text)
    await paced.settled(3)
    await paced.post(rahmat.id, "ringkasan", Priority.DIGEST)
    await paced.post(rahmat.id, "pengingat", Priority.REMINDER)
    await paced.post(rahmat.id, "jawaban", Priority.ANSWER)
    for count in (4, 5, 6):
        await paced.rests()
        await paced.passes(3.1)
        await paced.settled(min(count + 2, 6))
    assert paced.seen(rahmat.id)[3:] == ["jawaban", "pengingat", "ringkasan"]


async def test_one_person_gets_three_at_once_and_then_one_a_second(paced: Mailroom) -> None:
    rahmat = await paced.joined()
    for n in range(5):
        await paced.post(rahmat.id, f"Pesan {n}")
    await paced.settled(3)
    await paced.rests()
    assert len(paced.seen(rahmat.id)) == 3
    await paced.passes(3.1)
    await paced.settled(5)
    assert len(paced.seen(rahmat.id)) == 5


async def test_a_group_gets_twenty_a_minute(paced: Mailroom) -> None:
    group = paced.world.add_group("Panitia", [await paced.joined()])
    for n in range(21):
        await paced.post(group.id, f"Pesan {n}")
    await paced.settled(20)
    await paced.rests()
    assert len(paced.seen(group.id)) == 20
    await paced.passes(62)
    await paced.settled(21)
    assert len(paced.seen(group.id)) == 21


async def test_all_chats_together_get_thirty_a_second(paced: Mailroom) -> None:
    people = [await paced.joined(f"Pegawai {n}") for n in range(31)]
    for person in people:
        await paced.post(person.id, "Pengumuman")
    await paced.settled(30)
    await paced.rests()
    assert sum(len(paced.seen(person.id)) for person in people) == 30
    await paced.passes(1.05)
    await paced.settled(31)
    assert all(paced.seen(person.id) == ["Pengumuman"] for person in people)


async def test_what_is_posted_for_later_goes_when_its_time_has_come(room: Mailroom) -> None:
    rahmat = await room.joined()
    await room.post(rahmat.id, "nanti", not_before=room.clock.milliseconds() + 5000)
    await room.post(rahmat.id, "sekarang")
    await room.settled()
    await room.rests()
    assert (room.seen(rahmat.id), room.clock.rings_in()) == (["sekarang"], 5.0)
    await room.passes(5)
    await room.settled(2)
    assert room.seen(rahmat.id) == ["sekarang", "nanti"]


async def test_a_text_too_long_for_telegram_arrives_cut(room: Mailroom) -> None:
    rahmat = await room.joined()
    await room.post(rahmat.id, "Catatan " * 600)
    await room.settled()
    (text,) = room.seen(rahmat.id)
    assert len(text) == 4096
    assert text.endswith("…")


async def test_retry_after_halts_that_chat_alone(room: Mailroom) -> None:
    rahmat, lilis = await room.joined("Rahmat"), await room.joined("Lilis")
    room.world.faults.too_many(7, chat=rahmat.id)
    await room.post(rahmat.id, "satu")
    await room.tried()
    await room.post(rahmat.id, "dua", Priority.ANSWER)
    await room.post(lilis.id, "tiga")
    await room.settled()
    assert (room.seen(rahmat.id), room.seen(lilis.id)) == ([], ["tiga"])
    await room.passes(7)
    await room.settled(3)
    assert room.seen(rahmat.id) == ["dua", "satu"]


async def test_retry_after_for_two_chats_at_once_halts_everybody(room: Mailroom) -> None:
    rahmat, lilis, jumri = [await room.joined(name) for name in ("Rahmat", "Lilis", "Jumri")]
    room.world.faults.too_many(5, chat=rahmat.id)
    room.world.faults.too_many(9, chat=lilis.id)
    await room.post(rahmat.id, "satu")
    await room.post(lilis.id, "dua")
    await room.tried(2)
    await room.post(jumri.id, "tiga")
    await room.passes(8)
    await room.rests()
    assert room.seen(jumri.id) == []
    await room.passes(1)
    await room.settled(3)
    assert [room.seen(p.id) for p in (rahmat, lilis, jumri)] == [["satu"], ["dua"], ["tiga"]]


async def test_a_person_who_blocked_the_bot_is_reported_and_the_message_set_aside(
    room: Mailroom,
) -> None:
    rahmat = await room.joined()
    Phone(room.world, rahmat).block()
    await room.post(rahmat.id, "satu")
    await room.settled()
    assert room.unreachable == [rahmat.id]
    assert await room.aside() == [("satu", "Forbidden: Forbidden: bot was blocked by the user")]


async def test_a_chat_that_does_not_exist_counts_as_unreachable(room: Mailroom) -> None:
    await room.post(404, "satu")
    await room.settled()
    assert (room.unreachable, await room.aside()) == (
        [404],
        [("satu", "BadRequest: Chat not found")],
    )


async def test_a_group_with_a_new_id_gets_everything_there(room: Mailroom) -> None:
    group = room.world.add_group("Panitia", [await room.joined()])
    moved = room.world.migrate(group)
    await room.post(group.id, "satu", merge_key="kartu")
    await room.post(group.id, "dua")
    await room.settled(2)
    assert room.seen(moved.id) == ["satu", "dua"]
    assert room.migrated == [(group.id, moved.id)]


async def test_a_lost_answer_means_the_message_goes_once_more(room: Mailroom) -> None:
    rahmat = await room.joined()
    room.world.faults.timeout_after(chat=rahmat.id)
    await room.post(rahmat.id, "satu")
    await room.tried()
    assert await room.waiting() == [("satu", 1, 4)]
    await room.passes(4)
    await room.settled()
    assert room.seen(rahmat.id) == ["satu", "satu"]


async def test_a_lost_answer_to_an_edit_does_no_harm(room: Mailroom) -> None:
    rahmat = await room.joined()
    card = await room.bot.send_message(rahmat.id, "lama")
    room.drawn["kartu"] = EditScreen(rahmat.id, card.message_id, Screen("baru"))
    room.world.faults.timeout_after(method="editMessageText")
    await room.post(rahmat.id, "kartu")
    await room.tried()
    await room.passes(4)
    await room.settled()
    assert (room.seen(rahmat.id), room.delivered) == (["baru"], [("baru", card.message_id)])


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_trouble_at_telegram_is_waited_out_longer_each_time(
    room: Mailroom, status: int
) -> None:
    rahmat = await room.joined()
    room.world.faults.server_error(status, chat=rahmat.id, count=3)
    await room.post(rahmat.id, "satu")
    pauses = []
    for attempt in (1, 2, 3):
        await room.tried(attempt)
        ((_, _, pause),) = await room.waiting()
        pauses.append(pause)
        await room.passes(pause)
    await room.settled()
    assert (pauses, room.seen(rahmat.id)) == ([1, 2, 4], ["satu"])


async def test_while_one_message_waits_for_another_attempt_later_ones_do_not_overtake_it(
    room: Mailroom,
) -> None:
    rahmat = await room.joined()
    room.world.faults.server_error(chat=rahmat.id)
    await room.post(rahmat.id, "satu")
    await room.tried()
    await room.post(rahmat.id, "dua")
    await room.passes(1)
    await room.settled(2)
    assert room.seen(rahmat.id) == ["satu", "dua"]


async def test_when_nothing_gets_through_everybody_rests(room: Mailroom) -> None:
    people = [await room.joined(f"Pegawai {n}") for n in range(7)]
    room.world.faults.server_error(count=6)
    for person in people[:6]:
        await room.post(person.id, "satu")
    await room.tried(6)
    await room.post(people[6].id, "dua")
    await room.rests()
    assert room.seen(people[6].id) == []
    await room.passes(1)
    await room.settled(7)
    assert room.seen(people[6].id) == ["dua"]


async def test_an_edit_that_changes_nothing_counts_as_sent(room: Mailroom) -> None:
    rahmat = await room.joined()
    card = await room.bot.send_message(rahmat.id, "kartu")
    room.drawn["kartu"] = EditScreen(rahmat.id, card.message_id, Screen("kartu"))
    await room.post(rahmat.id, "kartu")
    await room.settled()
    assert (room.delivered, await room.aside()) == ([("kartu", card.message_id)], [])


async def test_a_card_that_is_gone_comes_as_a_new_message(room: Mailroom) -> None:
    rahmat = await room.joined()
    room.drawn["kartu"] = EditScreen(rahmat.id, 999, Screen("kartu baru"))
    await room.post(rahmat.id, "kartu")
    await room.settled()
    ((shown, message_id),) = room.delivered
    assert (room.seen(rahmat.id), shown) == (["kartu baru"], "kartu baru")
    assert message_id in room.world.chats[rahmat.id].messages


async def test_buttons_of_a_message_that_is_gone_are_as_good_as_retired(room: Mailroom) -> None:
    rahmat = await room.joined()
    room.drawn["tombol"] = RetireButtons(rahmat.id, 999)
    await room.post(rahmat.id, "tombol")
    await room.settled()
    assert (room.delivered, await room.aside()) == ([("RetireButtons", 999)], [])


async def test_a_message_telegram_refuses_is_set_aside_and_the_next_one_goes(
    room: Mailroom,
) -> None:
    rahmat = await room.joined()
    room.drawn["rusak"] = SendScreen(rahmat.id, Screen("<b>tidak ditutup"))
    room.drawn["kosong"] = SendScreen(rahmat.id, Screen(" "))
    for text in ("rusak", "kosong", "baik"):
        await room.post(rahmat.id, text)
    await room.settled(3)
    aside = dict(await room.aside())
    assert room.seen(rahmat.id) == ["baik"]
    assert sorted(aside) == ["kosong", "rusak"]
    assert aside["kosong"] == "BadRequest: Message text is empty"


async def test_a_message_that_cannot_be_drawn_is_set_aside_and_the_next_one_goes(
    room: Mailroom, caplog: pytest.LogCaptureFixture
) -> None:
    rahmat = await room.joined()
    room.drawn["rusak"] = KeyError("kegiatan 99")
    await room.post(rahmat.id, "rusak")
    await room.post(rahmat.id, "baik")
    await room.settled(2)
    assert room.seen(rahmat.id) == ["baik"]
    assert await room.aside() == [("rusak", "KeyError: 'kegiatan 99'")]
    assert [r.getMessage() for r in caplog.records] == ["Pesan 1 (text) disisihkan"]


async def test_what_is_news_no_longer_is_not_sent(room: Mailroom) -> None:
    rahmat = await room.joined()
    room.drawn["basi"] = None
    await room.post(rahmat.id, "basi")
    await room.settled()
    assert (room.seen(rahmat.id), room.delivered, await room.waiting()) == ([], [], [])


async def test_a_wrong_answer_of_the_book_keeping_does_not_send_twice(
    room: Mailroom, caplog: pytest.LogCaptureFixture
) -> None:
    rahmat = await room.joined()
    room.delivered = None  # type: ignore[assignment]  so that noting it fails
    await room.post(rahmat.id, "satu")
    await room.settled()
    ((text, error),) = await room.aside()
    assert (room.seen(rahmat.id), text, error.partition(":")[0]) == (
        ["satu"],
        "satu",
        "AttributeError",
    )


async def test_while_the_mark_cannot_be_written_the_message_does_not_go_again(
    room: Mailroom, caplog: pytest.LogCaptureFixture
) -> None:
    rahmat = await room.joined()
    await room.db.write(lambda conn: conn.execute("PRAGMA busy_timeout = 0").fetchone())
    room.world.latency = 0.001
    await room.post(rahmat.id, "satu")
    await until(lambda: bool(room.courier.flying))
    other = sqlite3.connect(room.folder / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await until(lambda: room.clock.rings_in() is not None)
    other.close()
    room.clock.advance(1)
    await room.settled()
    assert (room.seen(rahmat.id), len(caplog.records)) == (["satu"], 1)


async def test_every_kind_of_message_is_the_call_it_should_be(room: Mailroom) -> None:
    rahmat = await room.joined()
    sent = await room.bot.send_document(rahmat.id, b"%PDF-1.4 nota", filename="nota.pdf")
    card = await room.bot.send_message(rahmat.id, "kartu")
    buttons = ((Button("Selesai", data="1", style=Style.SUCCESS), Button("Buka", url="tg://x")),)
    assert sent.document is not None
    room.drawn |= {
        "a": EditScreen(rahmat.id, card.message_id, Screen("<b>kartu</b>", buttons)),
        "b": RetireButtons(rahmat.id, card.message_id),
        "c": SendFile(rahmat.id, sent.document.file_id, caption="Nota"),
        "d": React(rahmat.id, 1, "👍"),
        "e": SendScreen(rahmat.id, Screen("Catatan?", placeholder="Tulis"), 1, silent=True),
    }
    for text in "abcde":
        await room.post(rahmat.id, text)
    await room.settled(5)
    asked = [(r["method"], r["params"]) for r in room.world.requests][-5:]
    assert [method for method, _ in asked] == [
        "editMessageText",
        "editMessageReplyMarkup",
        "sendDocument",
        "setMessageReaction",
        "sendMessage",
    ]
    assert '"style": "success"' in asked[0][1]["reply_markup"]
    assert '"input_field_placeholder": "Tulis"' in asked[4][1]["reply_markup"]
    assert [message_id is None for _, message_id in room.delivered] == [
        *(False, True, False, True, False)
    ]
    assert await room.aside() == []


async def test_what_changes_while_it_is_on_its_way_goes_once_more(room: Mailroom) -> None:
    rahmat = await room.joined()
    room.world.latency = 0.001
    await room.post(rahmat.id, "lama", merge_key="kartu")
    await until(lambda: bool(room.courier.flying))
    await room.post(rahmat.id, "baru", merge_key="kartu")
    await room.settled()
    assert room.seen(rahmat.id) == ["lama", "baru"]


async def test_a_message_that_is_still_on_its_way_when_time_is_up_goes_again(
    room: Mailroom,
) -> None:
    rahmat = await room.joined()
    room.world.latency = 3600
    await room.post(rahmat.id, "satu")
    await until(lambda: bool(room.courier.flying))
    await room.courier.stop(within=0)
    assert await room.waiting() == [("satu", 0, 0)]


async def test_a_clean_stop_lets_what_is_on_its_way_arrive_and_begins_nothing(
    room: Mailroom,
) -> None:
    rahmat = await room.joined()
    room.world.latency = 0.001
    await room.post(rahmat.id, "satu")
    await room.post(rahmat.id, "dua")
    await until(lambda: bool(room.courier.flying))
    await room.courier.stop(within=5)
    assert (room.seen(rahmat.id), await room.waiting()) == (["satu"], [("dua", 0, 0)])
