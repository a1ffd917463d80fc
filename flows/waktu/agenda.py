"""What a person should see today, without words: which lists, and which lines of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate

from flows.ids import CaseId, Nomor, Peran, SopId, TaskId
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.people.officials import Official, OfficialId
from flows.rapat.meetings import Subject

PAGE = 5
"""Lines of a page in full."""


class Part(StrEnum):
    """The lists of a digest. LATE and TODAY are the unit's for a head, one's own for others;
    UNDECIDED waits for the head; BELOW is late with those below; SILENT has nobody to be told."""

    LATE = "late"
    TODAY = "today"
    REQUESTS = "requests"
    UNDECIDED = "undecided"
    OBSTACLES = "obstacles"
    SILENT = "silent"
    RETURNED = "returned"
    OPEN = "open"
    BELOW = "below"


FOR_A_HEAD = (
    Part.LATE,
    Part.TODAY,
    Part.REQUESTS,
    Part.UNDECIDED,
    Part.OBSTACLES,
    Part.SILENT,
    Part.RETURNED,
)
MY_DAY = (Part.LATE, Part.TODAY, Part.OPEN)
FOR_A_LEADER = (*MY_DAY, Part.REQUESTS, Part.BELOW)
"""My day, and what those below me have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A live task as a digest looks at it; `holder` has it in hand, `handed` is who it is for,
    `stands` is a request, an obstacle or a wait (storage.projections), empty where none."""

    case: CaseId
    task: TaskId
    sop: SopId
    nomor: Nomor
    judul: str
    assigned_at: datetime
    due_at: datetime | None
    holder: OfficialId | None
    handed: OfficialId | None
    stands: str
    returns: int


@dataclass(frozen=True, slots=True)
class Section:
    """A list of `count` lines: those in full on this page behind the `first` ones, and those that
    follow, folded away."""

    part: Part
    count: int
    first: int = 0
    shown: tuple[Entry, ...] = ()
    folded: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Lasted:
    """Office time since a limit, in minutes; and how many whole working days have passed."""

    minutes: int
    days: int


@dataclass(frozen=True, slots=True)
class Finished:
    """What came to an end since the last digest day: steps that had a limit, and berkas."""

    since: datetime
    steps: int
    cases: tuple[tuple[CaseId, str], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How many steps that ended this month had a limit, and how many ended inside it."""

    since: datetime
    steps: int
    within: int


@dataclass(frozen=True, slots=True)
class MeetingToday:
    """A meeting that is still to come today; `open_answer`: the reader has not answered yet."""

    number: int
    subject: Subject
    open_answer: bool = False


@dataclass(frozen=True, slots=True)
class Outside:
    """How many open tasks are with people from outside, and the `first` of them, the oldest."""

    count: int = 0
    first: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """A page of what a person should see; `finished`, `kept` and `outside` are for a head alone."""

    at: datetime
    sections: tuple[Section, ...]
    page: int = 0
    finished: Finished | None = None
    kept: Kept | None = None
    meetings: tuple[MeetingToday, ...] = ()
    outside: Outside = Outside()

    @property
    def total(self) -> int:
        """The lines of all lists together."""
        return sum(section.count for section in self.sections)

    @property
    def pages(self) -> int:
        """How many pages they fill; at least one."""
        return max(1, -(-self.total // PAGE))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to report: no line, no meeting, nobody outside who is waited
        for, and nothing has ended."""
        ended = self.finished is not None and (self.finished.steps or self.finished.cases)
        return not (self.total or ended or self.meetings or self.outside.count)


def parts(office: Office, reader: Official) -> tuple[Part, ...]:
    """The lists this person is shown, the most urgent first."""
    if reader.kepala:
        return FOR_A_HEAD
    return FOR_A_LEADER if below(office, reader.peran) else MY_DAY


def below(office: Office, peran: tuple[Peran, ...]) -> tuple[Peran, ...]:
    """The peran whose holders report to one of these, at whatever distance; none of them."""
    return tuple(
        post.peran
        for post in office.unit.posts
        if post.peran not in peran and not set(office.superiors((post.peran,))).isdisjoint(peran)
    )


def nearest_page(total: int, page: int) -> int:
    """The page itself, or the nearest there is."""
    return min(max(page, 0), max(0, -(-total // PAGE) - 1))


def slices(counts: tuple[int, ...], page: int) -> tuple[tuple[int, int], ...]:
    """Which lines of each list stand in full on the page: from (counted from 0) up to."""
    first, last = page * PAGE, (page + 1) * PAGE
    begins = (0, *accumulate(counts))
    return tuple(
        (min(max(first - begin, 0), count), min(max(last - begin, 0), count))
        for begin, count in zip(begins, counts, strict=False)
    )


def lasted(calendar: WorkCalendar, since: datetime, at: datetime) -> Lasted:
    """How long a limit has been over."""
    first, last = since.astimezone(calendar.zone), at.astimezone(calendar.zone)
    ahead = (last.date() - first.date()).days
    days = (first.date() + timedelta(days=n) for n in range(1, ahead + 1))
    begun = sum(bool(calendar.day(day).hours) for day in days)
    unfinished = bool(calendar.day(last.date()).hours) and last.time() < first.time()
    return Lasted(calendar.elapsed(since, at), max(0, begun - unfinished))
