"""An office that sweeps in a process of its own, which can be killed in the middle."""

import asyncio
import json
import multiprocessing
import os
import signal
from collections import Counter
from datetime import datetime
from multiprocessing.context import ForkServerProcess as Process
from pathlib import Path
from sqlite3 import Connection

from bot.clock.reminders import Sweep
from flows.waktu.ladder import Ladder
from storage.casebook import Casebook
from storage.database import Database
from storage.editions import Editions
from tests.bot.clock.watched import EIGHT_HOURS, office_of, watched
from tests.kill import bot_process

OFFICE = office_of(Ladder(days=5, superior_from=0))
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload([bot_process.__name__, bot_process.WARM, __name__])
Said = Counter[tuple[object, ...]]


async def opened(folder: Path, count: int) -> list[str]:
    """The small office with so many berkas, all of one moment."""
    async with watched(folder, office=OFFICE) as office:
        return [await office.open(f"Surat {n}") for n in range(count)]


def sweep_once(folder: Path, at: datetime) -> None:
    """Be a bot that does nothing but sweep, at that moment."""
    asyncio.run(_swept(folder, at))


async def _swept(folder: Path, at: datetime) -> None:
    async with Database.open(folder / "data") as db:
        casebook = Casebook(db, Editions([EIGHT_HOURS]), lambda _: OFFICE)
        await Sweep(db, casebook, lambda: (OFFICE,)).run(at)


def killed_after(folder: Path, at: datetime, seconds: float) -> bool:
    """Whether a sweep was killed after that time; False where it had come to its end."""
    process: Process = CONTEXT.Process(target=sweep_once, args=(folder, at))
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


def journal(conn: Connection) -> Said:
    """How often the journal says of a berkas that it was reminded of, by rung and day."""
    rows = conn.execute(
        "SELECT case_id, json_extract(body, '$.rung'), json_extract(body, '$.day') FROM journal"
        " WHERE type = 'TaskReminded'"
    )
    return Counter(tuple(row) for row in rows)


def delivered(conn: Connection) -> None:
    """Every message so far has reached its reader."""
    conn.execute("UPDATE outbox SET settled_at = 1 WHERE settled_at IS NULL")


def sent(conn: Connection) -> Said:
    """How often messages speak of a berkas, by rung and day."""
    rows = conn.execute("SELECT body FROM outbox WHERE kind = 'reminder'")
    bodies = (json.loads(body) for (body,) in rows)
    return Counter((line[0], line[2], line[3]) for body in bodies for line in body["lines"])
