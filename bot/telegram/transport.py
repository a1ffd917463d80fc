"""How requests reach the Bot API: few connections, first come first served, no token in errors."""

import json
from abc import abstractmethod
from collections.abc import AsyncIterator
from functools import cache
from http import HTTPStatus
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram._utils.types import ODVInput
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

CONNECTIONS = 16
PIECE = 64 * 1024
"""Bytes of a file that are in memory at a time."""
JSON = {"Content-Type": "application/json"}
DEFAULT = BaseRequest.DEFAULT_NONE


class Transport(BaseRequest):
    """A way to the Bot API that can also bring a file piece by piece."""

    @abstractmethod
    def stream(self, url: str) -> AsyncIterator[bytes]:
        """The content of a file, piece by piece. Raises TimedOut or NetworkError, and BadRequest
        where the file is no longer there."""


class AiohttpRequest(Transport):
    """python-telegram-bot's way to the network over aiohttp; its stock one chokes on many calls."""

    def __init__(
        self, connections: int = CONNECTIONS, *, connect: float = 10.0, read: float = 20.0
    ) -> None:
        """At most `connections` requests at once; seconds to connect and to wait for an answer."""
        self._connections = connections
        self._connect = connect
        self._read = read
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer where the caller names none."""
        return self._read

    async def initialize(self) -> None:
        """Get ready to connect; twice is once."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT,
        write_timeout: ODVInput[float] = DEFAULT,  # noqa: ARG002  aiohttp has none
        connect_timeout: ODVInput[float] = DEFAULT,
        pool_timeout: ODVInput[float] = DEFAULT,  # noqa: ARG002  waiting for one's turn is no error
    ) -> tuple[int, bytes]:
        """Status and body of the answer. Raises TimedOut when it is unknown what became of the
        request, NetworkError for anything else that went wrong on the way."""
        if self._session is None:
            raise NetworkError("The transport is not initialized")
        address = URL(url, encoded=True)
        data, headers = _form(request_data)
        try:
            async with self._session.request(
                method,
                address,
                data=data,
                headers=headers,
                proxy=proxy_to(address.scheme, address.host or ""),
                timeout=aiohttp.ClientTimeout(
                    sock_connect=_chosen(connect_timeout, self._connect),
                    sock_read=_chosen(read_timeout, self._read),
                ),
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut(f"Timed out ({type(error).__name__})") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise NetworkError(type(error).__name__) from None

    async def stream(self, url: str) -> AsyncIterator[bytes]:
        """The content of a file, piece by piece. Raises TimedOut or NetworkError as above, and
        BadRequest where the file is no longer there."""
        if self._session is None:
            raise NetworkError("The transport is not initialized")
        address = URL(url, encoded=True)
        timeout = aiohttp.ClientTimeout(sock_connect=self._connect, sock_read=self._read)
        proxy = proxy_to(address.scheme, address.host or "")
        try:
            async with self._session.get(address, proxy=proxy, timeout=timeout) as response:
                if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                    raise NetworkError(f"HTTP {response.status}")
                if response.status != HTTPStatus.OK:
                    raise BadRequest(f"HTTP {response.status}")
                async for piece in response.content.iter_chunked(PIECE):
                    yield piece
        except TimeoutError as error:
            raise TimedOut(f"Timed out ({type(error).__name__})") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, object]:
        """The answer's JSON object; unlike the library's own this writes no body into the log."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer


@cache
def proxy_to(scheme: str, host: str) -> str | None:
    """The proxy that the environment names for a host (HTTPS_PROXY, NO_PROXY), or None.

    aiohttp's own `trust_env` asks for it on another thread, and reads ~/.netrc, at every request.
    """
    return None if proxy_bypass(host) else getproxies().get(scheme)


def _chosen(asked: ODVInput[float], default: float) -> float | None:
    return asked if asked is None or isinstance(asked, int | float) else default


def _form(
    data: RequestData | None,
) -> tuple[bytes | aiohttp.FormData | None, dict[str, str] | None]:
    """The body of the request and the headers it wants; multipart only where a file goes along.

    JSON takes an eighth of the time that forms take, in which every letter that is none is quoted.
    """
    if data is None:
        return None, None
    if not data.contains_files:
        return json.dumps(data.parameters).encode(), JSON
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, None
