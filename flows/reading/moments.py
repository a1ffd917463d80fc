"""A day and a time as people say them: "besok jam 9", "Selasa depan 10.00", "24/11 pukul 13"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from flows.reading.dates import MONTHS, WEEKDAYS, date_in

DAY = timedelta(days=1)
_NEXT_WEEK = r"(?:(?:minggu|pekan)\s+)?depan|yang\s+akan\s+datang"
_WEEKDAY = re.compile(
    rf"\b(?:hari\s+)?(?P<day>{'|'.join(WEEKDAYS)})\b(?:\s+(?P<next>{_NEXT_WEEK})|\s+ini)?"
)
_WEEK = re.compile(r"minggu\s")
"""Next week, where no day is named."""
_NEAR = {"hari ini": 0, "besok lusa": 2, "besok": 1, "bsk": 1, "lusa": 2}
_RELATIVE = re.compile(rf"\b(?P<near>{'|'.join(_NEAR)})\b|\b(?P<days>\d{{1,2}})\s+hari\s+lagi\b")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SHORT = re.compile(
    rf"(?:\b(?:tanggal|tgl)\.?\s*)?(?<![\d.:/-])(?P<d>\d{{1,2}})\s*(?:(?P<word>{_MONTH})\b"
    r"|/(?P<m>\d{1,2}))(?![\d/])"
)
_ALONE = re.compile(r"\b(?:tanggal|tgl)\.?\s*(?P<d>\d{1,2})\b(?![./:-]\d)")
_PARTS = "pagi|siang|sore|petang|malam"
_CLOCK = re.compile(
    r"(?:\b(?P<said>pukul|jam|pkl\.?)\s*)?(?P<half>setengah\s+)?(?<![\d.:/-])(?P<h>\d{1,2})"
    rf"(?:[.:](?P<m>\d{{2}}))?(?![\d/-])(?:\s*wi(?:b|ta|t)\b)?(?:\s*(?P<part>{_PARTS})\b)?"
)
_NUMBERS = (
    *("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"),
    *("sebelas", "dua belas"),
)
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True)).replace(" ", r"\s*")
_SPELLED = re.compile(rf"\b(?P<before>pukul|jam|pkl\.?|setengah)\s+(?P<number>{_NUMBER})\b")
_MORE = re.compile(r"(?P<h>\b\d{1,2})\s+(?:lewat|lebih)\s+(?P<m>\d{1,2})(?:\s+menit)?\b(?![.:]\d)")
_HOUR_SAID = re.compile(r"\b(?:pukul|jam|pkl)\b\.?\s*|\bsetengah\b")
"""A word that says a time follows; where it is left over, the time was not understood."""
_PLACE = re.compile(
    r"(?:\bbertempat|[\d,]|\b(?:pagi|siang|sore|petang|malam|wita|wib|wit|selesai))"
    r"\s+di\s+(?P<place>\S.*)$"
)
"""Where people meet, said right behind when they do."""
_UNTIL = re.compile(r"\b(?:sampai(?:\s+dengan)?|hingga|s\.?d\.?|-)\s*selesai\b")
_DURATION = re.compile(r"\b\d{1,2}\s+jam\b|\bjam\s+(?:kerja|kantor|istirahat|pelajaran)\b")
_FILLERS = re.compile(rf"\b(?:hari|tanggal|tgl|pukul|jam|saja|aja|ya|pak|bu|{_PARTS})\b|[\s,.;]+")
_REST = 20
"""Letters that may be left over beside a time alone; a sentence about something else has more."""


@dataclass(frozen=True, slots=True)
class Said:
    """A day, minutes since midnight, or both; and the place, where it was said beside them."""

    day: date | None
    minute: int | None
    place: str = ""


def when_said(text: str, today: date) -> Said | None:
    """The day and the time in a few words or a sentence, the day reckoned from today; None where
    neither is said, either is no day or time, there are several, a time is spoken of that is not
    understood, or it is a question.

    A weekday is the next one, "depan" that of next week, and beside a date it must be that of the
    date; hours from 1 to 6 are in the afternoon unless it is said otherwise, since that is when an
    office meets.
    """
    said, place = _placed(" ".join(text.replace("’", "'").split()), today)
    days, rest = _days_in(said, today)
    minutes, rest = _minutes_in(_numbered(rest))
    if _HOUR_SAID.search(_DURATION.sub(" ", rest)):
        return None
    left = _FILLERS.sub("", rest)
    if len(days) > 1 or len(minutes) > 1 or None in (*days, *minutes) or re.search(r"[\d?]", left):
        return None
    if not days and (not minutes or len(left) > _REST):
        return None
    return Said(next(iter(days), None), next(iter(minutes), None), place)


def _placed(text: str, today: date) -> tuple[str, str]:
    """The words in small letters without the place, and the place as it was written."""
    said = text.lower()
    found = _PLACE.search(_UNTIL.sub(lambda until: "selesai".rjust(len(until[0])), said))
    said = _UNTIL.sub(" ", said if found is None else said[: found.start("place") - len("di ")])
    if found is None or len(text) != len(text.lower()):
        return _UNTIL.sub(" ", text.lower()), ""
    place = text[found.start("place") :]
    again = when_said(place, today)
    if again is not None or "?" in place:
        return _UNTIL.sub(" ", text.lower()), ""
    return said, place


def _days_in(said: str, today: date) -> tuple[set[date | None], str]:
    """The days that are named, None for what is no day, and the words around them."""
    full = date_in(said)
    if full is not None:
        fits = full.weekday in (None, full.day.weekday())
        days, rest = _dated(full.rest, today)
        return {full.day if fits else None, *days, *_misnamed(rest, full.day)}, _unnamed(rest)
    days, rest = _dated(said, today)
    for day in days:
        return {*days, *(() if day is None else _misnamed(rest, day))}, _unnamed(rest)
    named = [found for found in _WEEKDAY.finditer(said) if not _WEEK.match(found[0])]
    return {_weekday(found, today) for found in named}, _unnamed(said)


def _dated(said: str, today: date) -> tuple[set[date | None], str]:
    """Days that are named by a number, or by how far away they are."""
    days: set[date | None] = set()
    for pattern, reckon in ((_RELATIVE, _relative), (_SHORT, _short), (_ALONE, _alone)):
        days.update(reckon(found, today) for found in pattern.finditer(said))
        said = pattern.sub(" ", said)
    return days, said


def _misnamed(said: str, day: date) -> set[date | None]:
    """None for a weekday in the words that is not that of the day."""
    named = {WEEKDAYS[found["day"]] for found in _WEEKDAY.finditer(said)}
    return {None} if named - {day.weekday()} else set()


def _unnamed(said: str) -> str:
    """The words without weekdays."""
    return _WEEKDAY.sub(lambda found: found[0] if _WEEK.match(found[0]) else " ", said)


def _relative(found: re.Match[str], today: date) -> date:
    return today + DAY * (_NEAR[found["near"]] if found["near"] else int(found["days"]))


def _short(found: re.Match[str], today: date) -> date | None:
    """A day of a month without the year: the next such day."""
    month = MONTHS[found["word"]] if found["word"] else int(found["m"])
    years = (today.year, today.year + 1)
    days = (_date(year, month, int(found["d"])) for year in years)
    return next((day for day in days if day is not None and day >= today), None)


def _alone(found: re.Match[str], today: date) -> date | None:
    """A day of this month, or of the next where it has passed."""
    after = (today.replace(day=28) + DAY * 4).replace(day=1)
    days = (_date(first.year, first.month, int(found["d"])) for first in (today, after))
    return next((day for day in days if day is not None and day >= today), None)


def _weekday(found: re.Match[str], today: date) -> date:
    weekday = WEEKDAYS[found["day"]]
    if found["next"]:
        return today + DAY * (7 - today.weekday() + weekday)
    ahead = (weekday - today.weekday()) % 7
    return today + DAY * (ahead or (0 if found[0].endswith("ini") else 7))


def _numbered(said: str) -> str:
    """The words with hours that are spelled out as digits: "setengah sepuluh", "9 lewat 15"."""
    whole = {"".join(word.split()): n for n, word in enumerate(_NUMBERS, 1)}

    def digits(found: re.Match[str]) -> str:
        return f"{found['before']} {whole[''.join(found['number'].split())]}"

    said = _SPELLED.sub(digits, said)
    return _MORE.sub(lambda found: f"{found['h']}.{int(found['m']):02}", said)


def _minutes_in(said: str) -> tuple[set[int | None], str]:
    """The times that are named, in minutes, None for what is no time, and the words around them."""
    found = [f for f in _CLOCK.finditer(said) if f["said"] or f["m"] or f["part"]]
    for one in reversed(found):
        said = f"{said[: one.start()]} {said[one.end() :]}"
    return {_minute(one) for one in found}, said


def _minute(found: re.Match[str]) -> int | None:
    hour, minute = int(found["h"]), int(found["m"] or 0)
    if hour > 23 or minute > 59:
        return None
    if found["half"]:
        hour, minute = hour - 1, 30
    return _of_day(hour, found) * 60 + minute


def _of_day(hour: int, found: re.Match[str]) -> int:
    """The hour out of twenty-four: as it is written, or as the part of the day has it."""
    part, plain = found["part"], found["h"].startswith("0")
    later = part in ("sore", "petang", "malam") or (part == "siang" and hour < 10)
    unsaid = part is None and 1 <= hour <= 6 and not plain
    return hour + 12 if (later or unsaid) and hour < 12 else hour


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
