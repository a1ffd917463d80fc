"""What happens to the people from outside in a berkas: facts, with who did it and when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flows.ids import Peran, TaskId
from flows.people.officials import OfficialId

PROOF = "bukti-atas-nama"
"""The slot of the dokumen that proves what was recorded for somebody; no form prints it."""


class Over(StrEnum):
    """Why somebody from outside has no access any more."""

    REVOKED = "dicabut"
    REPLACED = "diserahkan"


@dataclass(frozen=True, slots=True)
class GuestInvited:
    """Somebody from outside was invited to act as `peran`; the official `contact` answers for them.

    `number` counts the guests of a berkas from 1; `instead_of` is the guest who hands their slots
    on, 0 where there is none.
    """

    at: datetime
    by: OfficialId
    number: int
    peran: Peran
    nama: str
    contact: OfficialId
    until: datetime
    instead_of: int = 0


@dataclass(frozen=True, slots=True)
class InvitationRenewed:
    """The guest has a new invitation; the earlier one, and whoever used it, have no access."""

    at: datetime
    by: OfficialId
    number: int
    until: datetime


@dataclass(frozen=True, slots=True)
class GuestJoined:
    """The invitation was used: `by` is this guest."""

    at: datetime
    by: OfficialId
    number: int


@dataclass(frozen=True, slots=True)
class GuestEnded:
    """The guest's access has ended, or the invitation before it was used."""

    at: datetime
    by: OfficialId
    number: int
    why: Over


@dataclass(frozen=True, slots=True)
class ContactTaken:
    """Another official answers for the guest from now on."""

    at: datetime
    by: OfficialId
    number: int


@dataclass(frozen=True, slots=True)
class RecordedFor:
    """An official records a row on behalf of somebody from outside: of whom, and with which proof
    (who came, when, and how)."""

    at: datetime
    by: OfficialId
    task: TaskId
    nama: str
    proof: str


@dataclass(frozen=True, slots=True)
class ParticipantAdded:
    """One more outsider takes part in a row for many; counted from 1 within the task. `guest` is
    the number of the guest who came in by an invitation, 0 where an official named them."""

    at: datetime
    by: OfficialId
    task: TaskId
    nama: str
    guest: int = 0


@dataclass(frozen=True, slots=True)
class ParticipantDone:
    """That outsider has done their part, or has not after all: as recorded by an official, or said
    by the `guest` of that number, whose line it is from then on."""

    at: datetime
    by: OfficialId
    task: TaskId
    number: int
    done: bool = True
    guest: int = 0


ParticipantEvent = ParticipantAdded | ParticipantDone
GuestEvent = GuestInvited | InvitationRenewed | GuestJoined | GuestEnded | ContactTaken
OutsiderEvent = GuestEvent | RecordedFor
