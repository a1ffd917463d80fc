"""Somebody leaves the office: who takes their place, from when, and why that cannot be."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from flows.people.administering import leaves_nobody
from flows.people.officials import Official, OfficialId

FURTHEST = timedelta(days=366)
"""How far ahead a leaving may be entered."""
FORMER = "Mantan %s"
"""What somebody is called by, with the post they left, when their name is kept no more."""


@dataclass(frozen=True, slots=True)
class Leave:
    """`who` is not of the office any more from the day `since` on; `successor` takes their place.

    `posts`: the successor holds their posts from then on, else those stand empty. `at_once`: what
    need not be kept of the person goes as soon as everything is handed over.
    """

    who: OfficialId
    successor: OfficialId
    since: date
    posts: bool = False
    at_once: bool = False


class LeaveFault(StrEnum):
    """Why somebody cannot leave like that."""

    UNKNOWN = "unknown"
    OWN_SUCCESSOR = "own_successor"
    NOT_A_COLLEAGUE = "not_a_colleague"
    SUCCESSOR_LEAVES = "successor_leaves"
    LEAVES_ALREADY = "leaves_already"
    LAST_ADMIN = "last_admin"
    PAST = "past"
    FAR = "far"


def leave_fault(
    leave: Leave, people: Iterable[Official], leaving: Collection[OfficialId], today: date
) -> LeaveFault | None:
    """Why this cannot be entered; None where it can. `people` are those of the unit who are here,
    `leaving` those of them who are about to leave."""
    here = {one.id: one for one in people}
    if leave.who not in here:
        return LeaveFault.UNKNOWN
    if leave.who in leaving:
        return LeaveFault.LEAVES_ALREADY
    if leave.successor == leave.who:
        return LeaveFault.OWN_SUCCESSOR
    if leave.successor not in here:
        return LeaveFault.NOT_A_COLLEAGUE
    if leave.successor in leaving:
        return LeaveFault.SUCCESSOR_LEAVES
    if here[leave.who].admin and leaves_nobody(here.values(), {leave.who, *leaving}):
        return LeaveFault.LAST_ADMIN
    if leave.since < today:
        return LeaveFault.PAST
    return LeaveFault.FAR if leave.since > today + FURTHEST else None


def kept_until(leave: Leave, days: int) -> date:
    """Until which day name and account of whoever leaves are kept."""
    return leave.since if leave.at_once else leave.since + timedelta(days=days)
