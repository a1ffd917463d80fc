"""Times of day as people write them: "07.45", and spans such as "07.30-12.00"."""

import re

from flows.office_time.hours import MINUTES_OF_DAY, Interval

CLOCK = r"\d{1,2}[.:]\d{2}"
SPAN = rf"{CLOCK}\s*[-–]\s*{CLOCK}"
_SPAN = re.compile(rf"({CLOCK})\s*[-–]\s*({CLOCK})")


def read_clock(text: str) -> int | None:
    """Minutes since midnight, up to 1440 for 24.00; None where it is no time of day."""
    if not re.fullmatch(CLOCK, text.strip()):
        return None
    hour, minute = map(int, re.split("[.:]", text))
    minutes = hour * 60 + minute
    return minutes if minute < 60 and minutes <= MINUTES_OF_DAY else None


def read_span(text: str) -> Interval | None:
    """From the one time up to the other, which may also run backwards; None where unreadable."""
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        return None
    opens, closes = read_clock(found[1]), read_clock(found[2])
    return None if opens is None or closes is None else Interval(opens, closes)
