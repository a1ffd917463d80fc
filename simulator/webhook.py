"""A webhook: updates are posted to the bot's own address until it says 200."""

import asyncio
import contextlib
import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp

from simulator.wire import Json, bad_request

if TYPE_CHECKING:
    from simulator.world import World

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
OK = range(200, 300)


class Webhook:
    """Where updates are posted to, and how it went."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.url = ""
        self.secret = ""
        self.max_connections = 40
        self.pause = 1.0
        self.last_error: tuple[int, str] | None = None
        self.task: asyncio.Task[None] | None = None

    def set(self, url: str, secret: str, max_connections: int) -> None:
        """Begins posting to an address of this machine; an empty one ends it."""
        check(url, secret)
        self.stop()
        self.url, self.secret, self.max_connections = url, secret, max_connections or 40
        self.last_error = None
        if url:
            self.task = asyncio.get_running_loop().create_task(self.run())

    def stop(self) -> None:
        """Ends posting; what waits stays for getUpdates."""
        self.url = ""
        if self.task is not None:
            self.task.cancel()
            self.task = None

    async def close(self) -> None:
        """Ends posting and waits for its end."""
        task = self.task
        self.stop()
        if task is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def info(self) -> Json:
        """The WebhookInfo object."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.world.updates.waiting),
        }
        if self.url:
            info["max_connections"] = self.max_connections
            info["ip_address"] = "127.0.0.1"
        if self.last_error:
            info["last_error_date"], info["last_error_message"] = self.last_error
        if self.world.updates.allowed_set:
            info["allowed_updates"] = sorted(self.world.updates.allowed)
        return info

    async def run(self) -> None:
        """Posts every update in order, each again and again until it is taken."""
        updates = self.world.updates
        arrived = asyncio.Event()
        updates.wakers.append(arrived)
        try:
            async with aiohttp.ClientSession() as session:
                while True:
                    for update in updates.batch(100):
                        await self.deliver(session, update)
                        updates.confirm(update["update_id"] + 1)
                    if not updates.waiting and not updates.again:
                        arrived.clear()
                        await arrived.wait()
        finally:
            updates.wakers.remove(arrived)

    async def deliver(self, session: aiohttp.ClientSession, update: Json) -> None:
        """Posts one update until the bot answers 2xx; waits longer after each failure."""
        pause = self.pause
        while (trouble := await self.post(session, update)) is not None:
            self.last_error = (self.world.now(), trouble)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 60.0)

    async def post(self, session: aiohttp.ClientSession, update: Json) -> str | None:
        """Posts one update once; None when taken, else what Telegram would say of it."""
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        try:
            async with session.post(self.url, json=update, headers=headers) as response:
                if response.status not in OK:
                    words = f"{response.status} {response.reason}"
                    return f"Wrong response from the webhook: {words}"
                await self.obey(response)
                return None
        except aiohttp.ClientError:
            return "Connection refused"

    async def obey(self, response: aiohttp.ClientResponse) -> None:
        """Carries out a method that the bot put into its answer."""
        if response.content_type != "application/json":
            return
        with contextlib.suppress(ValueError):
            wish = await response.json()
            if isinstance(wish, dict) and isinstance(method := wish.pop("method", None), str):
                await self.world.call(self.world.token, method, wish)


def check(url: str, secret: str) -> None:
    """Refuses a wrong secret or an address that is not on this machine."""
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if not url:
        return
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not local(parts.hostname):
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known")


def local(host: str) -> bool:
    """Whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
