"""Who holds which post on a day: definitif, Plt for a vacant post, Plh for a holder who is away.

Plh and Plt as in SE Kepala BKN 1/SE/I/2021: a Plt holds a vacant post for three months and may be
prolonged once by three more; a Plh stands in while the holder is away.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from flows.officials import OfficialId
from flows.sop import Peran

PLT_MONTHS = 6
"""The longest that one person is Plt of a post: three months, and once three more."""
WARN_DAYS = 14
"""Days before its end on which the end of a Plt is announced."""


class Holding(StrEnum):
    """How somebody holds a post."""

    DEFINITIF = "definitif"
    PLT = "Plt"
    PLH = "Plh"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person and a post, from the day `since` up to and including `until` (None: open).

    A Plh stands in `instead_of` a holder who is away; `basis` is the SK or letter. `id` is 0 for
    one that has not been entered yet.
    """

    id: int
    official: OfficialId
    peran: Peran
    holding: Holding
    since: date
    until: date | None = None
    instead_of: OfficialId | None = None
    basis: str = ""


class Fault(StrEnum):
    """Why an assignment cannot be entered."""

    BACKWARDS = "backwards"
    NO_END = "no_end"
    TOO_LONG = "too_long"
    OWN_STAND_IN = "own_stand_in"
    NOT_A_HOLDER = "not_a_holder"
    OVERLAP = "overlap"
    CIRCLE = "circle"
    AWAY = "away"
    NOT_VACANT = "not_vacant"


def in_force(assignments: Iterable[Assignment], on: date) -> tuple[Assignment, ...]:
    """What holds on that day: whoever is stood in for does not hold the post meanwhile."""
    today = [one for one in assignments if covers(one, on)]
    away = {(one.peran, one.instead_of) for one in today if one.holding is Holding.PLH}
    return tuple(
        one for one in today if one.holding is Holding.PLH or (one.peran, one.official) not in away
    )


def covers(one: Assignment, on: date) -> bool:
    """Whether the assignment runs on that day."""
    return one.since <= on and (one.until is None or on <= one.until)


def fault(new: Assignment, known: Iterable[Assignment]) -> Fault | None:
    """Why this assignment does not go together with those known; None where it does."""
    others = [one for one in known if one.id != new.id and _meet(one, new)]
    if new.until is not None and new.until < new.since:
        return Fault.BACKWARDS
    match new.holding:
        case Holding.PLH:
            return _plh_fault(new, others)
        case Holding.PLT:
            return _plt_fault(new, others)
        case Holding.DEFINITIF:
            doubled = any(_same(one, new) for one in others)
            return Fault.OVERLAP if doubled else None


def ends_soon(assignments: Iterable[Assignment], on: date) -> tuple[Assignment, ...]:
    """The Plt that end in WARN_DAYS from that day or less."""
    return tuple(
        one
        for one in assignments
        if one.holding is Holding.PLT
        and covers(one, on)
        and one.until is not None
        and one.until - on <= timedelta(days=WARN_DAYS)
    )


def titled(holding: Holding, post: str) -> str:
    """The post as records and papers print it: "Plh. Kepala Bidang"."""
    return post if holding is Holding.DEFINITIF else f"{holding.value}. {post}"


def _plh_fault(new: Assignment, others: list[Assignment]) -> Fault | None:
    if new.until is None:
        return Fault.NO_END
    if new.instead_of == new.official:
        return Fault.OWN_STAND_IN
    same_post = [one for one in others if one.peran == new.peran]
    held = [one for one in same_post if one.official == new.instead_of]
    if not held:
        return Fault.NOT_A_HOLDER
    stand_ins = [one for one in others if one.holding is Holding.PLH]
    if any(one.peran == new.peran and one.instead_of == new.instead_of for one in stand_ins):
        return Fault.OVERLAP
    if _circle(new, stand_ins):
        return Fault.CIRCLE
    away = any(one.instead_of == new.official for one in stand_ins)
    return Fault.AWAY if away else None


def _plt_fault(new: Assignment, others: list[Assignment]) -> Fault | None:
    if new.until is None:
        return Fault.NO_END
    if new.until > _months_later(new.since, PLT_MONTHS):
        return Fault.TOO_LONG
    taken = [one for one in others if one.peran == new.peran and one.holding is not Holding.PLH]
    return Fault.NOT_VACANT if taken else None


def _circle(new: Assignment, stand_ins: list[Assignment]) -> bool:
    """Whether the stand-in, or whoever stands in for them, is the one who is away."""
    above = {one.instead_of: one.official for one in stand_ins}
    passed, who = set[OfficialId](), new.official
    while who in above and who not in passed:
        passed.add(who)
        who = above[who]
        if who == new.instead_of:
            return True
    return False


def _meet(one: Assignment, other: Assignment) -> bool:
    """Whether both run on some day."""
    return (other.until is None or one.since <= other.until) and (
        one.until is None or other.since <= one.until
    )


def _same(one: Assignment, other: Assignment) -> bool:
    return (one.official, one.peran, one.holding) == (other.official, other.peran, other.holding)


def _months_later(on: date, months: int) -> date:
    """The day before the same day of the month that many months later."""
    years, month = divmod(on.month - 1 + months, 12)
    first = date(on.year + years, month + 1, 1)
    return first + timedelta(days=on.day - 2) if on.day > 1 else first - timedelta(days=1)
