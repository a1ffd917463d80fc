"""An office on stage: simulator, bot and people with phones in one process, and what they say.

A journey reads like the office's own account of a berkas; `Stage.transcript` is that account.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.app import BURST, App
from bot.cli import simulasi
from bot.cli.simulasi import sample_people, sample_settings
from bot.clock.timing import SystemClock
from bot.people.enrolling import Import, import_people
from bot.people.personnel import check_list, peran_of
from bot.people.sheets import read_sheet
from bot.telegram.pace import Rate, Rates
from flows.case import Case
from flows.people.officials import Official
from simulator import Phone, TurnableClock, World
from storage.admissions import codes_amiss, groups_amiss
from storage.audit import audit
from storage.people import roster
from storage.people.personnel import Person
from storage.sops import load_definitions
from tests.actor import Actor
from tests.inprocess import InProcessRequest

BALANGAN = Path(simulasi.__file__).parents[1] / "simulasi" / "balangan-pengadaan.csv"
"""The personnel list of the other sample office."""
QUICK = Rates(overall=Rate(1000, 1.0), private=Rate(1000, 1.0), group=Rate(1000, 1.0))
PATIENCE = 10.0
"""Real seconds a stage waits for the bot to come to rest before it says what hangs."""
MONDAY = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


class StageClock(SystemClock):
    """Stands still while the bot works; a minute passes with each act."""

    def __init__(self) -> None:
        self.now = MONDAY
        self.ahead = 0

    def milliseconds(self) -> int:
        return int(self.now.timestamp() * 1000) + self.ahead


class Stage:
    """The office: its bot, its people's phones by code (SIM-KABID), and all that was said."""

    def __init__(
        self, world: World, build: Callable[[], App], clock: StageClock, *, terse: bool
    ) -> None:
        self.world = world
        self.build = build
        self.app = build()
        self.clock = clock
        self.people: dict[str, Actor] = {}
        self.transcript: list[str] = []
        self.terse = terse

    async def settle(self) -> None:
        """Wait until every update is handled and every message is delivered."""
        async with asyncio.timeout(PATIENCE):
            while (
                self.world.updates.waiting
                or not self.app.fetcher.at_rest
                or await self.app.db.read(_unsettled)
            ):
                await asyncio.sleep(0.001)
                await self.app.lanes.idle()
                still = self.app.courier.at_rest and self.app.fetcher.at_rest
                if still and not self.world.updates.waiting:
                    self.clock.ahead = BURST
                    self.app.courier.wake()
            await self.app.lanes.idle()
        self.clock.ahead = 0
        for person in self.people.values():
            person.listen()

    async def restart(self) -> None:
        """Stop the bot and start another on the same folder, as after an update or a power cut."""
        await self.app.stop()
        self.app = self.build()
        await self.app.start()

    def visitor(self, name: str) -> Actor:
        """Somebody with a phone whom the roster does not know."""
        person = self.world.add_person(name, "orang luar")
        self.people[name] = Actor(self, name, Phone(self.world, person), "")
        return self.people[name]

    async def case(self, case_id: str) -> Case:
        """The berkas as the memory has it."""
        return (await self.app.desk.casebook.read(case_id))[1]

    async def sound(self, *, by_phone: bool = True) -> bool:
        """Whether journal and lists agree, and nothing was set aside; where all was done `by_phone`
        codes and groups agree with the journal too."""
        editions = self.app.desk.casebook.editions
        found = await self.app.db.read(lambda conn: audit(conn, editions))
        amiss = await self.app.db.read(_amiss) if by_phone else []
        return not found and not amiss and await self.app.db.read(_set_aside) == 0

    async def roster(self) -> tuple[Official, ...]:
        """Everybody in the office as the roster knows them."""
        return await self.app.db.read(roster.all_officials)

    def __getitem__(self, code: str) -> Actor:
        return self.people[code]


@asynccontextmanager
async def on_stage(
    folder: Path,
    *,
    start: bool = True,
    people: Path | None = None,
    terse: bool = False,
    office_clock: TurnableClock | None = None,
) -> AsyncIterator[Stage]:
    """The sample office with its bot running; with `start` everybody has opened their link.

    `people` is another office's personnel list; a `terse` account leaves out cards that only
    show more in their slots. With an `office_clock` office and phones go by that, what
    waits and retries by the clock of the stage.
    """
    clock = StageClock()
    world = World(limits=None, seed=7, clock=lambda: clock.now, turnable=office_clock)
    settings = sample_settings(folder / "data", world.token, "http://127.0.0.1")

    def build() -> App:
        return App(
            settings,
            load_definitions(),
            clock=clock,
            office_clock=office_clock,
            request=lambda: InProcessRequest(world),
            rates=QUICK,
            paused=office_clock is None,
        )

    stage = Stage(world, build, clock, terse=terse)
    await stage.app.start()
    try:
        await _cast(stage, people)
        await stage.app.morning.look()  # this morning's digest came before anybody had joined
        await stage.app.watch.look()
        if start:
            for person in stage.people.values():
                await person.phone.start(person.code)
            await stage.settle()
            stage.transcript.clear()
        yield stage
    finally:
        await stage.app.stop()


async def _cast(stage: Stage, sheet: Path | None) -> None:
    app, world = stage.app, stage.world
    people = sample_people(app) if sheet is None else _listed(app, sheet)
    await import_people(app.db, Import(people, 1, trial=False), app.desk.clock())
    for one in people:
        assert one.kode is not None
        person = world.add_person(f"{one.sapaan} {one.nama}", one.jabatan, start=one.kode)
        name = f"{one.jabatan} ({one.sapaan} {one.nama})"
        stage.people[one.kode] = Actor(stage, name, Phone(world, person), one.kode)


def _listed(app: App, sheet: Path) -> tuple[Person, ...]:
    checked = check_list(read_sheet(sheet.read_bytes()), peran_of(app.desk.units.values()))
    assert not checked.mistakes, checked.mistakes
    return checked.people


def _amiss(conn: Any) -> list[str]:
    return [*groups_amiss(conn), *codes_amiss(conn)]


def _unsettled(conn: Any) -> int:
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM inbox WHERE finished_at IS NULL)"
        " OR EXISTS (SELECT 1 FROM outbox WHERE settled_at IS NULL)"
        " OR EXISTS (SELECT 1 FROM fetches WHERE tries = 0)"
    ).fetchone()
    return int(row[0])


def _set_aside(conn: Any) -> int:
    row = conn.execute(
        "SELECT (SELECT count(*) FROM inbox WHERE error IS NOT NULL)"
        " + (SELECT count(*) FROM outbox WHERE error IS NOT NULL AND settled_at IS NOT NULL)"
    ).fetchone()
    return int(row[0])
