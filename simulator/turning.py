"""The clock over HTTP: what it shows, live, and being turned by the page or a script."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from aiohttp import web

from simulator.clock import TurnableClock
from simulator.web import answer, pour
from simulator.wire import Json

if TYPE_CHECKING:
    from simulator.world import World


@dataclass(frozen=True, slots=True)
class ClockControl:
    """A button of the host's own: `press` turns the clock, and may return a short message."""

    label: str
    press: Callable[[], Awaitable[str | None]]


def add_clock_routes(
    app: web.Application, world: "World", controls: Sequence[ClockControl]
) -> None:
    """Adds everything under /_sim/clock; a world without a turnable clock says null."""
    if world.turnable is None:
        app.router.add_get("/_sim/clock", no_clock)
        return
    face = ClockFace(world.turnable, world.zone, tuple(controls))
    app.router.add_get("/_sim/clock", face.shown)
    app.router.add_post("/_sim/clock", face.turned)
    app.router.add_get("/_sim/clock/ws", face.live)


async def no_clock(_: web.Request) -> web.Response:
    """There is nothing to turn."""
    return answer(None)


@dataclass(frozen=True, slots=True)
class ClockFace:
    """A clock as the page knows it."""

    clock: TurnableClock
    zone: str | None
    controls: tuple[ClockControl, ...]

    def state(self) -> Json:
        """The moment, whether it runs, its zone, and the labels of the host's buttons."""
        return {
            "now": self.clock.now().isoformat(timespec="milliseconds"),
            "running": self.clock.running,
            "zone": self.zone,
            "controls": [one.label for one in self.controls],
        }

    async def shown(self, _: web.Request) -> web.Response:
        """What the clock shows."""
        return answer(self.state())

    async def turned(self, request: web.Request) -> web.Response:
        """Turns the clock; answers what it shows then, and what a host's button `said`.

        The body is {"do": "pause"}, {"do": "resume"}, {"do": "advance", "seconds": 900},
        {"do": "set", "at": ISO 8601} or {"do": "control", "number": 0}.
        """
        try:
            said = await self.turn(await request.json())
        except (LookupError, TypeError, ValueError) as mistake:
            raise web.HTTPBadRequest(text=str(mistake)) from None
        return answer({**self.state(), "said": said})

    async def turn(self, wish: Json) -> str | None:
        """Carries out one wish; raises LookupError, TypeError or ValueError for a wrong one."""
        match wish["do"]:
            case "pause":
                self.clock.pause()
            case "resume":
                self.clock.resume()
            case "advance":
                self.clock.advance(seconds(wish["seconds"]))
            case "set":
                self.clock.set(datetime.fromisoformat(wish["at"]))
            case "control":
                return await self.control(wish["number"]).press()
            case other:
                raise ValueError(f"a clock cannot {other}")
        return None

    def control(self, number: int) -> ClockControl:
        """The host's button of that number, from 0; raises LookupError."""
        if number not in range(len(self.controls)):
            raise LookupError("there is no such button")
        return self.controls[number]

    async def live(self, request: web.Request) -> web.WebSocketResponse:
        """The state now, and again after every turn."""
        line = web.WebSocketResponse(heartbeat=30)
        await line.prepare(request)
        told: asyncio.Queue[Json] = asyncio.Queue()
        leave = self.clock.subscribe(lambda: told.put_nowait(self.state()))
        told.put_nowait(self.state())
        teller = asyncio.create_task(pour(told, line))
        try:
            async for _ in line:
                pass
        finally:
            leave()
            teller.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await teller
        return line


def seconds(amount: float) -> timedelta:
    """A span of seconds; raises ValueError where nobody can mean it."""
    try:
        return timedelta(seconds=amount)
    except OverflowError:
        raise ValueError("the clock cannot be turned so far") from None
