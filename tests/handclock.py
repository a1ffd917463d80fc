"""A clock that stands still until a test turns it."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

MORNING = 1_795_393_800_000
"""Monday 23 November 2026, 08.30 WITA, in milliseconds."""


class HandClock:
    """Its timers ring when `advance` passes them, in order."""

    def __init__(self) -> None:
        self._passed = 0.0
        self._timers: dict[int, tuple[float, Callable[[], None]]] = {}
        self._given = 0

    def milliseconds(self) -> int:
        return MORNING + round(self._passed * 1000)

    def seconds(self) -> float:
        return self._passed

    def datetime(self) -> datetime:
        """The moment, for a simulated world."""
        return datetime.fromtimestamp(self.milliseconds() / 1000, UTC)

    def later(self, seconds: float, callback: Callable[[], None]) -> Callable[[], None]:
        self._given += 1
        number = self._given
        self._timers[number] = (self._passed + seconds, callback)
        return lambda: self._timers.pop(number, None) and None

    def advance(self, seconds: float) -> None:
        """Let that much time pass."""
        self._passed += seconds
        for number, (at, callback) in sorted(self._timers.items(), key=lambda t: t[1][0]):
            if at <= self._passed + 1e-9:
                del self._timers[number]
                callback()

    def rings_in(self) -> float | None:
        """Seconds until the next timer; None when nobody waits for time to pass."""
        return min((at - self._passed for at, _ in self._timers.values()), default=None)


async def until(happened: Callable[[], bool]) -> None:
    """Let everything run on until this has happened; time itself stands still."""
    async with asyncio.timeout(40):
        while not happened():  # noqa: ASYNC110  a busy loop would starve the memory's thread
            await asyncio.sleep(0.001)
