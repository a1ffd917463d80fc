"""Office time: when a waktu baku runs out, and how much office time lies between two moments."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from types import MappingProxyType
from zoneinfo import ZoneInfo

from flows.mutu_baku import Waktu, WaktuRole
from flows.office_time.hours import DaysOff, Hours, OfficeHours, Ramadan, SpecialDay, SpecialDays
from flows.office_time.reckoning import (
    DayCounted,
    DayKind,
    OfficeDay,
    OutOfReach,
    Reckoning,
    Rule,
    rule_of,
)

FURTHEST = timedelta(days=3653)
"""No waktu baku reaches further ahead; ten years."""
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)

Span = tuple[datetime, datetime]
"""Office time from the one up to the other, in UTC so that differences are exact."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """An office's time in its own zone; moments go in with any zone and come out in this one.

    Before the first decree of `hours` that decree holds. A special day goes before a day off, a
    day off before Ramadan.
    """

    zone: ZoneInfo
    hours: tuple[OfficeHours, ...]
    ramadan: tuple[Ramadan, ...] = ()
    days_off: DaysOff = field(default_factory=lambda: MappingProxyType({}))
    special: SpecialDays = field(default_factory=lambda: MappingProxyType({}))
    _known: dict[date, tuple[Span, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def day(self, on: date) -> OfficeDay:
        """The hours of a day, and why it has them."""
        if (special := self.special.get(on)) is not None:
            return OfficeDay(on, self._chosen(on, special), DayKind.SPECIAL, special.nama)
        if (off := self.days_off.get(on)) is not None:
            return OfficeDay(on, (), DayKind(off.kind.value), off.nama)
        hours, kind = self._usual(on)
        return OfficeDay(on, hours, kind if hours else DayKind.WEEKLY)

    def next_open(self, at: datetime) -> datetime:
        """The moment itself within office hours, else the next opening."""
        moment = self._local(at)
        for on in _days_from(moment.date()):
            for opens, closes in self._spans(on):
                if moment < closes:
                    return max(moment, opens).astimezone(self.zone)
        raise OutOfReach

    def elapsed(self, start: datetime, end: datetime) -> int:
        """Whole minutes of office time from start to end; 0 where the end is not later."""
        first, last = self._local(start), self._local(end)
        ran = timedelta()
        for on in _days_between(first.date(), last.date() + DAY):
            ran += self._within(on, first.astimezone(UTC), last.astimezone(UTC))
        return ran // MINUTE

    def after(self, start: datetime, minutes: int) -> datetime:
        """The moment when that many minutes of office time have passed since the start."""
        return self._minutes(self.next_open(start), minutes)[1]

    def deadline(self, start: datetime, waktu: Waktu) -> datetime | None:
        """When the time is over (of a window: when it has elapsed); None where there is no limit.

        Raises OutOfReach where it would lie more than ten years ahead.
        """
        return self.reckoning(start, waktu).due

    def reckoning(self, start: datetime, waktu: Waktu) -> Reckoning:
        """The deadline and how it comes about. Raises OutOfReach as `deadline` does."""
        rule, amount = rule_of(waktu)
        local = self._local(start)
        if rule in (Rule.NONE, Rule.ELSEWHERE):
            return Reckoning(local, rule)
        begins = self.next_open(local)
        days, due = self._counted(begins, rule, amount)
        return Reckoning(
            start=local,
            rule=rule,
            amount=amount,
            begins=begins,
            waited=tuple(map(self.day, _days_between(local.date(), begins.date()))),
            days=days,
            due=due,
            window=waktu.role is WaktuRole.JENDELA,
        )

    def _counted(
        self, begins: datetime, rule: Rule, amount: int
    ) -> tuple[tuple[DayCounted, ...], datetime]:
        if rule is Rule.MINUTES:
            return self._minutes(begins, amount)
        if rule is Rule.WORKING_DAYS:
            return self._working_days(begins.date(), amount)
        if rule is Rule.MONTHS:
            return self._closing_from(_months_later(begins.date(), amount))
        return self._closing_from(_days_later(begins.date(), amount))

    def _minutes(self, begins: datetime, minutes: int) -> tuple[tuple[DayCounted, ...], datetime]:
        counted: list[DayCounted] = []
        if minutes > FURTHEST // MINUTE:
            raise OutOfReach
        left = minutes * MINUTE
        for on in _days_from(begins.date()):
            before = left
            for opens, closes in self._spans(on):
                since = max(opens, begins.astimezone(UTC))
                if since + left <= closes:
                    counted.append(DayCounted(self.day(on), before))
                    return tuple(counted), (since + left).astimezone(self.zone)
                left -= max(closes - since, timedelta())
            counted.append(DayCounted(self.day(on), before - left))
        raise OutOfReach

    def _working_days(self, begun: date, amount: int) -> tuple[tuple[DayCounted, ...], datetime]:
        counted = [DayCounted(self.day(begun))]
        nth = 0
        for on in _days_from(begun + DAY):
            day = self.day(on)
            nth += bool(day.hours)
            counted.append(DayCounted(day, nth=nth if day.hours else 0))
            if nth == amount:
                return tuple(counted), self._closing(on)
        raise OutOfReach

    def _closing_from(self, falls_on: date) -> tuple[tuple[DayCounted, ...], datetime]:
        """The close of office on that day, or on the next working day."""
        counted: list[DayCounted] = []
        for on in _days_from(falls_on):
            counted.append(DayCounted(self.day(on)))
            if counted[-1].day.hours:
                return tuple(counted), self._closing(on)
        raise OutOfReach

    def _closing(self, on: date) -> datetime:
        return self._spans(on)[-1][1].astimezone(self.zone)

    def _within(self, on: date, first: datetime, last: datetime) -> timedelta:
        """Office time of a day between two moments."""
        overlaps = (min(closes, last) - max(opens, first) for opens, closes in self._spans(on))
        return sum((length for length in overlaps if length > timedelta()), timedelta())

    def _usual(self, on: date) -> tuple[Hours, DayKind]:
        for ramadan in self.ramadan:
            if ramadan.first <= on <= ramadan.last:
                return ramadan.week[on.weekday()], DayKind.RAMADAN
        return self._decree(on).week[on.weekday()], DayKind.USUAL

    def _decree(self, on: date) -> OfficeHours:
        in_force = [hours for hours in self.hours if hours.since <= on]
        if in_force:
            return max(in_force, key=lambda hours: hours.since)
        return min(self.hours, key=lambda hours: hours.since)

    def _chosen(self, on: date, special: SpecialDay) -> Hours:
        if not special.works:
            return ()
        monday = on - on.weekday() * DAY
        return special.hours or self._usual(on)[0] or self._usual(monday)[0]

    def _spans(self, on: date) -> tuple[Span, ...]:
        """The intervals of a day; kept, because every sweep asks for the same days again."""
        if on not in self._known:
            self._known[on] = tuple(
                (self._moment(on, interval.opens), self._moment(on, interval.closes))
                for interval in self.day(on).hours
            )
        return self._known[on]

    def _moment(self, on: date, minutes: int) -> datetime:
        wall = datetime.combine(on, time(), self.zone) + minutes * MINUTE
        return wall.astimezone(UTC)

    def _local(self, at: datetime) -> datetime:
        if at.tzinfo is None:
            raise ValueError(f"{at} has no zone")
        return at.astimezone(self.zone)


def _days(first: date) -> Iterator[date]:
    while True:
        yield first
        first += DAY


def _days_from(first: date) -> Iterator[date]:
    """The days within reach of the first one."""
    return takewhile(lambda on: on - first <= FURTHEST, _days(first))


def _days_between(first: date, last: date) -> Iterator[date]:
    return takewhile(lambda on: on < last, _days(first))


def _days_later(on: date, days: int) -> date:
    if days > FURTHEST.days:
        raise OutOfReach
    return on + days * DAY


def _months_later(on: date, months: int) -> date:
    """The same day of the month, or the last one of a month that is too short."""
    if months > 120:
        raise OutOfReach
    years, month = divmod(on.month - 1 + months, 12)
    year, month = on.year + years, month + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))
