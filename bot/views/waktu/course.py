"""The course of a berkas in words: what each step cost, and what was said about its time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_datetime

from bot.views.labels import shortened
from bot.views.waktu.reminding import span
from bot.words import Words
from flows.case import Case, Task
from flows.events import Event
from flows.ids import TaskId
from flows.office_time.calendar import WorkCalendar
from flows.outsiders.events import RecordedFor
from flows.people.officials import Official, OfficialId
from flows.waktu.agenda import Lasted
from flows.waktu.effort import Effort, effort
from flows.waktu.events import (
    ExtensionRequested,
    ObstacleCleared,
    ObstacleReported,
    RefusalExplained,
    RequestRefused,
    Rung,
    TaskExtended,
    TaskHandedOver,
    TaskNudged,
    TaskReminded,
    WaitEnded,
    WaitGranted,
    WaitRequested,
)

FULL_HOURS = 40
"""From so many office hours on the minutes are left out. Hours are never turned into days, since
working days differ in length; waiting is told in days, as people wait by days."""
WORDS_LIMIT = 80
"""Characters of a reason in the course of a berkas."""


@dataclass(frozen=True, slots=True)
class Course:
    """What the course is told from: all that happened, the office's time, and the people."""

    events: tuple[Event, ...]
    calendar: WorkCalendar
    people: Mapping[OfficialId, Official]
    at: datetime


def people_in(events: Iterable[Event]) -> frozenset[OfficialId]:
    """Everybody whom the course may name."""
    found = {
        who for event in events for part in ("by", "to", "was") if (who := getattr(event, part, 0))
    }
    return frozenset(OfficialId(who) for who in found)


def told(words: Words, case: Case, course: Course) -> dict[TaskId, tuple[str, ...]]:
    """The lines that belong to each step, of those that have any."""
    lines = {task.id: tuple(_lines(words, task, course)) for task in case.tasks}
    return {task: some for task, some in lines.items() if some}


def _lines(words: Words, task: Task, course: Course) -> Iterator[str]:
    yield from _said(words, task, course)
    if not task.live:
        cost = effort(course.calendar, course.events, task.id, course.at)
        if spent := tuple(_spent(words, cost)):
            yield ", ".join(spent)


def _said(words: Words, task: Task, course: Course) -> Iterator[str]:
    reminders = []
    for event in course.events:
        if getattr(event, "task", None) != task.id:
            continue
        if isinstance(event, TaskReminded):
            reminders += [event] if event.rung is not Rung.ASKED else []
        elif line := _line(words, course, event):
            yield line
    if reminders:
        last = _short(words, reminders[-1].at)
        yield words("reminded %(n)s times, last on %(when)s", n=len(reminders), when=last)


def _line(words: Words, course: Course, event: Event) -> str:
    match event:
        case TaskNudged(at=at, by=by):
            who, when = _who(words, course, by), _short(words, at)
            return words("%(when)s: reminded by %(who)s", when=when, who=who)
        case ObstacleReported(at=at, reason=reason):
            text = shortened(reason, WORDS_LIMIT)
            return words("%(when)s: obstacle, %(why)s", when=_short(words, at), why=text)
        case ObstacleCleared(at=at):
            return words("%(when)s: the obstacle is cleared", when=_short(words, at))
        case TaskHandedOver(at=at, by=by, to=to):
            when, who, whom = _short(words, at), _who(words, course, by), _who(words, course, to)
            return words("%(when)s: handed to %(whom)s by %(who)s", when=when, whom=whom, who=who)
        case RecordedFor(at=at, by=by, nama=nama, proof=proof):
            return words(
                "%(when)s: recorded by %(who)s on behalf of %(nama)s; proof: %(proof)s",
                when=_short(words, at),
                who=_who(words, course, by),
                nama=nama,
                proof=shortened(proof, WORDS_LIMIT),
            )
        case RefusalExplained(at=at, by=by, reason=reason):
            who, why = _who(words, course, by), shortened(reason, WORDS_LIMIT)
            when = _short(words, at)
            return words("%(when)s: the reason of %(who)s, %(why)s", when=when, who=who, why=why)
        case RequestRefused(at=at, by=by):
            when, who = _short(words, at), _who(words, course, by)
            return words("%(when)s: not consented to by %(who)s", when=when, who=who)
        case _:
            return _moved(words, course, event)


def _moved(words: Words, course: Course, event: Event) -> str:
    """A limit that was moved, or stood still, or was asked to; empty for anything else."""
    match event:
        case ExtensionRequested(at=at, until=until, reason=reason):
            return words(
                "%(when)s: more time asked for until %(until)s, %(why)s",
                when=_short(words, at),
                until=_short(words, until),
                why=shortened(reason, WORDS_LIMIT),
            )
        case TaskExtended(at=at, by=by, due_at=due_at):
            return words(
                "%(when)s: extended until %(until)s by %(who)s",
                when=_short(words, at),
                until=_short(words, due_at),
                who=_who(words, course, by),
            )
        case WaitRequested(at=at, whom=whom):
            text = shortened(whom, WORDS_LIMIT)
            return words("%(when)s: waits for %(whom)s", when=_short(words, at), whom=text)
        case WaitGranted(at=at, by=by):
            when, who = _short(words, at), _who(words, course, by)
            return words("%(when)s: waiting consented to by %(who)s", when=when, who=who)
        case WaitEnded(at=at):
            return words("%(when)s: the other party has answered", when=_short(words, at))
        case _:
            return ""


def _spent(words: Words, cost: Effort) -> Iterator[str]:
    if cost.worked:
        yield words("worked on for %(long)s", long=hours(words, cost.worked))
    if cost.waited:
        long = span(words, Lasted(cost.waited, cost.waited_days))
        yield words("waited for others for %(long)s", long=long)
    if cost.unopened:
        yield words("unopened for %(long)s", long=hours(words, cost.unopened))


def hours(words: Words, minutes: int) -> str:
    """Office time in hours and minutes ("2 jam 15 menit"); of many hours the hours alone."""
    if minutes >= FULL_HOURS * 60:
        minutes -= minutes % 60
    return span(words, Lasted(minutes, 0))


def _short(words: Words, at: datetime) -> str:
    return format_datetime(at, "d MMM HH.mm", words.zone, words.language)


def _who(words: Words, course: Course, who: OfficialId) -> str:
    official = course.people.get(who)
    return official.jabatan if official else words("another official")
