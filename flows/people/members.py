"""The panitia, pokja or tim of one berkas: who was appointed, as what, and who has accepted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from flows.ids import Peran
from flows.people.membership import (
    AssignmentAccepted,
    AssignmentDeclined,
    MemberAppointed,
    MemberEvent,
    MemberRemoved,
    Seat,
    SeatGiven,
)
from flows.people.officials import OfficialId, personal


class Consent(StrEnum):
    """Whether somebody who was appointed has said yes, no, or nothing yet."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody appointed to a peran of one berkas, since `at`, by whom; `reason` why not."""

    peran: Peran
    official: OfficialId
    seat: Seat
    by: OfficialId
    at: datetime
    consent: Consent = Consent.ASKED
    reason: str = ""

    @property
    def sits(self) -> bool:
        """Whether they belong to it: from the appointment on, until they decline."""
        return self.consent is not Consent.DECLINED


Members = tuple[Member, ...]


def sitting(members: Iterable[Member], peran: Peran) -> Members:
    """Who belongs to that peran now, in the order of appointment."""
    return tuple(one for one in members if one.peran == peran and one.sits)


def member(members: Iterable[Member], peran: Peran, official: OfficialId) -> Member | None:
    """The person's place in that peran, also where they have declined; None where never had."""
    return next((m for m in members if m.peran == peran and m.official == official), None)


def in_person(members: Members, peran: Iterable[Peran]) -> tuple[Peran, ...]:
    """The peran; in place of one that has members in this berkas, those members in person."""
    found: dict[Peran, None] = {}
    for kode in peran:
        seated = sitting(members, kode)
        for one in [personal(m.official) for m in seated] or [kode]:
            found[one] = None
    return tuple(found)


def leads(members: Members, official: OfficialId) -> tuple[Peran, ...]:
    """Of which peran the person is ketua or sekretaris."""
    return tuple(
        m.peran for m in members if m.official == official and m.sits and m.seat is not Seat.ANGGOTA
    )


def after(members: Members, event: MemberEvent) -> Members:
    """The members after what happened; whoever replaces somebody sits in their place."""
    match event:
        case MemberAppointed():
            new = Member(event.peran, event.to, event.seat, event.by, event.at)
            others = _without(members, event.peran, event.to)
            places = [m.official for m in others if m.peran == event.peran]
            if event.was not in places:
                return (*others, new)
            return tuple(
                new if (m.peran, m.official) == (event.peran, event.was) else m for m in others
            )
        case AssignmentAccepted(peran=peran, to=to):
            return _with(members, peran, to, Consent.ACCEPTED)
        case AssignmentDeclined(peran=peran, to=to, reason=reason):
            return _with(members, peran, to, Consent.DECLINED, reason)
        case MemberRemoved(peran=peran, to=to):
            return _without(members, peran, to)
        case SeatGiven(peran=peran, to=to, seat=seat):
            return tuple(_seated(m, to, seat) if m.peran == peran else m for m in members)


def taken(members: Members, who: OfficialId) -> Members:
    """The members after one of them took a step in hand: whoever does has said yes."""
    return tuple(
        replace(m, consent=Consent.ACCEPTED)
        if m.official == who and m.consent is Consent.ASKED
        else m
        for m in members
    )


def _with(
    members: Members, peran: Peran, who: OfficialId, consent: Consent, reason: str = ""
) -> Members:
    return tuple(
        replace(m, consent=consent, reason=reason) if (m.peran, m.official) == (peran, who) else m
        for m in members
    )


def _without(members: Members, peran: Peran, who: OfficialId) -> Members:
    return tuple(m for m in members if (m.peran, m.official) != (peran, who))


def _seated(one: Member, who: OfficialId, seat: Seat) -> Member:
    """There is one ketua and one sekretaris: whoever sat there before is an ordinary member."""
    if one.official == who:
        return replace(one, seat=seat)
    return replace(one, seat=Seat.ANGGOTA) if one.seat is seat else one
