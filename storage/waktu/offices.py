"""The offices with their time as it is now: hours, holidays, and the special days kept here."""

import sqlite3
from collections.abc import Iterable

from flows.office import Office
from flows.units import Unit
from storage.waktu.holidays import work_calendar
from storage.waktu.special_days import special_days


class Offices:
    """Every office of this bot by the id of its unit; called with one, it gives the office."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Without any special day until `refresh` has read them."""
        self._offices = {unit.id: Office(unit, work_calendar(unit)) for unit in units}

    def __call__(self, unit_id: str) -> Office:
        """The office of the unit. Raises KeyError where it is defined no more."""
        return self._offices[unit_id]

    def every(self) -> tuple[Office, ...]:
        """All offices as they are now; one whose special days changed is another value."""
        return tuple(self._offices.values())

    def refresh(self, conn: sqlite3.Connection) -> None:
        """Put the special days that are kept into force. Where they have changed the office has
        a new calendar, and whoever still reckons with the old one finishes with it."""
        for unit_id, office in self._offices.items():
            special = dict(special_days(conn, unit_id))
            if special != office.calendar.special:
                calendar = work_calendar(office.unit, special)
                self._offices[unit_id] = Office(office.unit, calendar)
