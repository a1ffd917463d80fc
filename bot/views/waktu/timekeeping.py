"""What the holder of a task says about its time: the menu, the later limits, the questions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button, Screen, Style
from bot.views.waktu import deadline
from bot.words import Words
from flows.case import Case, Task
from flows.people.officials import Official, OfficialId
from flows.sop import Kegiatan, Sop

OTHER_DAY = "0"
"""The choice of a date that is still to be typed."""
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """The task whose time is in question, as it stands at that moment."""

    sop: Sop
    case: Case
    task: Task
    at: datetime
    people: Mapping[OfficialId, Official]

    @property
    def row(self) -> Kegiatan:
        """The row of the form."""
        return self.sop.row(self.task.nomor)


def menu(words: Words, matter: Matter) -> Screen:
    """All that can be said about the time of the task, and how it stands."""
    text = words.render("time_menu", matter=matter, limits=_limits(words, matter))
    snooze = (
        _key(words("In 1 hour"), Do.SNOOZE, matter, "0"),
        _key(words("Tomorrow 08.00"), Do.SNOOZE, matter, "1"),
    )
    hand_over = _key(words("Hand over to a colleague"), Do.HAND_OVER, matter)
    obstacle = _obstacle(words, matter)
    return Screen(
        text,
        (obstacle, snooze, *_requests(words, matter), (hand_over,), (_back(words, matter),)),
    )


def later(words: Words, matter: Matter, choices: Sequence[tuple[int, datetime]]) -> Screen:
    """Asks until when the time is to be extended: so many working days, or another date."""
    text = words.render("time_later", matter=matter, limits=_limits(words, matter))
    rows = [
        (_key(_day_later(words, days, until), Do.EXTEND_ASK, matter, str(days)),)
        for days, until in choices
    ]
    other = _key(words("Another date"), Do.EXTEND_ASK, matter, OTHER_DAY)
    return Screen(text, (*rows, (other,), (_back(words, matter),)))


def ask_obstacle(words: Words, matter: Matter) -> Screen:
    """Asks why the task cannot go on."""
    text = words.render("prompt_obstacle", matter=matter)
    return Screen(text, placeholder=words("Type the obstacle"))


def ask_whom(words: Words, matter: Matter) -> Screen:
    """Asks who outside is waited for."""
    text = words.render("prompt_wait", matter=matter)
    return Screen(text, placeholder=words("Type who is waited for"))


def ask_day(words: Words, matter: Matter, example: date) -> Screen:
    """Asks up to which date the time is to be extended."""
    day = format_date(example, "d MMMM y", locale=words.language)
    text = words.render("prompt_later_day", matter=matter, example=day)
    return Screen(text, placeholder=words("Type the date"))


def ask_why(words: Words, matter: Matter, until: datetime) -> Screen:
    """Asks for the reason of an extension."""
    text = words.render("prompt_later_why", matter=matter, until=until)
    return Screen(text, placeholder=words("Type the reason"))


def _obstacle(words: Words, matter: Matter) -> tuple[Button, ...]:
    if matter.task.timing.obstacle is not None:
        return (_key(words("The obstacle is cleared"), Do.OBSTACLE_OVER, matter),)
    return (_key(words("Obstacle"), Do.OBSTACLE, matter),)


def _requests(words: Words, matter: Matter) -> Iterator[tuple[Button, ...]]:
    """What needs the consent of a superior; a window, or a task without a limit, needs none."""
    timing = matter.task.timing
    if timing.waiting is not None:
        yield (_key(words("The other party has answered"), Do.WAIT_OVER, matter),)
    elif timing.due_at is not None and not timing.window:
        yield (_key(words("Ask for more time"), Do.EXTEND_ASK, matter),)
        yield (_key(words("Waiting for another party"), Do.WAIT, matter),)


def _limits(words: Words, matter: Matter) -> tuple[str, ...]:
    return deadline.in_full(words, matter.task, matter.row, matter.at, matter.people)


def _day_later(words: Words, days: int, until: datetime) -> str:
    day = format_date(until.astimezone(words.zone), "EEE, d MMM", locale=words.language)
    return words("+%(n)s working day(s): %(day)s", n=days, day=day)


def _back(words: Words, matter: Matter) -> Button:
    """Back to the card, in place."""
    data = encode(Press(Do.CARD, matter.case.id, matter.task.id, "0"))
    return Button(words("Back"), data)


def _key(label: str, do: Do, matter: Matter, detail: str = "") -> Button:
    style = Style.PRIMARY if do in (Do.OBSTACLE_OVER, Do.WAIT_OVER) else Style.PLAIN
    return Button(label, encode(Press(do, matter.case.id, matter.task.id, detail)), style=style)
