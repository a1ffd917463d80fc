"""Documents made here go to Telegram piece by piece, and what was made for one message is gone."""

import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import BodyPartReader, web
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.telegram.carrying import Arrived, carry
from bot.telegram.outgoing import SendPath
from bot.telegram.transport import AiohttpRequest

MB = 1024 * 1024
TOKEN = "1:xxxxxxxxxxxxxxxxxxxx"
TAKEN = {"ok": True, "result": {"message_id": 7, "document": {"file_id": "BQAC"}}}
TOO_BIG = {"ok": False, "error_code": 400, "description": "Bad Request: file is too big"}


class Telegram:
    """Takes in one document after the other without keeping it."""

    def __init__(self, status: int, answer: dict[str, object]) -> None:
        self.status, self.answer, self.taken = status, answer, 0

    async def take(self, request: web.Request) -> web.Response:
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            while chunk := await part.read_chunk():
                self.taken += len(chunk) if part.name == "document" else 0
        return web.json_response(self.answer, status=self.status)


@asynccontextmanager
async def serving(telegram: Telegram) -> AsyncIterator[Bot]:
    app = web.Application(client_max_size=100 * MB)
    app.router.add_post("/{rest:.*}", telegram.take)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    request = AiohttpRequest()
    await request.initialize()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    yield Bot(TOKEN, base_url=url, request=request, get_updates_request=request)
    await request.shutdown()
    await runner.cleanup()


def made(tmp_path: Path, size: int) -> SendPath:
    scratch = tmp_path / "dibuat"
    scratch.mkdir()
    path = scratch / "semua.zip"
    with path.open("wb") as file:
        file.truncate(size)
    return SendPath(5, path, "semua.zip", "Semua dokumen", scratch)


async def test_a_large_document_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    telegram = Telegram(200, TAKEN)
    async with serving(telegram) as bot:
        out = made(tmp_path, 40 * MB)
        tracemalloc.start()
        arrived = await carry(bot, 5, out)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert (arrived, telegram.taken) == (Arrived(7, "BQAC"), 40 * MB)
    assert most < 6 * MB
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("status", "answer", "error"),
    [(400, TOO_BIG, BadRequest), (502, {"ok": False, "description": "Bad Gateway"}, NetworkError)],
)
async def test_what_was_made_for_one_message_is_gone_also_when_it_is_not_taken(
    tmp_path: Path, status: int, answer: dict[str, object], error: type[Exception]
) -> None:
    async with serving(Telegram(status, answer)) as bot:
        with pytest.raises(error):
            await carry(bot, 5, made(tmp_path, MB))
    assert list(tmp_path.iterdir()) == []


async def test_a_document_from_the_shelf_stays_on_the_shelf(tmp_path: Path) -> None:
    path = tmp_path / "surat"
    path.write_bytes(b"Surat tugas")
    async with serving(Telegram(200, TAKEN)) as bot:
        await carry(bot, 5, SendPath(5, path, "surat.pdf"))
    assert path.read_bytes() == b"Surat tugas"
