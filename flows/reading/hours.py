"""Office hours and Ramadan from the file `unit.toml`."""

from datetime import date
from itertools import pairwise

from flows.office_time.hours import (
    NATIONAL_HOURS,
    RAMADAN_DAYS,
    WEEKDAYS,
    Hours,
    Interval,
    OfficeHours,
    Ramadan,
    Week,
)
from flows.reading.boxes import Box
from flows.reading.clocks import read_span


def read_hours(box: Box) -> tuple[OfficeHours, ...]:
    """The decrees under `jam_kerja`; NATIONAL_HOURS where the unit sets none."""
    boxes = box.boxes("jam_kerja")
    read = [_office_hours(entry) for entry in boxes]
    since = [hours.since for hours in read if hours]
    for entry, hours in zip(boxes, read, strict=True):
        if hours and since.count(hours.since) > 1:
            entry.complain("jam-kerja-ganda", "berlaku_sejak", tulisan=hours.since.isoformat())
    return tuple(hours for hours in read if hours) or (NATIONAL_HOURS,)


def read_ramadan(box: Box) -> tuple[Ramadan, ...]:
    """The spans under `ramadan`, in the order of the file."""
    boxes = box.boxes("ramadan")
    read = [_ramadan(entry) for entry in boxes]
    seen: list[Ramadan] = []
    for entry, ramadan in zip(boxes, read, strict=True):
        if ramadan is None:
            continue
        if any(r.first <= ramadan.last and ramadan.first <= r.last for r in seen):
            entry.complain("ramadan-bertindih", "dari", tulisan=ramadan.first.isoformat())
        seen.append(ramadan)
    return tuple(seen)


def _office_hours(box: Box) -> OfficeHours | None:
    since, week = _date(box, "berlaku_sejak"), _week(box)
    box.close()
    return OfficeHours(since, week) if since else None


def _ramadan(box: Box) -> Ramadan | None:
    first, last, week = _date(box, "dari"), _date(box, "sampai"), _week(box)
    box.close()
    if first is None or last is None:
        return None
    if last < first:
        box.complain("ramadan-terbalik", "sampai", tulisan=last.isoformat(), dari=first.isoformat())
    elif (days := (last - first).days + 1) > RAMADAN_DAYS:
        box.complain("ramadan-panjang", "sampai", hari=str(days), paling=str(RAMADAN_DAYS))
    return Ramadan(first, last, week)


def _date(box: Box, key: str) -> date | None:
    text = box.day(key)
    return date.fromisoformat(text) if text else None


def _week(box: Box) -> Week:
    week = tuple(_hours(box, weekday) for weekday in WEEKDAYS)
    if not any(map(box.texts, WEEKDAYS)):
        box.complain("jam-kosong")
    return week


def _hours(box: Box, weekday: str) -> Hours:
    """The intervals of a weekday; none where it is not written, and a mistake is left out."""
    read = ((text, _interval(box, weekday, text)) for text in box.texts(weekday))
    written = sorted((interval, text) for text, interval in read if interval)
    for (earlier, first), (later, second) in pairwise(written):
        if later.opens < earlier.closes:
            box.complain("jam-bertindih", weekday, tulisan=second, dengan=first)
    return tuple(interval for interval, _ in written)


def _interval(box: Box, weekday: str, text: str) -> Interval | None:
    interval = read_span(text)
    if interval is None:
        box.complain("jam-tak-terbaca", weekday, tulisan=text)
        return None
    if interval.closes <= interval.opens:
        box.complain("jam-terbalik", weekday, tulisan=text)
        return None
    return interval
