"""What is asked about people from outside: imperatives, each with who gives it."""

from dataclasses import dataclass
from datetime import datetime

from flows.ids import Peran, TaskId
from flows.kelengkapan.putting import FileRef
from flows.people.officials import Actor


@dataclass(frozen=True, slots=True)
class InviteGuest:
    """Invite somebody from outside to act as `peran`; whoever gives it answers for them."""

    by: Actor
    peran: Peran
    nama: str
    until: datetime


@dataclass(frozen=True, slots=True)
class HandOn:
    """Let a colleague have one's slots, as somebody from outside."""

    by: Actor
    nama: str
    until: datetime


@dataclass(frozen=True, slots=True)
class RenewInvitation:
    """Give the guest a new invitation; the earlier one ends, and the account that used it."""

    by: Actor
    number: int
    until: datetime


@dataclass(frozen=True, slots=True)
class RevokeGuest:
    """End the guest's access."""

    by: Actor
    number: int


@dataclass(frozen=True, slots=True)
class TakeContact:
    """Answer for the guest from now on."""

    by: Actor
    number: int


@dataclass(frozen=True, slots=True)
class JoinGuest:
    """Use the invitation; `by` is the person from outside."""

    by: Actor
    number: int


@dataclass(frozen=True, slots=True)
class ReportPart:
    """Say, as somebody from outside, that one's part of a row for many is done, or is not."""

    by: Actor
    task: TaskId
    done: bool = True


@dataclass(frozen=True, slots=True)
class RecordFor:
    """Take a row in hand to record it on behalf of somebody from outside, with a proof: a note of
    who came, when, and how, or a dokumen."""

    by: Actor
    task: TaskId
    proof: str
    file: FileRef | None = None


GuestCommand = (
    InviteGuest
    | HandOn
    | RenewInvitation
    | RevokeGuest
    | TakeContact
    | JoinGuest
    | ReportPart
    | RecordFor
)
