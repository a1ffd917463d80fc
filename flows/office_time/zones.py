"""Which day it is in an office: by the zone of its unit."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo

Zones = Mapping[str, tzinfo]
"""The zone of each unit, by its id."""
NOWHERE: Zones = {}
"""Where no zone is known a day is that of UTC."""


def day_in(zones: Zones, unit: str, at: datetime) -> date:
    """The day in that unit at that moment."""
    return at.astimezone(zones.get(unit, UTC)).date()
