"""How much a bot may send: 30 a second in all, 1 a second per person, 20 a minute per group."""

import math
from dataclasses import dataclass, field

from simulator.wire import Refusal


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages allowed: per second in all and per private chat, per minute per group."""

    overall: float = 30.0
    private: float = 1.0
    private_burst: int = 5
    group: float = 20.0


@dataclass(slots=True)
class Bucket:
    """A leaky bucket: `size` at once, then `rate` a second."""

    size: float
    rate: float
    level: float = 0.0
    at: float = 0.0

    def wait(self, now: float, amount: int) -> float:
        """Seconds until `amount` fits; more than the size fits into an empty bucket."""
        self.level = max(0.0, self.level - max(0.0, now - self.at) * self.rate)
        self.at = now
        over = self.level + min(amount, self.size) - self.size
        return over / self.rate if over > 1e-9 else 0.0


@dataclass(slots=True)
class Meter:
    """Counts what was sent and refuses what is too much, as Telegram does with 429."""

    limits: Limits
    overall: Bucket = field(init=False)
    chats: dict[int, Bucket] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.overall = Bucket(self.limits.overall, self.limits.overall)

    def admit(self, chat: int, now: float, amount: int = 1) -> None:
        """Counts `amount` messages to a chat or raises the 429 refusal."""
        bucket = self.chats.get(chat)
        if bucket is None:
            bucket = self.chats[chat] = self.bucket(chat)
        wait = max(self.overall.wait(now, amount), bucket.wait(now, amount))
        if wait > 0:
            raise too_many(math.ceil(wait))
        self.overall.level += amount
        bucket.level += amount

    def bucket(self, chat: int) -> Bucket:
        """A fresh count for one chat."""
        if chat > 0:
            return Bucket(self.limits.private_burst, self.limits.private)
        return Bucket(self.limits.group, self.limits.group / 60)


def too_many(seconds: int) -> Refusal:
    """The 429 refusal with the seconds to wait."""
    text = f"Too Many Requests: retry after {seconds}"
    return Refusal(429, text, {"retry_after": seconds})
