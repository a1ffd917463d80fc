"""The network way to the Bot API: same answers, typed errors, no token in any of them."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot.telegram.transport import AiohttpRequest
from simulator import Phone, Serving, World, serve

SECRET = "xxxxxxxxxxxxxxxxxxxx"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture
async def serving() -> AsyncIterator[tuple[World, Serving]]:
    world = World(limits=None)
    serving = await serve(world)
    yield world, serving
    await serving.close()


@pytest.fixture
async def rogue() -> AsyncIterator[Callable[[Answer], Awaitable[str]]]:
    """Serves one answer for everything; returns the base url of its Bot API."""
    runners: list[web.AppRunner] = []

    async def start(answer: Answer) -> str:
        app = web.Application()
        app.router.add_route("*", "/{rest:.*}", answer)
        runner = web.AppRunner(app, shutdown_timeout=0)
        runners.append(runner)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}/bot"

    yield start
    for runner in runners:
        await runner.cleanup()


def bot_at(world: World, base_url: str, read: float = 20.0) -> Bot:
    return Bot(
        world.token,
        base_url=base_url,
        base_file_url=base_url.replace("/bot", "/file/bot"),
        request=AiohttpRequest(read=read),
        get_updates_request=AiohttpRequest(read=read),
    )


async def fails(world: World, base_url: str, read: float = 20.0) -> TelegramError:
    """The error of a call, seen to be free of the token in its text and its traceback."""
    with pytest.raises(TelegramError) as caught:
        async with AiohttpRequest(read=read) as request:
            await request.post(f"{base_url}{world.token}/getMe")
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    return caught.value


async def test_words_files_and_downloads_go_there_and_back(
    serving: tuple[World, Serving],
) -> None:
    world, served = serving
    person = world.add_person(name="Rahmat")
    await Phone(world, person).start()
    async with bot_at(world, f"{served.url}/bot") as bot:
        await bot.send_message(person.id, "Ménté & <kawan>?=1")
        sent = await bot.send_document(person.id, b"%PDF-1.4 nota", filename="nota dinas.pdf")
        assert sent.document is not None
        file = await bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"%PDF-1.4 nota"
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(404, "halo")
    texts = [m.get("text") or m["document"]["file_name"] for m in Phone(world, person).chat()[1:]]
    assert texts == ["Ménté & <kawan>?=1", "nota dinas.pdf"]


async def test_nobody_there_is_a_network_error() -> None:
    error = await fails(World(), "http://127.0.0.1:1/bot")
    assert (type(error), str(error)) == (NetworkError, "ClientConnectorError")


async def test_an_answer_that_does_not_come_is_a_time_out(
    rogue: Callable[[Answer], Awaitable[str]],
) -> None:
    gone = asyncio.Event()

    async def silence(_: web.Request) -> web.StreamResponse:
        await gone.wait()
        return web.Response()

    error = await fails(World(), await rogue(silence), read=0.01)
    gone.set()
    assert type(error) is TimedOut


async def test_a_connection_that_breaks_is_a_network_error(
    rogue: Callable[[Answer], Awaitable[str]],
) -> None:
    async def hang_up(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    assert type(await fails(World(), await rogue(hang_up))) is NetworkError


async def test_a_page_instead_of_an_answer_is_an_error_and_stays_out_of_the_log(
    rogue: Callable[[Answer], Awaitable[str]], caplog: pytest.LogCaptureFixture
) -> None:
    async def portal(_: web.Request) -> web.StreamResponse:
        return web.Response(text="<html>Silakan masuk</html>")

    error = await fails(World(), await rogue(portal))
    assert (str(error), caplog.records) == ("Invalid server response", [])


async def test_an_address_that_makes_no_sense_is_a_network_error_without_the_token() -> None:
    assert type(await fails(World(), "http://[::x]/bot")) is NetworkError


async def test_before_it_is_opened_and_after_it_is_closed_it_says_so() -> None:
    request = AiohttpRequest()
    with pytest.raises(NetworkError, match="not initialized"):
        await request.post("http://127.0.0.1:1/bot1:x/getMe")
    async with request:
        pass
    with pytest.raises(NetworkError):
        await request.post("http://127.0.0.1:1/bot1:x/getMe")


async def test_no_more_requests_at_once_than_allowed_and_first_come_first_served(
    rogue: Callable[[Answer], Awaitable[str]],
) -> None:
    seen: list[str] = []
    most, now = 0, 0

    async def slowly(request: web.Request) -> web.StreamResponse:
        nonlocal most, now
        now += 1
        most = max(most, now)
        seen.append(request.path.rpartition("/")[2])
        await asyncio.sleep(0)
        now -= 1
        return web.json_response({"ok": True, "result": True})

    url = await rogue(slowly)
    async with AiohttpRequest(connections=2) as request:
        await asyncio.gather(*(request.post(f"{url}1:x/call{n:02}") for n in range(20)))
    assert (len(seen), most <= 2) == (20, True)
    assert all(abs(int(name[4:]) - place) <= 1 for place, name in enumerate(seen))
