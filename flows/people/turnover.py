"""What is worth telling when a post changes hands."""

from collections.abc import Sequence
from datetime import date

from flows.ids import Peran
from flows.people.officials import OfficialId
from flows.people.posts import Assignment, Holding, in_force


def begun(
    gained: Sequence[Assignment], known: Sequence[Assignment], today: date
) -> tuple[Assignment, ...]:
    """Of what a person holds from today on: Plh and Plt, and their own where they come back.

    A new post of the personnel list is handed over by letter, not by us.
    """
    return tuple(
        one for one in gained if one.holding is not Holding.DEFINITIF or _back(one, known, today)
    )


def ended(
    official: OfficialId, lost: Sequence[Peran], known: Sequence[Assignment], today: date
) -> tuple[Assignment, ...]:
    """Of the posts a person holds no more: whoever stands in for them, or their own Plh or Plt
    that has ended."""
    force = in_force(known, today)
    found = (_ended(official, kode, known, force) for kode in lost)
    return tuple(one for one in found if one is not None)


def _ended(
    official: OfficialId,
    kode: Peran,
    known: Sequence[Assignment],
    force: Sequence[Assignment],
) -> Assignment | None:
    stands_in = [one for one in force if (one.peran, one.instead_of) == (kode, official)]
    if stands_in:
        return stands_in[0]
    own = [
        one
        for one in known
        if (one.peran, one.official) == (kode, official) and one.holding is not Holding.DEFINITIF
    ]
    return own[-1] if own else None


def _back(own: Assignment, known: Sequence[Assignment], today: date) -> bool:
    """Whether somebody stood in for the person until now."""
    return any(
        (one.peran, one.instead_of) == (own.peran, own.official)
        and one.until is not None
        and one.until < today
        for one in known
    )
