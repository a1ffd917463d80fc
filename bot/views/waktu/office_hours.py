"""The office hours: what holds today and from which day something else, and how they change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from babel.dates import format_date, get_day_names

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button, Screen, Style
from bot.words import Words, marked
from flows.office import Office
from flows.office_time.changing import BadHours, HoursEntered, HoursFault, decree_of
from flows.office_time.hours import OfficeHours, Week

WHY_NOT = {
    HoursFault.NO_DATE: marked(
        "The first line needs one complete date with its year, for example 1 December 2026."
    ),
    HoursFault.WEEKDAY: marked("That date is a %(day)s. Please check weekday and date."),
    HoursFault.PAST: marked("%(day)s is past. Office hours change from today on or later."),
    HoursFault.FAR: marked("That is too far ahead. Office hours are entered up to %(day)s."),
    HoursFault.TAKEN: marked(
        "Office hours that begin on %(day)s have been entered already. Please take those back"
        " first."
    ),
    HoursFault.LINE: marked(
        "This line could not be read: %(line)s. Please write a weekday or a span of weekdays, and"
        " the hours behind it."
    ),
    HoursFault.TWICE: marked("A weekday stands there twice: %(line)s."),
    HoursFault.BACKWARDS: marked("The close lies before the opening: %(line)s."),
    HoursFault.OVERLAP: marked("The hours overlap: %(line)s."),
    HoursFault.BREAK: marked("The break does not lie within the hours: %(line)s."),
    HoursFault.EMPTY: marked(
        "No weekday has hours. Please write each weekday or span of weekdays on a line of its own."
    ),
}


@dataclass(frozen=True, slots=True)
class HoursShown:
    """What the screen shows: the office on that day, and the changes `entered` from it on."""

    office: Office
    today: date
    entered: tuple[HoursEntered, ...]


def overview(words: Words, shown: HoursShown, noted: date | None = None) -> Screen:
    """Hours today, changes to come, and Ramadan; `noted` is the day of what was just entered."""
    calendar = shown.office.calendar
    now = decree_of(calendar.hours, shown.today)
    coming = {one.hours.since: one for one in shown.entered}
    text = words.render(
        "office_hours",
        unit=shown.office.unit,
        today=calendar.day(shown.today),
        now=now,
        week=lines(words, now.week),
        later=[
            (one.since, lines(words, one.week), coming.get(one.since))
            for one in calendar.hours
            if one.since > shown.today
        ],
        ramadan=[
            (one.first, one.last, lines(words, one.week))
            for one in calendar.ramadan
            if one.last >= shown.today
        ],
        noted=noted,
    )
    change = Button(words("Change the hours"), _key("u"), style=Style.PRIMARY)
    removals = tuple((_removal(words, day),) for day in coming)
    return Screen(text, ((change,), *removals, (Button(words("Back"), encode(Press(Do.MANAGE))),)))


def ask(words: Words, shown: HoursShown) -> Screen:
    """Asks since when which hours hold, with today's hours as an example."""
    text = words.render("prompt_office_hours", example=example(words, shown))
    return Screen(text, placeholder=words("Type the date and the hours"))


def removal(words: Words, one: HoursEntered) -> Screen:
    """Asks whether a change is really to be taken back."""
    text = words.render(
        "office_hours_removal", since=one.hours.since, week=lines(words, one.hours.week)
    )
    sure = Button(
        words("Yes, take back"), _key(f"x{one.hours.since.isoformat()}"), style=Style.DANGER
    )
    return Screen(text, ((sure,), (Button(words("Back"), _key("")),)))


def why_not(words: Words, bad: BadHours) -> str:
    """Why the words are no office hours, and what to write."""
    day = "" if bad.day is None else words.day(bad.day)
    return words(WHY_NOT[bad.fault], day=day, line=bad.line)


def example(words: Words, shown: HoursShown) -> str:
    """The hours of today as one would type them, from the first of the month after next on."""
    day = (shown.today.replace(day=1) + timedelta(days=62)).replace(day=1)
    week = decree_of(shown.office.calendar.hours, shown.today).week
    since = format_date(day, "d MMMM y", locale=words.language)
    return "\n".join((since, *(f"{days} {hours}" for days, hours in _typed(words, week))))


def lines(words: Words, week: Week) -> tuple[tuple[str, str], ...]:
    """Weekdays that have the same hours together, each with them in words."""
    return tuple(
        (days, _in_words(words, [str(span) for span in week[first]]))
        for days, first in _together(words, week, words(" to "), words(" and "))
    )


def _typed(words: Words, week: Week) -> Iterator[tuple[str, str]]:
    for days, first in _together(words, week, "-", "-"):
        if week[first]:
            yield days, " ".join(str(span).replace("–", "-") for span in week[first])


def _together(words: Words, week: Week, joint: str, of_two: str) -> Iterator[tuple[str, int]]:
    """Days with the same hours, their names joined; `of_two` stands where there are just two."""
    names = get_day_names("wide", locale=words.language)
    for _, some in groupby(range(7), key=lambda weekday: week[weekday]):
        same = tuple(some)
        first, last = names[same[0]], names[same[-1]]
        between = of_two if len(same) == 2 else joint
        yield first if len(same) == 1 else f"{first}{between}{last}", same[0]


def _in_words(words: Words, spans: list[str]) -> str:
    if not spans:
        return words("day off")
    return words(" and ").join((", ".join(spans[:-1]), spans[-1])) if spans[1:] else spans[0]


def hours_of(decree: OfficeHours, words: Words) -> str:
    """A week in one line."""
    return "; ".join(f"{days} {hours}" for days, hours in lines(words, decree.week))


def _removal(words: Words, day: date) -> Button:
    label = words("Take back %(day)s", day=format_date(day, "d MMM y", locale=words.language))
    return Button(label, _key(f"h{day.isoformat()}"))


def _key(detail: str) -> str:
    return encode(Press(Do.HOURS, detail=detail))
