"""What was measured, put beside what was aimed for."""

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence

from bench.backlog import LATENCY, Drain
from bench.contenders import CONTENDERS, PANDU, STOCK
from bench.presses import Pace
from bench.startup import Start
from bench.table import Line, Part, aimed

AIMS = {"a": 3.0, "b": 0.6, "c": 0.75}
"""Presses per second of Pandu, as a part of those of each bare bot."""
BUSY = 1.0
"""A load average from which on the numbers say more about the neighbours."""


def heading(load: float) -> str:
    """The machine that was measured, and whether others were busy on it."""
    python, sqlite = sys.version.split()[0], sqlite3.sqlite_version
    words = [
        f"Python {python}, SQLite {sqlite}, {os.cpu_count()} CPUs, "
        f"fdatasync {_sync_milliseconds():.1f} ms, load {load:.1f} before the run"
    ]
    if load > BUSY:
        words.append("Others were busy on this machine: compare the ratios, not the numbers.")
    return "\n".join((*words, ""))


def pace_part(paces: Mapping[str, Pace], people: int) -> Part:
    """Presses per second; every bot answers, redraws the card and tells the next person."""
    mine = paces[PANDU.letter]
    lines = []
    for one in CONTENDERS:
        pace = paces[one.letter]
        value = f"{pace.per_second:.0f}/s"
        beside = f"p50 {pace.p50:.0f} ms, p99 {pace.p99:.0f} ms, {pace.calls:.1f} calls a press"
        good = None
        if one is not PANDU:
            ratio, good = aimed(mine.per_second / pace.per_second, "×", AIMS[one.letter])
            beside += f"; Pandu {ratio}"
        lines.append(Line(_named(one.letter, one.nama), value, beside, good))
    return Part(f"{people} phones press at once, synchronous=FULL", tuple(lines))


def cpu_part(paces: Mapping[str, Pace]) -> Part:
    """CPU time of the bot's process, all threads, and how busy the simulator was."""
    lines = [
        Line(
            _named(one.letter, one.nama),
            f"{paces[one.letter].cpu:.2f} ms",
            f"simulator {paces[one.letter].simulator_busy:.0%} busy",
        )
        for one in CONTENDERS
    ]
    return Part("CPU time of a press", tuple(lines))


def backlog_part(drains: Mapping[str, Drain], presses: int) -> Part:
    """How the bots worked off a backlog."""
    lines = []
    for one in CONTENDERS:
        drain = drains[one.letter]
        order = "order kept" if drain.ordered else "order of a chat NOT kept"
        beside = f"p50 {drain.p50:.2f} s, p99 {drain.p99:.2f} s, {order}"
        good = None
        if one is PANDU:
            ratio, even = aimed(drain.p99 / drain.p50, "", 2.0, most=True)
            times = drains[STOCK.letter].seconds / drain.seconds
            beside += f"; p99/p50 {ratio}; {times:.1f}× as fast as (a)"
            good = even and drain.ordered
        lines.append(Line(_named(one.letter, one.nama), f"{drain.seconds:.2f} s", beside, good))
    title = f"A backlog of {presses} presses, every API call {LATENCY * 1000:.0f} ms"
    return Part(title, tuple(lines))


def casebook_part(rates: Mapping[int, float]) -> Part:
    """Transactions per second: act, lists, notice, card, inbox mark, on the disk."""
    lines = (Line(f"{at_once} in flight", f"{rate:.0f}/s") for at_once, rate in rates.items())
    return Part("Casebook.execute, synchronous=FULL", tuple(lines))


def start_part(starts: Sequence[Start], cases: int) -> Part:
    """The best of some starts: neighbours only ever make one slower."""
    seconds, sooner = aimed(min(s.seconds for s in starts), " s", 1.0, most=True)
    memory, smaller = aimed(max(s.megabytes for s in starts), " MB", 100, most=True)
    lines = (
        Line("to the first getUpdates", "", seconds, sooner),
        Line("resident after it", "", memory, smaller),
    )
    return Part(f"`pandu jalan` with {cases} open berkas", lines)


def _named(letter: str, nama: str) -> str:
    return f"({letter}) {nama}" if letter else nama


def _sync_milliseconds() -> float:
    """What one small write costs until it is on the disk: the middle one of some."""
    took = []
    with tempfile.TemporaryFile(buffering=0) as file:
        for _ in range(50):
            file.write(b"\0" * 4096)
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)
