"""What the rules need of the office beside its SOPs: its posts, its ladder, and its time."""

from dataclasses import dataclass

from flows.ids import Peran
from flows.office_time.calendar import WorkCalendar
from flows.units import Unit


@dataclass(frozen=True, slots=True)
class Office:
    """A unit with its time as it is today: hours, holidays and special days."""

    unit: Unit
    calendar: WorkCalendar

    def superiors(self, peran: tuple[Peran, ...]) -> tuple[Peran, ...]:
        """The posts above these, the nearest first; none of them is among these."""
        above = {post.peran: post.atasan for post in self.unit.posts}
        found: dict[Peran, None] = {}
        for below in peran:
            up = above.get(below)
            while up is not None and up not in found:
                found[up] = None
                up = above.get(up)
        return tuple(up for up in found if up not in peran)
