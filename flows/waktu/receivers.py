"""In which order people are offered for a task that is to be handed over, or to stand in."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from flows.ids import Peran
from flows.office import Office
from flows.people.officials import Official

NOWHERE = 99
"""The level of somebody without a post: below all."""


class Nearness(IntEnum):
    """How somebody stands to those who are sought: a peer has the same superior, a superior stands
    above them or above whoever asks."""

    SAME_POST = 0
    PEER = 1
    BELOW = 2
    ELSEWHERE = 3
    HEAD_ELSEWHERE = 4
    SUPERIOR = 5


def ranked(
    office: Office, wanted: Sequence[Peran], by: Sequence[Peran], people: Iterable[Official]
) -> list[Official]:
    """People of the unit for a row, or a post, of these peran: peers first, then those below them,
    then the others, each by how many levels lie between; superiors of those peran, or of whoever
    asks (who holds the peran `by`), come last."""
    levels = {_level(office, peran) for peran in wanted}

    def place(one: Official) -> tuple[Nearness, int]:
        mine = [_level(office, peran) for peran in one.peran]
        apart = [abs(level - other) for level in mine for other in levels]
        return _nearness(office, wanted, by, one), min(apart, default=NOWHERE)

    return sorted(people, key=place)


def _nearness(
    office: Office, wanted: Sequence[Peran], by: Sequence[Peran], one: Official
) -> Nearness:
    above = {*office.superiors(tuple(wanted)), *office.superiors(tuple(by))}
    direct = {post.peran: post.atasan for post in office.unit.posts}
    peers = {direct.get(peran) for peran in wanted} - {None}
    if not above.isdisjoint(one.peran):
        return Nearness.SUPERIOR
    if not set(wanted).isdisjoint(one.peran):
        return Nearness.SAME_POST
    if not peers.isdisjoint(map(direct.get, one.peran)):
        return Nearness.PEER
    if any(not set(wanted).isdisjoint(office.superiors((peran,))) for peran in one.peran):
        return Nearness.BELOW
    return Nearness.HEAD_ELSEWHERE if one.kepala else Nearness.ELSEWHERE


def _level(office: Office, peran: Peran) -> int:
    """How many posts are above this one."""
    return len(office.superiors((peran,)))
