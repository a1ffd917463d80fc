"""Nothing Telegram hands over is lost or counted twice, whatever happens in between."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.telegram.poller import Poller, TokenRejected, lane_of, raw_update
from simulator import Person, Phone, World
from storage import inbox
from storage.database import Database
from storage.inbox import RawUpdate
from tests.handclock import HandClock, until
from tests.inprocess import InProcessRequest

ALLOWED = ["message", "callback_query"]


@dataclass
class Desk:
    """A poller that is polled by hand, or runs; `handed` is what reached the lanes."""

    world: World
    db: Database
    clock: HandClock
    person: Person
    handed: list[RawUpdate] = field(default_factory=list)
    overrun: list[int] = field(default_factory=list)

    def poller(self, token: str = "", long_poll: int = 0) -> Poller:
        return Poller(
            InProcessRequest(self.world),
            f"http://simulator/bot{token or self.world.token}",
            self.db,
            self.take,
            ALLOWED,
            overrun=lambda _, chat: self.overrun.append(chat),
            clock=self.clock,
            chance=lambda: 1.0,
            long_poll=long_poll,
        )

    def running(self) -> "asyncio.Task[None]":
        """A poller that polls by itself, as patiently as in an office."""
        return asyncio.create_task(self.poller(long_poll=50).run())

    def take(self, updates: Sequence[RawUpdate]) -> None:
        self.handed.extend(updates)

    async def says(self, *texts: str) -> None:
        for text in texts:
            await Phone(self.world, self.person).send(text)

    def heard(self) -> list[str]:
        return [json.loads(update.body)["message"]["text"] for update in self.handed]

    async def kept(self) -> list[str]:
        found = await self.db.read(inbox.waiting)
        return [json.loads(update.body)["message"]["text"] for update in found]

    def offsets(self) -> list[str | None]:
        asked = [r for r in self.world.requests if r["method"] == "getUpdates"]
        return [r["params"].get("offset") for r in asked]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    clock = HandClock()
    world = World(clock=clock.datetime, limits=None)
    person = world.add_person(name="Rahmat")
    await Phone(world, person).start()
    async with Database.open(tmp_path) as db:
        desk = Desk(world, db, clock, person)
        yield desk


async def test_updates_are_kept_then_handed_on_then_confirmed(desk: Desk) -> None:
    poller = desk.poller()
    await desk.says("satu", "dua")
    await poller.poll()
    assert (desk.heard(), await desk.kept()) == (["/start", "satu", "dua"],) * 2
    await poller.poll()
    last = desk.handed[-1].update_id
    assert desk.offsets() == [None, str(last + 1)]


async def test_a_quiet_poll_forgets_the_offset_because_ids_may_start_anew(desk: Desk) -> None:
    poller = desk.poller()
    for _ in range(3):
        await poller.poll()
    assert [offset is None for offset in desk.offsets()] == [True, False, True]


async def test_a_crash_between_keeping_and_confirming_counts_nothing_twice(desk: Desk) -> None:
    await desk.says("satu")
    await desk.poller().poll()
    await desk.says("dua")
    await desk.poller().poll()
    assert (desk.heard(), await desk.kept()) == (["/start", "satu", "dua"],) * 2


async def test_a_crash_before_keeping_loses_nothing(desk: Desk) -> None:
    await desk.says("satu")
    poller = desk.poller()
    polling = asyncio.create_task(poller.poll())
    await until(lambda: bool(desk.offsets()))
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling
    await desk.poller().poll()
    assert await desk.kept() == ["/start", "satu"]


async def test_when_the_disk_is_full_telegram_keeps_the_updates(desk: Desk) -> None:
    pages = await desk.db.write(lambda conn: conn.execute("PRAGMA page_count").fetchone()[0])
    await _limit(desk.db, pages)
    await desk.says(*("panjang " * 200 + str(n) for n in range(20)))
    running = desk.running()
    await until(lambda: desk.clock.rings_in() == 1.0)
    assert (desk.handed, await desk.kept()) == ([], [])
    await _limit(desk.db, 1_000_000)
    desk.clock.advance(1)
    await until(lambda: len(desk.handed) == 21)
    running.cancel()
    assert len(await desk.kept()) == 21


async def test_updates_that_come_twice_are_handed_on_once(desk: Desk) -> None:
    poller = desk.poller()
    desk.world.faults.duplicate(2)
    await desk.says("satu", "dua")
    for _ in range(4):
        await poller.poll()
    assert desk.heard() == ["/start", "satu", "dua"]


async def test_updates_in_the_wrong_order_are_put_right(desk: Desk) -> None:
    desk.world.faults.reorder()
    await desk.says("satu", "dua", "tiga")
    await desk.poller().poll()
    assert desk.heard() == ["/start", "satu", "dua", "tiga"]


async def test_an_update_no_library_can_parse_is_kept_like_any_other(desk: Desk) -> None:
    await desk.says("satu")
    desk.world.faults.poison()
    await desk.says("dua")
    poller = desk.poller()
    await poller.poll()
    await poller.poll()
    assert len(desk.handed) == 4
    assert len(set(desk.offsets())) == 2


@pytest.mark.parametrize("lost", ["timeout_before", "timeout_after", "server_error"])
async def test_polling_goes_on_after_trouble_on_the_way(desk: Desk, lost: str) -> None:
    getattr(desk.world.faults, lost)(method="getUpdates", count=2)
    running = desk.running()
    for pause in (1.0, 2.0):
        await until(lambda: desk.clock.rings_in() is not None)
        assert desk.clock.rings_in() == pause
        desk.clock.advance(pause)
    await until(lambda: desk.heard() == ["/start"])
    running.cancel()


async def test_a_wait_that_telegram_asks_for_is_kept(desk: Desk) -> None:
    desk.world.faults.too_many(17, method="getUpdates")
    running = desk.running()
    await until(lambda: desk.clock.rings_in() == 17)
    desk.clock.advance(17)
    await until(lambda: desk.heard() == ["/start"])
    running.cancel()


async def test_another_poller_with_the_same_token_is_left_alone_for_long(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    poller = desk.poller()
    answers = iter(
        [(409, b'{"ok":false,"description":"Conflict: terminated by other getUpdates"}')]
    )

    async def conflict(*_: object, **__: object) -> tuple[int, bytes]:
        return next(answers)

    poller._request.do_request = conflict  # type: ignore[method-assign]
    running = asyncio.create_task(poller.run())
    await until(lambda: desk.clock.rings_in() == 60)
    running.cancel()
    assert [r.getMessage() for r in caplog.records] == [
        "Proses lain memakai token yang sama; polling menunggu."
    ]


async def test_a_webhook_of_earlier_days_is_taken_off(desk: Desk) -> None:
    desk.world.webhook.set("http://127.0.0.1:9/lama", "", 0)
    poller = desk.poller()
    await poller.poll()
    await desk.says("masih ada orang?")
    await poller.poll()
    assert desk.heard() == ["/start", "masih ada orang?"]


async def test_half_a_character_stops_nothing(desk: Desk) -> None:
    odd = raw_update({"update_id": 5, "message": {"chat": {"id": 7}, "text": "\ud83d"}})
    kept = await desk.db.write(lambda conn: inbox.keep(conn, [odd], 1))
    assert [(update.update_id, update.lane) for update in kept] == [(5, 7)]


async def test_a_wrong_token_ends_polling_with_a_reason_of_its_own(desk: Desk) -> None:
    with pytest.raises(TokenRejected):
        await desk.poller(token="1:wrong").run()


async def test_what_is_no_answer_of_the_bot_api_is_trouble_too(desk: Desk) -> None:
    poller = desk.poller()

    async def portal(*_: object, **__: object) -> tuple[int, bytes]:
        return 200, b"<html>Silakan masuk ke Wi-Fi kantor</html>"

    poller._request.do_request = portal  # type: ignore[method-assign]
    running = asyncio.create_task(poller.run())
    await until(lambda: desk.clock.rings_in() is not None)
    assert not running.done()
    running.cancel()


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"update_id": 1, "message": {"chat": {"id": -5}, "from": {"id": 7}}}, -5),
        (
            {
                "update_id": 1,
                "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -5}}},
            },
            -5,
        ),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "inline_message_id": "x"}}, 7),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 7}, "from": {"id": 7}}}, 7),
        ({"update_id": 1, "poll_answer": {"user": {"id": 9}}}, 9),
        ({"update_id": 1, "message": {"chat": "rusak"}}, 0),
        ({"update_id": 1, "poll": {"id": "3"}}, 0),
        ({"update_id": 1, "message": None}, 0),
    ],
)
def test_the_lane_of_an_update_is_its_chat_or_its_person(
    update: dict[str, object], lane: int
) -> None:
    assert lane_of(update) == lane


async def _limit(db: Database, pages: int) -> None:
    def limit(conn: sqlite3.Connection) -> None:
        conn.execute(f"PRAGMA max_page_count = {pages}").fetchone()

    await db.write(limit)
