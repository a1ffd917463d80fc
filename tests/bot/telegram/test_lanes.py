"""One chat's updates in order, chats side by side, a bad update aside, nothing lost at a stop."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from telegram import Bot, Update

from bot.telegram.lanes import Lanes
from simulator import World
from storage import inbox
from storage.database import Database
from storage.failures import StorageFailed
from storage.inbox import RawUpdate
from tests.handclock import MORNING, HandClock, until
from tests.inprocess import InProcessRequest


def said(number: int, chat: int, text: str) -> RawUpdate:
    person = {"id": chat, "is_bot": False, "first_name": "Rahmat"}
    message = {
        "message_id": number,
        "date": MORNING // 1000,
        "chat": {"id": chat, "type": "private", "first_name": "Rahmat"},
        "from": person,
        "text": text,
    }
    return RawUpdate(number, chat, json.dumps({"update_id": number, "message": message}))


@dataclass
class Hall:
    """Handlers that note what they hear, and stand still where a `gate` is shut."""

    db: Database
    bot: Bot
    clock: HandClock
    begun: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    sorry: list[str] = field(default_factory=list)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    failures: dict[str, list[Exception]] = field(default_factory=dict)

    def lanes(self, width: int = 64, page: int = 500) -> Lanes:
        return Lanes(
            *(self.db, self.bot, self.handle, self.apologise),
            clock=self.clock,
            chance=lambda: 1.0,
            width=width,
            page=page,
        )

    async def handle(self, update: Update) -> None:
        assert update.message is not None
        text = str(update.message.text)
        self.begun.append(text)
        if self.failures.get(text):
            raise self.failures[text].pop(0)
        if text in self.gates:
            await self.gates[text].wait()
        self.heard.append(text)

    async def apologise(self, update: Update) -> None:
        assert update.message is not None
        self.sorry.append(str(update.message.text))

    async def keep(self, updates: Iterable[RawUpdate]) -> list[RawUpdate]:
        return await self.db.write(lambda conn: inbox.keep(conn, updates, 1))

    async def waiting(self) -> list[int]:
        return [update.update_id for update in await self.db.read(inbox.waiting)]

    async def aside(self) -> list[tuple[int, str]]:
        found = await self.db.read(inbox.aside)
        return [(one.update_id, one.error.partition(" (")[0]) for one in found]


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    world = World(limits=None)
    async with (
        Database.open(tmp_path) as db,
        Bot(world.token, request=InProcessRequest(world)) as bot,
    ):
        yield Hall(db, bot, HandClock())


async def test_a_chat_is_answered_in_the_order_it_spoke(hall: Hall) -> None:
    lanes = hall.lanes()
    lanes.start()
    lanes.take(await hall.keep(said(n, 7, f"pesan {n}") for n in range(1, 30)))
    await lanes.idle()
    assert hall.heard == [f"pesan {n}" for n in range(1, 30)]
    assert await hall.waiting() == []


async def test_a_slow_chat_does_not_hold_up_another(hall: Hall) -> None:
    hall.gates["lama"] = asyncio.Event()
    lanes = hall.lanes()
    lanes.start()
    lanes.take(await hall.keep([said(1, 7, "lama"), said(2, 7, "sesudah"), said(3, 8, "lain")]))
    await until(lambda: hall.heard == ["lain"])
    assert hall.begun == ["lama", "lain"]
    hall.gates["lama"].set()
    await lanes.idle()
    assert hall.heard == ["lain", "lama", "sesudah"]


async def test_only_so_many_updates_are_worked_on_at_once_and_chats_take_turns(
    hall: Hall,
) -> None:
    hall.gates = {name: asyncio.Event() for name in ("a1", "b1")}
    lanes = hall.lanes(width=2)
    lanes.start()
    spoken = [said(n, ord(t[0]), t) for n, t in enumerate(("a1", "a2", "b1", "c1"), 1)]
    lanes.take(await hall.keep(spoken))
    await until(lambda: len(hall.begun) == 2)
    assert hall.begun == ["a1", "b1"]
    hall.gates["a1"].set()
    await until(lambda: len(hall.heard) == 3)
    assert hall.heard == ["a1", "c1", "a2"]
    hall.gates["b1"].set()
    await lanes.idle()


async def test_what_waits_from_before_a_restart_comes_first(hall: Hall) -> None:
    await hall.keep([said(1, 7, "sebelum"), said(2, 7, "mulai")])
    lanes = hall.lanes()
    lanes.start()
    lanes.take(await hall.keep([said(3, 7, "sesudah")]))
    await lanes.idle()
    assert hall.heard == ["sebelum", "mulai", "sesudah"]


async def test_a_backlog_is_read_page_by_page_and_nothing_is_skipped(hall: Hall) -> None:
    told = [said(n, n % 7, f"{n}") for n in range(1, 200)]
    await hall.keep(told[:150])
    lanes = hall.lanes(width=3, page=10)
    lanes.start()
    for late in told[150:]:
        lanes.take(await hall.keep([late]))
    await lanes.idle()
    assert sorted(map(int, hall.heard)) == list(range(1, 200))
    for chat in range(7):
        of_chat = [int(text) for text in hall.heard if int(text) % 7 == chat]
        assert of_chat == sorted(of_chat)


async def test_however_much_waits_only_a_few_pages_are_in_memory(hall: Hall) -> None:
    hall.gates["1"] = asyncio.Event()
    lanes = hall.lanes(page=10)
    lanes.start()
    for n in range(1, 300):
        lanes.take(await hall.keep([said(n, 7, f"{n}")]))
    assert lanes.inside <= 30
    hall.gates["1"].set()
    await lanes.idle()
    assert (hall.heard, lanes.inside) == ([f"{n}" for n in range(1, 300)], 0)


async def test_an_update_that_cannot_be_parsed_is_set_aside_and_the_rest_go_on(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    poison = RawUpdate(1, 7, '{"update_id":1,"message":{"chat":"rusak"}}')
    no_json = RawUpdate(2, 7, "{")
    lanes = hall.lanes()
    lanes.start()
    lanes.take(await hall.keep([poison, no_json, said(3, 7, "baik")]))
    await lanes.idle()
    assert (hall.heard, hall.sorry, await hall.waiting()) == (["baik"], [], [])
    assert [number for number, _ in await hall.aside()] == [2, 1]
    assert [r.getMessage()[:25] for r in caplog.records] == [
        "Pembaruan 1 disisihkan: K",
        "Pembaruan 2 disisihkan: J",
    ]


async def test_a_bug_is_set_aside_logged_without_words_and_apologised_for(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    hall.failures["rahasia"] = [RuntimeError("rahasia pegawai")]
    lanes = hall.lanes()
    lanes.start()
    lanes.take(await hall.keep([said(1, 7, "rahasia"), said(2, 7, "lanjut")]))
    await lanes.idle()
    assert (hall.heard, hall.sorry) == (["lanjut"], ["rahasia"])
    assert await hall.aside() == [(1, "RuntimeError: rahasia pegawai")]
    ((line,),) = [[r.getMessage() for r in caplog.records]]
    assert line.startswith("Pembaruan 1 disisihkan: RuntimeError (handle:")
    assert "rahasia" not in caplog.text


async def test_an_apology_that_fails_is_logged_and_the_lane_goes_on(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    hall.failures["rusak"] = [RuntimeError()]
    hall.sorry = None  # type: ignore[assignment]  so that apologising fails
    lanes = hall.lanes()
    lanes.start()
    lanes.take(await hall.keep([said(1, 7, "rusak"), said(2, 7, "lanjut")]))
    await lanes.idle()
    assert hall.heard == ["lanjut"]
    assert caplog.records[-1].getMessage() == "Permintaan maaf gagal: AttributeError"


async def test_while_the_disk_is_full_an_update_is_tried_again_and_not_set_aside(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    hall.failures["satu"] = [StorageFailed("penuh"), StorageFailed("penuh")]
    lanes = hall.lanes()
    lanes.start()
    lanes.take(await hall.keep([said(1, 7, "satu"), said(2, 7, "dua")]))
    for pause in (1.0, 2.0):
        await until(lambda: hall.clock.rings_in() is not None)
        assert hall.clock.rings_in() == pause
        hall.clock.advance(pause)
    await lanes.idle()
    assert (hall.heard, await hall.aside(), hall.sorry) == (["satu", "dua"], [], [])
    assert [r.levelno for r in caplog.records] == [logging.ERROR] * 2


async def test_a_clean_stop_ends_what_is_running_and_leaves_the_rest_waiting(hall: Hall) -> None:
    hall.gates["satu"] = asyncio.Event()
    lanes = hall.lanes()
    lanes.start()
    lanes.take(await hall.keep([said(1, 7, "satu"), said(2, 7, "dua")]))
    await until(lambda: hall.begun == ["satu"])
    stopping = asyncio.create_task(lanes.stop(within=5))
    await asyncio.sleep(0)
    hall.gates["satu"].set()
    await stopping
    lanes.take(await hall.keep([said(3, 8, "tiga")]))
    assert (hall.begun, await hall.waiting()) == (["satu"], [2, 3])


async def test_what_is_not_done_when_time_is_up_is_done_after_the_restart(hall: Hall) -> None:
    hall.gates["satu"] = asyncio.Event()
    lanes = hall.lanes()
    lanes.start()
    lanes.take(await hall.keep([said(1, 7, "satu")]))
    await until(lambda: hall.begun == ["satu"])
    await lanes.stop(within=0)
    assert await hall.waiting() == [1]
    hall.gates.clear()
    again = hall.lanes()
    again.start()
    await again.idle()
    assert (hall.heard, await hall.waiting()) == (["satu"], [])


async def test_a_stop_before_anything_was_read_ends(hall: Hall) -> None:
    lanes = hall.lanes()
    lanes.start()
    async with asyncio.timeout(5):
        await lanes.stop(1.0)
    assert lanes.inside == 0
