"""A rapat of somebody who leaves the office: the successor runs it, and is invited in their
place."""

from datetime import datetime

from flows.people.officials import Official, OfficialId
from flows.rapat.meetings import (
    Guest,
    GuestsInvited,
    InvitationAnswered,
    Meeting,
    MeetingEvent,
    OrganiserChanged,
    Presence,
)

GONE = "tidak lagi bertugas"
"""Why somebody who has left does not come, as the list of those invited says."""


def meeting_passed_on(
    meeting: Meeting, who: OfficialId, to: Official, told_by: OfficialId, at: datetime
) -> tuple[MeetingEvent, ...]:
    """What happens to the meeting because `who` has left; nothing where it is over or not
    theirs."""
    if not meeting.running:
        return ()
    runs = meeting.organiser == who
    taken = (OrganiserChanged(at, told_by, to.id),) if runs else ()
    organiser = to.id if runs else meeting.organiser
    return *taken, *_invited(meeting, who, to, organiser, told_by, at)


def _invited(
    meeting: Meeting,
    who: OfficialId,
    to: Official,
    organiser: OfficialId,
    told_by: OfficialId,
    at: datetime,
) -> tuple[MeetingEvent, ...]:
    """The invited leaver does not come, and the successor is asked; nobody where somebody else
    comes in their place already, or the meeting has begun."""
    line = meeting.of(who)
    if line is None or line.coming not in (None, Presence.HADIR) or at >= meeting.subject.starts:
        return ()
    away = InvitationAnswered(at, told_by, line.number, Presence.BERHALANGAN, GONE)
    if to.id == organiser or meeting.of(to.id) is not None:
        return (away,)
    return away, GuestsInvited(at, told_by, (Guest(to.nama, to.jabatan, to.id),))
