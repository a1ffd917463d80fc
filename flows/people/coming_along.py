"""The panitia or pokja of a berkas belongs to the one that goes on with its work as well."""

from collections.abc import Iterable
from datetime import datetime

from flows.case import Case
from flows.people.members import Consent, Members, after, sitting
from flows.people.membership import AssignmentAccepted, MemberAppointed, MemberEvent
from flows.sop import Sop


def coming_along(case: Case, sop: Sop, at: datetime) -> tuple[MemberEvent, ...]:
    """The members of a berkas whose peran the other SOP has too, as appointed by whoever did, with
    the yes of those who have given it."""
    columns = {column.kode for column in sop.pelaksana}
    found: list[MemberEvent] = []
    for one in case.members:
        if one.sits and one.peran in columns:
            found.append(MemberAppointed(at, one.by, one.peran, one.official, one.seat))
            if one.consent is Consent.ACCEPTED:
                found.append(AssignmentAccepted(at, one.official, one.peran, one.official))
    return tuple(found)


def not_filled(case: Case, events: Iterable[MemberEvent]) -> tuple[MemberEvent, ...]:
    """Of these events those of peran to which nobody was appointed here."""
    return tuple(event for event in events if not sitting(case.members, event.peran))


def gathered(events: Iterable[MemberEvent]) -> Members:
    """The members that these events make."""
    members: Members = ()
    for event in events:
        members = after(members, event)
    return members
