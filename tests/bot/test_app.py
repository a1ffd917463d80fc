"""The bot as a whole: it waits for Telegram, and ends where it could only pretend to work."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.app import App
from bot.cli.simulasi import sample_settings
from bot.control import Request, ask
from bot.people.enrolling import SERVED, Import
from bot.running import run_until_stopped
from flows.ids import Peran
from flows.people.officials import Sapaan
from simulator import World
from storage.database import Database, meta
from storage.people.personnel import Person
from storage.sops import load_definitions
from tests.handclock import HandClock, until
from tests.inprocess import InProcessRequest

JUMRI = Person(
    2, "Jumri", Sapaan.BAPAK, "Staf", "kaltim-bina-konstruksi", (Peran("staf"),), kode=None
)


def spoiled(conn: sqlite3.Connection) -> None:
    conn.execute(
        "INSERT INTO outbox (chat_id, priority, kind, body, merge_key, not_before)"
        " VALUES (1, 0, 'card', 'rusak', '', 0)"
    )


async def test_a_courier_that_breaks_ends_the_bot_instead_of_leaving_it_mute(
    tmp_path: Path,
) -> None:
    async with Database.open(tmp_path / "data") as db:
        await db.write(spoiled)
    world = World(limits=None)
    settings = sample_settings(tmp_path / "data", world.token, "http://127.0.0.1")
    app = App(settings, load_definitions(), request=lambda: InProcessRequest(world))
    with pytest.raises(json.JSONDecodeError):
        async with asyncio.timeout(10):
            await run_until_stopped(app)


async def test_start_waits_when_telegram_asks_for_patience(tmp_path: Path) -> None:
    world, clock = World(limits=None), HandClock()
    world.faults.too_many(1, method="getMe")
    settings = sample_settings(tmp_path / "data", world.token, "http://127.0.0.1")
    app = App(settings, load_definitions(), clock=clock, request=lambda: InProcessRequest(world))
    starting = asyncio.create_task(app.start())
    await until(lambda: clock.rings_in() is not None)
    clock.advance(1)
    await starting
    assert app.bot.username == world.bot["username"]
    await app.stop()


@asynccontextmanager
async def waiting_for_telegram(tmp_path: Path) -> AsyncIterator[App]:
    """A bot that has begun and cannot reach Telegram yet."""
    world, clock = World(limits=None), HandClock()
    world.faults.too_many(60, method="getMe")
    settings = sample_settings(tmp_path / "data", world.token, "http://127.0.0.1")
    app = App(settings, load_definitions(), clock=clock, request=lambda: InProcessRequest(world))
    starting = asyncio.create_task(app.start())
    await until(lambda: clock.rings_in() is not None)
    try:
        yield app
    finally:
        starting.cancel()
        with suppress(asyncio.CancelledError):
            await starting


async def test_a_list_is_taken_in_and_its_codes_told_while_telegram_cannot_be_reached(
    tmp_path: Path,
) -> None:
    async with waiting_for_telegram(tmp_path):
        order = Request("import", Import((JUMRI,), 30, trial=False))
        reply = await ask(tmp_path / "data", order)
    assert reply is not None
    assert reply.imported is not None
    assert [entry.person.nama for entry in reply.imported.entries] == ["Jumri"]


async def test_the_folder_remembers_which_units_its_bot_serves(tmp_path: Path) -> None:
    async with waiting_for_telegram(tmp_path) as app:
        served = await app.db.read(lambda conn: meta(conn, SERVED))
    assert served == "balangan-pengadaan kaltim-bina-konstruksi"
