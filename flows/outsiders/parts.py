"""Which line of a row for many is whose: by the guest's number, not by a name two may share."""

from collections.abc import Iterator

from flows.case import Case, Task
from flows.outsiders.guests import Guest, acting, guest
from flows.sop import Kegiatan


def line_of(case: Case, task: Task, row: Kegiatan, one: Guest) -> int:
    """The guest's line, counted from 1: theirs, that of whom they replace, or one that an official
    entered under their name where nobody else goes by it; 0 where there is none."""
    theirs = set(_before(case, one))
    for number, line in enumerate(task.participants, 1):
        if line.guest in theirs:
            return number
    nama = one.nama.casefold()
    if sum(other.nama.casefold() == nama for other in acting(case.guests, row)) > 1:
        return 0
    named = (
        number
        for number, line in enumerate(task.participants, 1)
        if not line.guest and line.nama.casefold() == nama
    )
    return next(named, 0)


def _before(case: Case, one: Guest) -> Iterator[int]:
    """The guest's number, and those of everybody before them in the same place."""
    at: Guest | None = one
    while at is not None:
        yield at.number
        at = guest(case.guests, at.instead_of)
