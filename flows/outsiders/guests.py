"""The people from outside in a berkas: who was invited as what, and who answers for them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from flows.ids import Peran
from flows.outsiders.events import (
    ContactTaken,
    GuestEnded,
    GuestEvent,
    GuestInvited,
    GuestJoined,
    InvitationRenewed,
    Over,
)
from flows.people.officials import OfficialId, personal
from flows.sop import Kegiatan


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody from outside; `who` is None until the invitation was used, which holds `until`.

    `contact` is the official who answers for them; `instead_of` the guest whose slots they take
    over by joining; `over` why they have no access any more.
    """

    number: int
    peran: Peran
    nama: str
    contact: OfficialId
    invited_at: datetime
    until: datetime
    instead_of: int = 0
    who: OfficialId | None = None
    over: Over | None = None

    @property
    def present(self) -> bool:
        """Whether they have joined and still have access."""
        return self.who is not None and self.over is None

    @property
    def waiting(self) -> bool:
        """Whether the invitation has not been used and not been taken back."""
        return self.who is None and self.over is None


Guests = tuple[Guest, ...]


@dataclass(frozen=True, slots=True)
class Behalf:
    """On behalf of whom an official records a row, and with which proof."""

    nama: str
    proof: str


def guests_after(guests: Guests, event: GuestEvent) -> Guests:
    """The guests of a berkas after what happened."""
    if isinstance(event, GuestInvited):
        about = (event.number, event.peran, event.nama, event.contact)
        return (*guests, Guest(*about, event.at, event.until, event.instead_of))
    return tuple(_after(one, event) if one.number == event.number else one for one in guests)


def _after(
    guest: Guest, event: InvitationRenewed | GuestJoined | GuestEnded | ContactTaken
) -> Guest:
    match event:
        case InvitationRenewed(until=until):
            return replace(guest, who=None, until=until)
        case GuestJoined(by=by):
            return replace(guest, who=by)
        case GuestEnded(why=why):
            return replace(guest, over=why)
        case ContactTaken(by=by):
            return replace(guest, contact=by)


def guest(guests: Iterable[Guest], number: int) -> Guest | None:
    """The guest of that number, or None."""
    return next((one for one in guests if one.number == number), None)


def present(guests: Iterable[Guest], who: OfficialId) -> Guests:
    """As what this person is in the berkas now; empty where they have no access."""
    return tuple(one for one in guests if one.who == who and one.present)


def acting(guests: Iterable[Guest], row: Kegiatan) -> Guests:
    """Who from outside performs this row now."""
    return tuple(one for one in guests if one.present and one.peran in row.pelaksana)


def in_their_place(guests: Guests, row: Kegiatan, peran: tuple[Peran, ...]) -> tuple[Peran, ...]:
    """For whom a row is: where somebody from outside has joined, that person instead of those who
    would record it for them. A row for many stays with the official who closes it."""
    joined = () if row.many else acting(guests, row)
    if not joined:
        return peran
    passed = {*row.closed_by, *(one.peran for one in joined)}
    inside = [kode for kode in peran if kode not in passed]
    persons = [personal(one.who) for one in joined if one.who is not None]
    return tuple(dict.fromkeys((*persons, *inside)))
