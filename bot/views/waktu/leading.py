"""What a head chooses from: a later limit, or another person for a task."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Case, Task
from flows.people.naming import in_short
from flows.people.officials import Official
from flows.reading.dates import DateFound
from flows.sop import Kegiatan, Sop
from flows.units import Unit

PEOPLE = 6
"""Persons a page."""
UNLINKED = "○"
"""Before somebody whom no message can reach."""


@dataclass(frozen=True, slots=True)
class About:
    """The task in question. `page` is that of the digest to come back to, empty where the button
    stood elsewhere."""

    unit: Unit
    sop: Sop
    case: Case
    task: Task
    page: str

    @property
    def row(self) -> Kegiatan:
        """The row of the form."""
        return self.sop.row(self.task.nomor)


def extending(words: Words, about: About, choices: Sequence[tuple[int, datetime]]) -> Screen:
    """Asks for a later limit: after so many working days, or on a date still to be typed."""
    text = words.render("extending", about=about, due_at=about.task.timing.due_at)
    rows = [
        (Button(_later(words, days, until), _press(about, Do.EXTEND_BY, f"{days}.{about.page}")),)
        for days, until in choices
    ]
    other = Button(words("Another date"), _press(about, Do.EXTEND_DATE, about.page))
    return Screen(text, (*rows, (other, *_back(words, about))))


def ask_date(words: Words, about: About, example: date) -> Screen:
    """Asks for the date up to which a task is extended."""
    text = words.render("prompt_extension", about=about, example=_day(words, example))
    return Screen(text, placeholder=words("Type the date"))


def extended(words: Words, about: About, until: datetime) -> str:
    """Says the new limit, in one sentence."""
    return words(
        "Step %(n)s of %(case)s now runs until %(until)s.",
        n=about.task.nomor,
        case=about.case.id,
        until=words.moment(until),
    )


def no_limit(words: Words, found: DateFound | None, closes: datetime | None, example: date) -> str:
    """Why what was typed is no day up to which a task can be extended, and how to write one;
    `closes` is None where the office is closed on that day."""
    if found is None:
        return words(
            "The date could not be read. Please write one complete date, for example %(example)s.",
            example=_day(words, example),
        )
    if found.weekday not in (None, found.day.weekday()):
        day = words.day(found.day)
        return words("That date is a %(day)s. Please check weekday and date.", day=day)
    if closes is not None:
        return words("That is too far ahead. A limit is set at most a year from now.")
    day = words.day(found.day)
    return words("%(day)s is not a working day. Please choose another one.", day=day)


def handing_over(
    words: Words,
    about: About,
    holders: Sequence[Official],
    others: Sequence[Official],
    page: int,
) -> Screen:
    """Asks who is to have the task: holders of the peran first, then others of the unit."""
    people = [*holders, *others]
    pages = max(1, -(-len(people) // PEOPLE))
    page = min(max(page, 0), pages - 1)
    some = people[page * PEOPLE : (page + 1) * PEOPLE]
    text = words.render(
        "handing_over",
        about=about,
        people=some,
        unlinked=any(not _linked(one) for one in some),
        mark=UNLINKED,
    )
    rows = [(_person(about, one, first=one in holders),) for one in some]
    turning = tuple(
        Button(label, _press(about, Do.HAND_OVER, f"{to}.{about.page}"))
        for label, to in (("‹", page - 1), ("›", page + 1))
        if 0 <= to < pages
    )
    return Screen(text, (*rows, *((turning,) if turning else ()), *_alone(_back(words, about))))


def _person(about: About, one: Official, *, first: bool) -> Button:
    mark = "" if _linked(one) else f"{UNLINKED} "
    label = shortened(f"{mark}{in_short(one, about.unit.posts)}")
    to = _press(about, Do.HAND_TO, f"{one.id}.{about.page}")
    return Button(label, to, style=Style.PRIMARY if first else Style.PLAIN)


def _linked(one: Official) -> bool:
    return one.chat_id is not None and one.reachable


def _later(words: Words, days: int, until: datetime) -> str:
    day = format_date(until.astimezone(words.zone), "EEE, d MMM", locale=words.language)
    return words("+%(n)s working day(s): %(day)s", n=days, day=day)


def _day(words: Words, day: date) -> str:
    return format_date(day, "d MMMM y", locale=words.language)


def _press(about: About, do: Do, detail: str) -> str:
    return encode(Press(do, about.case.id, about.task.id, detail))


def _back(words: Words, about: About) -> tuple[Button, ...]:
    if not about.page:
        return ()
    return (Button(words("Back"), encode(Press(Do.DIGEST, detail=about.page))),)


def _alone(row: tuple[Button, ...]) -> tuple[tuple[Button, ...], ...]:
    return (row,) if row else ()
