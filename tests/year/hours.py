"""The year 2026 as a list of open spans, written down by hand: what the oracle reckons with."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

WITA = timedelta(hours=8)
DAY = timedelta(days=1)
JANUARY, LONG_AFTER = date(2026, 1, 1), date(2027, 12, 31)
# Surat keputusan bersama: 17 days, of which 13 fall on weekdays, and 8 of cuti bersama.
LIBUR_2026 = (
    *("01-01", "01-16", "02-17", "03-19", "03-21", "03-22", "04-03", "04-05", "05-01", "05-14"),
    *("05-27", "05-31", "06-01", "06-16", "08-17", "08-25", "12-25"),
)
CUTI_BERSAMA_2026 = ("02-16", "03-18", "03-20", "03-23", "03-24", "05-15", "05-28", "12-24")
# As far into 2027 as limits given in 2026 reach; Idulfitri as it is expected.
SPRING_2027 = (
    *("01-01", "01-05", "02-05", "03-08", "03-09", "03-10", "03-11", "03-12", "03-15"),
    *("03-25", "03-26"),
)
CLOSED = {
    *(date.fromisoformat(f"2026-{day}") for day in (*LIBUR_2026, *CUTI_BERSAMA_2026)),
    *(date.fromisoformat(f"2027-{day}") for day in SPRING_2027),
}
RAMADAN = (date(2026, 2, 19), date(2026, 3, 20))
USUAL = {
    "kaltim-bina-konstruksi": ("07.30-12.00 13.00-16.00", "07.30-11.00"),
    "balangan-pengadaan": ("07.30-12.00 13.00-16.00", "07.30-11.30 13.00-16.30"),
}
FASTING = {
    "kaltim-bina-konstruksi": ("08.00-12.00 12.30-15.30", "08.00-11.00"),
    "balangan-pengadaan": ("08.00-12.00 12.30-15.00", "08.00-11.30 12.30-15.30"),
}


@dataclass(frozen=True, slots=True)
class Hours:
    """The open spans of a unit in seconds since 1970, and how much was open before each."""

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    before: tuple[int, ...]

    def is_open(self, at: int) -> bool:
        """Whether the office is open at that second."""
        n = bisect_right(self.opens, at) - 1
        return n >= 0 and at < self.closes[n]

    def opening(self, at: int) -> int:
        """That second, or the next one at which the office is open."""
        return at if self.is_open(at) else self.opens[bisect_left(self.opens, at)]

    def ran(self, first: int, last: int) -> int:
        """Open seconds from the one to the other; 0 where the other is earlier."""
        return max(0, self._until(last) - self._until(first))

    def later(self, at: int, seconds: int) -> int:
        """The second at which so much more has been open; a closing where it falls on that."""
        wanted = self._until(at) + seconds
        n = bisect_left(self.before, wanted) - 1
        if seconds == 0:
            return self.opening(at)
        return self.opens[n] + wanted - self.before[n]

    def next_morning(self, at: int) -> int:
        """The opening of the first working day after that second's."""
        return self.opening(_midnight(day_of(at) + DAY))

    def works(self, day: date) -> bool:
        """Whether the office opens on that day."""
        return day_of(self.opening(_midnight(day))) == day

    def closing(self, day: date) -> int:
        """When the office closes on a working day."""
        return self.closes[bisect_left(self.opens, _midnight(day + DAY)) - 1]

    def _until(self, at: int) -> int:
        n = bisect_right(self.opens, at) - 1
        return 0 if n < 0 else self.before[n] + min(at, self.closes[n]) - self.opens[n]


def hours_of(unit: str) -> Hours:
    """The open spans of a unit from January 2026 to long after that year."""
    opens: list[int] = []
    closes: list[int] = []
    before: list[int] = []
    so_far = 0
    for n in range((LONG_AFTER - JANUARY).days):
        for first, last in _spans(unit, JANUARY + n * DAY):
            opens.append(first)
            closes.append(last)
            before.append(so_far)
            so_far += last - first
    return Hours(tuple(opens), tuple(closes), tuple(before))


def day_of(at: int) -> date:
    """The day on the office's wall calendar."""
    return (datetime.fromtimestamp(at, UTC) + WITA).date()


def moment(text: str) -> int:
    """The second of a time written as 2026-03-16 15:30, in WITA."""
    return int((datetime.fromisoformat(text).replace(tzinfo=UTC) - WITA).timestamp())


def _midnight(day: date) -> int:
    return moment(day.isoformat())


def _spans(unit: str, day: date) -> list[tuple[int, int]]:
    if day.weekday() > 4 or day in CLOSED:
        return []
    fasting = RAMADAN[0] <= day <= RAMADAN[1]
    written = (FASTING if fasting else USUAL)[unit][day.weekday() == 4]
    return [
        (_clock(day, first), _clock(day, last))
        for first, last in (span.split("-") for span in written.split())
    ]


def _clock(day: date, text: str) -> int:
    hour, minute = text.split(".")
    return moment(f"{day.isoformat()} {hour}:{minute}")
