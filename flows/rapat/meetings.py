"""A rapat: who was invited to what, who answered what, who came. What happened, and what it is."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from flows.ids import CaseId, TaskId
from flows.kelengkapan.putting import FileRef
from flows.people.officials import OfficialId

MeetingId = NewType("MeetingId", int)


class Presence(StrEnum):
    """What an invited person answers."""

    HADIR = "hadir"
    DIWAKILI = "diwakili"
    BERHALANGAN = "berhalangan"


class State(StrEnum):
    """Where a meeting stands; CLOSED once its minutes are given."""

    CALLED = "called"
    CANCELLED = "cancelled"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to be invited: a person of the office, or by name alone somebody from outside."""

    nama: str
    jabatan: str = ""
    official: OfficialId | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What is called: about what, when, and where (a place or a link)."""

    agenda: str
    starts: datetime
    place: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether they come; `words` says by whom they are represented, or why they cannot come.

    `by` is who answered: themselves, or whoever recorded it for them.
    """

    at: datetime
    by: OfficialId
    presence: Presence
    words: str = ""


@dataclass(frozen=True, slots=True)
class Invitee:
    """One line of the list of those invited, counted from 1 and never renumbered.

    `void` is what they had answered to another time, until they answer anew.
    """

    number: int
    guest: Guest
    answer: Answer | None = None
    present: bool = False
    void: Answer | None = None

    @property
    def coming(self) -> Presence | None:
        """What they have answered, None as long as they have not."""
        return None if self.answer is None else self.answer.presence


@dataclass(frozen=True, slots=True)
class Meeting:
    """A rapat as it stands; `sequence` counts its changes, as calendars do (RFC 5545).

    `timed` is the change since which it is at this time, `former` what it was before the last one.
    """

    id: MeetingId
    unit: str
    organiser: OfficialId
    subject: Subject
    invitees: tuple[Invitee, ...]
    code: str
    called_at: datetime
    case: CaseId | None = None
    task: TaskId | None = None
    sequence: int = 0
    state: State = State.CALLED
    reason: str = ""
    notulen: str = ""
    file: FileRef | None = None
    asked_at: datetime | None = None
    timed: int = 0
    former: Subject | None = None

    @property
    def running(self) -> bool:
        """Whether it is neither cancelled nor closed."""
        return self.state is State.CALLED

    @property
    def silent(self) -> tuple[Invitee, ...]:
        """Those who have not answered."""
        return tuple(one for one in self.invitees if one.answer is None)

    def invitee(self, number: int) -> Invitee:
        """The line of that number. Raises LookupError."""
        if not 1 <= number <= len(self.invitees):
            raise LookupError(number)
        return self.invitees[number - 1]

    def of(self, official: OfficialId) -> Invitee | None:
        """The line of that person of the office; None where they are not invited."""
        return next((one for one in self.invitees if one.guest.official == official), None)


@dataclass(frozen=True, slots=True)
class MeetingCalled:
    """Somebody has called a meeting, for a step of a berkas or freely."""

    at: datetime
    by: OfficialId
    unit: str
    subject: Subject
    guests: tuple[Guest, ...]
    code: str
    case: CaseId | None = None
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class MeetingChanged:
    """It is about something else, at another time or place; answers to another time are void."""

    at: datetime
    by: OfficialId
    subject: Subject


@dataclass(frozen=True, slots=True)
class GuestsInvited:
    """More people were invited, or came without having been."""

    at: datetime
    by: OfficialId
    guests: tuple[Guest, ...]


@dataclass(frozen=True, slots=True)
class MeetingCancelled:
    """It does not take place."""

    at: datetime
    by: OfficialId
    reason: str


@dataclass(frozen=True, slots=True)
class InvitationAnswered:
    """An invited person has answered, or somebody has recorded their answer."""

    at: datetime
    by: OfficialId
    number: int
    presence: Presence
    words: str = ""


@dataclass(frozen=True, slots=True)
class PresenceMarked:
    """Somebody was there, or was marked by mistake; `code`: they typed the code of the meeting."""

    at: datetime
    by: OfficialId
    number: int
    present: bool
    code: bool = False


@dataclass(frozen=True, slots=True)
class MeetingClosed:
    """The minutes are given, in words or as a dokumen."""

    at: datetime
    by: OfficialId
    notulen: str
    file: FileRef | None = None


@dataclass(frozen=True, slots=True)
class AnswersAsked:
    """Those who have not answered were asked once more."""

    at: datetime
    by: OfficialId


@dataclass(frozen=True, slots=True)
class OrganiserChanged:
    """Whoever ran it is not of the office any more: from now on `to` does."""

    at: datetime
    by: OfficialId
    to: OfficialId


MeetingEvent = (
    MeetingCalled
    | MeetingChanged
    | GuestsInvited
    | MeetingCancelled
    | InvitationAnswered
    | PresenceMarked
    | MeetingClosed
    | AnswersAsked
    | OrganiserChanged
)


def begun(number: MeetingId, called: MeetingCalled) -> Meeting:
    """The meeting that was called."""
    return Meeting(
        number,
        called.unit,
        called.by,
        called.subject,
        _listed((), called.guests),
        called.code,
        called.at,
        called.case,
        called.task,
    )


def evolve(meeting: Meeting, event: MeetingEvent) -> Meeting:
    """The meeting after what happened to it. Raises ValueError where it was called again."""
    match event:
        case MeetingCalled():
            raise ValueError(meeting.id)
        case MeetingChanged(subject=subject):
            return _moved(meeting, subject)
        case GuestsInvited(guests=guests):
            return replace(meeting, invitees=_listed(meeting.invitees, guests))
        case MeetingCancelled(reason=reason):
            sequence = meeting.sequence + 1
            return replace(meeting, state=State.CANCELLED, reason=reason, sequence=sequence)
        case InvitationAnswered(at=at, by=by, number=number, presence=presence, words=words):
            answer = Answer(at, by, presence, words)
            return _with(meeting, replace(meeting.invitee(number), answer=answer, void=None))
        case PresenceMarked(number=number, present=present):
            return _with(meeting, replace(meeting.invitee(number), present=present))
        case MeetingClosed(notulen=notulen, file=file):
            return replace(meeting, state=State.CLOSED, notulen=notulen, file=file)
        case AnswersAsked(at=at):
            return replace(meeting, asked_at=at)
        case OrganiserChanged(to=to):
            return replace(meeting, organiser=to)


def replay(number: MeetingId, events: tuple[MeetingEvent, ...]) -> Meeting:
    """The meeting from all that happened to it. Raises LookupError where it was never called."""
    if not events or not isinstance(events[0], MeetingCalled):
        raise LookupError(number)
    meeting = begun(number, events[0])
    for event in events[1:]:
        meeting = evolve(meeting, event)
    return meeting


def _moved(meeting: Meeting, subject: Subject) -> Meeting:
    """Whoever said that they come at one time has not said so of another."""
    now = replace(meeting, subject=subject, sequence=meeting.sequence + 1, former=meeting.subject)
    if subject.starts == meeting.subject.starts:
        return now
    invitees = tuple(replace(o, answer=None, void=o.answer or o.void) for o in meeting.invitees)
    return replace(now, invitees=invitees, timed=now.sequence)


def _listed(before: tuple[Invitee, ...], guests: tuple[Guest, ...]) -> tuple[Invitee, ...]:
    added = (Invitee(n, guest) for n, guest in enumerate(guests, len(before) + 1))
    return (*before, *added)


def _with(meeting: Meeting, changed: Invitee) -> Meeting:
    lines = (changed if one.number == changed.number else one for one in meeting.invitees)
    return replace(meeting, invitees=tuple(lines))
