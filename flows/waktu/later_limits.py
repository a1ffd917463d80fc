"""Later limits, as a superior sets them: whole working days, up to the close of office."""

from datetime import date, datetime, time, timedelta

from flows.office_time.calendar import WorkCalendar

DAY = timedelta(days=1)


def close_of(calendar: WorkCalendar, day: date) -> datetime | None:
    """When the office closes on that day; None where it is no working day."""
    hours = calendar.day(day).hours
    if not hours:
        return None
    return datetime.combine(day, time(), calendar.zone) + timedelta(minutes=hours[-1].closes)


def days_later(calendar: WorkCalendar, since: datetime, days: int) -> datetime:
    """The close of office on the n-th working day after the one of `since`."""
    day = since.astimezone(calendar.zone).date()
    while True:
        day = calendar.next_open(datetime.combine(day + DAY, time(), calendar.zone)).date()
        days -= 1
        closes = close_of(calendar, day)
        if days <= 0 and closes is not None:
            return closes
