"""Who holds which post on a day: definitif, Plt for a vacant post, Plh for a holder who is away.

Plh and Plt as in SE Kepala BKN 1/SE/I/2021: a Plt holds a vacant post for three months and may be
prolonged once by three more; a Plh stands in while the holder is away.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from flows.ids import Peran
from flows.people.officials import OfficialId

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
    """What holds on that day among the assignments of one unit.

    Whoever is stood in for does not hold the post meanwhile; a Plh holds it only as long as the
    one they stand in for would, be that as a Plh themselves.
    """
    today = [one for one in assignments if covers(one, on)]
    held = [one for one in today if one.holding is not Holding.PLH]
    left = [one for one in today if one.holding is Holding.PLH]
    while valid := [one for one in left if _stood_in_for(one, held)]:
        held += valid
        left = [one for one in left if one not in valid]
    away = {(one.peran, one.instead_of) for one in held if one.holding is Holding.PLH}
    standing = set(held)
    return tuple(one for one in today if one in standing and (one.peran, one.official) not in away)


def covers(one: Assignment, on: date) -> bool:
    """Whether the assignment runs on that day."""
    return one.since <= on and (one.until is None or on <= one.until)


def fault(new: Assignment, known: Iterable[Assignment]) -> Fault | None:
    """Why this assignment does not go together with the others of its unit; None where it does."""
    if new.until is not None and new.until < new.since:
        return Fault.BACKWARDS
    standing = [one for one in known if (not one.id or one.id != new.id) and not _withdrawn(one)]
    others = [one for one in standing if _meet(one, new)]
    match new.holding:
        case Holding.PLH:
            return _plh_fault(new, others)
        case Holding.PLT:
            return _plt_fault(new, others, standing)
        case Holding.DEFINITIF:
            doubled = any(_same(one, new) for one in others)
            return Fault.OVERLAP if doubled else None


def stand_ins(
    known: Iterable[Assignment],
    away: OfficialId,
    stand_in: OfficialId,
    period: tuple[date, date],
    basis: str,
) -> tuple[Assignment, ...]:
    """One Plh for each post that the person who is away holds between the two days, and for those
    in which they stand in themselves, as long as they do."""
    since, until = period
    own = [one for one in known if one.official == away and not _withdrawn(one)]
    found: list[Assignment] = []
    for one in sorted(own, key=lambda one: one.holding is Holding.PLH):
        begins, ends = max(since, one.since), min(until, one.until or until)
        new = Assignment(0, stand_in, one.peran, Holding.PLH, begins, ends, away, basis)
        taken = any(other.peran == new.peran and _meet(other, new) for other in found)
        if begins <= ends and not taken:
            found.append(new)
    return tuple(found)


def ends_soon(assignments: Iterable[Assignment], on: date) -> tuple[Assignment, ...]:
    """The Plt that end in WARN_DAYS from that day or less, unless they take no longer in all."""
    days = timedelta(days=WARN_DAYS)
    return tuple(
        one
        for one in assignments
        if one.holding is Holding.PLT
        and covers(one, on)
        and one.until is not None
        and one.until - on <= days < one.until - one.since
    )


def titled(holding: Holding, post: str) -> str:
    """The post as records and papers print it: "Plh. Kepala Bidang"."""
    return post if holding is Holding.DEFINITIF else f"{holding.value}. {post}"


def _stood_in_for(one: Assignment, held: list[Assignment]) -> bool:
    return any(other.peran == one.peran and other.official == one.instead_of for other in held)


def _plh_fault(new: Assignment, others: list[Assignment]) -> Fault | None:
    if new.until is None:
        return Fault.NO_END
    if new.instead_of == new.official:
        return Fault.OWN_STAND_IN
    if not _stood_in_for(new, others):
        return Fault.NOT_A_HOLDER
    plh = [one for one in others if one.holding is Holding.PLH]
    if any(one.peran == new.peran and one.instead_of == new.instead_of for one in plh):
        return Fault.OVERLAP
    if _circle(new, plh):
        return Fault.CIRCLE
    away = any(one.instead_of == new.official for one in plh)
    return Fault.AWAY if away else None


def _plt_fault(
    new: Assignment, others: list[Assignment], standing: list[Assignment]
) -> Fault | None:
    if new.until is None:
        return Fault.NO_END
    if new.until > _months_later(_begun(new, standing), PLT_MONTHS):
        return Fault.TOO_LONG
    if any(one.instead_of == new.official for one in others):
        return Fault.AWAY
    taken = [one for one in others if one.peran == new.peran and one.holding is not Holding.PLH]
    return Fault.NOT_VACANT if taken else None


def _begun(new: Assignment, standing: list[Assignment]) -> date:
    """Since when the person would be Plt of the post without a break."""
    since = new.since
    mine = [one for one in standing if _same(one, new) and one.until is not None]
    for one in sorted(mine, key=lambda one: one.since, reverse=True):
        if one.since < since and one.until == since - timedelta(days=1):
            since = one.since
    return since


def _circle(new: Assignment, plh: list[Assignment]) -> bool:
    """Whether the stand-in, or whoever stands in for them, is the one who is away."""
    passed, waiting = set[OfficialId](), [new.official]
    while waiting:
        who = waiting.pop()
        if who == new.instead_of:
            return True
        if who not in passed:
            passed.add(who)
            waiting += [one.official for one in plh if one.instead_of == who]
    return False


def _withdrawn(one: Assignment) -> bool:
    """Whether it was ended before it began."""
    return one.until is not None and one.until < one.since


def _meet(one: Assignment, other: Assignment) -> bool:
    """Whether both run on some day."""
    return (other.until is None or one.since <= other.until) and (
        one.until is None or other.since <= one.until
    )


def _same(one: Assignment, other: Assignment) -> bool:
    return (one.official, one.peran, one.holding) == (other.official, other.peran, other.holding)


def _months_later(on: date, months: int) -> date:
    """The last day of that many months that begin on that day."""
    years, month = divmod(on.month - 1 + months, 12)
    year, month = on.year + years, month + 1
    last = monthrange(year, month)[1]
    if on.day > last:
        return date(year, month, last)
    return date(year, month, on.day) - timedelta(days=1)
