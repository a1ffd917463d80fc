"""The offices with their time as it is now: holidays, and the hours and special days kept here."""

import sqlite3
from collections.abc import Iterable

from flows.office import Office
from flows.office_time.changing import in_force
from flows.units import Unit
from storage.waktu.holidays import work_calendar
from storage.waktu.office_hours import kept_hours
from storage.waktu.special_days import special_days


class Offices:
    """Every office of this bot by the id of its unit; called with one, it gives the office."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """With the hours of their files and no special day until `refresh` has read them."""
        self._offices = {unit.id: Office(unit, work_calendar(unit)) for unit in units}

    def __call__(self, unit_id: str) -> Office:
        """The office of the unit. Raises KeyError where it is defined no more."""
        return self._offices[unit_id]

    def every(self) -> tuple[Office, ...]:
        """All offices as they are now; one whose hours or special days changed is another value."""
        return tuple(self._offices.values())

    def refresh(self, conn: sqlite3.Connection) -> None:
        """Put the hours and special days that are kept into force. Where they have changed the
        office has a new calendar, and whoever still reckons with the old one finishes with it."""
        for unit_id, office in self._offices.items():
            special = dict(special_days(conn, unit_id))
            hours = in_force(office.unit.hours, kept_hours(conn, unit_id))
            if (special, hours) != (office.calendar.special, office.calendar.hours):
                calendar = work_calendar(office.unit, special, hours)
                self._offices[unit_id] = Office(office.unit, calendar)
