"""A small office whose clock is turned by hand, and what its people are reminded of and when."""

import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from bot.clock.reminders import Sweep, Swept
from flows.case import Case
from flows.commands import Command, OpenCase, ReleaseTask
from flows.ids import CaseId, TaskId
from flows.mutu_baku import Satuan, Waktu, WaktuRole
from flows.office import Office
from flows.office_time.hours import DayOff, DayOffKind, SpecialDay
from flows.people.officials import Actor
from flows.sop import Kegiatan, Sop
from flows.waktu.ladder import Ladder
from storage.casebook import Casebook
from storage.database import Database
from storage.editions import Editions
from tests.flows.forms import KABID, KASI, STAF, STAF_LAIN, SURAT
from tests.storage.office import OFFICE, WITA, hire

NAMES = {1: "staf", 2: "staf lain", 3: "kasi", 4: "kabid"}
QUIET = Ladder(unopened=0, nearly=0, at_limit=False, days=0, superior_from=0)
"""A ladder without rungs."""


def wita(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """A moment of 2026 by the office's wall clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=WITA)


MONDAY = wita(23, 8, 30)


def timed(sop: Sop, *waktu: Waktu) -> Sop:
    """The form with these times, row by row."""
    pairs = zip(sop.kegiatan, waktu, strict=True)
    return replace(sop, kegiatan=tuple(_timed(row, time) for row, time in pairs))


def _timed(row: Kegiatan, waktu: Waktu) -> Kegiatan:
    return replace(row, mutu_baku=replace(row.mutu_baku, waktu=waktu))


def minutes(amount: int, role: WaktuRole = WaktuRole.TUGAS) -> Waktu:
    """A waktu baku of so many minutes."""
    return Waktu(f"{amount} Menit", amount, Satuan.MENIT, role=role)


EIGHT_HOURS = timed(SURAT, minutes(480), minutes(480), minutes(60))


def office_of(
    ladder: Ladder,
    *,
    closed: Iterable[date] = (),
    special: dict[date, SpecialDay] | None = None,
) -> Office:
    """The small office with that ladder, and some days of cuti bersama."""
    off = {day: DayOff("Cuti bersama", DayOffKind.CUTI_BERSAMA) for day in closed}
    calendar = replace(OFFICE.calendar, days_off=off, special=special or {})
    return Office(replace(OFFICE.unit, ladder=ladder), calendar)


@dataclass
class Watched:
    """The office, and a watch that is as exact as the bot's."""

    db: Database
    casebook: Casebook
    sop: Sop
    office: Office
    at: datetime = MONDAY
    heard: list[str] = field(default_factory=list)
    _acts: int = 0

    def __post_init__(self) -> None:
        self.sweep = Sweep(self.db, self.casebook, lambda: (self.office,))

    async def open(self, judul: str = "Surat", by: Actor = STAF) -> CaseId:
        """A new berkas, whose opener has the first row in hand."""
        return (await self.do(None, OpenCase(by, self.sop.id, judul))).id

    async def released(self, judul: str = "Surat") -> CaseId:
        """A new berkas whose first row waits for both staf."""
        case = await self.open(judul)
        await self.do(case, ReleaseTask(STAF, TaskId(1)))
        return case

    async def do(self, case: CaseId | None, command: Command) -> Case:
        """An act at this moment."""
        self._acts += 1
        act = await self.casebook.execute(case, command, self.at, f"telegram:{self._acts}")
        return act.case

    async def until(self, end: datetime) -> list[str]:
        """Let time pass; what was said meanwhile, each as "24-11 09.00 staf: batas"."""
        before = len(self.heard)
        while (coming := await self.sweep.next_moment(self.at)) is not None and coming <= end:
            assert coming > self.at, "the watch would never end"
            await self.look(coming)
        self.at = end
        return self.heard[before:]

    async def look(self, at: datetime) -> Swept:
        """Sweep once, at that moment."""
        self.at = at
        known = await self.db.read(_last)
        swept = await self.sweep.run(at)
        self.heard += await self.db.read(partial(self._said, after=known))
        await self.db.write(_delivered)
        return swept

    def _said(self, conn: Connection, after: int) -> list[str]:
        rows = conn.execute(
            "SELECT body FROM outbox WHERE kind = 'reminder' AND id > ? ORDER BY id", (after,)
        )
        when = self.at.astimezone(WITA).strftime("%d-%m %H.%M")
        return [f"{when} {_words(json.loads(body))}" for (body,) in rows]


def _words(body: dict[str, object]) -> str:
    lines = body["lines"]
    assert isinstance(lines, list)
    said = ", ".join(_line(*line) for line in lines)
    return f"{NAMES[int(str(body['official']))]}: {said}{' (diam)' if body['silent'] else ''}"


def _line(_: str, _task: int, rung: str, day: int, superior: int, *_more: int) -> str:
    number = f" {day}" if day else ""
    return f"{rung or 'ditegur'}{number}{' atasan' if superior else ''}"


def _delivered(conn: Connection) -> None:
    """Whatever was said has reached its reader."""
    conn.execute("UPDATE outbox SET settled_at = 1 WHERE settled_at IS NULL")


def _last(conn: Connection) -> int:
    row = conn.execute("SELECT coalesce(max(id), 0) FROM outbox").fetchone()
    return int(row[0])


@asynccontextmanager
async def watched(
    folder: Path,
    ladder: Ladder | None = None,
    *,
    sop: Sop = EIGHT_HOURS,
    office: Office | None = None,
    unlinked: tuple[Actor, ...] = (),
) -> AsyncIterator[Watched]:
    """The small office on a Monday morning, 23 November 2026, 08.30 WITA."""
    office = office or office_of(ladder or Ladder())
    async with Database.open(folder / "data") as db:
        editions = Editions([sop])
        await db.write(editions.remember)
        made: list[Watched] = []
        casebook = Casebook(db, editions, lambda _: made[0].office)
        for who in (STAF, STAF_LAIN, KASI, KABID):
            chat = None if who in unlinked else 100 + who.official
            await db.write(partial(hire, who=who, chat_id=chat))
        made.append(Watched(db, casebook, sop, office))
        yield made[0]
