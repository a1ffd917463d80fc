"""When the morning digest goes out, and which stretch of time it looks back on."""

from datetime import date, datetime, time, timedelta

from flows.office import Office

DAY = timedelta(days=1)
LONGEST_REST = 30
"""Days to look back for the last working day."""


def digest_day(office: Office, at: datetime) -> date | None:
    """The day whose digest is to go out now, if it has not yet: from its hour on until the office
    closes, on working days only."""
    local = at.astimezone(office.calendar.zone)
    hours = office.calendar.day(local.date()).hours
    if not hours:
        return None
    begins = digest_moment(office, local.date())
    closes = _at(office, local.date(), hours[-1].closes)
    return local.date() if begins <= at < max(closes, begins + timedelta(hours=1)) else None


def digest_moment(office: Office, day: date) -> datetime:
    """When the digest of that day goes out."""
    return _at(office, day, office.unit.digest_at)


def next_digest(office: Office, at: datetime) -> datetime:
    """The first moment after this one at which a digest goes out."""
    day = at.astimezone(office.calendar.zone).date()
    if digest_moment(office, day) <= at:
        day += DAY
    opening = office.calendar.next_open(_at(office, day, 0))
    return digest_moment(office, opening.date())


def since_last(office: Office, at: datetime) -> datetime:
    """The digest moment of the working day before."""
    day = at.astimezone(office.calendar.zone).date() - DAY
    for _ in range(LONGEST_REST):
        if office.calendar.day(day).hours:
            break
        day -= DAY
    return digest_moment(office, day)


def midnight_after(office: Office, at: datetime) -> datetime:
    """When the day of the office ends."""
    return _at(office, at.astimezone(office.calendar.zone).date() + DAY, 0)


def month_began(office: Office, at: datetime) -> datetime:
    """When the month of that moment began at the office."""
    return _at(office, at.astimezone(office.calendar.zone).date().replace(day=1), 0)


def _at(office: Office, day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(), office.calendar.zone) + timedelta(minutes=minutes)
