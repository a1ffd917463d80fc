"""What every handler works with: the office's memory, its clock, and the turn of one update."""

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.telegram.outgoing import EditScreen, Outgoing, SendScreen
from bot.views.screen import Screen
from bot.words import Words, words_of
from flows.people.officials import Official
from flows.units import Unit
from storage import inbox, outbox
from storage.casebook import Casebook
from storage.codec import dump
from storage.database import Database
from storage.kelengkapan.shelf import Shelf
from storage.outbox import Priority
from storage.screens import Prompt
from storage.waktu.offices import Offices

T = TypeVar("T")


async def nowhere(file_id: str, most: int) -> bytes:
    """Where there is no Telegram no file is fetched."""
    raise LookupError(file_id, most)


@dataclass(frozen=True, slots=True)
class Desk:
    """The office as the bot sees it. `wake` tells the courier that something was written,
    `arrived` the fetcher that a document was given.

    `clock` is the office's time, which may stand still or leap, `turned_over` says over which
    moments it was turned by hand; `ticks` are the machine's milliseconds, by which inbox and outbox
    wait. `burst` is how many of them a card waits behind an upload, so that an album draws it once.
    `fetched` gives the bytes of a file by its file_id, at most that many, of what is read and not
    kept; it raises bot.people.receiving.NotReceived.
    """

    db: Database
    casebook: Casebook
    units: Mapping[str, Unit]
    offices: Offices
    clock: Callable[[], datetime]
    wake: Callable[[], None]
    ticks: Callable[[], int]
    shelf: Shelf
    arrived: Callable[[], None]
    locale: str = "id"
    burst: int = 900
    turned_over: Callable[[datetime], bool] = lambda _: False
    fetched: Callable[[str, int], Awaitable[bytes]] = nowhere

    def words_for(self, reader: Official) -> Words:
        """The words of the reader's language, in the time zone of their unit."""
        return words_of(reader.bahasa, self.unit_of(reader).zona)

    def words_for_strangers(self) -> Words:
        """The words for somebody the roster does not know."""
        return words_of(self.locale, self._first_unit.zona)

    def unit_of(self, reader: Official) -> Unit:
        """The person's unit; the first one where theirs is defined no more."""
        return self.units.get(reader.unit, self._first_unit)

    @property
    def _first_unit(self) -> Unit:
        return next(iter(self.units.values()))


@dataclass(frozen=True, slots=True)
class Turn:
    """One update of a known official: who, where, when. Everything it writes also marks it done."""

    desk: Desk
    update_id: int
    official: Official
    words: Words
    at: datetime
    chat_id: int
    message_id: int

    @property
    def cause(self) -> str:
        """What makes an act of this update count once."""
        return f"telegram:{self.update_id}"

    def finish(self, conn: sqlite3.Connection) -> None:
        """Mark the update as done, in the caller's transaction."""
        inbox.finish(conn, self.update_id, self.desk.ticks())

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Read something from the memory."""
        return await self.desk.db.read(work)

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Write something, mark the update done, and wake the courier."""

        def both(conn: sqlite3.Connection) -> T:
            result = work(conn)
            self.finish(conn)
            return result

        result = await self.desk.db.write(both)
        self.desk.wake()
        return result

    async def say(self, screen: Screen, prompt: Prompt | None = None) -> None:
        """Answer with a new message; with `prompt` the message is remembered as a question."""
        out = SendScreen(self.chat_id, screen)
        await self.write(lambda conn: post(conn, out, prompt))

    async def edit(self, screen: Screen) -> None:
        """Answer a tap by redrawing the message that was tapped."""
        out = EditScreen(self.chat_id, self.message_id, screen)
        await self.write(lambda conn: post(conn, out))


def post(conn: sqlite3.Connection, out: Outgoing, prompt: Prompt | None = None) -> None:
    """Put a ready message into the outbox as the answer to somebody."""
    asked = None if prompt is None else dump(prompt)
    outbox.enqueue(
        conn,
        chat_id=out.chat_id,
        priority=Priority.ANSWER,
        kind="ready",
        body={"type": type(out).__name__, "out": dump(out), "prompt": asked},
    )


def milliseconds(at: datetime) -> int:
    """The moment as milliseconds since 1970, as the memory keeps questions and uploads."""
    return int(at.timestamp() * 1000)
