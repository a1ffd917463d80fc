"""What the clock had to say, reckoned once more and plainly from what people did."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from flows.events import (
    CaseCancelled,
    CaseEnded,
    ChildEnded,
    ChildOpened,
    Event,
    TaskAccepted,
    TaskAssigned,
    TaskCompleted,
    TaskRecalled,
    TaskReleased,
    TaskReturned,
)
from flows.outsiders.events import ParticipantEvent
from flows.waktu.events import (
    ReminderSnoozed,
    Rung,
    TaskExtended,
    TaskHandedOver,
    TaskReminded,
    TimeEvent,
    WaitEnded,
    WaitGranted,
)
from flows.waktu.ladder import Ladder
from tests.year.hours import Hours

OTHER = TimeEvent | ChildOpened | ChildEnded | ParticipantEvent
"""Acts after which the clock looks at the step anew, without another change."""
HEIGHT = (Rung.UNOPENED, Rung.NEARLY, Rung.LIMIT, Rung.DAILY)


@dataclass(frozen=True, slots=True)
class Said:
    """A reminder, all moments in seconds; `asked_by` is 0 where nobody had asked for it."""

    at: int
    task: int
    rung: Rung
    day: int
    superior: bool
    planned: int
    asked_by: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A task between two acts: when the last one was, and all that the clock goes by."""

    task: int
    acted: int
    since: int
    due: int | None
    window: bool
    live: bool = True
    opened: bool = False
    offered: int = 0
    waiting: bool = False
    told: tuple[int, int] = (-1, 0)
    snoozes: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Oracle:
    """An office: its hours, its ladder, and `heard`, the first second from one on at which the
    bot was up and the office open."""

    hours: Hours
    ladder: Ladder
    heard: Callable[[int], int]
    ends: int

    def said(self, history: Sequence[Event]) -> list[Said]:
        """All reminders of a berkas that had to come up to the end."""
        acts = [event for event in history if not isinstance(event, TaskReminded)]
        found: list[Said] = []
        steps: dict[int, Step] = {}
        for event in acts:
            for before, after in _changes(steps, event):
                steps[after.task] = after
                if before is not None:
                    told, known = self._between(before, seconds(event.at))
                    found += told
                    steps[after.task] = _knowing(after, known, event)
        for step in steps.values():
            found += self._between(step, self.ends + 1)[0]
        return sorted(found, key=lambda one: (one.at, one.task, one.rung, one.asked_by))

    def _between(self, step: Step, until: int) -> tuple[list[Said], Step]:
        """What had to be said before the next act, and the step as it stands then."""
        found: list[Said] = []
        if not step.live:
            return found, step
        while (one := self._next(step)) is not None and one.at < until:
            found.append(one)
            step = replace(step, told=(HEIGHT.index(one.rung), one.day))
        for person, due in tuple(step.snoozes.items()):
            at = self.heard(max(due, step.acted))
            if at < until:
                found.append(Said(at, step.task, Rung.ASKED, 0, False, due, person))
                left = {who: when for who, when in step.snoozes.items() if who != person}
                step = replace(step, snoozes=left)
        return found, step

    def _next(self, step: Step) -> Said | None:
        """The next reminder if nobody acts: the highest rung that has come when it is heard."""
        rungs = [one for one in self._rungs(step) if (HEIGHT.index(one[1]), one[2]) > step.told]
        if not rungs:
            return None
        at = self.heard(max(rungs[0][0], step.acted))
        come = [one for one in rungs if one[0] <= at]
        first = next((one for one in come if one[1] is not Rung.NEARLY), come[-1])
        _, rung, day = come[-1]
        superior = rung is Rung.DAILY and 0 < self.ladder.superior_from <= day
        return Said(at, step.task, rung, day, superior, max(first[0], step.acted))

    def _rungs(self, step: Step) -> list[tuple[int, Rung, int]]:
        if step.due is None or step.waiting:
            return []
        limit = self.hours.opening(max(step.due, step.since))
        if step.window:
            return [(self.hours.opening(step.due), Rung.LIMIT, 0)]
        minutes = self.hours.ran(step.since, step.due) // 60
        rungs = []
        quarter = self._share(step, minutes, self.ladder.unopened)
        if minutes >= self.ladder.unopened_from and not step.opened and step.offered <= quarter:
            rungs.append((quarter, Rung.UNOPENED, 0))
        rungs.append((self._share(step, minutes, self.ladder.nearly), Rung.NEARLY, 0))
        rungs.append((limit, Rung.LIMIT, 0))
        for day in range(1, self.ladder.days + 1):
            limit = self.hours.next_morning(limit)
            rungs.append((limit, Rung.DAILY, day))
        return rungs

    def _share(self, step: Step, minutes: int, percent: int) -> int:
        part = minutes * percent // 100 * 60
        return self.hours.opening(self.hours.later(step.since, part))


def reminded(history: Sequence[Event]) -> list[Said]:
    """All reminders of a berkas that stand in the journal."""
    found = [
        Said(
            *(seconds(event.at), event.task, event.rung, event.day, event.superior),
            *(seconds(event.planned), event.asked_by or 0),
        )
        for event in history
        if isinstance(event, TaskReminded)
    ]
    return sorted(found, key=lambda one: (one.at, one.task, one.rung, one.asked_by))


def seconds(at: datetime) -> int:
    """The moment in whole seconds; people of this year act at none between."""
    return int(at.timestamp())


def _changes(steps: dict[int, Step], event: Event) -> Iterator[tuple[Step | None, Step]]:
    """The steps that an act changes, before and after."""
    at = seconds(event.at)
    match event:
        case TaskAssigned(task=task, due_at=due_at, window=window):
            yield None, Step(task, at, at, None if due_at is None else seconds(due_at), window)
        case CaseEnded() | CaseCancelled():
            for step in steps.values():
                yield step, replace(step, live=False)
        case TaskRecalled(withdrawn=withdrawn):
            for task in withdrawn:
                yield steps[task], replace(steps[task], live=False)
            yield steps[event.task], replace(steps[event.task], acted=at, live=True, opened=True)
        case _ if (after := _changed(steps, event, at)) is not None:
            yield steps[after.task], after


def _changed(steps: dict[int, Step], event: Event, at: int) -> Step | None:
    match event:
        case TaskAccepted():
            return replace(steps[event.task], acted=at, opened=True)
        case TaskReleased() | TaskHandedOver():
            return replace(steps[event.task], acted=at, opened=False, offered=at)
        case TaskCompleted() | TaskReturned():
            return replace(steps[event.task], acted=at, live=False)
        case TaskExtended(due_at=due_at):
            return replace(steps[event.task], acted=at, since=at, due=seconds(due_at))
        case WaitGranted():
            return replace(steps[event.task], acted=at, waiting=True)
        case WaitEnded(due_at=due_at):
            due = None if due_at is None else seconds(due_at)
            return replace(steps[event.task], acted=at, since=at, due=due, waiting=False)
        case _ if isinstance(event, OTHER):
            return replace(steps[event.task], acted=at)
        case _:
            return None


def _knowing(after: Step, before: Step, event: Event) -> Step:
    """The step with what was told of it so far; a new limit has its ladder anew."""
    anew = isinstance(event, TaskExtended | WaitEnded)
    snoozes = before.snoozes
    if isinstance(event, ReminderSnoozed):
        snoozes = {**snoozes, event.by: seconds(event.until)}
    return replace(after, told=(-1, 0) if anew else before.told, snoozes=snoozes)
