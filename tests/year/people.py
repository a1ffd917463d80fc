"""What the people of the year do, and when: some at once, some late, some never."""

import heapq
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from flows.case import Case, Task
from flows.commands import Command
from flows.ids import CaseId, TaskId
from flows.office import Office
from flows.waktu.commands import Remind
from tests.rules.chance import Table, getting_on
from tests.rules.timely import timely

DAY_MINUTES = 450
"""Office minutes of a usual day."""
SOME_DAYS = 3 * DAY_MINUTES
"""What people take for a step without a limit at most."""


@dataclass(frozen=True, slots=True, order=True)
class Plan:
    """Somebody means to do something at that moment: get on with a task, or, without one,
    ask something about the time of a berkas; without a berkas they open one."""

    at: datetime
    number: int
    case: CaseId | None = None
    task: TaskId | None = None


@dataclass
class Diary:
    """All plans of the year, the earliest first."""

    die: Random
    plans: list[Plan] = field(default_factory=list)
    known: set[tuple[CaseId, TaskId]] = field(default_factory=set)
    made: int = 0

    def plan(self, at: datetime, case: CaseId | None = None, task: TaskId | None = None) -> None:
        """Mean to do that, at a whole second."""
        self.made += 1
        heapq.heappush(self.plans, Plan(at.replace(microsecond=0), self.made, case, task))

    def next_at(self) -> datetime | None:
        """When somebody means to act next."""
        return self.plans[0].at if self.plans else None

    def take(self) -> Plan:
        """The next plan, off the list."""
        return heapq.heappop(self.plans)

    def see(self, office: Office, case: Case, at: datetime) -> None:
        """Make plans for the tasks that have not been seen yet."""
        for task in case.open_tasks:
            if (case.id, task.id) not in self.known:
                self.known.add((case.id, task.id))
                self._plan_for(office, case.id, task, at)

    def _plan_for(self, office: Office, case: CaseId, task: Task, at: datetime) -> None:
        due_at = task.timing.due_at
        whole = SOME_DAYS if due_at is None else max(30, office.calendar.elapsed(at, due_at))
        takes = self._takes(whole)
        if takes is not None:
            self.plan(self._after(office, at, takes), case, task.id)
        for _ in range(self.die.choice((0, 1, 3, 6))):
            some = self.die.randint(1, 2 * whole + DAY_MINUTES)
            self.plan(self._after(office, at, some), case)

    def _takes(self, whole: int) -> int | None:
        """Office minutes until the task is done: most in time, some late, few never."""
        kind = self.die.choices(("in time", "late", "too late", "never"), (70, 20, 7, 3))[0]
        match kind:
            case "in time":
                return round(min(whole, 15 * DAY_MINUTES) * self.die.uniform(0.02, 0.95)) + 1
            case "late":
                return whole + self.die.randint(1, 4 * DAY_MINUTES)
            case "too late":
                return whole + self.die.randint(5 * DAY_MINUTES, 15 * DAY_MINUTES)
            case _:
                return None

    def _after(self, office: Office, at: datetime, minutes: int) -> datetime:
        """So many office minutes later; now and then by night, or on the second of an opening."""
        then = office.calendar.after(at, minutes)
        chance = self.die.random()
        if chance < 0.05:
            return then + timedelta(hours=self.die.randint(1, 14))
        if chance < 0.1:
            return office.calendar.next_open(then + timedelta(hours=12))
        return then + timedelta(seconds=self.die.randint(1, 59))


def acts_of(table: Table, plan: Plan, die: Random) -> tuple[Command, ...]:
    """What is done now under a plan; nothing where the task is over by now."""
    if plan.task is None:
        command = timely(table, die)
        return () if command is None or isinstance(command, Remind) else (command,)
    task = table.case.task(plan.task)
    return () if task is None or not task.live else getting_on(table, task, die)
