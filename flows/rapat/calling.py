"""A rapat on its way to being called: what is known of it so far, and whom it would invite."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from flows.ids import Peran
from flows.people.members import Members, in_person
from flows.people.officials import Official, OfficialId, actor
from flows.rapat.convening import MOST_GUESTS, CannotMeet, MeetingFault
from flows.rapat.meetings import Guest, Meeting, Subject
from flows.units import Unit
from flows.wording import TITLE_LIMIT

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """What has been put together; `minute` counts from midnight, `meeting` is the one that would
    be changed (0: a new one), `case` and `task` the step it is for."""

    agenda: str = ""
    day: date | None = None
    minute: int | None = None
    place: str = ""
    roles: tuple[Peran, ...] = ()
    people: tuple[OfficialId, ...] = ()
    outsiders: tuple[str, ...] = ()
    case: str = ""
    task: int = 0
    meeting: int = 0

    @property
    def complete(self) -> bool:
        """Whether nothing but the guests may be missing."""
        return bool(self.agenda and self.place) and None not in (self.day, self.minute)


def subject_of(draft: MeetingDraft, zone: ZoneInfo) -> Subject:
    """What would be called. Raises CannotMeet where something is missing."""
    if not draft.complete or draft.day is None or draft.minute is None:
        raise CannotMeet(MeetingFault.EMPTY)
    wall = datetime.combine(draft.day, time(), zone) + timedelta(minutes=draft.minute)
    return Subject(draft.agenda, wall.astimezone(UTC), draft.place)


def guests_of(
    draft: MeetingDraft, people: Sequence[Official], members: Members = ()
) -> tuple[Guest, ...]:
    """Whom it would invite: holders of the chosen peran today, of one that is filled in the berkas
    its members; chosen people; outsiders."""
    roles = set(in_person(members, draft.roles))
    chosen = (
        one for one in people if one.id in draft.people or not roles.isdisjoint(actor(one).roles)
    )
    inside = (guest_of(one) for one in chosen)
    return (*inside, *(Guest(*_parted(line)) for line in draft.outsiders))


def guest_of(official: Official) -> Guest:
    """A person of the office as one who is invited."""
    return Guest(official.nama, official.jabatan, official.id)


def outsiders_in(text: str) -> tuple[str, ...]:
    """One outsider a line or between semicolons, the name before the first comma. Raises
    CannotMeet."""
    parts = text.replace(";", "\n").splitlines()
    lines = tuple(" ".join(line.split())[:TITLE_LIMIT] for line in parts)
    found = tuple(line for line in lines if any(map(str.isalpha, line)))
    if not found:
        raise CannotMeet(MeetingFault.OUTSIDER)
    if len(found) > MOST_GUESTS:
        raise CannotMeet(MeetingFault.TOO_MANY)
    return found


def toggled(values: tuple[T, ...], value: T) -> tuple[T, ...]:
    """The values with that one, or without it where it was among them."""
    if value in values:
        return tuple(one for one in values if one != value)
    return (*values, value)


def draft_of(meeting: Meeting, zone: ZoneInfo) -> MeetingDraft:
    """The meeting as a draft of itself, to be changed."""
    starts = meeting.subject.starts.astimezone(zone)
    return MeetingDraft(
        meeting.subject.agenda,
        starts.date(),
        starts.hour * 60 + starts.minute,
        meeting.subject.place,
        case=meeting.case or "",
        meeting=meeting.id,
    )


def may_call(unit: Unit, peran: Iterable[Peran]) -> bool:
    """Whether somebody with these peran may call a meeting: nobody from outside the office."""
    outside = {post.peran for post in unit.posts if post.eksternal}
    held = set(peran)
    return not held or not held <= outside


def _parted(line: str) -> tuple[str, str]:
    nama, _, jabatan = line.partition(",")
    return nama.strip(), jabatan.strip()
