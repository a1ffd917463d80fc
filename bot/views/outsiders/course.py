"""The course of people from outside in words: invited, joined, handed on, ended, by whom."""

from collections.abc import Iterator

from babel.dates import format_datetime

from bot.views.waktu.course import Course
from bot.words import Words
from flows.outsiders.events import (
    ContactTaken,
    GuestEnded,
    GuestEvent,
    GuestInvited,
    GuestJoined,
    InvitationRenewed,
)
from flows.outsiders.guests import Guests, guest


def changes(words: Words, guests: Guests, course: Course) -> tuple[str, ...]:
    """One line for each, in the order in which it happened."""
    return tuple(_lines(words, guests, course))


def _lines(words: Words, guests: Guests, course: Course) -> Iterator[str]:
    for event in course.events:
        if isinstance(event, GuestEvent):
            one, official = guest(guests, event.number), course.people.get(event.by)
            nama = one.nama if one else ""
            who = official.jabatan if official else words("another official")
            yield _line(words, event, nama, who)


def _line(words: Words, event: GuestEvent, nama: str, who: str) -> str:
    when = format_datetime(event.at, "d MMM HH.mm", words.zone, words.language)
    match event:
        case GuestInvited():
            return words("%(when)s: %(who)s invited %(nama)s", when=when, who=who, nama=nama)
        case InvitationRenewed():
            return words("%(when)s: new invitation for %(nama)s", when=when, nama=nama)
        case GuestJoined():
            return words("%(when)s: %(nama)s joined", when=when, nama=nama)
        case GuestEnded():
            return words("%(when)s: access of %(nama)s ended", when=when, nama=nama)
        case ContactTaken():
            return words("%(when)s: %(who)s answers for %(nama)s", when=when, who=who, nama=nama)
