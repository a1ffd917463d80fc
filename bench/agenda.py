"""The head's digest of 2 000 open berkas, among ever more berkas of other units."""

import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bench.table import Line, Part, aimed
from flows.ids import Peran
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.office_time.hours import NATIONAL_HOURS
from flows.units import Post, Unit
from storage.database import Database
from storage.people import roster
from storage.waktu.agenda import read_agenda

OPEN = 2000
"""Open berkas of each unit."""
PEOPLE = 20
"""People of each unit; the first one is its head."""
ROUNDS = 40
AIM = 5.0
"""Milliseconds for a digest."""
GROWTH = 2.0
"""How many times as long it may take among the most tasks as among the fewest."""
AT = datetime(2026, 11, 22, 23, 45, tzinfo=UTC)
NOW = int(AT.timestamp())
DAY = 86_400
ZONE = ZoneInfo("Asia/Makassar")
PERAN = ("kabid", "kasi", "staf")
POSTS = (
    Post(Peran("kabid"), "Kepala Bidang", "Kabid"),
    Post(Peran("kasi"), "Kepala Seksi", "Kasi", Peran("kabid")),
    Post(Peran("staf"), "Staf", "Staf", Peran("kasi")),
)
OFFICE = Office(Unit("unit-0", "Unit", ZONE, POSTS), WorkCalendar(ZONE, (NATIONAL_HOURS,)))


@dataclass(frozen=True, slots=True)
class Digest:
    """The median of a digest in milliseconds, among so many open tasks."""

    tasks: int
    milliseconds: float


async def digests(folder: Path, amounts: Sequence[int]) -> list[Digest]:
    """Read a head's digest again and again, with more and more units beside theirs."""
    found = []
    async with Database.open(folder) as db:
        units = 0
        for tasks in amounts:
            wanted = range(units, max(1, tasks // OPEN))
            for unit in wanted:
                await db.write(partial(_fill, unit=unit))
            units = wanted.stop
            times = [await db.read(_timed) for _ in range(ROUNDS)]
            found.append(Digest(units * OPEN, statistics.median(times)))
    return found


def part(found: Sequence[Digest]) -> Part:
    """How long a digest takes, and how much longer among the most tasks."""
    lines = []
    for one in found:
        beside, good = aimed(one.milliseconds, " ms", AIM, most=True)
        if one is found[-1]:
            ratio, even = aimed(one.milliseconds / found[0].milliseconds, "×", GROWTH, most=True)
            beside, good = f"{beside}; {ratio} the first", good and even
        lines.append(Line(f"{one.tasks:,} open tasks", f"{one.milliseconds:.2f} ms", beside, good))
    return Part(f"A head's digest of {OPEN:,} open berkas", tuple(lines))


def _timed(conn: Connection) -> float:
    began = time.perf_counter()
    people = roster.of_unit(conn, "unit-0")
    agenda = read_agenda(conn, OFFICE, people[0], people, AT)
    assert not agenda.empty
    return (time.perf_counter() - began) * 1000


def _fill(conn: Connection, unit: int) -> None:
    """A unit as its lists would have it: some late, some held, some stuck, some sent back."""
    chance = random.Random(unit)  # noqa: S311
    first = 1 + unit * PEOPLE
    conn.executemany(
        "INSERT INTO officials (id, nama, nama_key, sapaan, jabatan, unit, kepala, ringkasan,"
        " bahasa, chat_id) VALUES (?, ?, ?, 'Ibu', ?, ?, ?, 1, 'id', ?)",
        (
            (n, f"Orang {n}", f"orang {n}", f"Jabatan {n}", f"unit-{unit}", n == first, n)
            for n in range(first, first + PEOPLE)
        ),
    )
    conn.executemany(
        "INSERT INTO official_peran (official, n, peran) VALUES (?, 0, ?)",
        ((first + n, PERAN[min(n, 2)]) for n in range(PEOPLE)),
    )
    for n in range(OPEN):
        _add(conn, chance, f"U{unit}-2026-{n:04d}", f"unit-{unit}", first)


def _add(conn: Connection, chance: random.Random, case: str, unit: str, first: int) -> None:
    peran = chance.choices(PERAN, (1, 2, 8))[0]
    holder = first + chance.randrange(PEOPLE) if chance.random() < 0.7 else None
    stands = chance.choices(("", "kendala", "perpanjangan", "menunggu"), (90, 4, 3, 3))[0]
    due = None if stands == "menunggu" else NOW + chance.randint(-10, 20) * DAY
    returns = chance.choices((0, 1, 3), (80, 15, 5))[0]
    conn.execute(
        "INSERT INTO running VALUES (?, 1, ?, 'sop', '2', ?, ?, ?, ?, NULL, 0, ?, ?)",
        (case, unit, f"Berkas uji {case}", NOW - 12 * DAY, due, holder, stands, returns),
    )
    conn.execute(
        "INSERT INTO open_for VALUES (?, ?, ?, 1, ?, ?)",
        (unit, peran, case, holder, AT.isoformat()),
    )
    conn.execute(
        "INSERT INTO closed_steps VALUES (?, 9, ?, 'sop', '1', ?, ?)",
        (case, unit, NOW - chance.randint(0, 22) * DAY, chance.random() < 0.8),
    )
