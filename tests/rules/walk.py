"""A berkas in memory that is walked at random: any SOP, an office of two people a post."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from flows.case import Case, CaseState, Task
from flows.commands import Command, OpenCase
from flows.engine import decide
from flows.events import Event
from flows.folding import evolve
from flows.ids import CaseId
from flows.office import Office
from flows.people.officials import Actor, OfficialId
from flows.refusals import Refused
from flows.rights import may_hold, may_open
from flows.sop import Sop
from flows.waktu.events import Rung
from flows.waktu.reminding import next_alarm
from flows.waktu.timing import Reminded
from storage.sops import load_definitions
from storage.waktu.holidays import work_calendar
from tests.rules.chance import Table, sensible, stopping, wild
from tests.rules.timely import timely
from tests.rules.visiting import visitors

KNOWN = load_definitions()
UNITS = {unit.id: unit for unit in KNOWN.units}
OFFICES = {unit.id: Office(unit, work_calendar(unit)) for unit in KNOWN.units}
MORNING = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


def office(unit_id: str) -> tuple[Actor, ...]:
    """Two people a post, nobody for those from outside, one without a post, and a stranger."""
    posts = [post.peran for post in UNITS[unit_id].posts if not post.eksternal]
    held = [
        Actor(OfficialId(n), unit_id, (peran,), kepala=n == 1)
        for n, peran in enumerate([*posts, *posts], 1)
    ]
    elsewhere = next(unit.id for unit in KNOWN.units if unit.id != unit_id)
    stranger = Actor(OfficialId(901), elsewhere, tuple(posts))
    return *held, Actor(OfficialId(900), unit_id, ()), stranger


class Walk:
    """A berkas in memory, everything that happened to it, and how often the answer was no."""

    def __init__(self, sop: Sop, seed: int) -> None:
        self.sop = sop
        self.people = office(sop.unit)
        self.visitors = visitors(sop.unit)
        self.mood = seed
        self.at = MORNING
        self.events: list[Event] = []
        self.refused = 0
        able = [p for p in self.people if may_open(OFFICES[sop.unit], sop, p)]
        number = CaseId(f"{sop.singkatan}-2026-001")
        self._case: Case | None = None
        self.give(OpenCase(Random(seed).choice(able), sop.id, "Uji jalan " * 12, number))

    @property
    def case(self) -> Case:
        """The berkas as it stands."""
        assert self._case is not None
        return self._case

    @property
    def running(self) -> bool:
        """Whether the berkas is still on its way."""
        return self.case.state is CaseState.RUNNING

    @property
    def table(self) -> Table:
        """What lies before the people."""
        newer = replace(self.sop, edition="2031-01-01")
        office = OFFICES[self.sop.unit]
        return Table(self.sop, self.case, self.people, self.mood, newer, office, self.at)

    def give(self, command: Command) -> bool:
        """Give a command; whether it was carried out. Any error but Refused comes through."""
        self.at += timedelta(minutes=1)
        try:
            happened = decide(self.sop, self._case, command, self.at, OFFICES[self.sop.unit])
        except Refused:
            self.refused += 1
            return False
        for event in happened:
            self._case = evolve(self._case, event)
        self.events += happened
        self.sop = replace(self.sop, edition=self.case.edition)
        return True

    def press(self, seed: int) -> bool:
        """Somebody does something, of the office or from outside: mostly sensible, often wild,
        seldom for good."""
        die = Random(seed)
        self.at += timedelta(minutes=die.choice((0, 0, 0, 30, 600, 8000)))
        choose = die.choices((stopping, sensible, timely, wild), (1, 110, 25, 65))[0]
        everybody = replace(self.table, people=(*self.people, *self.visitors))
        return self.give(choose(everybody, die) or wild(everybody, die))

    @property
    def held(self) -> bool:
        """Whether somebody of the office can go on with each open row; none is open twice, and
        none in a berkas that is over."""
        rows = [task.nomor for task in self.case.open_tasks]
        if not self.running:
            return not rows
        return len(rows) == len({*rows}) > 0 and all(map(self._goes_on, self.case.open_tasks))

    @property
    def watched(self) -> bool:
        """Whether the clock will look again at each open row with a limit that does not wait,
        until its ladder is used up."""
        office = OFFICES[self.sop.unit]
        return all(
            next_alarm(office, task) is not None or _used_up(office, task)
            for task in self.case.open_tasks
            if task.timing.due_at is not None and task.timing.waiting is None
        )

    def _goes_on(self, task: Task) -> bool:
        people = (*self.people, *self.visitors)
        able = {p.official for p in people if may_hold(self.sop, self.case, task, p)}
        return task.accepted_by in able if task.accepted_by else bool(able)


def _used_up(office: Office, task: Task) -> bool:
    """Whether the last reminder of the ladder was given."""
    last = Reminded(Rung.DAILY, office.unit.ladder.days)
    return task.timing.reminded == (Reminded(Rung.LIMIT) if task.timing.window else last)
