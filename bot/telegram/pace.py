"""How fast Telegram may be written to: overall, to one person, to one group."""

from collections import deque
from dataclasses import dataclass

SPARED, AT_ONCE = 5, 10
"""One part in so many of the overall rate is kept free of what is in no hurry, and at most one
part in so many of it goes at the same moment."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages within any `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rates:
    """What Telegram allows, a little stretched because messages overtake each other on the way."""

    overall: Rate = Rate(30, 1.05)
    private: Rate = Rate(3, 3.1)
    group: Rate = Rate(20, 62.0)


class Window:
    """The moments of the latest messages under one rate, the forgotten ones left out."""

    __slots__ = ("_moments", "_rate")

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._moments: deque[float] = deque()

    def note(self, now: float) -> None:
        """A message goes now."""
        self._moments.append(now)

    def room(self, now: float) -> int:
        """How many messages may go now."""
        while self._moments and self._moments[0] + self._rate.seconds <= now:
            self._moments.popleft()
        return self._rate.count - len(self._moments)

    def busy(self, now: float) -> bool:
        """Whether anything is remembered that still counts."""
        return self.room(now) < self._rate.count

    def opens_at(self) -> float:
        """When the next message may go, for a window without room."""
        return self._moments[0] + self._rate.seconds


class Pace:
    """Knows how many messages may go now, and to which chats none may. Times are in seconds.

    What is in no hurry (a digest) goes evenly and leaves some room, so that the answer to a press
    never waits for a whole burst of it to be forgotten.
    """

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._overall = Window(rates.overall)
        few = max(1, rates.overall.count // AT_ONCE)
        self._spare = rates.overall.count // SPARED
        self._even = Window(Rate(few, rates.overall.seconds * few / rates.overall.count))
        self._chats: dict[int, Window] = {}
        self._full: dict[int, float] = {}
        self._swept_at = 0.0

    def room(self, now: float) -> int:
        """How many messages may go to different chats now."""
        return self._overall.room(now)

    def patience(self, now: float) -> int:
        """How many of those may be in no hurry."""
        return max(0, min(self.room(now) - self._spare, self._even.room(now)))

    def note(self, chat_id: int, now: float, *, patient: bool = False) -> None:
        """A message goes to this chat now; a `patient` one is in no hurry."""
        self._overall.note(now)
        if patient:
            self._even.note(now)
        window = self._chats.get(chat_id)
        if window is None:
            rate = self._rates.private if chat_id > 0 else self._rates.group
            window = self._chats[chat_id] = Window(rate)
        window.note(now)
        if window.room(now) <= 0:
            self._full[chat_id] = window.opens_at()

    def closed(self, now: float) -> list[int]:
        """The chats that have had enough for now."""
        self._forget(now)
        return list(self._full)

    def opens_at(self, now: float) -> float | None:
        """The next moment at which more may go than now; None when nothing is held back."""
        self._forget(now)
        moments = list(self._full.values())
        if self.room(now) <= self._spare:
            moments.append(self._overall.opens_at())
        if self._even.room(now) <= 0:
            moments.append(self._even.opens_at())
        return min(moments, default=None)

    def _forget(self, now: float) -> None:
        for chat_id in [chat for chat, opens in self._full.items() if opens <= now]:
            del self._full[chat_id]
        if now - self._swept_at > self._rates.group.seconds:
            self._swept_at = now
            self._chats = {c: w for c, w in self._chats.items() if w.busy(now)}
