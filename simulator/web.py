"""The phones over HTTP and WebSocket: what the page asks and what it is told."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, WSMsgType, web

from simulator.deeds import act, snapshot
from simulator.newcomers import add_newcomer_routes, group_line, person_line
from simulator.phone import Phone
from simulator.wire import Json, dumped
from simulator.wishes import set_fault

if TYPE_CHECKING:
    from simulator.people import Person
    from simulator.world import World

PAGE = Path(__file__).parent / "page"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def add_phone_routes(app: web.Application, world: "World") -> None:
    """Adds everything under / that is not the Bot API."""
    desk = Desk(world)
    app.router.add_get("/", desk.page)
    app.router.add_static("/static", PAGE)
    app.router.add_get("/_sim/people", desk.people)
    app.router.add_get("/_sim/phone/{person:\\d+}/ws", desk.phone)
    app.router.add_post("/_sim/phone/{person:\\d+}/upload", desk.upload)
    app.router.add_get("/_sim/file/{unique}/{name}", desk.file)
    app.router.add_post("/_sim/faults", desk.faults)
    app.router.add_get("/_sim/log", desk.log)
    app.router.add_post("/_sim/act", desk.act)
    app.router.add_get("/_sim/watch", desk.watch)
    add_newcomer_routes(app, world)


class Desk:
    """All phones of a world."""

    def __init__(self, world: "World") -> None:
        self.world = world

    async def page(self, _: web.Request) -> web.StreamResponse:
        """The page itself."""
        return web.FileResponse(PAGE / "index.html")

    async def people(self, _: web.Request) -> web.Response:
        """The bot, the people and the groups there are."""
        bot = self.world.bot
        people = [person_line(one) for one in self.world.people.values()]
        groups = [group_line(one) for one in self.world.groups if one.migrated_to is None]
        about = {"id": bot["id"], "name": bot["first_name"], "username": bot["username"]}
        return answer({"bot": about, "people": people, "groups": groups, "zone": self.world.zone})

    def person(self, request: web.Request) -> "Person":
        """The person in the address; 404 when there is none."""
        person = self.world.people.get(int(request.match_info["person"]))
        if person is None:
            raise web.HTTPNotFound
        return person

    async def phone(self, request: web.Request) -> web.WebSocketResponse:
        """One phone's line: a snapshot, then everything as it happens; deeds come back."""
        person = self.person(request)
        line = web.WebSocketResponse(heartbeat=30)
        await line.prepare(request)
        told: asyncio.Queue[Json] = asyncio.Queue()
        told.put_nowait(snapshot(self.world, person))
        person.listeners.append(told.put_nowait)
        teller = asyncio.create_task(pour(told, line))
        try:
            async for frame in line:
                if frame.type is WSMsgType.TEXT:
                    await self.obey(Phone(self.world, person), frame.data)
        finally:
            person.listeners.remove(told.put_nowait)
            teller.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await teller
        return line

    async def obey(self, phone: Phone, frame: str) -> None:
        """Carries out one deed; a mistake is shown on the phone."""
        try:
            await act(phone, json.loads(frame))
        except (LookupError, ValueError, TypeError, PermissionError) as mistake:
            phone.error(str(mistake))

    async def upload(self, request: web.Request) -> web.Response:
        """Sends the files of a multipart body from one phone."""
        phone = Phone(self.world, self.person(request))
        query = request.query
        files = await read_files(request)
        if not 1 <= len(files) <= 10:
            raise web.HTTPBadRequest(text="1 to 10 files")
        sent = await phone.upload(
            files,
            caption=query.get("caption") or None,
            reply_to=number(query.get("reply_to")),
            as_photo=query.get("as") == "photo",
            chat=number(query.get("chat")),
        )
        return answer({"message_ids": [one["message_id"] for one in sent]})

    async def file(self, request: web.Request) -> web.Response:
        """A file for the page to show or save."""
        stored = self.world.shelf.by_unique.get(request.match_info["unique"])
        if stored is None:
            raise web.HTTPNotFound
        kind = stored.mime if stored.mime in SHOWN else "application/octet-stream"
        return web.Response(body=stored.data, content_type=kind, headers=SAFE)

    async def faults(self, request: web.Request) -> web.Response:
        """Sets a fault."""
        try:
            set_fault(self.world, await request.json())
        except (LookupError, ValueError, TypeError) as mistake:
            raise web.HTTPBadRequest(text=str(mistake)) from None
        return answer({"ok": True})

    async def log(self, request: web.Request) -> web.Response:
        """The Bot API requests after a number, and the number to ask after next."""
        after = number(request.query.get("after")) or 0
        requests = [one for one in self.world.requests if one["n"] > after]
        return answer({"requests": requests, "next": self.world.request_count})

    async def act(self, request: web.Request) -> web.Response:
        """Carries out a list of deeds, each {"person": id, "do": …}, for load generators."""
        results: list[object] = []
        for deed in await request.json():
            phone = Phone(self.world, self.world.people[deed["person"]])
            try:
                results.append(await act(phone, deed))
            except (LookupError, ValueError, PermissionError) as mistake:
                results.append({"error": str(mistake)})
        return answer(results)

    async def watch(self, request: web.Request) -> web.WebSocketResponse:
        """What all phones are told, as {"person": id, …}; `?types=answer,edit` narrows it."""
        wanted = set(filter(None, request.query.get("types", "").split(",")))
        line = web.WebSocketResponse()
        await line.prepare(request)
        told: asyncio.Queue[Json] = asyncio.Queue()
        heard = [
            (person, listener_for(person.id, told, wanted)) for person in self.world.people.values()
        ]
        for person, listener in heard:
            person.listeners.append(listener)
        teller = asyncio.create_task(pour(told, line))
        try:
            async for frame in line:
                if frame.type is WSMsgType.TEXT:
                    deed = json.loads(frame.data)
                    await self.obey(
                        Phone(self.world, self.world.people[deed["person"]]), frame.data
                    )
        finally:
            for person, listener in heard:
                person.listeners.remove(listener)
            teller.cancel()
        return line


def listener_for(
    person: int, told: asyncio.Queue[Json], wanted: set[str]
) -> Callable[[Json], None]:
    """Puts one person's events into a common queue."""

    def listen(event: Json) -> None:
        if not wanted or event["type"] in wanted:
            told.put_nowait({"person": person, **event})

    return listen


async def pour(told: asyncio.Queue[Json], line: web.WebSocketResponse) -> None:
    """Sends what is told down a line until it is cut."""
    with contextlib.suppress(ConnectionError):
        while True:
            await line.send_str(dumped(await told.get()).decode())


async def read_files(request: web.Request) -> list[tuple[str, bytes, str]]:
    """The files of a multipart body as (name, content, MIME type)."""
    files = []
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.filename:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            files.append((part.filename, bytes(await part.read()), mime))
    return files


def number(words: str | None) -> int | None:
    """A number from an address, or None."""
    return int(words) if words and words.lstrip("-").isdecimal() else None


def answer(value: Any) -> web.Response:
    """JSON for the page."""
    return web.Response(body=dumped(value), content_type="application/json")


SAFE = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"}
SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp"}
