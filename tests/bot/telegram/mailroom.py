"""A courier, its outbox and a simulated Telegram, with time turned by hand."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from telegram import Bot

from bot.telegram.courier import Courier
from bot.telegram.outgoing import EditScreen, Outgoing, SendScreen
from bot.telegram.pace import Rates
from bot.views.screen import Screen
from simulator import Person, Phone, World
from storage import outbox
from storage.database import Database
from storage.outbox import Dispatch, Priority
from tests.handclock import HandClock, until
from tests.inprocess import InProcessRequest

T = TypeVar("T")


@dataclass
class Mailroom:
    """`drawn` overrides what a dispatch becomes; the lists tell what the courier reported."""

    folder: Path
    db: Database
    world: World
    bot: Bot
    clock: HandClock
    courier: Courier
    drawn: dict[str, Outgoing | Exception | None] = field(default_factory=dict)
    delivered: list[tuple[str, int | None]] = field(default_factory=list)
    unreachable: list[int] = field(default_factory=list)
    migrated: list[tuple[int, int]] = field(default_factory=list)

    async def joined(self, name: str = "Rahmat") -> Person:
        """A person who has pressed Start."""
        person = self.world.add_person(name=name)
        await Phone(self.world, person).start()
        return person

    async def post(
        self,
        chat_id: int,
        text: str,
        priority: Priority = Priority.HANDOFF,
        merge_key: str = "",
        not_before: int = 0,
    ) -> None:
        """Something new in the outbox."""

        def work(conn: sqlite3.Connection) -> None:
            outbox.enqueue(
                conn,
                chat_id=chat_id,
                priority=priority,
                kind="text",
                body={"text": text},
                merge_key=merge_key,
                not_before=not_before,
            )

        await self.db.write(work)
        self.courier.wake()

    async def render(self, dispatch: Dispatch) -> Outgoing | None:
        text = str(dispatch.body["text"])
        drawn = self.drawn.get(text, SendScreen(dispatch.chat_id, Screen(text)))
        if isinstance(drawn, Exception):
            raise drawn
        return drawn

    def note_delivered(
        self, conn: sqlite3.Connection, dispatch: Dispatch, out: Outgoing, message_id: int | None
    ) -> None:
        shown = out.screen.text if isinstance(out, SendScreen | EditScreen) else type(out).__name__
        self.delivered.append((shown, message_id))

    def note_unreachable(self, conn: sqlite3.Connection, chat_id: int) -> None:
        self.unreachable.append(chat_id)

    def note_migrated(self, conn: sqlite3.Connection, old: int, new: int) -> None:
        self.migrated.append((old, new))

    def seen(self, chat_id: int) -> list[str]:
        """What the bot has written into a chat."""
        posts = self.world.chats[chat_id].messages.values()
        bot = self.world.bot["id"]
        return [p.body["text"] for p in posts if p.sender == bot and "text" in p.body]

    async def asked(self, question: Callable[[sqlite3.Connection], T]) -> T:
        return await self.db.read(question)

    async def aside(self) -> list[tuple[str, str]]:
        """Text and error of what was set aside."""
        found = await self.db.read(outbox.aside)
        return [(str(one.dispatch.body["text"]), one.error) for one in found]

    async def waiting(self) -> list[tuple[str, int, int]]:
        """Text, attempts and seconds still to wait of what is not settled."""
        rows = await self.db.read(
            lambda conn: conn.execute(
                "SELECT body ->> 'text', attempts, not_before FROM outbox"
                " WHERE settled_at IS NULL ORDER BY id"
            ).fetchall()
        )
        now = self.clock.milliseconds()
        return [(text, tries, max(0, at - now) // 1000) for text, tries, at in rows]

    async def settled(self, count: int = 1) -> None:
        """Wait until so many rows are sent or set aside."""
        await self._until("SELECT count(*) FROM outbox WHERE settled_at IS NOT NULL", count)

    async def tried(self, count: int = 1) -> None:
        """Wait until so many attempts have failed, all told."""
        await self._until("SELECT coalesce(sum(attempts), 0) FROM outbox", count)

    async def rests(self) -> None:
        """Wait until the courier waits for time to pass, or for something to do."""
        await until(lambda: self.courier.at_rest)

    async def passes(self, seconds: float) -> None:
        """Let the courier come to rest, and then that much time pass."""
        await self.rests()
        self.clock.advance(seconds)

    async def _until(self, question: str, count: int) -> None:
        async with asyncio.timeout(10):
            while await self.db.read(partial(_number, question)) < count:
                pass


def _number(question: str, conn: sqlite3.Connection) -> int:
    return int(conn.execute(question).fetchone()[0])


@asynccontextmanager
async def mailroom(folder: Path, rates: Rates | None = None) -> AsyncIterator[Mailroom]:
    """A running courier; `chance` always says that a pause is the whole pause."""
    clock = HandClock()
    world = World(clock=clock.datetime, limits=None)
    bot = Bot(world.token, request=InProcessRequest(world))
    async with Database.open(folder) as db, bot:
        room = Mailroom(folder, db, world, bot, clock, None)  # type: ignore[arg-type]  made just below
        room.courier = Courier(
            db,
            bot,
            room.render,
            room.note_delivered,
            room.note_unreachable,
            room.note_migrated,
            clock=clock,
            rates=rates,
            chance=lambda: 1.0,
        )
        running = asyncio.create_task(room.courier.run())
        try:
            yield room
        finally:
            await room.courier.stop(within=5)
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
