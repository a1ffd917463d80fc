"""One message from its row in the outbox to the mark that says what became of it."""

import logging
import random
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import partial

from telegram import Bot
from telegram.error import TelegramError

from bot.clock.timing import Clock, SystemClock, backoff, sleep
from bot.logs import without_tokens
from bot.telegram.carrying import carry
from bot.telegram.halts import Halts
from bot.telegram.outgoing import Outgoing, SendPath, SendScreen
from bot.telegram.verdicts import (
    AlreadyThere,
    AsNewMessage,
    FromTheShelf,
    Halt,
    Moved,
    TryAgain,
    Undeliverable,
    Unreachable,
    judge,
)
from storage import outbox
from storage.database import Database
from storage.failures import StorageFailed
from storage.outbox import Dispatch

log = logging.getLogger(__name__)
UNKNOWN_PAUSE = 4.0
"""First pause in seconds when nobody knows whether a message arrived."""
LONGEST_ERROR = 300

Mark = Callable[[sqlite3.Connection], None]
Render = Callable[[Dispatch], Awaitable[Outgoing | None]]
Delivered = Callable[[sqlite3.Connection, Dispatch, Outgoing, int | None], None]
Unreached = Callable[[sqlite3.Connection, int], None]
Migrated = Callable[[sqlite3.Connection, int, int], None]


@dataclass(frozen=True, slots=True)
class Office:
    """What the courier asks of the rest of the bot.

    `render` draws a dispatch, None when there is nothing left to say. The others are called in the
    transaction of the mark: with the id of the message that now shows it (None where none does),
    with a chat that cannot be written to, with the old and the new id of a group.
    """

    render: Render
    delivered: Delivered
    unreachable: Unreached
    migrated: Migrated


@dataclass(frozen=True, slots=True)
class Delivery:
    """Draws a dispatch, sends it, and marks what became of it."""

    db: Database
    bot: Bot
    office: Office
    clock: Clock = field(default_factory=SystemClock)
    halts: Halts = field(default_factory=Halts)
    chance: Callable[[], float] = random.random

    async def deliver(self, dispatch: Dispatch) -> None:
        """See one dispatch through; afterwards its row says whether and when it goes again."""
        mark = await self._attempt(dispatch)
        try:
            await self._keep(mark)
        except Exception as error:
            log.exception("Pesan %d terkirim, catatannya gagal", dispatch.id)
            await self._keep(self._aside(dispatch, error))

    async def _keep(self, mark: Mark) -> None:
        """Write the mark, however long the disk is full: otherwise the message would go again."""
        attempts = 0
        while True:
            try:
                return await self.db.write(mark)
            except StorageFailed:
                log.error("Basis data tidak dapat dipakai; tanda kirim ditulis lagi nanti.")
                await sleep(self.clock, backoff(attempts, self.chance()))
                attempts += 1

    async def _attempt(self, dispatch: Dispatch) -> Mark:
        try:
            out = await self.office.render(dispatch)
            if out is None:
                return self._sent(dispatch)
            return await self._send(dispatch, out)
        except StorageFailed as error:
            return self._again(dispatch, backoff(dispatch.attempts, self.chance()), error)
        except Exception as error:
            log.exception("Pesan %d (%s) disisihkan", dispatch.id, dispatch.kind)
            return self._aside(dispatch, error)

    async def _send(self, dispatch: Dispatch, out: Outgoing) -> Mark:
        try:
            arrived = await carry(self.bot, dispatch.chat_id, out)
        except TelegramError as error:
            return await self._after(dispatch, out, error)
        self.halts.arrived()
        if isinstance(out, SendPath):
            out = replace(out, file_id=arrived.file_id)
        return self._arrived(dispatch, out, arrived.message_id)

    async def _after(self, dispatch: Dispatch, out: Outgoing, error: TelegramError) -> Mark:
        match judge(error, out):
            case AlreadyThere():
                return self._arrived(dispatch, out, getattr(out, "message_id", None))
            case AsNewMessage(screen):
                return await self._send(dispatch, SendScreen(dispatch.chat_id, screen))
            case FromTheShelf(spare):
                return await self._send(dispatch, spare)
            case Halt(seconds):
                self.halts.told_to_wait(dispatch.chat_id, seconds, self.clock.seconds())
                return self._again(dispatch, seconds, error)
            case TryAgain(unknown):
                return self._again(dispatch, self._pause(dispatch, unknown), error)
            case Unreachable():
                log.warning("Pesan %d disisihkan: penerima tidak terjangkau", dispatch.id)
                return _both(
                    lambda conn: self.office.unreachable(conn, dispatch.chat_id),
                    self._aside(dispatch, error),
                )
            case Moved(chat_id):
                return self._moved(dispatch, chat_id)
            case Undeliverable():
                log.error("Pesan %d (%s) disisihkan: %s", dispatch.id, dispatch.kind, _words(error))
                return self._aside(dispatch, error)

    def _pause(self, dispatch: Dispatch, unknown: bool) -> float:
        """Seconds before the next attempt; when nothing gets through, everybody rests."""
        if in_a_row := self.halts.failed():
            self.halts.rest(backoff(in_a_row - 1, self.chance()), self.clock.seconds())
        return backoff(dispatch.attempts, self.chance(), UNKNOWN_PAUSE if unknown else 1.0)

    def _sent(self, dispatch: Dispatch) -> Mark:
        return partial(outbox.sent, dispatch=dispatch, at=self.clock.milliseconds())

    def _arrived(self, dispatch: Dispatch, out: Outgoing, message_id: int | None) -> Mark:
        return _both(
            lambda conn: self.office.delivered(conn, dispatch, out, message_id),
            self._sent(dispatch),
        )

    def _again(self, dispatch: Dispatch, seconds: float, error: Exception) -> Mark:
        not_before = self.clock.milliseconds() + round(seconds * 1000)
        return partial(outbox.retry, dispatch=dispatch, not_before=not_before, error=_words(error))

    def _aside(self, dispatch: Dispatch, error: Exception) -> Mark:
        at = self.clock.milliseconds()
        return partial(outbox.set_aside, dispatch=dispatch, error=_words(error), at=at)

    def _moved(self, dispatch: Dispatch, chat_id: int) -> Mark:
        return _both(
            lambda conn: self.office.migrated(conn, dispatch.chat_id, chat_id),
            lambda conn: outbox.move_chat(conn, dispatch.chat_id, chat_id),
        )


def _both(first: Mark, second: Mark) -> Mark:
    def mark(conn: sqlite3.Connection) -> None:
        first(conn)
        second(conn)

    return mark


def _words(error: Exception) -> str:
    return without_tokens(f"{type(error).__name__}: {error}")[:LONGEST_ERROR]
