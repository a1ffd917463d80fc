"""Somebody from outside answers an invitation to a rapat by the link they were given."""

from datetime import datetime

from flows.people.officials import OfficialId
from flows.rapat.convening import CannotMeet, MeetingFault
from flows.rapat.meetings import InvitationAnswered, Meeting, Presence
from flows.wording import TITLE_LIMIT, words

BY_LINK = OfficialId(0)
"""Who answered, where it was somebody from outside by their link."""
OPEN_TO_THEM = (Presence.HADIR, Presence.DIWAKILI, Presence.BERHALANGAN)
"""What can be answered by the link; by whom somebody is represented is typed."""


def answered_by_link(
    meeting: Meeting, number: int, presence: Presence, at: datetime, said: str
) -> InvitationAnswered | None:
    """The answer, None where it is so already; `said` is by whom they are represented, or stands
    in place of a reason. Raises Refused."""
    line = meeting.invitee(number)
    if line.guest.official is not None or presence not in OPEN_TO_THEM:
        raise CannotMeet(MeetingFault.NOT_INVITED)
    if not meeting.running:
        raise CannotMeet(MeetingFault.CANCELLED if meeting.reason else MeetingFault.CLOSED)
    if at >= meeting.subject.starts:
        raise CannotMeet(MeetingFault.BEGUN)
    if presence is Presence.DIWAKILI and not said.strip():
        raise CannotMeet(MeetingFault.WHO_INSTEAD)
    more = "" if presence is Presence.HADIR else words(said, TITLE_LIMIT)
    if line.answer is not None and (line.coming, line.answer.words) == (presence, more):
        return None
    return InvitationAnswered(at, BY_LINK, number, presence, more)
