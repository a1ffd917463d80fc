"""Both offices of the sample people over a year: database, casebook, sweep and digest, no Telegram.

The clock jumps from one event to the next; while the bot is down nobody can do anything.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from random import Random
from sqlite3 import Connection

from bot.clock.morning import send_due
from bot.clock.reminders import Sweep
from bot.desk import Desk
from bot.drawing.reminding import bundle
from bot.people.personnel import check_list, peran_of
from bot.people.sheets import read_sheet
from flows.case import Case, CaseState
from flows.commands import Command, OpenCase
from flows.ids import CaseId
from flows.office_time.calendar import WorkCalendar
from flows.people.officials import Official, OfficialId, actor
from flows.refusals import Refused
from flows.rights import may_open
from flows.sop import Sop
from flows.waktu.digest_hours import next_digest
from storage.casebook import Casebook
from storage.database import Database
from storage.editions import Editions
from storage.kelengkapan.shelf import FOLDER, Shelf
from storage.people import joining, personnel, roster, turnover
from storage.people.personnel import Person
from storage.sops import load_definitions
from storage.waktu.offices import Offices
from storage.waktu.reminders import lines_of
from tests.rules.chance import Table
from tests.year.people import Diary, Plan, acts_of

WITA = timedelta(hours=8)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC) - WITA
NEXT_YEAR = datetime(2027, 1, 1, tzinfo=UTC) - WITA
MINUTE = timedelta(minutes=1)
KNOWN = load_definitions()
Outage = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that went out: `said_late` is whether it says that it comes late, `held` how
    many of its lines still held."""

    at: int
    official: OfficialId
    lines: tuple[tuple[str, int, str, int, bool, int], ...] = ()
    said_late: bool = False
    held: int = 0


@dataclass
class Year:
    """`outages` are the times while the bot is down; everything that went out is kept."""

    db: Database
    editions: Editions
    offices: Offices
    people: tuple[Official, ...]
    outages: Sequence[Outage]
    diary: Diary
    shelf: Shelf
    at: datetime = NEW_YEAR
    reminders: list[Posted] = field(default_factory=list)
    digests: list[Posted] = field(default_factory=list)
    cases: list[CaseId] = field(default_factory=list)
    refused: int = 0
    _acts: int = 0

    def __post_init__(self) -> None:
        self.actors = {
            unit: tuple(actor(one) for one in self.people if one.unit == unit)
            for unit in {one.unit for one in self.people}
        }
        self.start()

    def start(self) -> None:
        """The bot starts, with nothing in its memory but the database."""
        self.digest_at = self.at
        self.casebook = Casebook(self.db, self.editions, self.offices)
        self.sweep = Sweep(self.db, self.casebook, self.offices.every)
        self.desk = Desk(
            self.db,
            self.casebook,
            {unit.id: unit for unit in KNOWN.units},
            self.offices,
            clock=lambda: self.at,
            wake=lambda: None,
            ticks=lambda: 0,
            shelf=self.shelf,
            arrived=lambda: None,
        )

    async def run(self) -> None:
        """Live through the year."""
        await self._look()
        outages = iter((*self.outages, (NEXT_YEAR, NEXT_YEAR)))
        for down, up in outages:
            while (coming := await self._coming()) < down:
                assert coming > self.at, "the year would go backwards"
                self.at = coming
                while self.diary.next_at() == coming:
                    await self._carry_out(self.diary.take())
                await self._look()
            self.at = up
            if up < NEXT_YEAR:
                self._put_plans_off(up)
                self.start()
                await self._look()

    async def _coming(self) -> datetime:
        """When something happens next: an act, a reminder, a digest."""
        coming = [self.digest_at, self.diary.next_at(), await self.sweep.next_moment(self.at)]
        return min(one for one in coming if one is not None)

    def _put_plans_off(self, until: datetime) -> None:
        """Whoever meant to act while the bot was down does so when it is up again."""
        missed = []
        while (coming := self.diary.next_at()) is not None and coming <= until:
            missed.append(self.diary.take())
        for n, plan in enumerate(missed, 1):
            self.diary.plan(until + n * MINUTE, plan.case, plan.task)

    async def _look(self) -> None:
        """What the bot's clock does at this moment, and the post: a sweep after every act and at
        every alarm, a look for the digest at its hour and at the start."""
        sent = (await self.sweep.run(self.at)).sent
        if self.digest_at <= self.at:
            sent += await self.db.write(lambda conn: send_due(conn, self.desk, self.at))
            self.digest_at = min(next_digest(one, self.at) for one in self.offices.every())
        if sent:
            await self.db.write(self._post)

    async def _carry_out(self, plan: Plan) -> None:
        if plan.case is None:
            await self._open()
            return
        sop, case = await self.casebook.read(plan.case)
        if case.state is not CaseState.RUNNING:
            return
        given = acts_of(self._table(sop, case), plan, self.diary.die)
        await asyncio.gather(*(self._do(case.id, command) for command in given))
        _, case = await self.casebook.read(case.id)
        task = None if plan.task is None else case.task(plan.task)
        if task is not None and task.live:
            self.diary.plan(self.at + timedelta(seconds=7), case.id, task.id)
        self.diary.see(self.offices(sop.unit), case, self.at)

    async def _open(self) -> None:
        die = self.diary.die
        sop = die.choice(list(self.editions.current.values()))
        office, people = self.offices(sop.unit), self.actors[sop.unit]
        who = die.choice([one for one in people if may_open(office, sop, one)])
        case = await self._do(None, OpenCase(who, sop.id, f"Berkas tahun {len(self.cases) + 1}"))
        assert case is not None
        self.cases.append(case.id)
        self.diary.see(office, case, self.at)

    async def _do(self, case: CaseId | None, command: Command) -> Case | None:
        self._acts += 1
        try:
            cause = f"telegram:{self._acts}"
            return (await self.casebook.execute(case, command, self.at, cause)).case
        except Refused:
            self.refused += 1
            return None

    def _table(self, sop: Sop, case: Case) -> Table:
        office, mood = self.offices(sop.unit), len(case.judul) + len(self.cases)
        return Table(sop, case, self.actors[sop.unit], mood, sop, office, self.at)

    def _post(self, conn: Connection) -> None:
        """Everything in the outbox has been delivered; keep what the clock said."""
        rows = conn.execute(
            "SELECT kind, body FROM outbox WHERE settled_at IS NULL"
            " AND kind IN ('reminder', 'digest') ORDER BY id"
        ).fetchall()
        for kind, text in rows:
            self._note(conn, kind, json.loads(text))
        conn.execute("UPDATE outbox SET settled_at = 1 WHERE settled_at IS NULL")

    def _note(self, conn: Connection, kind: str, body: dict[str, object]) -> None:
        at, official = int(self.at.timestamp()), OfficialId(int(str(body["official"])))
        if kind == "digest":
            self.digests.append(Posted(at, official))
            return
        lines = lines_of(body)  # type: ignore[arg-type]  # JSON as it is
        shown = bundle(conn, self.desk, official, lines, self.at)
        said = tuple((n.case, n.task, n.rung, n.day, n.superior, n.planned) for n in lines)
        late = shown.planned is not None
        self.reminders.append(Posted(at, official, said, late, len(shown.items)))


@asynccontextmanager
async def year(
    folder: Path, seed: int, berkas: int, outages: Sequence[Outage]
) -> AsyncIterator[Year]:
    """The two offices on New Year's Day 2026, with plans to open so many berkas by November."""
    die = Random(seed)
    async with Database.open(folder / "data") as db:
        editions, offices = Editions(KNOWN.sops), Offices(KNOWN.units)
        await db.write(editions.remember)
        await db.write(_hire_all)
        people = await db.read(roster.all_officials)
        diary = Diary(die)
        calendar: WorkCalendar = offices(KNOWN.units[0].id).calendar
        for _ in range(berkas):
            some = NEW_YEAR + die.random() * timedelta(days=330)
            diary.plan(calendar.next_open(some) + timedelta(seconds=die.randint(1, 9000)))
        yield Year(db, editions, offices, people, outages, diary, Shelf(folder / "data" / FOLDER))


def _hire_all(conn: Connection) -> None:
    """Everybody of the sample lists, all of whom have started the bot."""
    persons = tuple(one for unit in KNOWN.units for one in _listed(unit.id))
    personnel.enrol(conn, persons, NEW_YEAR, NEW_YEAR + timedelta(days=1), str)
    for unit in KNOWN.units:
        turnover.apply(conn, unit.id, NEW_YEAR.date(), NEW_YEAR)
    for chat_id, one in enumerate(persons, 1001):
        assert one.kode is not None
        joining.bind(conn, one.kode, chat_id, NEW_YEAR)


def _listed(unit: str) -> tuple[Person, ...]:
    sheet = files("bot").joinpath("simulasi", f"{unit}.csv").read_bytes()
    return check_list(read_sheet(sheet), peran_of(KNOWN.units)).people
