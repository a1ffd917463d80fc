"""What a step cost: office time unopened, in somebody's hands, and waiting for somebody outside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from flows.events import (
    CaseCancelled,
    CaseEnded,
    Event,
    TaskAccepted,
    TaskAssigned,
    TaskCompleted,
    TaskRecalled,
    TaskReleased,
    TaskReturned,
)
from flows.ids import TaskId
from flows.office_time.calendar import WorkCalendar
from flows.waktu.agenda import lasted
from flows.waktu.events import TaskHandedOver, WaitEnded, WaitGranted

Span = tuple[datetime, datetime]


class Phase(Enum):
    """Where a task stands for its effort: it waits for a holder, is in hand, or is over."""

    OPEN = auto()
    HELD = auto()
    OVER = auto()


@dataclass(frozen=True, slots=True)
class Effort:
    """Office minutes of a task: before anybody opened it, in somebody's hands, and with its clock
    standing still; `waited_days` are the whole working days of the latter."""

    unopened: int = 0
    worked: int = 0
    waited: int = 0
    waited_days: int = 0


def effort(
    calendar: WorkCalendar, events: Iterable[Event], task: TaskId, until: datetime
) -> Effort:
    """What the task has cost up to that moment; a time of waiting is neither work nor unopened."""
    lay, held, waits = _spans(events, task, until)
    waited = [lasted(calendar, *span) for span in waits]
    return Effort(
        _without(calendar, lay, waits),
        _without(calendar, held, waits),
        sum(one.minutes for one in waited),
        sum(one.days for one in waited),
    )


def _spans(
    events: Iterable[Event], task: TaskId, until: datetime
) -> tuple[list[Span], list[Span], list[Span]]:
    """When the task lay unopened, was in hand, and stood still."""
    spans: dict[Phase, list[Span]] = {phase: [] for phase in Phase}
    waits: list[Span] = []
    phase, begun = Phase.OVER, until
    for event in events:
        if isinstance(event, WaitGranted) and event.task == task:
            waits.append((event.since, until))
        elif isinstance(event, WaitEnded) and event.task == task:
            waits[-1] = (waits[-1][0], event.at)
        elif (after := _after(event, task)) is not None:
            spans[phase].append((begun, event.at))
            if after is Phase.OVER:
                waits = [(since, min(end, event.at)) for since, end in waits]
            phase, begun = after, event.at
    spans[phase].append((begun, until))
    return spans[Phase.OPEN], spans[Phase.HELD], waits


def _after(event: Event, task: TaskId) -> Phase | None:
    """Where an event leaves the task; None where it leaves it alone."""
    match event:
        case CaseEnded() | CaseCancelled():
            return Phase.OVER
        case TaskRecalled(withdrawn=withdrawn) if task in withdrawn:
            return Phase.OVER
        case TaskAssigned() | TaskReleased() | TaskHandedOver() if event.task == task:
            return Phase.OPEN
        case TaskAccepted() | TaskRecalled() if event.task == task:
            return Phase.HELD
        case TaskCompleted() | TaskReturned() if event.task == task:
            return Phase.OVER
        case _:
            return None


def _without(calendar: WorkCalendar, spans: Sequence[Span], waits: Sequence[Span]) -> int:
    """Office minutes of the spans, without what of them was waiting."""
    whole = sum(calendar.elapsed(*span) for span in spans)
    shared = sum(
        calendar.elapsed(max(begin, since), min(end, until))
        for begin, end in spans
        for since, until in waits
    )
    return max(0, whole - shared)
