"""The course of a panitia in words: who was appointed, who answered what, who took whose place."""

from collections.abc import Iterator

from babel.dates import format_datetime

from bot.views.labels import shortened
from bot.views.people.team_keys import SEATS
from bot.views.waktu.course import WORDS_LIMIT, Course
from bot.words import Words
from flows.people.membership import (
    AssignmentAccepted,
    AssignmentDeclined,
    GroupEvent,
    GroupLinked,
    GroupUnlinked,
    MemberAppointed,
    MemberEvent,
    MemberRemoved,
    SeatGiven,
)
from flows.people.officials import OfficialId
from flows.sop import Sop


def changes(words: Words, sop: Sop, course: Course) -> tuple[str, ...]:
    """One line for each, in the order in which it happened."""
    return tuple(_lines(words, sop, course))


def _lines(words: Words, sop: Sop, course: Course) -> Iterator[str]:
    for event in course.events:
        if isinstance(event, MemberEvent | GroupEvent):
            when = format_datetime(event.at, "d MMM HH.mm", words.zone, words.language)
            nama = sop.heading(event.peran)
            said = (
                _group(words, event)
                if isinstance(event, GroupEvent)
                else _member(words, course, event)
            )
            yield f"{when}: {nama}, {said}"


def _member(words: Words, course: Course, event: MemberEvent) -> str:
    whom, who = _named(words, course, event.to), _post(words, course, event.by)
    match event:
        case MemberAppointed(seat=seat, was=None):
            return words(
                "%(whom)s appointed as %(seat)s by %(who)s",
                whom=whom,
                seat=words(SEATS[seat]),
                who=who,
            )
        case MemberAppointed(seat=seat, was=was):
            return words(
                "%(whom)s appointed as %(seat)s by %(who)s in place of %(was)s",
                whom=whom,
                seat=words(SEATS[seat]),
                who=who,
                was=_named(words, course, was),
            )
        case AssignmentAccepted(by=by, to=to) if by == to:
            return words("%(whom)s is willing", whom=whom)
        case AssignmentAccepted():
            return words("%(whom)s is willing, as noted by %(who)s", whom=whom, who=who)
        case AssignmentDeclined(reason=reason):
            why = shortened(reason, WORDS_LIMIT)
            return words("%(whom)s is not willing, %(why)s", whom=whom, why=why)
        case MemberRemoved():
            return words("%(whom)s taken out by %(who)s", whom=whom, who=who)
        case SeatGiven(seat=seat):
            as_what = words(SEATS[seat])
            return words("%(whom)s is %(seat)s from now on", whom=whom, seat=as_what)


def _group(words: Words, event: GroupEvent) -> str:
    match event:
        case GroupLinked():
            return words("a Telegram group was linked")
        case GroupUnlinked(removed=True):
            return words("the Telegram group is linked no more; Pandu was taken out of it")
        case GroupUnlinked():
            return words("the Telegram group is linked no more")


def _named(words: Words, course: Course, who: OfficialId | None) -> str:
    official = course.people.get(who or OfficialId(0))
    return official.nama if official else words("another official")


def _post(words: Words, course: Course, who: OfficialId) -> str:
    official = course.people.get(who)
    return official.jabatan if official else words("another official")
