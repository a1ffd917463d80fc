"""The second queue at work: documents are fetched from Telegram, examined and shelved."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.clock.timing import Clock, SystemClock, backoff, sleep
from bot.kelengkapan import receipts, signs
from bot.kelengkapan.intake import FETCHABLE
from bot.telegram.api import call
from flows.ids import CaseId
from flows.kelengkapan.commands import KeepFile, LeaveFile, RefuseFile, ShelfCommand
from flows.kelengkapan.events import GONE, TOO_LARGE, Shelved
from storage.casebook import Act, Casebook, NoSuchCase
from storage.database import Database
from storage.failures import StorageFailed
from storage.kelengkapan import fetches
from storage.kelengkapan.fetches import Fetch
from storage.kelengkapan.shelf import Shelf, Stored

log = logging.getLogger(__name__)
WIDTH = 2
"""Files on their way at the same time; each needs a piece in memory and no more."""
TRIES = 12
"""Attempts before a file that Telegram does not give is left with Telegram."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 900.0
"""Seconds between attempts."""

REMEMBERED = 1000
"""Contents whose refusal is remembered; a fraud is sent to many, and often."""

Examine = Callable[[Path, str, str], Shelved | str]
"""From a file on disk, its name and MIME type: what it is, or the code of why it is refused.

The SHA-256 and size of what it returns are the fetcher's to fill in."""


class Failed(Exception):  # noqa: N818  says what is the matter
    """The file did not come this time."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where files come from: the bot that asks, and the bytes of a file by its path there."""

    bot: Bot
    stream: Callable[[str], AsyncIterator[bytes]]


class Fetcher:
    """Works the second queue off; what is not finished when it stops waits on disk."""

    def __init__(
        self,
        db: Database,
        casebook: Casebook,
        shelf: Shelf,
        source: Source,
        examine: Examine,
        *,
        now: Callable[[], datetime],
        told: Callable[[], None],
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """`now` is the office's time, `told` wakes the courier: somebody may have to hear."""
        self._db = db
        self._casebook = casebook
        self._shelf = shelf
        self._source = source
        self._examine = examine
        self._now = now
        self._told = told
        self._clock = clock or SystemClock()
        self._chance = chance
        self._woken = asyncio.Event()
        self._resting = False
        self._judging = asyncio.Lock()
        self._refused: dict[str, str] = {}
        self._running: dict[int, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Something may have been given."""
        self._woken.set()

    @property
    def at_rest(self) -> bool:
        """Whether nothing is on its way or can go before time has passed or somebody wakes it."""
        return self._resting and not self._running and not self._woken.is_set()

    async def run(self) -> None:
        """Fetch until cancelled."""
        try:
            while True:
                self._woken.clear()
                await self._begin()
                await self._wait()
        finally:
            for task in self._running.values():
                task.cancel()
            await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def _begin(self) -> None:
        room = WIDTH - len(self._running)
        if room <= 0:
            return
        skip, now = tuple(self._running), self._clock.milliseconds()
        try:
            found = await self._db.read(lambda conn: fetches.due(conn, now, room, skip))
        except StorageFailed:
            return
        for fetch in found:
            task = asyncio.create_task(self._see_through(fetch))
            self._running[fetch.id] = task
            task.add_done_callback(partial(self._ended, fetch.id))

    def _ended(self, number: int, _: "asyncio.Task[None]") -> None:
        self._running.pop(number, None)
        self._woken.set()

    async def _wait(self) -> None:
        """Until something is given or ends, or the next attempt is due."""
        now = self._clock.milliseconds()
        try:
            at = await self._db.read(lambda conn: fetches.next_due_at(conn, now))
        except StorageFailed:
            at = now + round(LONGEST_PAUSE * 1000)
        later = None if at is None else self._clock.later((at - now) / 1000, self._woken.set)
        self._resting = True
        try:
            await self._woken.wait()
        finally:
            self._resting = False
            if later is not None:
                later()

    async def _see_through(self, fetch: Fetch) -> None:
        """One file, to its end or to its next attempt; no failure of one stops the others."""
        try:
            await self._conclude(fetch, await self._outcome(fetch))
        except (Failed, StorageFailed) as error:
            log.warning("Dokumen %d belum tersimpan (%s)", fetch.id, error)
            await self._again(fetch, str(error))
        except Exception as error:
            log.exception("Dokumen %d belum dapat diperiksa", fetch.id)
            await self._again(fetch, type(error).__name__)

    async def _outcome(self, fetch: Fetch) -> ShelfCommand:
        about = (fetch.task, fetch.kode, fetch.unique_id)
        if fetch.size > FETCHABLE:
            return LeaveFile(*about, TOO_LARGE)
        try:
            where = await self._where(fetch)
        except BadRequest as error:
            return LeaveFile(*about, TOO_LARGE if "too big" in str(error).lower() else GONE)
        if where is None:
            return LeaveFile(*about, GONE)
        stored = await self._received(where)
        found = await self._judged(stored.sha256, fetch)
        if isinstance(found, str):
            return RefuseFile(*about, found)
        return KeepFile(*about, replace(found, sha256=stored.sha256, size=stored.size))

    async def _judged(self, sha256: str, fetch: Fetch) -> Shelved | str:
        """What the content is, or why it is refused; then it is taken off the shelf again. One at
        a time: the same content may have come twice at once, and is judged once."""
        async with self._judging:
            found: Shelved | str = self._refused.get(sha256, "")
            if not found:
                path = self._shelf.path(sha256)
                found = await asyncio.to_thread(self._examine, path, fetch.nama, fetch.mime)
            if isinstance(found, str):
                if len(self._refused) >= REMEMBERED:
                    self._refused.clear()
                self._refused[sha256] = found
                await asyncio.to_thread(self._shelf.remove, sha256)
            return found

    async def _where(self, fetch: Fetch) -> str | None:
        """The path of the file at Telegram; None after TRIES attempts. Raises Failed."""
        try:
            match await call(self._source.bot, "getFile", file_id=fetch.file_id):
                case {"file_path": str(path)}:
                    return path
                case _:
                    return None
        except RetryAfter as error:
            raise Failed(type(error).__name__) from None
        except (BadRequest, Forbidden) as error:
            raise BadRequest(str(error)) from None
        except (NetworkError, TelegramError) as error:
            if fetch.tries + 1 >= TRIES:
                return None
            raise Failed(type(error).__name__) from None

    async def _received(self, where: str) -> Stored:
        try:
            return await self._shelf.receive(_bounded(self._source.stream(where)))
        except TelegramError as error:
            raise Failed(type(error).__name__) from None

    async def _conclude(self, fetch: Fetch, command: ShelfCommand) -> None:
        """Write what is known of the file into its berkas and forget the errand, at once."""

        def then(conn: Connection, done: Act) -> None:
            fetches.over(conn, fetch)
            signs.concluded(conn, fetch, command)
            receipts.refresh(conn, fetch.case, done.events)

        cause = f"dokumen:{fetch.id}:{fetch.case}"
        try:
            await self._casebook.execute(CaseId(fetch.case), command, self._now(), cause, then)
        except NoSuchCase:
            await self._db.write(lambda conn: fetches.over(conn, fetch))
        self._told()

    async def _again(self, fetch: Fetch, error: str) -> None:
        pause = backoff(fetch.tries, self._chance(), FIRST_PAUSE, LONGEST_PAUSE)
        at = self._clock.milliseconds() + round(pause * 1000)
        try:
            await self._db.write(lambda conn: fetches.again(conn, fetch, at, error))
        except StorageFailed:
            await sleep(self._clock, FIRST_PAUSE)


async def _bounded(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The pieces of a file that is no larger than Telegram gives to bots. Raises Failed."""
    size = 0
    async for piece in pieces:
        size += len(piece)
        if size > FETCHABLE:
            raise Failed("longer than Telegram said")
        yield piece
