"""The clock: the next reminder, and a sweep of the same berkas, among ever more open tasks."""

import statistics
import time
import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from bench.office import UNIT, ZONE, casebook_of, definitions, hire, open_cases
from bench.table import Line, Part, aimed
from bot.clock.reminders import Sweep
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.office_time.hours import NATIONAL_HOURS
from flows.people.officials import actor
from flows.waktu.reminding import next_day
from storage.database import Database
from storage.waktu import alarms

DUE = 128
"""Berkas that are reminded of in each sweep."""
SWEEPS = 2
"""Sweeps at each amount, the better one counts; more than the ladder has rungs would be idle."""
LOOKS = 400
AIM_GROWTH = 1.5
"""How many times as long anything may take among the most tasks as among the fewest."""
AIM_MEMORY = 1.0
"""Megabytes."""
FAR = 4_102_444_800
"""An alarm that does not ring: the year 2100."""


@dataclass(frozen=True, slots=True)
class Watching:
    """The clock among so many open tasks: a look for the next reminder in microseconds, a sweep
    in milliseconds, and what the watch keeps in memory, in megabytes."""

    tasks: int
    microseconds: float
    milliseconds: float
    megabytes: float


async def watching(folder: Path, amounts: Sequence[int]) -> list[Watching]:
    """Sweep the same berkas again and again, with more and more others beside them."""
    given = definitions(2)
    office = Office(given.units[0], WorkCalendar(ZONE, (NATIONAL_HOURS,)))
    async with Database.open(folder) as db:
        casebook = casebook_of(db, given)
        await db.write(casebook.editions.remember)
        staff = await db.write(lambda conn: hire(conn, 2))
        begun = datetime.now(UTC)
        await open_cases(casebook, actor(staff[0]), given.sops[0].id, DUE)
        sweep = Sweep(db, casebook, lambda: (office,))
        at = office.calendar.next_open(begun)
        await sweep.run(at)
        at, found, tasks = office.calendar.after(datetime.now(UTC), 130), [], DUE
        for amount in amounts:
            await db.write(partial(_crowd, first=tasks, last=amount))
            tasks = amount
            took = []
            for _ in range(SWEEPS):
                took.append(await _swept(sweep, at))
                at = next_day(office.calendar, at)
            look = await db.read(_look)
            kept = await _memory(Sweep(db, casebook, lambda: (office,)))
            found.append(Watching(amount, look, min(took), kept))
    return found


def part(found: Sequence[Watching]) -> Part:
    """How long a look and a sweep take, and how much longer among the most tasks."""
    least, lines = found[0], []
    for one in found:
        beside, good = _grown(one.microseconds / least.microseconds, last=one is found[-1])
        what = f"next reminder, {one.tasks:,} open tasks"
        lines.append(Line(what, f"{one.microseconds:.0f} µs", beside, good))
    for one in found:
        beside, good = _grown(one.milliseconds / least.milliseconds, last=one is found[-1])
        lines.append(Line(f"sweep, {one.tasks:,}", f"{one.milliseconds:.0f} ms", beside, good))
    kept, small = aimed(found[-1].megabytes, " MB", AIM_MEMORY, most=True)
    lines.append(Line("kept in memory by the watch", "", kept, small))
    return Part(f"The clock, {DUE} reminders a sweep", tuple(lines))


def _grown(ratio: float, *, last: bool) -> tuple[str, bool | None]:
    if not last:
        return "", None
    text, good = aimed(ratio, "×", AIM_GROWTH, most=True)
    return f"{text} the first", good


async def _swept(sweep: Sweep, at: datetime) -> float:
    began = time.perf_counter()
    swept = await sweep.run(at)
    took = (time.perf_counter() - began) * 1000
    if swept.reminded != DUE:
        raise RuntimeError(f"the sweep reminded of {swept.reminded} berkas")
    return took


def _look(conn: Connection) -> float:
    times = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        found = alarms.next_at(conn, UNIT)
        times.append((time.perf_counter() - began) * 1_000_000)
        assert found is not None
    return statistics.median(times)


async def _memory(sweep: Sweep) -> float:
    """What a watch keeps after it has looked at everything."""
    tracemalloc.start()
    try:
        at = datetime.now(UTC)
        await sweep.run(at)
        await sweep.next_moment(at)
        return tracemalloc.get_traced_memory()[0] / 2**20
    finally:
        tracemalloc.stop()


def _crowd(conn: Connection, first: int, last: int) -> None:
    """So many more open tasks of the same unit, whose alarms are far away."""
    now = int(datetime.now(UTC).timestamp())
    numbers = range(first, last)
    conn.executemany(
        "INSERT INTO running (case_id, task_id, unit, sop_id, nomor, judul, assigned_at, due_at,"
        " times, stands, returns) VALUES (?, 1, ?, 'sop', '2', 'Berkas uji', ?, ?, 0, '', 0)",
        ((f"X-2026-{n}", UNIT, now, FAR - n) for n in numbers),
    )
    conn.executemany(
        "INSERT INTO alarms (case_id, task_id, unit, remind_at) VALUES (?, 1, ?, ?)",
        ((f"X-2026-{n}", UNIT, FAR - n) for n in numbers),
    )
