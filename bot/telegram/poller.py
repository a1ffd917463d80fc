"""Fetches updates from Telegram and keeps them before Telegram is told that they have arrived."""

import json
import logging
import random
import sqlite3
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.clock.timing import Clock, SystemClock, backoff, sleep
from bot.telegram.gate import Gate, Judged
from bot.telegram.verdicts import retry_seconds
from storage import inbox
from storage.chats import known_chats
from storage.database import Database
from storage.failures import StorageFailed
from storage.inbox import RawUpdate

log = logging.getLogger(__name__)
LONG_POLL = 50
"""Seconds that Telegram holds an empty answer back."""
GRACE = 10
"""Seconds beyond LONG_POLL after which the connection counts as dead."""
WEBHOOK = "webhook is active"
"""How Telegram says that updates go elsewhere."""
CONFLICT_PAUSE = 30.0
"""Seconds to leave the other poller alone; it may be our own predecessor that is just stopping."""


class TokenRejected(Exception):  # noqa: N818  says what is the matter
    """Telegram does not know this token (or the API address leads elsewhere)."""


class Poller:
    """Long-polls getUpdates by itself: the library confirms updates before they are worked on."""

    def __init__(
        self,
        request: BaseRequest,
        bot_url: str,
        db: Database,
        take: Callable[[Sequence[RawUpdate]], None],
        allowed: Sequence[str],
        *,
        overrun: Callable[[sqlite3.Connection, int], None],
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
        long_poll: int = LONG_POLL,
    ) -> None:
        """`bot_url` ends with the token; newly kept updates of the `allowed` kinds go to `take`.
        `overrun` tells a chat that it has sent too much, in the transaction that keeps the rest."""
        self._request = request
        self._bot_url = bot_url
        self._db = db
        self._take = take
        self._overrun = overrun
        self._gate = Gate()
        self._fixed = {"timeout": long_poll, "allowed_updates": json.dumps(list(allowed))}
        self._patience = float(long_poll + GRACE)
        self._clock = clock or SystemClock()
        self._chance = chance
        self._offset: int | None = None
        self._failures = 0

    async def run(self) -> None:
        """Poll until cancelled, at any point of which nothing is lost. Raises TokenRejected."""
        while True:
            try:
                await self.poll()
                self._failures = 0
            except InvalidToken:
                raise TokenRejected from None
            except (TelegramError, StorageFailed) as error:
                await sleep(self._clock, self._pause(error))

    async def poll(self) -> None:
        """Fetch once, keep what came, and hand on what was not there yet.

        What is beyond a chat's allowance is never kept. The offset, which tells Telegram to forget,
        is moved only after the commit. Behind an empty answer it is dropped: after a quiet week
        update ids start anew, maybe below it.
        """
        fetched = sorted(await self._fetch(), key=lambda update: update.update_id)
        if not fetched:
            self._offset = None
            return
        at = self._clock.milliseconds()
        judged, kept = await self._db.write(lambda conn: self._keep(conn, fetched, at))
        self._gate.settle(judged, at)
        self._offset = fetched[-1].update_id + 1
        self._take(kept)

    def _keep(
        self, conn: sqlite3.Connection, fetched: Sequence[RawUpdate], at: int
    ) -> tuple[Judged, list[RawUpdate]]:
        known = known_chats(conn, (update.lane for update in fetched))
        judged = self._gate.judge(fetched, known, at)
        for chat in judged.overrun:
            log.warning("Satu obrolan melampaui batas pembaruan; kelebihannya tidak diterima.")
            self._overrun(conn, chat)
        return judged, inbox.keep(conn, judged.taken, at)

    async def _fetch(self) -> list[RawUpdate]:
        asked = self._fixed if self._offset is None else {**self._fixed, "offset": self._offset}
        try:
            answer = await self._request.post(
                f"{self._bot_url}/getUpdates?{urlencode(asked)}", read_timeout=self._patience
            )
        except Conflict as error:
            if WEBHOOK not in str(error).lower():
                raise
            return await self._without_webhook()
        if not isinstance(answer, list):
            raise TelegramError("Invalid server response")
        return [raw_update(update) for update in answer]

    async def _without_webhook(self) -> list[RawUpdate]:
        """A webhook of earlier days would keep every update from us; what it holds is not lost."""
        log.warning("Token ini masih terpasang pada webhook; webhook dilepas.")
        await self._request.post(f"{self._bot_url}/deleteWebhook")
        return []

    def _pause(self, error: Exception) -> float:
        """Seconds to wait after this error, which is said in one line."""
        self._failures += 1
        match error:
            case Conflict():
                log.error("Proses lain memakai token yang sama; polling menunggu.")
                return CONFLICT_PAUSE * (1 + self._chance())
            case RetryAfter():
                pause = retry_seconds(error)
            case _:
                pause = backoff(self._failures - 1, self._chance())
        log.warning(
            "Polling gagal (%s); dicoba lagi dalam %.0f detik.", type(error).__name__, pause
        )
        return pause


def raw_update(update: dict[str, object]) -> RawUpdate:
    """An update for the inbox, whatever it contains besides its id; in ASCII, because half a
    character would stop the database."""
    number = update["update_id"]
    assert isinstance(number, int)
    return RawUpdate(number, lane_of(update), json.dumps(update))


def lane_of(update: dict[str, object]) -> int:
    """The chat the update belongs to, or the person where there is no chat, or 0."""
    for part in update.values():
        if isinstance(part, dict):
            message = part.get("message")
            places = (part.get("chat"), message.get("chat") if isinstance(message, dict) else None)
            for place in (*places, part.get("from"), part.get("user")):
                if isinstance(place, dict) and isinstance(place.get("id"), int):
                    return int(place["id"])
    return 0
