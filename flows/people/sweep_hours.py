"""When the morning sweep goes through the open tasks: shortly before the digest."""

from datetime import date, datetime, timedelta

from flows.office import Office
from flows.waktu.digest_hours import digest_day, next_digest

BEFORE = timedelta(minutes=15)
"""How long before the digest."""


def sweep_day(office: Office, at: datetime) -> date | None:
    """The day whose sweep is due now, if it has not been: working days only, until the office
    closes."""
    return digest_day(office, at + BEFORE) or digest_day(office, at)


def next_sweep(office: Office, at: datetime) -> datetime:
    """The first moment after this one at which a sweep is due."""
    return next_digest(office, at + BEFORE) - BEFORE
