"""What lies in one slot and what lay there before: versions, and what they differ in."""

from dataclasses import dataclass

from flows.case import Case, Given, Task
from flows.kelengkapan.slots import contents, counts, giver
from flows.mutu_baku import Kelengkapan


@dataclass(frozen=True, slots=True)
class Version:
    """What was given together; `now` is what lies in the slot today."""

    number: int
    given: tuple[Given, ...]
    now: bool


def versions(case: Case, task: Task, item: Kelengkapan) -> tuple[Version, ...]:
    """All that ever lay in a slot, as the task sees it: newest first, numbered from 1."""
    lying = set(map(id, contents(case, task, item)))
    numbered = [
        Version(number, group, any(id(given) in lying for given in group))
        for number, group in enumerate(_groups(case, item.kode), 1)
    ]
    return tuple(reversed(numbered))


def refused(case: Case, kode: str) -> tuple[Given, ...]:
    """What was sent for a slot and not accepted, the newest first."""
    found = (given for given in case.given if given.kode == kode and not counts(given))
    return tuple(found)[::-1]


def version_number(case: Case, given: Given) -> int:
    """Which version of its slot it is or was, counted over all rounds; 0 where it was refused."""
    groups = enumerate(_groups(case, given.kode), 1)
    return next((n for n, group in groups if any(one is given for one in group)), 0)


def _groups(case: Case, kode: str) -> tuple[tuple[Given, ...], ...]:
    """What was given to the slot together, in the order it came."""
    groups: dict[tuple[object, ...], list[Given]] = {}
    for given in case.given:
        if given.kode == kode and counts(given):
            groups.setdefault(giver(given), []).append(given)
    return tuple(map(tuple, groups.values()))
