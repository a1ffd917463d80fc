"""A clock that can be stopped and turned, so that two weeks pass in ten minutes."""

import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
"""Between these a clock can be turned."""
KEPT = 1000
"""Turns that it remembers, the latest ones."""


class TurnableClock:
    """Runs with the machine's time from where it was put last, unless it is paused.

    `seconds` counts the machine's time; it only ever goes forward.
    """

    def __init__(
        self, start: datetime | None = None, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self.seconds = seconds
        self.running = True
        self._put_at = (start or datetime.now(UTC)).astimezone(UTC)
        self._put_when = seconds()
        self._leaps: deque[tuple[datetime, datetime]] = deque(maxlen=KEPT)
        self._listeners: dict[int, Callable[[], None]] = {}
        self._joined = 0

    def now(self) -> datetime:
        """The moment this clock shows, in UTC."""
        if not self.running:
            return self._put_at
        return self._put_at + timedelta(seconds=self.seconds() - self._put_when)

    def pause(self) -> None:
        """Stops at the moment it shows."""
        self._put(self.now(), running=False)

    def resume(self) -> None:
        """Runs on from the moment it shows."""
        self._put(self.now(), running=True)

    def advance(self, by: timedelta) -> None:
        """Turns it by that much; raises ValueError beyond EARLIEST and LATEST."""
        try:
            at = self.now() + by
        except OverflowError:
            raise ValueError("the clock cannot be turned so far") from None
        self.set(at)

    def set(self, at: datetime) -> None:
        """Turns it to a moment, running or paused as before.

        Raises ValueError for one without a zone, and beyond EARLIEST and LATEST.
        """
        if at.tzinfo is None:
            raise ValueError("the moment has no zone")
        if not EARLIEST <= at <= LATEST:
            raise ValueError("the clock cannot be turned so far")
        at, before = at.astimezone(UTC), self.now()
        if at > before:
            self._leaps.append((before, at))
        self._put(at, running=self.running)

    def turned_over(self, moment: datetime, /) -> bool:
        """Whether it was turned ahead over that moment, which it therefore never showed."""
        return any(before < moment < after for before, after in self._leaps)

    def subscribe(self, callback: Callable[[], None], /) -> Callable[[], None]:
        """Calls back after every turn, pause and resumption; what is returned ends that."""
        self._joined += 1
        number = self._joined
        self._listeners[number] = callback
        return lambda: self._listeners.pop(number, None) and None

    def _put(self, at: datetime, *, running: bool) -> None:
        self._put_at, self._put_when, self.running = at, self.seconds(), running
        for tell in tuple(self._listeners.values()):
            tell()
