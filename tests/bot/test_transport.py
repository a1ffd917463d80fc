"""The way to the Bot API: through the office's proxy where the environment names one."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.transport import AiohttpRequest, proxy_to
from simulator import World, serve


@pytest.fixture(autouse=True)
def _forgetful() -> None:
    proxy_to.cache_clear()


@pytest.fixture
async def bot() -> AsyncIterator[tuple[Bot, World]]:
    world = World(limits=None)
    serving = await serve(world)
    bot = Bot(world.token, base_url=f"{serving.url}/bot", request=AiohttpRequest())
    yield bot, world
    await bot.shutdown()
    await serving.close()


def test_the_environment_names_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.kantor:3128")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert proxy_to("https", "api.telegram.org") == "http://proxy.kantor:3128"
    assert proxy_to("https", "127.0.0.1") is None


def test_without_a_proxy_requests_go_straight(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    assert proxy_to("https", "api.telegram.org") is None


async def test_requests_to_a_local_server_pass_by_the_proxy(
    bot: tuple[Bot, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    await bot[0].initialize()
    assert bot[0].username == bot[1].bot["username"]


async def test_requests_go_through_the_proxy(
    bot: tuple[Bot, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The simulator is its own proxy here: it is asked for an address that is not its own."""
    here = bot[0].base_url.partition("/bot")[0]
    monkeypatch.setenv("http_proxy", here)
    monkeypatch.setenv("no_proxy", "")
    far = Bot(bot[1].token, base_url="http://jauh.invalid/bot", request=AiohttpRequest())
    await far.initialize()
    assert far.username == bot[1].bot["username"]
    await far.shutdown()
