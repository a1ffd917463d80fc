"""For how long whom to leave alone: one chat, or everybody when it is not one chat's matter."""

AT_ONCE = 1.0
"""Seconds within which being told to wait for two chats means: wait with all of them."""
BLIPS = 5
"""Failures in a row, across all chats, that still count as single ones."""


class Halts:
    """Which chats rest, and whether all do. Times are in seconds."""

    def __init__(self) -> None:
        self._chats: dict[int, float] = {}
        self._all = float("-inf")
        self._told: tuple[int, float] | None = None
        self._failures = 0

    def told_to_wait(self, chat_id: int, seconds: float, now: float) -> None:
        """Telegram wants to be left alone for so long, as the answer to a message to this chat."""
        until = self._chats[chat_id] = now + seconds
        if self._told is not None:
            other, at = self._told
            if other != chat_id and now - at <= AT_ONCE:
                self._all = max(self._all, until, self._chats.get(other, until))
        self._told = (chat_id, now)

    def failed(self) -> int:
        """A message did not get through; returns how many in a row beyond single blips."""
        self._failures += 1
        return max(0, self._failures - BLIPS)

    def arrived(self) -> None:
        """A message got through, so the network is there."""
        self._failures = 0

    def rest(self, seconds: float, now: float) -> None:
        """Leave everybody alone for so long."""
        self._all = max(self._all, now + seconds)

    def all_halted(self, now: float) -> bool:
        """Whether nobody may be written to now."""
        return now < self._all

    def chats(self, now: float) -> list[int]:
        """The chats that rest now."""
        for chat_id in [chat for chat, until in self._chats.items() if until <= now]:
            del self._chats[chat_id]
        return list(self._chats)

    def next_end(self, now: float) -> float | None:
        """The next moment at which a rest ends; None when nobody rests."""
        ends = (self._all, *self._chats.values())
        return min((end for end in ends if end > now), default=None)
