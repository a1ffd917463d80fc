"""A date as people write it: "24 Desember 2026", "Kamis, 24-12-2026", "2026-12-24"."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu agt ags aug",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
_WEEKDAYS = (
    "senin monday",
    "selasa tuesday",
    "rabu wednesday",
    "kamis thursday",
    "jumat jum'at friday",
    "sabtu saturday",
    "minggu ahad sunday",
)
MONTHS = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
WEEKDAYS = {name: n for n, names in enumerate(_WEEKDAYS) for name in names.split()}
_ANY_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})\s*,?\s*)?(?:(?:tanggal|tgl\.?)\s+)?(?<![\w.:/–-])"
    r"(?:(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<sep>[-/.])(?P<m2>\d{1,2})(?P=sep)(?P<y2>\d{4})"
    rf"|(?P<d3>\d{{1,2}})[\s-]+(?P<m3>{_ANY_MONTH})\.?[\s-]+(?P<y3>\d{{4}}))(?![\w/])",
    re.IGNORECASE,
)
_JOINS = r"\s*(?:-|–|/|&|,|dan|s\.?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_BEFORE = re.compile(rf"\d{_JOINS}$", re.IGNORECASE)
_AFTER = re.compile(rf"^{_JOINS}\d{{1,2}}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date within other words: which `weekday` it was said to be (Monday 0), and the `rest`."""

    day: date
    weekday: int | None
    rest: str


def date_in(text: str) -> DateFound | None:
    """The one date in a line; None where there is none, or more than one, or a span of days."""
    text = " ".join(text.replace("’", "'").split())
    found = list(_DATE.finditer(text))
    if len(found) != 1:
        return None
    before, after = text[: found[0].start()], text[found[0].end() :]
    day = _day(found[0])
    if day is None or _BEFORE.search(before) or _AFTER.search(after):
        return None
    weekday = found[0]["weekday"]
    rest = " ".join(f"{before} {after}".split()).strip(" ,;:.–-")
    return DateFound(day, WEEKDAYS[weekday.lower()] if weekday else None, rest)


def written(day: date) -> str:
    """The day as an Indonesian letter writes it: "Senin, 23 November 2026"."""
    weekday, month = _WEEKDAYS[day.weekday()].split()[0], _MONTHS[day.month - 1].split()[0]
    return f"{weekday.title()}, {day.day} {month.title()} {day.year}"


def _day(found: re.Match[str]) -> date | None:
    year = found["y1"] or found["y2"] or found["y3"]
    month = found["m1"] or found["m2"] or str(MONTHS[found["m3"].lower()])
    day = found["d1"] or found["d2"] or found["d3"]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
