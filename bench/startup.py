"""How long `pandu jalan` takes to its first getUpdates with many open berkas, and its memory."""

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import aiohttp
import psutil

from bench.office import open_cases
from bench.stand import running, simulator
from flows.ids import Peran
from flows.office import Office
from flows.people.officials import Official, Sapaan, actor
from flows.sop import Sop
from simulator.world import FIRST_PERSON, TOKEN
from storage.casebook import Casebook
from storage.database import Database
from storage.editions import Editions
from storage.people import personnel, roster, turnover
from storage.sops import load_definitions
from storage.waktu.holidays import work_calendar

PATIENCE = 30.0
"""Seconds for the bot to come up."""
SETTLING = 0.5
"""Seconds after the first getUpdates until the memory is looked at."""


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds to the first getUpdates, and megabytes resident soon after."""

    seconds: float
    megabytes: float


async def fill(folder: Path, cases: int) -> None:
    """A data folder of the packaged SOPs with so many open berkas of the first of them."""
    given = load_definitions()
    sop = given.sops[0]
    offices = {unit.id: Office(unit, work_calendar(unit)) for unit in given.units}
    async with Database.open(folder) as db:
        casebook = Casebook(db, Editions(given.sops), offices.__getitem__)
        await db.write(casebook.editions.remember)
        opener = await db.write(lambda conn: _opener(conn, sop))
        await open_cases(casebook, actor(opener), sop.id, cases)


async def start(folder: Path) -> Start:
    """Start the real command on the data folder, against a simulator."""
    async with simulator(1) as sim, aiohttp.ClientSession(sim.url) as http:
        said = [{"person": FIRST_PERSON, "do": "start"}]
        await http.post("/_sim/act", json=said)  # so that the first getUpdates returns at once
        settings = {
            "PANDU_TOKEN": TOKEN,
            "PANDU_API_URL": sim.url,
            "PANDU_DATA": str(folder),
            "PANDU_LOG_LEVEL": "ERROR",
        }
        began = time.time()
        async with running("bot", "jalan", environment=settings, folder=folder.parent) as bot:
            polled = await _first_poll(http)
            await asyncio.sleep(SETTLING)
            resident = psutil.Process(bot.pid).memory_info().rss
    return Start(polled - began, resident / 2**20)


async def _first_poll(http: aiohttp.ClientSession) -> float:
    """When the simulator answered the first getUpdates, in seconds since 1970."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for request in await _requests(http):
                if request["method"].lower() == "getupdates":
                    return datetime.fromisoformat(request["at"]).timestamp()
            await asyncio.sleep(0.05)


async def _requests(http: aiohttp.ClientSession) -> list[dict[str, Any]]:
    async with http.get("/_sim/log") as answer:
        found: list[dict[str, Any]] = (await answer.json())["requests"]
        return found


def _opener(conn: Connection, sop: Sop) -> Official:
    """Somebody who may do the first row of the SOP."""
    peran: tuple[Peran, ...] = sop.row(sop.mulai).pelaksana
    at = datetime.now(UTC)
    one = personnel.Person(1, "Orang Satu", Sapaan.IBU, "Kepala", sop.unit, peran, kode="UJI1")
    personnel.enrol(conn, (one,), at, at, str)
    turnover.apply(conn, sop.unit, at.date(), at)
    return roster.all_officials(conn)[0]
