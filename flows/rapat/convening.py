"""What may be done about a rapat: decided here, a meeting in, what happens out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum, auto

from flows.ids import CaseId, TaskId
from flows.kelengkapan.putting import FileRef
from flows.office_time.calendar import WorkCalendar
from flows.people.officials import OfficialId
from flows.rapat.meetings import (
    AnswersAsked,
    Guest,
    GuestsInvited,
    InvitationAnswered,
    Meeting,
    MeetingCalled,
    MeetingCancelled,
    MeetingChanged,
    MeetingClosed,
    MeetingEvent,
    Presence,
    PresenceMarked,
    Subject,
)
from flows.refusals import Refused
from flows.wording import NOTULEN_LIMIT, TEXT_LIMIT, TITLE_LIMIT, words

YEAR = timedelta(days=366)
"""How far ahead a meeting may be called."""
AGENDA_LIMIT = 300
"""Characters of an agenda."""
MOST_GUESTS = 200
DOORS_OPEN = timedelta(hours=1)
"""How long before its beginning people may enter themselves in the list of those present."""
DOORS_CLOSE = timedelta(hours=12)
"""How long after its beginning they may."""
DAY_BEFORE_AT = time(15)
"""When people are reminded on the working day before, by the office's clock."""
BEFORE_CLOSING = timedelta(minutes=30)
"""An office that closes earlier reminds this long before it closes."""
HOUR = timedelta(hours=1)
ASK_AGAIN = timedelta(hours=4)
"""Nobody is asked for the same answer more often."""


class MeetingFault(StrEnum):
    """Why something cannot be done about a meeting."""

    PAST = auto()
    FAR = auto()
    NO_GUESTS = auto()
    TOO_MANY = auto()
    NOT_ORGANISER = auto()
    CANCELLED = auto()
    CLOSED = auto()
    UNCHANGED = auto()
    WHO_INSTEAD = auto()
    WHY_ABSENT = auto()
    BEGUN = auto()
    NOT_YET = auto()
    NOT_INVITED = auto()
    WRONG_CODE = auto()
    TOO_MANY_TRIES = auto()
    OUTSIDER = auto()
    EMPTY = auto()
    NO_DRAFT = auto()
    MAY_NOT = auto()
    UNREADABLE = auto()
    ALL_ANSWERED = auto()
    ASKED_ALREADY = auto()


class CannotMeet(Refused):
    """What was asked about a meeting cannot be done."""

    def __init__(self, fault: MeetingFault) -> None:
        super().__init__()
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Call:
    """What is wished: the meeting, its guests, the code for the spot, and the step it is for."""

    subject: Subject
    guests: tuple[Guest, ...]
    code: str
    case: CaseId | None = None
    task: TaskId | None = None


def called(by: OfficialId, unit: str, call: Call, at: datetime) -> MeetingCalled:
    """A meeting is called. Raises Refused."""
    guests = _distinct(call.guests, by)
    if not guests:
        raise CannotMeet(MeetingFault.NO_GUESTS)
    if len(guests) > MOST_GUESTS:
        raise CannotMeet(MeetingFault.TOO_MANY)
    subject = _checked(call.subject, at)
    return MeetingCalled(at, by, unit, subject, guests, call.code, call.case, call.task)


def changed(
    meeting: Meeting,
    by: OfficialId,
    may: Collection[OfficialId],
    subject: Subject,
    guests: tuple[Guest, ...],
    at: datetime,
) -> tuple[MeetingEvent, ...]:
    """It is moved, or more people are invited; `may`: whom the actor acts for. Raises Refused."""
    _check_organiser(meeting, may)
    _check_running(meeting)
    known = {(one.guest.official, one.guest.nama) for one in meeting.invitees}
    more = _distinct(guests, meeting.organiser)
    more = tuple(one for one in more if (one.official, one.nama) not in known)
    if len(meeting.invitees) + len(more) > MOST_GUESTS:
        raise CannotMeet(MeetingFault.TOO_MANY)
    events: list[MeetingEvent] = []
    if subject != meeting.subject:
        events.append(MeetingChanged(at, by, _checked(subject, at)))
    if more:
        events.append(GuestsInvited(at, by, more))
    if not events:
        raise CannotMeet(MeetingFault.UNCHANGED)
    return tuple(events)


def cancelled(
    meeting: Meeting, by: OfficialId, may: Collection[OfficialId], reason: str, at: datetime
) -> MeetingCancelled:
    """It does not take place. Raises Refused."""
    _check_organiser(meeting, may)
    _check_running(meeting)
    return MeetingCancelled(at, by, words(reason, TEXT_LIMIT))


def answered(
    meeting: Meeting,
    by: OfficialId,
    may: Collection[OfficialId],
    number: int,
    presence: Presence,
    said: str,
    at: datetime,
) -> InvitationAnswered:
    """An invited person answers, or the organiser records it for them. Raises Refused."""
    _check_running(meeting)
    if meeting.invitee(number).guest.official != by and meeting.organiser not in may:
        raise CannotMeet(MeetingFault.NOT_INVITED)
    if at >= meeting.subject.starts + DOORS_CLOSE:
        raise CannotMeet(MeetingFault.BEGUN)
    if presence is Presence.HADIR:
        return InvitationAnswered(at, by, number, presence)
    if not said.strip():
        represented = presence is Presence.DIWAKILI
        raise CannotMeet(MeetingFault.WHO_INSTEAD if represented else MeetingFault.WHY_ABSENT)
    return InvitationAnswered(at, by, number, presence, words(said, TITLE_LIMIT))


def overtaken(meeting: Meeting, sequence: str) -> bool:
    """Whether an invitation that was sent at that sequence (empty: the first) is for another time
    than the meeting is at now. Raises ValueError."""
    return int(sequence or 0) < meeting.timed


def asked_again(
    meeting: Meeting, by: OfficialId, may: Collection[OfficialId], at: datetime
) -> AnswersAsked:
    """Those who have not answered are asked once more. Raises Refused."""
    _check_organiser(meeting, may)
    _check_running(meeting)
    if at >= meeting.subject.starts:
        raise CannotMeet(MeetingFault.BEGUN)
    if not meeting.silent:
        raise CannotMeet(MeetingFault.ALL_ANSWERED)
    if at - (meeting.asked_at or meeting.called_at) < ASK_AGAIN:
        raise CannotMeet(MeetingFault.ASKED_ALREADY)
    return AnswersAsked(at, by)


def marked(
    meeting: Meeting,
    by: OfficialId,
    may: Collection[OfficialId],
    number: int,
    present: bool,
    at: datetime,
) -> PresenceMarked:
    """The organiser marks who is there. Raises Refused."""
    _check_organiser(meeting, may)
    _check_running(meeting)
    _check_open(meeting, at)
    return PresenceMarked(at, by, meeting.invitee(number).number, present)


def entered(
    meeting: Meeting, by: OfficialId, guest: Guest, at: datetime
) -> tuple[MeetingEvent, ...]:
    """Somebody typed the code on the spot; whoever was not invited is added. Raises Refused."""
    _check_running(meeting)
    _check_open(meeting, at)
    line = meeting.of(by)
    if line is not None:
        return () if line.present else (PresenceMarked(at, by, line.number, True, True),)
    number = len(meeting.invitees) + 1
    return GuestsInvited(at, by, (guest,)), PresenceMarked(at, by, number, True, True)


def closed(
    meeting: Meeting,
    by: OfficialId,
    may: Collection[OfficialId],
    notulen: str,
    file: FileRef | None,
    at: datetime,
) -> MeetingClosed:
    """The minutes are given, in words or as a file. Raises Refused."""
    _check_organiser(meeting, may)
    _check_running(meeting)
    if at < meeting.subject.starts:
        raise CannotMeet(MeetingFault.NOT_YET)
    if file is not None:
        return MeetingClosed(at, by, notulen.strip(), file)
    return MeetingClosed(at, by, words(notulen, NOTULEN_LIMIT))


def doors_open(meeting: Meeting, at: datetime) -> bool:
    """Whether those who come may be entered at that moment."""
    starts = meeting.subject.starts
    return meeting.running and starts - DOORS_OPEN <= at < starts + DOORS_CLOSE


def reminders(calendar: WorkCalendar, starts: datetime) -> tuple[datetime, datetime]:
    """When people are reminded: on the working day before, and an hour before.

    Both inside office hours where that is possible; an hour before a meeting outside them is when
    it is.
    """
    return _day_before(calendar, starts), _hour_before(calendar, starts)


def _day_before(calendar: WorkCalendar, starts: datetime) -> datetime:
    day = starts.astimezone(calendar.zone).date() - timedelta(days=1)
    for n in range(14):
        on = day - timedelta(days=n)
        if hours := calendar.day(on).hours:
            midnight = datetime.combine(on, time(), calendar.zone)
            closes = midnight + timedelta(minutes=hours[-1].closes) - BEFORE_CLOSING
            return min(_at(calendar, on), closes)
    return _at(calendar, day)


def _hour_before(calendar: WorkCalendar, starts: datetime) -> datetime:
    hour = starts - HOUR
    opening = calendar.next_open(hour)
    return opening if opening < starts else hour


def _at(calendar: WorkCalendar, on: date) -> datetime:
    return datetime.combine(on, DAY_BEFORE_AT, calendar.zone)


def _checked(subject: Subject, at: datetime) -> Subject:
    if subject.starts <= at:
        raise CannotMeet(MeetingFault.PAST)
    if subject.starts - at > YEAR:
        raise CannotMeet(MeetingFault.FAR)
    agenda, place = words(subject.agenda, AGENDA_LIMIT), words(subject.place, AGENDA_LIMIT)
    return Subject(agenda, subject.starts, place)


def _distinct(guests: tuple[Guest, ...], but: OfficialId) -> tuple[Guest, ...]:
    """Everybody once, without whoever calls the meeting."""
    found = {(one.official, "" if one.official else one.nama.casefold()): one for one in guests}
    return tuple(one for (official, _), one in found.items() if official != but)


def _check_organiser(meeting: Meeting, may: Collection[OfficialId]) -> None:
    if meeting.organiser not in may:
        raise CannotMeet(MeetingFault.NOT_ORGANISER)


def _check_running(meeting: Meeting) -> None:
    if meeting.reason:
        raise CannotMeet(MeetingFault.CANCELLED)
    if not meeting.running:
        raise CannotMeet(MeetingFault.CLOSED)


def _check_open(meeting: Meeting, at: datetime) -> None:
    if not doors_open(meeting, at):
        early = at < meeting.subject.starts
        raise CannotMeet(MeetingFault.NOT_YET if early else MeetingFault.BEGUN)
