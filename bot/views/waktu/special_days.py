"""The special days of an office: what is entered, what may be, and why something may not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from bot.callbacks import Do, Press, encode
from bot.views.lists import pager, window
from bot.views.screen import Button, Screen, Style
from bot.words import Words, marked
from flows.office import Office
from flows.office_time.hours import Hours
from flows.office_time.reckoning import OfficeDay
from flows.office_time.special_days import LONGEST_NAME, BadSpecialDay, DayFault, Entered
from flows.people.officials import Official

AHEAD = timedelta(days=100)
"""How far ahead national days off are shown for orientation."""
OFF, WORKS = "l", "k"
"""In a button: a day off, or a working day, is to be added."""
WHY_NOT = {
    DayFault.UNREADABLE: marked(
        "The date could not be read. Please write one complete date with its year, and the name"
        " of the day, for example: %(example)s"
    ),
    DayFault.WEEKDAY: marked("That date is a %(day)s. Please check weekday and date."),
    DayFault.PAST: marked("%(day)s is past. Special days are entered for today or later."),
    DayFault.FAR: marked("That is too far ahead. Special days are entered up to %(day)s."),
    DayFault.UNNAMED: marked(
        "The name of the day is missing. Please write it behind the date, for example: %(example)s"
    ),
    DayFault.LONG: marked("The name is too long; please keep it within %(limit)s letters."),
    DayFault.HOURS: marked(
        "The hours could not be read. Please write opening and close, for example 07.30-11.00."
    ),
    DayFault.HOURS_OFF: marked(
        "A day off has no hours. Where the office is open for some hours, please enter it as a"
        " working day."
    ),
}


@dataclass(frozen=True, slots=True)
class DaysShown:
    """What the screen shows: the special days `entered` from `today` on, and the `unknown` years
    of which no cuti bersama is known. Whoever `manages` may add and remove."""

    office: Office
    today: date
    entered: tuple[Entered, ...]
    unknown: tuple[int, ...]
    manages: bool


def overview(words: Words, shown: DaysShown, page: int = 0, noted: Entered | None = None) -> Screen:
    """A page of the special days, and the national days off of the next months; `noted` has just
    been entered."""
    start, end = window(len(shown.entered), page)
    lines = shown.entered[start:end]
    until = shown.today + AHEAD
    text = words.render(
        "special_days",
        unit=shown.office.unit,
        lines=[(line, _hours(shown.office, line.day)) for line in lines],
        off=tuple(_national(shown.office, shown.today, until)),
        until=until,
        unknown=shown.unknown,
        manages=shown.manages,
        noted=noted,
    )
    turning = pager(Do.DAYS, page, len(shown.entered))
    if not shown.manages:
        return Screen(text, turning)
    removals = tuple((_removal(words, line.day),) for line in lines)
    return Screen(text, (*_additions(words), *removals, *turning, (_back(words, Do.MANAGE),)))


def ask(words: Words, today: date, *, works: bool) -> Screen:
    """Asks for the date and the name of a day off, or of a working day."""
    text = words.render("prompt_special_day", works=works, example=example(words, today, works))
    return Screen(text, placeholder=words("Type the date and the name"))


def removal(words: Words, line: Entered, ordinary: OfficeDay) -> Screen:
    """Asks whether the day is really to be removed; `ordinary` is what it then is."""
    text = words.render("special_day_removal", line=line, ordinary=ordinary)
    drop = encode(Press(Do.DROP_DAY, detail=line.day.isoformat()))
    sure = Button(words("Yes, remove"), drop, style=Style.DANGER)
    return Screen(text, ((sure,), (_back(words, Do.DAYS),)))


def why_not(words: Words, bad: BadSpecialDay, today: date, *, works: bool) -> str:
    """Why the words are no special day, and what to write."""
    return words(
        WHY_NOT[bad.fault],
        day="" if bad.day is None else words.day(bad.day),
        limit=LONGEST_NAME,
        example=example(words, today, works),
    )


def example(words: Words, today: date, works: bool) -> str:
    """A line such as one could type: a coming Saturday to work on, or a day off in a month."""
    if works:
        day = today + timedelta(days=12 - today.weekday())
        nama = words("Working day in exchange")
    else:
        day = today + timedelta(days=30)
        nama = words("Anniversary of the regency")
    return f"{format_date(day, 'd MMMM y', locale=words.language)} {nama}"


def unknown_year(words: Words, reader: Official, year: int) -> Screen:
    """Tells whoever sets the office up that the cuti bersama of a year is not known."""
    text = words.render("unknown_year", reader=reader, year=year)
    return Screen(text, ((Button(words("Special days"), encode(Press(Do.DAYS))),),))


def _additions(words: Words) -> tuple[tuple[Button, ...], ...]:
    off = Button(words("Add a day off"), encode(Press(Do.ADD_DAY, detail=OFF)))
    works = Button(words("Add a working day"), encode(Press(Do.ADD_DAY, detail=WORKS)))
    return ((off, works),)


def _removal(words: Words, day: date) -> Button:
    label = words("Remove %(day)s", day=format_date(day, "EEE, d MMM y", locale=words.language))
    return Button(label, encode(Press(Do.REMOVE_DAY, detail=day.isoformat())))


def _back(words: Words, do: Do) -> Button:
    return Button(words("Back"), encode(Press(do)))


def _hours(office: Office, day: date) -> Hours:
    return office.calendar.day(day).hours


def _national(office: Office, first: date, last: date) -> Iterator[tuple[date, str, Hours]]:
    """Each national day off, its name, and the hours of an office that is open all the same."""
    for n in range((last - first).days + 1):
        on = first + timedelta(days=n)
        off = office.calendar.days_off.get(on)
        if off is not None:
            yield on, off.nama, _hours(office, on)
