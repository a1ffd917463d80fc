"""Two clocks: by the machine's everything waits, by the office's people work."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A clock that tests can turn by hand."""

    def milliseconds(self) -> int:
        """The moment, in milliseconds since 1970."""

    def seconds(self) -> float:
        """Seconds that only ever go forward, for measuring."""

    def later(self, seconds: float, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back once after that many seconds; what is returned cancels it."""


class SystemClock:
    """The machine's own clock, and the running event loop's timers."""

    def milliseconds(self) -> int:
        """The moment, in milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    def seconds(self) -> float:
        """Seconds that only ever go forward, for measuring."""
        return time.monotonic()

    def later(self, seconds: float, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back once after that many seconds; what is returned cancels it."""
        return asyncio.get_running_loop().call_later(seconds, callback).cancel


class OfficeClock(Protocol):
    """What time it is for the office; a simulation may stop it or turn it ahead at will."""

    def now(self) -> datetime:
        """The moment for the office, aware."""

    def turned_over(self, moment: datetime, /) -> bool:
        """Whether somebody turned the clock ahead over that moment, so that it never was."""

    def subscribe(self, callback: Callable[[], None], /) -> Callable[[], None]:
        """Call back whenever the clock was turned or stopped; what is returned ends that."""


class MachineTime:
    """The office's time as the machine has it, which nobody turns."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        """The moment by the machine's clock, in UTC."""
        return datetime.fromtimestamp(self._clock.milliseconds() / 1000, UTC)

    def turned_over(self, _: datetime) -> bool:
        """Never: a machine whose clock jumps has lost that time to everybody."""
        return False

    def subscribe(self, _: Callable[[], None]) -> Callable[[], None]:
        """Never calls back."""
        return lambda: None


async def sleep(clock: Clock, seconds: float) -> None:
    """Return after that many seconds of this clock."""
    woken = asyncio.Event()
    cancel = clock.later(seconds, woken.set)
    try:
        await woken.wait()
    finally:
        cancel()


def backoff(attempts: int, chance: float, first: float = 1.0, longest: float = 60.0) -> float:
    """Seconds before the next attempt: doubling, and between half and all of it by `chance`."""
    return min(longest, first * 2.0 ** min(attempts, 30)) * (0.5 + chance / 2)
