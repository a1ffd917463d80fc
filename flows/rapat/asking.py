"""When those who have not answered an invitation are asked once more by the clock."""

from datetime import datetime, timedelta

from flows.office_time.calendar import WorkCalendar
from flows.people.officials import OfficialId
from flows.rapat.meetings import AnswersAsked, Meeting

BY_CLOCK = OfficialId(0)
"""Who asked, where it was nobody of the office."""
LONG_AHEAD = timedelta(days=4)
"""Who is invited less than this before the reminder of the day before is not asked in between."""


def asks_at(calendar: WorkCalendar, called: datetime, reminded: datetime) -> datetime | None:
    """Half-way between the invitation and the reminder of the day before, in office hours; None
    where there is too little time between them."""
    if reminded - called < LONG_AHEAD:
        return None
    moment = calendar.next_open(called + (reminded - called) / 2)
    return moment if moment < reminded else None


def asked_by_clock(meeting: Meeting, at: datetime) -> tuple[AnswersAsked, ...]:
    """Those who are silent are asked once more; nothing where everybody has answered."""
    running = meeting.running and at < meeting.subject.starts
    return (AnswersAsked(at, BY_CLOCK),) if running and meeting.silent else ()
