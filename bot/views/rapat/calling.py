"""Calling a rapat in the chat: agenda, day, time, place, and who is invited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from zlib import crc32

from babel.dates import format_date

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.lists import window
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.office import Office
from flows.people.naming import in_short
from flows.people.officials import Official
from flows.rapat.calling import MeetingDraft
from flows.rapat.meetings import Guest

DAYS = 12
"""Days that a page of the calendar shows."""
HALF = 14
"""Letters that a button shows which shares its row with another."""
TIMES = tuple(range(8 * 60, 16 * 60, 30))
"""Minutes since midnight that have a button: 08.00 to 15.30."""


class Step(StrEnum):
    """What a press is about; the letter travels in the button."""

    LIST = "l"
    NEW = "n"
    FORM = "f"
    AGENDA = "a"
    DAY = "d"
    ON = "o"
    TYPE_DAY = "y"
    TIME = "t"
    AT = "i"
    TYPE_TIME = "z"
    PLACE = "p"
    ROLES = "r"
    ROLE = "k"
    PEOPLE = "g"
    PERSON = "h"
    OUTSIDERS = "u"
    SEND = "s"
    DROP = "x"
    SHOW = "m"
    ANSWER = "j"
    SAY = "J"
    CHANGE = "c"
    CANCEL = "b"
    ROLL = "e"
    TICK = "q"
    RECORD = "v"
    ONE = "w"
    MINUTES = "N"
    TYPE = "T"
    UPLOAD = "U"
    GIVE = "G"
    COPY = "W"
    AGAIN = "A"
    LINK = "L"
    LINKS = "K"


@dataclass(frozen=True, slots=True)
class Form:
    """A draft with what its screens need: the office, and whom it would invite."""

    draft: MeetingDraft
    office: Office
    guests: tuple[Guest, ...]


def press(step: Step, meeting: int = 0, arg: str = "") -> str:
    """The callback data of a button of these screens."""
    return encode(Press(Do.MEETING, detail=f"{step.value}{meeting}/{arg}"))


def stamp(given: Form) -> str:
    """A few letters that differ where the draft, or whom it would invite, does."""
    return f"{crc32(repr((given.draft, given.guests)).encode()):08x}"


def form(words: Words, given: Form) -> Screen:
    """All that is known of the meeting so far, and what can be done next."""
    draft = given.draft
    at = None if draft.minute is None else clock(draft.minute)
    day = None if draft.day is None else given.office.calendar.day(draft.day)
    closed = day is not None and not day.hours
    text = words.render("meeting_form", draft=draft, at=at, guests=given.guests, closed=closed)
    rows = (
        (_key(words("Agenda"), Step.AGENDA), _key(words("Place"), Step.PLACE)),
        (_key(words("Day"), Step.DAY, "0"), _key(words("Time"), Step.TIME)),
        (_key(words("Invite roles"), Step.ROLES, "0"), _key(words("People"), Step.PEOPLE, "0")),
        (_key(words("From outside, by name"), Step.OUTSIDERS),),
    )
    return Screen(text, (*_ready(words, given), *rows, (_key(words("Discard"), Step.DROP),)))


def which_day(words: Words, given: Form, today: date, page: int) -> Screen:
    """Asks for the day, and shows which days are off and why."""
    start = today + timedelta(days=page * DAYS)
    days = [start + timedelta(days=n) for n in range(DAYS)]
    known = given.office.calendar
    off = [(day, known.day(day).nama) for day in days if known.day(day).nama]
    text = words.render("meeting_day", draft=given.draft, off=off)
    buttons = [_day(words, given.office, day) for day in days]
    turns = [_key("›", Step.DAY, str(page + 1)), _key(words("Another date"), Step.TYPE_DAY)]
    if page:
        turns.insert(0, _key("‹", Step.DAY, str(page - 1)))
    return Screen(text, (*_pairs(buttons), tuple(turns), (_form_key(words),)))


def which_time(words: Words, given: Form) -> Screen:
    """Asks for the time of day."""
    text = words.render("meeting_time", draft=given.draft)
    keys = [_key(clock(minute), Step.AT, str(minute)) for minute in TIMES]
    rows = tuple(tuple(keys[n : n + 4]) for n in range(0, len(keys), 4))
    typed = _key(words("Another time"), Step.TYPE_TIME)
    return Screen(text, (*rows, (typed,), (_form_key(words),)))


def which_roles(words: Words, given: Form) -> Screen:
    """Asks which roles are invited; a tap adds or takes away."""
    posts = given.office.unit.posts
    keys = [
        _key(_ticked(post.peran in given.draft.roles, post.singkat), Step.ROLE, str(n))
        for n, post in enumerate(posts)
    ]
    text = words.render("meeting_guests", guests=given.guests)
    return Screen(text, (*_fitting(keys), (_form_key(words),)))


def which_people(words: Words, given: Form, people: Sequence[Official], page: int) -> Screen:
    """Asks which single people are invited; a tap adds or takes away."""
    start, end = window(len(people), page)
    rows = [
        (
            _key(
                _ticked(one.id in given.draft.people, in_short(one, given.office.unit.posts)),
                Step.PERSON,
                f"{one.id}.{page}",
            ),
        )
        for one in people[start:end]
    ]
    text = words.render("meeting_guests", guests=given.guests)
    paging = turns(Step.PEOPLE, 0, page, start, end, len(people))
    return Screen(text, (*rows, *paging, (_form_key(words),)))


def ask(words: Words, what: str, example: str) -> Screen:
    """Asks for something typed: "agenda", "day", "time", "place" or "outsiders"."""
    text = words.render("prompt_meeting", what=what, example=example)
    return Screen(text, placeholder=words("Type it here"))


def discarded(words: Words) -> Screen:
    """Says that nothing was called."""
    return Screen(words("Discarded; nobody was invited."))


def clock(minute: int) -> str:
    """A time of day: "09.30"."""
    return f"{minute // 60:02}.{minute % 60:02}"


def turns(
    step: Step, meeting: int, page: int, start: int, end: int, total: int
) -> tuple[tuple[Button, ...], ...]:
    """Buttons to the neighbouring pages; none where one page holds everything."""
    before = (Button("‹", press(step, meeting, str(page - 1))),) if start else ()
    after = (Button("›", press(step, meeting, str(page + 1))),) if end < total else ()
    return ((*before, *after),) if before or after else ()


def _ready(words: Words, given: Form) -> tuple[tuple[Button, ...], ...]:
    draft, count = given.draft, len(given.guests)
    if not draft.complete or not (count or draft.meeting):
        return ()
    send = words("Send the change") if draft.meeting else words("✓ Invite %(n)s people", n=count)
    return ((Button(send, press(Step.SEND, 0, stamp(given)), style=Style.SUCCESS),),)


def _day(words: Words, office: Office, day: date) -> Button:
    label = format_date(day, "EEE, d MMM", locale=words.language)
    if not office.calendar.day(day).hours:
        label = words("%(day)s (off)", day=label)
    return _key(label, Step.ON, day.strftime("%Y%m%d"))


def _pairs(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2))


def _fitting(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Two in a row where both can be read in full on a narrow phone, else one."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        short = len(button.label) <= HALF
        if rows and short and len(rows[-1]) == 1 and len(rows[-1][0].label) <= HALF:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)


def _ticked(chosen: bool, label: str) -> str:
    return shortened(f"{'☑' if chosen else '☐'} {label}")


def _key(label: str, step: Step, arg: str = "") -> Button:
    return Button(label, press(step, 0, arg))


def _form_key(words: Words) -> Button:
    return Button(words("Overview of the invitation"), press(Step.FORM))
