"""What happens to a rapat and who is told of it, in one transaction."""

import sqlite3
from collections.abc import Sequence

from bot.desk import Turn, post
from bot.drawing import invitations
from bot.telegram.outgoing import EditScreen
from bot.views.rapat import calling as view
from flows.ids import CaseId, TaskId
from flows.people.officials import OfficialId
from flows.rapat.asking import asks_at
from flows.rapat.calling import MeetingDraft, guests_of
from flows.rapat.convening import Call, called, changed, reminders
from flows.rapat.meetings import Meeting, MeetingEvent, State, Subject
from storage import meetings
from storage.kelengkapan.drafts import Bench, drop_draft
from storage.meetings import Bell
from storage.outsiders import codes
from storage.people import group_news, linked_groups, roster, secretaries
from storage.people.linked_groups import is_chair

ASK, DAY, HOUR = "ask", "day", "hour"
"""The reminders of a meeting; the first is for those alone who have not answered."""


def acts_for(
    conn: sqlite3.Connection, official: OfficialId, meeting: Meeting | None = None
) -> tuple[OfficialId, ...]:
    """Whose meetings this person runs: their own, and those of the heads they work for; a
    `meeting` of a panitia also as its ketua or sekretaris, whoever called it."""
    heads = (one.head for one in secretaries.of_secretary(conn, official))
    if meeting is None or meeting.case is None or not is_chair(conn, meeting.case, official):
        return (official, *heads)
    return (official, *heads, meeting.organiser)


def send(
    conn: sqlite3.Connection,
    turn: Turn,
    made: MeetingDraft,
    subject: Subject,
    code: str,
    bench: Bench,
) -> None:
    """Call the meeting of the draft, or change the one it is of. Raises Refused."""
    members = turn.desk.casebook.load(conn, made.case)[1].members if made.case else ()
    guests = guests_of(made, roster.of_unit(conn, turn.official.unit), members)
    if made.meeting:
        known = meetings.meeting(conn, made.meeting)
        may = acts_for(conn, turn.official.id, known)
        events = changed(known, turn.official.id, may, subject, guests, turn.at)
        happen(conn, turn, known, events)
    else:
        case, task = (CaseId(made.case), TaskId(made.task)) if made.case else (None, None)
        call = Call(subject, guests, code, case, task)
        event = called(turn.official.id, turn.official.unit, call, turn.at)
        meeting = meetings.call(conn, event, turn.cause)
        if meeting is not None:
            _announced(conn, turn, meeting)
    drop_draft(conn, bench)


def forget(conn: sqlite3.Connection, turn: Turn, bench: Bench) -> None:
    """Clear the bench, and say so where the draft stood."""
    drop_draft(conn, bench)
    post(conn, EditScreen(turn.chat_id, turn.message_id, view.discarded(turn.words)))


def happen(
    conn: sqlite3.Connection,
    turn: Turn,
    before: Meeting,
    events: Sequence[MeetingEvent],
    cause: str = "",
) -> Meeting | None:
    """Let it happen, and tell whom it concerns; None where it has happened before."""
    after = meetings.happen(conn, before, events, cause or turn.cause) if events else before
    if after is None or not events:
        return None
    _tell(conn, turn, before, after)
    invitations.refresh(conn, after)
    return after


def _tell(conn: sqlite3.Connection, turn: Turn, before: Meeting, after: Meeting) -> None:
    """Everybody learns of a cancellation or a change, those who were added of the invitation."""
    known = [one.number for one in before.invitees]
    if after.state is State.CANCELLED:
        invitations.announce(conn, after, known, invitations.CANCEL)
        _tell_groups(conn, after, invitations.CANCEL)
    elif after.subject != before.subject:
        _set_bells(conn, turn, after)
        codes.hold_until(conn, codes.of_meeting(after.id), after.subject.starts)
        invitations.announce(conn, after, known, "change")
        _tell_groups(conn, after, "change")
    added = [one.number for one in after.invitees[len(known) :] if not one.present]
    invitations.announce(conn, after, added, "invite")


def _announced(conn: sqlite3.Connection, turn: Turn, meeting: Meeting) -> None:
    _set_bells(conn, turn, meeting)
    invitations.announce(conn, meeting, (one.number for one in meeting.invitees), "invite")
    _tell_groups(conn, meeting, invitations.INVITE)
    answers = invitations.ANSWERS
    invitations.tell(conn, meeting.id, turn.official, answers, message_id=turn.message_id)
    invitations.tell(conn, meeting.id, turn.official, invitations.ENTRY)


def _tell_groups(conn: sqlite3.Connection, meeting: Meeting, what: str) -> None:
    """The groups of the berkas hear of it too; the invitations themselves are personal."""
    groups = {} if meeting.case is None else linked_groups.of_case(conn, meeting.case)
    for one in groups.values():
        group_news.tell(conn, one.chat_id, one.case, one.peran, meeting=meeting.id, what=what)


def _set_bells(conn: sqlite3.Connection, turn: Turn, meeting: Meeting) -> None:
    calendar = turn.desk.offices(meeting.unit).calendar
    day, hour = reminders(calendar, meeting.subject.starts)
    ask = asks_at(calendar, turn.at, day)
    asked = [] if ask is None else [Bell(meeting.id, ASK, ask)]
    bells = [*asked, Bell(meeting.id, DAY, day), Bell(meeting.id, HOUR, hour)]
    meetings.set_bells(conn, meeting.id, bells, turn.at)
