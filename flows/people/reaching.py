"""Whether a person can be reached, and why a task rests with nobody: the one definition of it.

Digest, morning sweep, hand-offs and cards all ask here.
"""

from collections.abc import Iterable
from enum import StrEnum

from flows.people.officials import Official


class Barrier(StrEnum):
    """What stands between a task and somebody who can do it today."""

    ABSENT = "absent"
    BLOCKED = "blocked"
    UNLINKED = "unlinked"
    VACANT = "vacant"


UNREACHED = (Barrier.UNLINKED, Barrier.BLOCKED)
"""What an invitation can mend."""


def barrier(one: Official) -> Barrier | None:
    """Why this person cannot be reached today; None where they can.

    Whoever is away with nobody standing in still gets their messages, but is not counted on.
    """
    if one.chat_id is None:
        return Barrier.UNLINKED
    if not one.reachable:
        return Barrier.BLOCKED
    return Barrier.ABSENT if one.absent else None


def hears(one: Official) -> bool:
    """Whether a message can be delivered to this person."""
    return barrier(one) in (None, Barrier.ABSENT)


def hindrance(holders: Iterable[Official]) -> Barrier | None:
    """Why none of these can be reached, the one nearest to being mended; None where one can."""
    found = {barrier(one) for one in holders}
    if None in found:
        return None
    return next((one for one in Barrier if one in found), Barrier.VACANT)
