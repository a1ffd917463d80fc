"""A calendar of buttons, with the days off marked."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from babel.dates import format_date

from bot.views.screen import Button
from bot.words import Words
from flows.office import Office

DAYS = 12
"""Days that a page of the calendar shows."""


def days_of(first: date, page: int) -> list[date]:
    """The days of a page of the calendar that begins with that day."""
    start = first + timedelta(days=page * DAYS)
    return [start + timedelta(days=n) for n in range(DAYS)]


def day_rows(
    words: Words, office: Office, days: Sequence[date], chosen: Callable[[date], str]
) -> list[tuple[Button, ...]]:
    """Two days a row; `chosen` gives the data of a day's button."""
    buttons = [Button(_label(words, office, day), chosen(day)) for day in days]
    return [tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2)]


def days_off(office: Office, days: Sequence[date]) -> list[tuple[date, str]]:
    """Those among the days that are off by decree, with their names."""
    known = office.calendar.days_off
    return [(day, known[day].nama) for day in days if day in known]


def _label(words: Words, office: Office, day: date) -> str:
    label = format_date(day, "EEE, d MMM", locale=words.language)
    return label if office.calendar.day(day).hours else words("%(day)s (off)", day=label)
