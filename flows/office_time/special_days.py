"""Days on which an office decides for itself, as whoever sets it up writes them in one line."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from itertools import pairwise

from flows.office_time.hours import Hours, SpecialDay
from flows.people.officials import OfficialId
from flows.reading.clocks import CLOCK, SPAN, read_span
from flows.reading.dates import date_in
from flows.refusals import Refused

LONGEST_NAME = 80
YEARS_AHEAD = 2
"""How many years after this one a day may lie; a later one is a slip of the finger."""
_SPANS = re.compile(rf"(?<![\d.:]){SPAN}(?![\d.:])")
_CLOCK = re.compile(rf"(?<![\d.:]){CLOCK}(?![\d.:])")


@dataclass(frozen=True, slots=True)
class Entered:
    """A special day with who entered it: `who` is their post as it was called then, and `by` is
    None where that was done on the command line."""

    day: date
    special: SpecialDay
    by: OfficialId | None
    who: str
    at: datetime


class DayFault(StrEnum):
    """What is the matter with the words for a special day."""

    UNREADABLE = auto()
    WEEKDAY = auto()
    PAST = auto()
    FAR = auto()
    UNNAMED = auto()
    LONG = auto()
    HOURS = auto()
    HOURS_OFF = auto()


class BadSpecialDay(Refused):
    """The words name no special day that can be entered. `day` is the one they name, of FAR the
    last one there may be; None where it cannot be read."""

    def __init__(self, fault: DayFault, day: date | None = None) -> None:
        super().__init__()
        self.fault = fault
        self.day = day


def read_special_day(text: str, today: date, *, works: bool) -> tuple[date, SpecialDay]:
    """ "24 Desember 2026 Hari jadi kabupaten" as a day and what it is; hours such as 07.30-11.00
    may stand anywhere in the line of a working day. Raises BadSpecialDay."""
    spans, rest = _SPANS.findall(text), _SPANS.sub(" ", text)
    day, nama = _day(rest, today)
    if spans and not works:
        raise BadSpecialDay(DayFault.HOURS_OFF, day)
    hours = _hours(spans, day)
    if works and _CLOCK.search(nama):
        raise BadSpecialDay(DayFault.HOURS, day)
    if not any(map(str.isalpha, nama)):
        raise BadSpecialDay(DayFault.UNNAMED, day)
    if len(nama) > LONGEST_NAME:
        raise BadSpecialDay(DayFault.LONG, day)
    return day, SpecialDay(nama, works, hours)


def read_coming_day(text: str, today: date) -> date:
    """The coming day that the words name, whatever else they say. Raises BadSpecialDay."""
    return _day(text, today)[0]


def _day(text: str, today: date) -> tuple[date, str]:
    """The one day of the line, and the words around it."""
    found = date_in(text)
    if found is None:
        raise BadSpecialDay(DayFault.UNREADABLE)
    if found.weekday is not None and found.weekday != found.day.weekday():
        raise BadSpecialDay(DayFault.WEEKDAY, found.day)
    if found.day < today:
        raise BadSpecialDay(DayFault.PAST, found.day)
    last = date(today.year + YEARS_AHEAD, 12, 31)
    if found.day > last:
        raise BadSpecialDay(DayFault.FAR, last)
    return found.day, found.rest


def _hours(spans: list[str], day: date) -> Hours:
    read = [read_span(span) for span in spans]
    hours = tuple(sorted(interval for interval in read if interval))
    backwards = any(interval.closes <= interval.opens for interval in hours)
    overlap = any(later.opens < earlier.closes for earlier, later in pairwise(hours))
    if len(hours) < len(spans) or backwards or overlap:
        raise BadSpecialDay(DayFault.HOURS, day)
    return hours
