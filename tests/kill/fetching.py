"""A bot that does nothing but fetch documents, in a process of its own that can be killed."""

import asyncio
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator
from multiprocessing.context import ForkServerProcess as Process
from pathlib import Path
from sqlite3 import Connection

from telegram import Bot

from bot.kelengkapan.examining import examined
from bot.kelengkapan.fetching import Fetcher, Source
from flows.commands import AttachKelengkapan
from flows.ids import TaskId
from flows.kelengkapan.putting import FileRef
from flows.waktu.ladder import Ladder
from simulator import Upload, World
from simulator.shelf import Stored
from storage.casebook import Casebook
from storage.database import Database
from storage.editions import Editions
from storage.kelengkapan.shelf import FOLDER, Shelf
from tests.bot.clock.watched import EIGHT_HOURS, MONDAY, office_of, watched
from tests.documents.pdfs import pdf
from tests.flows.forms import DRAFT, STAF
from tests.inprocess import InProcessRequest
from tests.kill import bot_process

OFFICE = office_of(Ladder())
LETTERS = 90
PROGRAM = b"MZ\x90\x00" + b"\0" * 400
PIECE = 64
"""Bytes that come at a time, so that a kill meets files half written."""
TURN = 0.0002
"""Real seconds between two pieces."""
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload([bot_process.__name__, bot_process.WARM, __name__])


def telegram() -> tuple[World, list[Stored]]:
    """The same Telegram for every life: many letters, one twice, and a program named .pdf."""
    world = World(limits=None, seed=7)
    contents = [*(pdf(n) for n in range(1, LETTERS + 1)), pdf(1), PROGRAM]
    uploads = [Upload(f"surat-{n}.pdf", c, "application/pdf") for n, c in enumerate(contents)]
    return world, [world.shelf.put(upload, "document") for upload in uploads]


async def given(folder: Path) -> str:
    """A berkas to which all of these have been given; none is fetched yet."""
    async with watched(folder, office=OFFICE) as office:
        case = await office.open()
        for one in telegram()[1]:
            file = FileRef(one.file_id, one.unique_id, one.name, one.mime, len(one.data))
            await office.do(case, AttachKelengkapan(STAF, TaskId(1), DRAFT.kode, file, "satu"))
        return case


def fetch_all(folder: Path) -> None:
    """Be a bot that starts, fetches until nothing is left, and ends."""
    asyncio.run(_fetched(folder))


async def _fetched(folder: Path) -> None:
    world, _ = telegram()
    bot = Bot(world.token, request=InProcessRequest(world))
    shelf = Shelf(folder / "data" / FOLDER)
    shelf.sweep_temp()
    async with Database.open(folder / "data") as db:
        casebook = Casebook(db, Editions([EIGHT_HOURS]), lambda _: OFFICE)
        source = Source(bot, lambda path: _slowly(world, path))
        fetcher = Fetcher(
            *(db, casebook, shelf, source, examined), now=lambda: MONDAY, told=lambda: None
        )
        working = asyncio.create_task(fetcher.run())
        while await db.read(_left):  # noqa: ASYNC110  no event tells of it
            await asyncio.sleep(0.005)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


def _left(conn: Connection) -> int:
    return int(conn.execute("SELECT count(*) FROM fetches").fetchone()[0])


async def _slowly(world: World, path: str) -> AsyncIterator[bytes]:
    content = world.download(world.token, path)
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]
        await asyncio.sleep(TURN)


def killed_after(folder: Path, seconds: float) -> bool:
    """Whether a life was ended by a kill after that time; False where all had been fetched."""
    process: Process = CONTEXT.Process(target=fetch_all, args=(folder,))
    process.start()
    process.join(seconds)
    killed = process.is_alive()
    if killed:
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    code = process.exitcode
    process.close()
    assert code in (0, -signal.SIGKILL)
    return code != 0
