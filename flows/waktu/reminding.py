"""The ladder of a task: which reminder comes next and when, and which has come by now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import takewhile

from flows.case import Task, TaskState
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.waktu.events import Rung
from flows.waktu.timing import Timing

ORDER = (Rung.UNOPENED, Rung.NEARLY, Rung.LIMIT, Rung.DAILY)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A rung with its moment, always within office hours; `day` as in TaskReminded."""

    rung: Rung
    at: datetime
    day: int = 0


def next_alarm(office: Office, task: Task) -> datetime | None:
    """When the clock next has something to say about the task; None when it never has."""
    snoozed = [until for _, until in task.timing.snoozes]
    coming = next(ladder(office, task), None)
    return min((*snoozed, *((coming.at,) if coming else ())), default=None)


def rung_reached(
    office: Office, task: Task, at: datetime, set_for: datetime | None = None
) -> Reminder | None:
    """The highest rung that has come by then and was not reminded of; None where there is none.

    What was missed below it is not made up for: one reminder says it all. Its moment is that of
    the first rung missed (a silent one counts only by itself), but none before `set_for`, when
    the clock was to ring.
    """
    reached = tuple(takewhile(lambda reminder: reminder.at <= at, ladder(office, task)))
    if not reached:
        return None
    first = next((one for one in reached if one.rung is not Rung.NEARLY), reached[-1])
    return replace(reached[-1], at=max(first.at, set_for or first.at))


def paused_until(office: Office, task: Task, at: datetime) -> datetime | None:
    """Until when the daily repetition is silent while a rapat of the step lies ahead: the next
    working day, or when somebody asked to be reminded; None where something else is to be said."""
    reached = rung_reached(office, task, at)
    asked = [until for _, until in task.timing.snoozes]
    repeats = reached is not None and reached.rung is Rung.DAILY
    if not repeats or task.timing.reminded is None or any(until <= at for until in asked):
        return None
    return min((next_day(office.calendar, at), *asked))


def ladder(office: Office, task: Task) -> Iterator[Reminder]:
    """The rungs that still lie above the task, in the order of their moments."""
    timing = task.timing
    if timing.due_at is None or timing.waiting is not None or not task.live:
        return
    if timing.window:
        yield from _window(office.calendar, timing)
        return
    yield from (r for r in _rungs(office, task, timing.due_at) if _above(r, timing))


def after_hour(calendar: WorkCalendar, at: datetime) -> datetime:
    """An hour later, or the next opening where that falls outside office hours."""
    return calendar.next_open(at + timedelta(hours=1))


def tomorrow(calendar: WorkCalendar, at: datetime) -> datetime:
    """08.00 of the next working day, or its opening where that is later."""
    opening = next_day(calendar, at)
    return max(opening, opening.replace(hour=8, minute=0, second=0, microsecond=0))


def next_day(calendar: WorkCalendar, at: datetime) -> datetime:
    """The opening of the first working day after that moment's."""
    local = at.astimezone(calendar.zone)
    return calendar.next_open(datetime.combine(local.date() + DAY, time(), calendar.zone))


def _window(calendar: WorkCalendar, timing: Timing) -> Iterator[Reminder]:
    """A window has one rung: it is over and can be closed."""
    if timing.reminded is None and timing.due_at is not None:
        yield Reminder(Rung.LIMIT, calendar.next_open(timing.due_at))


def _rungs(office: Office, task: Task, due_at: datetime) -> Iterator[Reminder]:
    """The rungs of a limit; one that had passed before its clock stood still counts from the
    moment it runs again."""
    rules, calendar = office.unit.ladder, office.calendar
    total = calendar.elapsed(task.timing.since or due_at, due_at)
    limit = calendar.next_open(max(due_at, task.timing.since or due_at))
    if (unopened := _unopened(office, task, total)) is not None:
        yield unopened
    if rules.nearly:
        yield Reminder(Rung.NEARLY, _part(calendar, task.timing, total, rules.nearly))
    if rules.at_limit:
        yield Reminder(Rung.LIMIT, limit)
    opening = limit
    for day in range(1, rules.days + 1):
        opening = next_day(calendar, opening)
        yield Reminder(Rung.DAILY, opening, day)


def _unopened(office: Office, task: Task, total: int) -> Reminder | None:
    """Nobody has opened a step of some length; whoever it was given to later is not told so."""
    rules, offered = office.unit.ladder, task.timing.offered_at
    if not rules.unopened or task.state is not TaskState.OPEN or total < rules.unopened_from:
        return None
    at = _part(office.calendar, task.timing, total, rules.unopened)
    return Reminder(Rung.UNOPENED, at) if offered is None or offered <= at else None


def _part(calendar: WorkCalendar, timing: Timing, total: int, percent: int) -> datetime:
    """When that part of the time has passed, moved to the next opening where that is closing."""
    begun = timing.since or timing.due_at
    assert begun is not None
    return calendar.next_open(calendar.after(begun, total * percent // 100))


def _above(reminder: Reminder, timing: Timing) -> bool:
    last = timing.reminded
    if last is None:
        return True
    height = (ORDER.index(reminder.rung), reminder.day)
    return height > (ORDER.index(last.rung), last.day)
