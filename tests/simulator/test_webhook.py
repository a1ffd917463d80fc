"""A webhook: updates are posted with the secret until the bot takes them."""

import asyncio

import pytest
from aiohttp import web

from simulator import Person, Phone, World

from .conftest import Bot

SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Receiver:
    """A bot's own web server: says what it was sent, answers with the given statuses first."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.got: asyncio.Queue[tuple[str | None, str]] = asyncio.Queue()
        self.answer: dict | None = None

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        await self.got.put((request.headers.get(SECRET), update["message"]["text"]))
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.answer or {}, status=status)

    async def __aenter__(self) -> "Receiver":
        app = web.Application()
        app.router.add_post("/hook", self.take)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}/hook"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.runner.cleanup()


async def test_a_webhook_gets_updates_in_order_with_its_secret_and_again_after_a_failure(
    bot: Bot, world: World, phone: Phone
) -> None:
    world.webhook.pause = 0.0
    async with Receiver(500) as receiver:
        await phone.send("satu")
        await bot.do("setWebhook", url=receiver.url, secret_token="rahasia")
        await phone.send("dua")
        got = [await asyncio.wait_for(receiver.got.get(), 5) for _ in range(3)]
        info = await bot.do("getWebhookInfo")
        conflict = await bot.refusal("getUpdates")
        await world.webhook.close()
    assert got == [("rahasia", "satu"), ("rahasia", "satu"), ("rahasia", "dua")]
    assert info["url"] == receiver.url
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    words = (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    assert conflict == (409, words)
    assert (await bot.do("getWebhookInfo"))["url"] == ""


async def test_a_bot_may_answer_a_webhook_with_a_method(
    bot: Bot, world: World, phone: Phone, surya: Person
) -> None:
    heard: asyncio.Queue[dict] = asyncio.Queue()
    surya.listeners.append(heard.put_nowait)
    async with Receiver() as receiver:
        receiver.answer = {"method": "sendMessage", "chat_id": surya.id, "text": "Baik."}
        await bot.do("setWebhook", url=receiver.url)
        await phone.send("halo")
        shown = [await asyncio.wait_for(heard.get(), 5) for _ in range(2)]
        await world.webhook.close()
    assert [one["message"]["text"] for one in shown] == ["halo", "Baik."]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "gopher"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org/"},
            "bad webhook: Failed to resolve host: Name or service not known",
        ),
        (
            {"url": "http://127.0.0.1:1/", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_a_wrong_webhook_is_refused(params: dict, words: str, bot: Bot) -> None:
    assert await bot.refusal("setWebhook", **params) == (400, f"Bad Request: {words}")
