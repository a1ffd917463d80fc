"""Documents that all come at once: how many a second are kept, and what memory the bot takes."""

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import psutil

from bench.contenders import PANDU, Ground
from bench.phones import Card, phones
from bench.stand import running, simulator
from bench.table import Line, Part, aimed
from bot.callbacks import Do, Press, decode, encode
from simulator.world import TOKEN
from storage import screens
from storage.database import FILE, Database
from storage.people import roster
from storage.screens import Prompt

MEGABYTE = 1_000_000
SIZES = (1, 10)
"""Megabytes of a document, the small and the large one."""
SENDING = 4
"""Phones that send at the same time, before the bot is there."""
PATIENCE = 300.0
"""Seconds for all documents to be kept."""
AIM = 1.25
"""How many times as much memory large documents may take as small ones."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Documents kept in a second, and the most that the bot's process had resident meanwhile."""

    per_second: float
    megabytes: float


async def uploads(ground: Ground, count: int) -> dict[int, Kept]:
    """So many documents at once, of each size in megabytes."""
    return {size: await _measured(ground, count, size) for size in SIZES}


def part(found: dict[int, Kept], count: int) -> Part:
    """Both sizes, and how much more memory the large ones take."""
    small, large = (found[size] for size in SIZES)
    ratio, good = aimed(large.megabytes / small.megabytes, "×", AIM, most=True)
    beside = [f"peak {one.megabytes:.0f} MB" for one in (small, large)]
    lines = (
        Line(f"{SIZES[0]} MB each", f"{small.per_second:.1f}/s", beside[0]),
        Line(
            f"{SIZES[1]} MB each",
            f"{large.per_second:.1f}/s",
            f"{beside[1]}; {ratio}; {large.per_second * SIZES[1]:.0f} MB/s",
            good,
        ),
    )
    return Part(f"{count} documents at once: attached, fetched, examined, on the disk", lines)


async def _measured(ground: Ground, count: int, size: int) -> Kept:
    folder = ground.folder.with_name(f"uploads-{size}")
    shutil.copytree(ground.folder, folder)
    each = -(-count // ground.people)
    data = [
        [encode(Press(Do.ATTACH, case, 1, "0")) for case in cases[:each]] for cases in ground.cases
    ]
    async with simulator(ground.people, "--quiet") as sim, phones(sim.url) as desk:
        cards = [one for own in await desk.post_cards(ground.people, data) for one in own][:count]
        await _asked(folder, cards)
        await _sent(sim.url, cards, size)
        words = (sim.url, TOKEN, str(ground.people), str(folder))
        async with running(PANDU.module, *words) as bot:
            kept = await _watched(psutil.Process(bot.pid), folder, count)
    shutil.rmtree(folder)
    return kept


async def _asked(folder: Path, cards: Sequence[Card]) -> None:
    """Each card counts as the question for the document of its berkas."""
    async with Database.open(folder) as db:
        ids = {one.chat_id: one.id for one in await db.read(roster.all_officials)}

        def work(conn: sqlite3.Connection) -> None:
            for card in cards:
                press = decode(card.data)
                about = (ids[card.person], press.do.value, press.case, press.task, press.detail)
                prompt = Prompt(card.person, card.message, *about)
                screens.keep_prompt(conn, prompt, round(time.time() * 1000))

        await db.write(work)


async def _sent(url: str, cards: Sequence[Card], size: int) -> None:
    """Every phone answers with a document of its own; nobody hears of it yet."""
    turn = asyncio.Semaphore(SENDING)

    async def send(http: aiohttp.ClientSession, number: int, card: Card) -> None:
        form = aiohttp.FormData()
        nama = f"lampiran-{number}.pdf"
        form.add_field("file", _pdf(number, size), filename=nama, content_type="application/pdf")
        address = f"{url}/_sim/phone/{card.person}/upload?reply_to={card.message}"
        async with turn, http.post(address, data=form) as answer:
            answer.raise_for_status()

    async with aiohttp.ClientSession() as http:
        await asyncio.gather(*(send(http, n, card) for n, card in enumerate(cards)))


async def _watched(bot: psutil.Process, folder: Path, count: int) -> Kept:
    """From the first document the bot hears of until all are on the disk."""
    began, most = 0.0, 0
    async with asyncio.timeout(PATIENCE):
        while True:
            heard, left = _heard_and_left(folder)
            if heard and not began:
                began = time.perf_counter()
            most = max(most, bot.memory_info().rss)
            if heard == count and not left:
                break
            await asyncio.sleep(0.02)
    took = time.perf_counter() - began
    kept = sum(1 for one in (folder / "dokumen").rglob("*") if one.stat().st_size >= MEGABYTE)
    if kept != count:
        raise RuntimeError(f"{kept} of {count} documents were kept")
    return Kept(count / took, most / MEGABYTE)


def _heard_and_left(folder: Path) -> tuple[int, int]:
    """Documents the bot has heard of, and what waits to be taken in or fetched, from outside."""
    with closing(sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)) as conn:
        heard, left = conn.execute(
            "SELECT (SELECT count(*) FROM inbox), (SELECT count(*) FROM fetches)"
            " + (SELECT count(*) FROM inbox WHERE finished_at IS NULL)"
        ).fetchone()
    return int(heard), int(left)


def _pdf(number: int, megabytes: int) -> bytes:
    """A page and a picture's worth of bytes, of which no two documents have the same."""
    filler = number.to_bytes(4, "big") * (megabytes * MEGABYTE // 4)
    bodies = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(filler), filler),
    )
    data, offsets = b"%PDF-1.7\n", []
    for place, body in enumerate(bodies, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (place, body)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 5\n0000000000 65535 f \n%s" % rows
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + table + trailer
