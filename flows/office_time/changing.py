"""Office hours that change from a day on, as whoever sets an office up writes them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from itertools import pairwise

from flows.office_time.hours import Hours, Interval, OfficeHours, Week
from flows.people.officials import OfficialId
from flows.reading.clocks import SPAN, read_span
from flows.reading.dates import WEEKDAYS, date_in
from flows.refusals import Refused

YEARS_AHEAD = 2
"""How many years after this one hours may begin; a later one is a slip of the finger."""
_ANY_DAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_LINE = re.compile(
    rf"(?P<first>{_ANY_DAY})(?:\s*(?:-|–|s\.?/?\s?d\.?|sampai(?:\s+dengan)?|to)\s*"
    rf"(?P<last>{_ANY_DAY}))?\b[\s:=]*(?P<rest>.*)",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:istirahat|break)\b", re.IGNORECASE)
_CLOSED = re.compile(r"(?:libur|tutup|off|closed|-)?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:[\s,;&.]|\bdan\b|\band\b|\bpukul\b|\bwita\b|\bwib\b|\bwit\b)*", re.I)


@dataclass(frozen=True, slots=True)
class HoursEntered:
    """Hours with who entered them: `who` is their post as it was called then, and `by` is None
    where that was done on the command line."""

    hours: OfficeHours
    by: OfficialId | None
    who: str
    at: datetime


class HoursFault(StrEnum):
    """What is the matter with the words for office hours."""

    NO_DATE = auto()
    WEEKDAY = auto()
    PAST = auto()
    FAR = auto()
    TAKEN = auto()
    LINE = auto()
    TWICE = auto()
    BACKWARDS = auto()
    OVERLAP = auto()
    BREAK = auto()
    EMPTY = auto()


class BadHours(Refused):
    """The words are no office hours that can be entered: because of this `day`, of FAR the last
    one there may be, or because of this `line`."""

    def __init__(self, fault: HoursFault, day: date | None = None, line: str = "") -> None:
        super().__init__()
        self.fault = fault
        self.day = day
        self.line = line


def in_force(
    written: Sequence[OfficeHours], kept: Sequence[OfficeHours]
) -> tuple[OfficeHours, ...]:
    """The decrees of the unit's file with those entered since; of one day the entered one."""
    by_day = {one.since: one for one in (*written, *kept)}
    return tuple(by_day[day] for day in sorted(by_day))


def decree_of(decrees: Sequence[OfficeHours], day: date) -> OfficeHours:
    """The decree in force on that day; before the first one that one."""
    ordered = sorted(decrees, key=lambda one: one.since)
    begun = [one for one in ordered if one.since <= day]
    return begun[-1] if begun else ordered[0]


def read_change(text: str, today: date, taken: Collection[date]) -> OfficeHours:
    """Hours from lines: the first says since when, each other one names a weekday or a span of
    them with its hours ("Senin-Kamis 07.30-16.00 istirahat 12.00-13.00"); weekdays that no line
    names are no working days. On a `taken` day hours change already. Raises BadHours."""
    first, *rest = [line.strip() for line in re.split(r"[\n;]", text) if line.strip()] or [""]
    since = read_since(first, today)
    if since in taken:
        raise BadHours(HoursFault.TAKEN, since)
    days: dict[int, Hours] = {}
    for line in rest:
        for weekday, hours in _read_line(line):
            if weekday in days:
                raise BadHours(HoursFault.TWICE, line=line)
            days[weekday] = hours
    week: Week = tuple(days.get(weekday, ()) for weekday in range(7))
    if not any(week):
        raise BadHours(HoursFault.EMPTY)
    return OfficeHours(since, week)


def read_since(text: str, today: date) -> date:
    """The day from which something is to hold, today at the earliest. Raises BadHours."""
    found = date_in(text)
    if found is None:
        raise BadHours(HoursFault.NO_DATE)
    if found.weekday is not None and found.weekday != found.day.weekday():
        raise BadHours(HoursFault.WEEKDAY, found.day)
    if found.day < today:
        raise BadHours(HoursFault.PAST, found.day)
    last = date(today.year + YEARS_AHEAD, 12, 31)
    if found.day > last:
        raise BadHours(HoursFault.FAR, last)
    return found.day


def _read_line(line: str) -> Iterator[tuple[int, Hours]]:
    found = _LINE.fullmatch(line.replace("’", "'"))
    if found is None:
        raise BadHours(HoursFault.LINE, line=line)
    first = WEEKDAYS[found["first"].casefold()]
    last = WEEKDAYS[found["last"].casefold()] if found["last"] else first
    if last < first:
        raise BadHours(HoursFault.LINE, line=line)
    hours = _read_hours(found["rest"].strip(), line)
    for weekday in range(first, last + 1):
        yield weekday, hours


def _read_hours(text: str, line: str) -> Hours:
    if _CLOSED.fullmatch(text):
        return ()
    working, *resting = _REST.split(text, maxsplit=1)
    hours = _spans(working, line)
    for rest in _spans(resting[0], line) if resting else ():
        hours = _without(hours, rest, line)
    return hours


def _spans(text: str, line: str) -> Hours:
    """The spans in the words, in order, when there is nothing else."""
    if not re.search(SPAN, text) or not _BETWEEN.fullmatch(re.sub(SPAN, " ", text)):
        raise BadHours(HoursFault.LINE, line=line)
    read = [read_span(span) for span in re.findall(SPAN, text)]
    spans = sorted(span for span in read if span is not None)
    if len(spans) < len(read):
        raise BadHours(HoursFault.LINE, line=line)
    if any(span.closes <= span.opens for span in spans):
        raise BadHours(HoursFault.BACKWARDS, line=line)
    if any(later.opens < earlier.closes for earlier, later in pairwise(spans)):
        raise BadHours(HoursFault.OVERLAP, line=line)
    return tuple(spans)


def _without(hours: Hours, rest: Interval, line: str) -> Hours:
    """The hours around a rest, which lies within them."""
    for place, span in enumerate(hours):
        if span.opens < rest.opens and rest.closes < span.closes:
            parts = (Interval(span.opens, rest.opens), Interval(rest.closes, span.closes))
            return (*hours[:place], *parts, *hours[place + 1 :])
    raise BadHours(HoursFault.BREAK, line=line)
