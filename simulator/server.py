"""The Bot API over HTTP, and the phones beside it, on one port of this machine."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web
from multidict import MultiDictProxy

from simulator.faults import LostRequest
from simulator.shelf import UPLOAD_LIMIT
from simulator.turning import ClockControl, add_clock_routes
from simulator.web import add_phone_routes
from simulator.wire import Json, Refusal, Upload, dumped

if TYPE_CHECKING:
    from simulator.world import World

LONGEST_SILENCE = 120.0


@dataclass(frozen=True, slots=True)
class Serving:
    """A world being served: its address, and `close` to end it."""

    url: str
    port: int
    runner: web.AppRunner
    world: "World"

    async def close(self) -> None:
        """Ends serving and whatever the world still does."""
        await self.world.webhook.close()
        self.world.updates.release()
        await self.runner.cleanup()
        self.world.close()


async def serve(
    world: "World",
    host: str = "127.0.0.1",
    port: int = 0,
    controls: Sequence[ClockControl] = (),
) -> Serving:
    """Serves a world; port 0 takes a free one. `controls` stand beside the turnable clock's own."""
    app = web.Application(client_max_size=2 * UPLOAD_LIMIT)
    answer = BotApi(world)
    app.router.add_route("*", "/bot{token:[^/]+}/{method}", answer.call)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", answer.download)
    add_phone_routes(app, world)
    add_clock_routes(app, world, controls)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    await site.start()
    taken: int = runner.addresses[0][1]
    return Serving(f"http://{host}:{taken}", taken, runner, world)


class BotApi:
    """Requests to /bot<token>/<method> and /file/bot<token>/<path>."""

    def __init__(self, world: "World") -> None:
        self.world = world

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One method, its parameters sent in any of the four ways."""
        token, method = request.match_info["token"], request.match_info["method"]
        try:
            params, files = await parameters(request)
            status, body = await self.world.call(token, method, params, files)
        except Refusal as refusal:
            status, body = refusal.code, refusal.body()
        except LostRequest:
            return await silence(request)
        return web.Response(body=dumped(body), status=status, content_type="application/json")

    async def download(self, request: web.Request) -> web.Response:
        """The content of a file."""
        token, path = request.match_info["token"], request.match_info["path"]
        try:
            data = self.world.download(token, path)
        except Refusal as refusal:
            return web.Response(
                body=dumped(refusal.body()), status=refusal.code, content_type="application/json"
            )
        return web.Response(body=data, content_type="application/octet-stream")


async def silence(request: web.Request) -> web.StreamResponse:
    """No answer: the connection is held until the bot gives up, then dropped."""
    end = asyncio.get_running_loop().time() + LONGEST_SILENCE
    while request.transport is not None and asyncio.get_running_loop().time() < end:
        if request.transport.is_closing():
            break
        await asyncio.sleep(0.02)
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=504)


Parameters = tuple[Mapping[str, object], Mapping[str, Upload]]


async def parameters(request: web.Request) -> Parameters:
    """Parameters from the address and the body: JSON, urlencoded or multipart."""
    query = dict(request.query) if request.query_string else {}
    if not request.body_exists:
        return query, {}
    if request.content_type == "application/json":
        return {**query, **json_object(await request.read())}, {}
    form = await read_form(request)
    params: dict[str, object] = dict(query)
    files: dict[str, Upload] = {}
    for name, value in form.items():
        if isinstance(value, web.FileField):
            data = value.file.read()
            value.file.close()
            files[name] = Upload(value.filename, data, value.content_type)
        else:
            params[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return params, files


async def read_form(request: web.Request) -> MultiDictProxy[Any]:
    """The form in the body, or the 413 refusal when it is too large."""
    try:
        return await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise Refusal(413, "Request Entity Too Large") from None


def json_object(body: bytes) -> Json:
    """A JSON body as an object."""
    if not body.strip():
        return {}
    try:
        value = json.loads(body)
    except ValueError:
        raise Refusal(400, "Bad Request: can't parse JSON object") from None
    if not isinstance(value, dict):
        raise Refusal(400, "Bad Request: expected an object in the request body")
    return value
