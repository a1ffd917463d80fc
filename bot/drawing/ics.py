"""A rapat as an entry of any calendar (RFC 5545), in the time zone of its office."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress

from flows.rapat.meetings import Meeting, State

MIME = "text/calendar"
LASTS = timedelta(hours=2)
"""How long a meeting takes, for calendars; the office does not say."""


def entry(meeting: Meeting, organiser: str, zone: ZoneInfo, at: datetime) -> bytes:
    """The meeting as it stands; of one that was cancelled, its cancellation. `organiser` is a
    jabatan, `at` the moment of writing."""
    cancelled = meeting.state is State.CANCELLED
    calendar = Calendar()
    calendar.add("prodid", "-//Pandu//Rapat//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(Timezone.from_tzid(zone.key))
    calendar.add_component(_event(meeting, organiser, zone, at, cancelled=cancelled))
    written: bytes = calendar.to_ical()
    return written


def uid(meeting: Meeting) -> str:
    """What an entry is known by in every calendar, as long as there is a calendar."""
    return f"rapat-{meeting.id}-{int(meeting.called_at.timestamp())}@{meeting.unit}.pandu.invalid"


def _event(
    meeting: Meeting, organiser: str, zone: ZoneInfo, at: datetime, *, cancelled: bool
) -> Event:
    event, starts = Event(), meeting.subject.starts.astimezone(zone)
    event.add("uid", uid(meeting))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", at)
    event.add("dtstart", starts)
    event.add("dtend", starts + LASTS)
    event.add("summary", meeting.subject.agenda)
    event.add("location", meeting.subject.place)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    caller = vCalAddress(f"mailto:rapat@{meeting.unit}.pandu.invalid")
    caller.params["CN"] = organiser
    event.add("organizer", caller)
    return event
