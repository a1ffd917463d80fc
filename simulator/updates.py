"""The updates waiting for the bot: offsets, long poll, allowed types, what polling may not do."""

import asyncio
import random
from collections import deque

from simulator.wire import Json, Refusal, bad_request

OPTIONAL = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KNOWN = (
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query",
    "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "poll",
    "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
    "removed_chat_boost", "message_reaction", "message_reaction_count", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages",
    "purchased_paid_media", "managed_bot", "guest_message",
)  # fmt: skip
DEFAULT = frozenset(KNOWN) - OPTIONAL
POISON: Json = {"message": {"message_id": "x", "date": "kemarin", "chat": 7, "from": [1]}}


class Updates:
    """A queue of updates with Telegram's rules for handing them out."""

    def __init__(self, seed: int | None = None) -> None:
        self.next_id = random.Random(seed).randrange(10**8, 9 * 10**8)  # noqa: S311
        self.waiting: deque[Json] = deque()
        self.again: list[Json] = []
        self.allowed: frozenset[str] = DEFAULT
        self.allowed_set = False
        self.poll: asyncio.Future[None] | None = None
        self.wakers: list[asyncio.Event] = []
        self.duplicates = 0
        self.disorder = 0

    def add(self, kind: str, content: Json) -> int | None:
        """Queues an update if the bot asked for its kind; its id, or None when not asked for."""
        if kind not in self.allowed:
            return None
        return self.put({kind: content})

    def put(self, content: Json) -> int:
        """Queues an update whatever its kind; its id."""
        number = self.next_id
        self.next_id += 1
        self.waiting.append({"update_id": number, **content})
        self.wake()
        return number

    def wake(self) -> None:
        """Tells whoever waits that there is something."""
        if self.poll is not None and not self.poll.done():
            self.poll.set_result(None)
        for waker in self.wakers:
            waker.set()

    def allow(self, kinds: object) -> None:
        """Remembers allowed_updates for updates to come; an empty list means the default."""
        if kinds is None:
            return
        if not isinstance(kinds, list):
            raise bad_request("can't parse allowed updates JSON object")
        chosen = frozenset(kind for kind in kinds if kind in KNOWN)
        self.allowed = chosen or DEFAULT
        self.allowed_set = bool(chosen)

    def confirm(self, offset: int) -> None:
        """Forgets updates before the offset; a negative one keeps only the last so many."""
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
            return
        while self.waiting and self.waiting[0]["update_id"] < offset:
            self.drop(self.waiting.popleft())

    def drop(self, update: Json) -> None:
        """Forgets one confirmed update, unless it is to come twice."""
        if self.duplicates:
            self.duplicates -= 1
            self.again.append(update)

    def batch(self, limit: int) -> list[Json]:
        """What is handed out now, at most `limit`; nothing is forgotten by it."""
        again, self.again = self.again, []
        rest = limit - len(again)
        ready = again + [update for _, update in zip(range(rest), self.waiting, strict=False)]
        if self.disorder and len(ready) > 1:
            self.disorder -= 1
            ready.reverse()
        return ready

    async def get(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """One getUpdates: confirms, then waits up to `seconds` for something."""
        self.interrupt()
        if offset:
            self.confirm(offset)
        if not (self.waiting or self.again) and seconds > 0:
            await self.wait(seconds)
        return self.batch(limit)

    async def wait(self, seconds: float) -> None:
        """Returns at the next update or after `seconds`; 409 when another poll comes."""
        poll = self.poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):  # wait_for of 3.11 can swallow a cancellation
                await poll
        except TimeoutError:
            return
        finally:
            if self.poll is poll:
                self.poll = None

    def interrupt(self) -> None:
        """Ends the long poll that is under way with 409, as Telegram does for a newer one."""
        if self.poll is not None and not self.poll.done():
            self.poll.set_exception(conflict())
            self.poll = None

    def release(self) -> None:
        """Ends the long poll that is under way with what there is."""
        if self.poll is not None and not self.poll.done():
            self.poll.set_result(None)

    def clear(self) -> None:
        """Forgets everything that waits (drop_pending_updates)."""
        self.waiting.clear()
        self.again.clear()


def conflict() -> Refusal:
    """The 409 refusal for two long polls at once."""
    return Refusal(
        409,
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    )


def webhook_active() -> Refusal:
    """The 409 refusal for polling while a webhook is set."""
    return Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first",
    )
