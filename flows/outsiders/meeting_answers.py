"""Somebody from outside answers an invitation to a rapat by the link they were given."""

from datetime import datetime

from flows.people.officials import OfficialId
from flows.rapat.convening import CannotMeet, MeetingFault
from flows.rapat.meetings import InvitationAnswered, Meeting, Presence

BY_LINK = OfficialId(0)
"""Who answered, where it was somebody from outside by their link."""
OPEN_TO_THEM = (Presence.HADIR, Presence.BERHALANGAN)
"""What can be answered by one tap."""


def answered_by_link(
    meeting: Meeting, number: int, presence: Presence, at: datetime, said: str
) -> InvitationAnswered | None:
    """The answer, None where it is so already; `said` stands in place of a reason. Raises
    Refused."""
    line = meeting.invitee(number)
    if line.guest.official is not None or presence not in OPEN_TO_THEM:
        raise CannotMeet(MeetingFault.NOT_INVITED)
    if not meeting.running:
        raise CannotMeet(MeetingFault.CANCELLED if meeting.reason else MeetingFault.CLOSED)
    if at >= meeting.subject.starts:
        raise CannotMeet(MeetingFault.BEGUN)
    if line.coming is presence:
        return None
    words = "" if presence is Presence.HADIR else said
    return InvitationAnswered(at, BY_LINK, number, presence, words)
