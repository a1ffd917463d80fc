"""What happens to the panitia, pokja or tim of a berkas, and what people ask for about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flows.ids import Peran
from flows.people.officials import Actor, OfficialId


class Seat(StrEnum):
    """As what somebody belongs to it."""

    KETUA = "ketua"
    SEKRETARIS = "sekretaris"
    ANGGOTA = "anggota"


@dataclass(frozen=True, slots=True)
class MemberAppointed:
    """Somebody was appointed to a peran of this berkas, in place of `was` where there is one, who
    had declined or is `dismissed` by that."""

    at: datetime
    by: OfficialId
    peran: Peran
    to: OfficialId
    seat: Seat
    was: OfficialId | None = None
    dismissed: bool = False


@dataclass(frozen=True, slots=True)
class AssignmentAccepted:
    """The appointed person is willing, as they said themselves or somebody recorded for them."""

    at: datetime
    by: OfficialId
    peran: Peran
    to: OfficialId


@dataclass(frozen=True, slots=True)
class AssignmentDeclined:
    """The appointed person is not willing, and why."""

    at: datetime
    by: OfficialId
    peran: Peran
    to: OfficialId
    reason: str


@dataclass(frozen=True, slots=True)
class MemberRemoved:
    """Somebody belongs to it no more."""

    at: datetime
    by: OfficialId
    peran: Peran
    to: OfficialId


@dataclass(frozen=True, slots=True)
class SeatGiven:
    """A member is ketua, sekretaris or an ordinary member from now on."""

    at: datetime
    by: OfficialId
    peran: Peran
    to: OfficialId
    seat: Seat


@dataclass(frozen=True, slots=True)
class GroupLinked:
    """The peran of this berkas has a Telegram group from now on, which gets its notices."""

    at: datetime
    by: OfficialId
    peran: Peran


@dataclass(frozen=True, slots=True)
class GroupUnlinked:
    """That group gets no notices any more; `removed`: the bot was taken out of it."""

    at: datetime
    by: OfficialId
    peran: Peran
    removed: bool = False


MemberEvent = MemberAppointed | AssignmentAccepted | AssignmentDeclined | MemberRemoved | SeatGiven
GroupEvent = GroupLinked | GroupUnlinked


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody to be appointed, and as what."""

    who: Actor
    seat: Seat = Seat.ANGGOTA


@dataclass(frozen=True, slots=True)
class AppointMembers:
    """Appoint these people to a peran that is filled for this berkas."""

    by: Actor
    peran: Peran
    chosen: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class ReplaceMember:
    """Appoint somebody in the place of `was`, who sits there or has declined."""

    by: Actor
    peran: Peran
    was: OfficialId
    to: Actor


@dataclass(frozen=True, slots=True)
class RemoveMember:
    """Take somebody out."""

    by: Actor
    peran: Peran
    who: OfficialId


@dataclass(frozen=True, slots=True)
class GiveSeat:
    """Make a member ketua, sekretaris or an ordinary member."""

    by: Actor
    peran: Peran
    who: OfficialId
    seat: Seat


@dataclass(frozen=True, slots=True)
class AnswerAssignment:
    """Say whether one is willing, with the reason where not: the appointed person, or whoever may
    appoint, on behalf of somebody without Telegram."""

    by: Actor
    peran: Peran
    who: OfficialId
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Let a Telegram group have the notices of a peran of this berkas, or no more."""

    by: Actor
    peran: Peran
    linked: bool = True


@dataclass(frozen=True, slots=True)
class LoseGroup:
    """Note that the bot is in the group no more, which `who` had linked; given by the post room."""

    peran: Peran
    who: OfficialId


MemberCommand = (
    AppointMembers | ReplaceMember | RemoveMember | GiveSeat | AnswerAssignment | LinkGroup
)
