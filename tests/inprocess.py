"""The library's transport straight into a simulated world: no socket, same errors."""

import json
from collections.abc import AsyncIterator
from urllib.parse import parse_qsl, urlsplit

from telegram._utils.types import ODVInput
from telegram.error import BadRequest, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.transport import Transport
from simulator import LostRequest, Upload, World

DEFAULT = BaseRequest.DEFAULT_NONE


class InProcessRequest(Transport):
    """Calls the world as if over HTTP: the same texts go in, the same bytes come out."""

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def read_timeout(self) -> float:
        return 20.0

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def stream(self, url: str) -> AsyncIterator[bytes]:
        """The world's file in two pieces."""
        token, _, path = urlsplit(url).path.removeprefix("/file/bot").partition("/")
        try:
            content = self.world.download(token, path)
        except LookupError:
            raise BadRequest("HTTP 404") from None
        middle = len(content) // 2
        yield content[:middle]
        yield content[middle:]

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT,
        write_timeout: ODVInput[float] = DEFAULT,
        connect_timeout: ODVInput[float] = DEFAULT,
        pool_timeout: ODVInput[float] = DEFAULT,
    ) -> tuple[int, bytes]:
        """Status and body of the world's answer; a lost request is a time-out."""
        parts = urlsplit(url)
        token, _, endpoint = parts.path.rpartition("/bot")[2].partition("/")
        if parts.path.startswith("/file/"):
            return 200, self.world.download(token, endpoint)
        params: dict[str, object] = dict(parse_qsl(parts.query))
        files: dict[str, Upload] = {}
        if request_data is not None:
            params |= request_data.json_parameters
            for name, (filename, content, mime) in request_data.multipart_data.items():
                data = content if isinstance(content, bytes) else content.read()
                files[name] = Upload(filename, data, mime)
        try:
            status, body = await self.world.call(token, endpoint, params, files)
        except LostRequest:
            raise TimedOut from None
        return status, json.dumps(body).encode()
