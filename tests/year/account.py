"""The account of a year: what stands in the journal, and what went out to whom."""

import asyncio
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.case import Case, Task
from flows.events import Event
from flows.folding import evolve
from flows.office import Office
from flows.people.officials import Official, OfficialId
from flows.sop import Sop
from flows.waktu.events import TaskReminded
from storage.journal import history
from tests.year.hours import Hours, hours_of
from tests.year.office import NEXT_YEAR, Outage, Posted, Year, year
from tests.year.oracle import Oracle


@dataclass(frozen=True, slots=True)
class Berkas:
    """A berkas of the year with its form and its journal."""

    sop: Sop
    case: Case
    history: tuple[Event, ...]

    def reminders(self) -> Iterator[tuple[TaskReminded, Case, Task]]:
        """Each reminder with the berkas and the task as they stood then."""
        case: Case | None = None
        for event in self.history:
            if isinstance(event, TaskReminded) and case is not None:
                yield event, case, case.tasks[event.task - 1]
            case = evolve(case, event)


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that is judged, and the outages in seconds."""

    berkas: tuple[Berkas, ...]
    people: Mapping[OfficialId, Official]
    offices: Mapping[str, Office]
    hours: Mapping[str, Hours]
    reminders: tuple[Posted, ...]
    digests: tuple[Posted, ...]
    outages: tuple[tuple[int, int], ...]
    refused: int

    def heard(self, unit: str, at: int) -> int:
        """The first second from that one on at which the bot was up and the office open."""
        while True:
            up = self.hours[unit].opening(self.up(at))
            if up == at:
                return at
            at = up

    def up(self, at: int) -> int:
        """That second, or the end of the outage in which it falls."""
        return next((end for begin, end in self.outages if begin <= at < end), at)

    def oracle(self, unit: str) -> Oracle:
        """Who knows what the clock had to say in that unit."""
        ladder, ends = self.offices[unit].unit.ladder, int(NEXT_YEAR.timestamp())
        return Oracle(self.hours[unit], ladder, lambda at: self.heard(unit, at), ends)

    def is_superior(self, who: Official) -> bool:
        """Whether the person heads the unit, or a post that somebody reports to."""
        above = {post.atasan for post in self.offices[who.unit].unit.posts}
        return who.kepala or any(peran in above for peran in who.peran)


def lived(seed: int, berkas: int, outages: Sequence[Outage]) -> Account:
    """Live through the year in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_lived(Path(folder), seed, berkas, outages))


async def _lived(folder: Path, seed: int, berkas: int, outages: Sequence[Outage]) -> Account:
    async with year(folder, seed, berkas, outages) as office:
        await office.run()
        offices = {one.unit.id: one for one in office.offices.every()}
        return Account(
            berkas=tuple([await _read(office, case) for case in office.cases]),
            people={one.id: one for one in office.people},
            offices=offices,
            hours={unit: hours_of(unit) for unit in offices},
            reminders=tuple(office.reminders),
            digests=tuple(office.digests),
            outages=tuple((_seconds(down), _seconds(up)) for down, up in outages),
            refused=office.refused,
        )


async def _read(office: Year, case_id: str) -> Berkas:
    sop, case = await office.casebook.read(case_id)
    events = await office.db.read(lambda conn: tuple(history(conn, case_id)))
    return Berkas(sop, case, events)


def _seconds(at: datetime) -> int:
    return int(at.astimezone(UTC).timestamp())
