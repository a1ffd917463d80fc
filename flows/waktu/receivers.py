"""In which order people are offered for a task that is to be handed over."""

from collections.abc import Iterable, Sequence

from flows.office import Office
from flows.people.officials import Actor, Official
from flows.sop import Peran

NOWHERE = 99
"""The level of somebody without a post: below all."""


def ranked(
    office: Office, wanted: Sequence[Peran], by: Actor, people: Iterable[Official]
) -> list[Official]:
    """People of the unit for a row of these peran: who stands on its level first, then the levels
    next to it; those above the row, or above whoever hands it over, come last."""
    above = {*office.superiors(tuple(wanted)), *office.superiors(by.peran)}
    levels = {_level(office, peran) for peran in wanted}

    def place(one: Official) -> tuple[bool, int]:
        mine = [_level(office, peran) for peran in one.peran]
        apart = [abs(level - other) for level in mine for other in levels]
        return not above.isdisjoint(one.peran), min(apart, default=NOWHERE)

    return sorted(people, key=place)


def _level(office: Office, peran: Peran) -> int:
    """How many posts are above this one."""
    return len(office.superiors((peran,)))
