"""What lies in one slot and what lay there before: versions, and what they differ in."""

from dataclasses import dataclass

from flows.case import Case, Given, Task
from flows.kelengkapan.slots import contents, giver
from flows.sop import Kelengkapan


@dataclass(frozen=True, slots=True)
class Version:
    """What was given together, the newest first; `now` is what lies in the slot today."""

    number: int
    given: tuple[Given, ...]
    now: bool


def versions(case: Case, task: Task, item: Kelengkapan) -> tuple[Version, ...]:
    """All that was ever given to a slot, as the task sees it: newest first, numbered from 1."""
    lying = set(map(id, contents(case, task, item)))
    groups: dict[tuple[object, ...], list[Given]] = {}
    for given in case.given:
        if given.kode == item.kode:
            groups.setdefault(giver(given), []).append(given)
    numbered = [
        Version(number, tuple(group), any(id(given) in lying for given in group))
        for number, group in enumerate(groups.values(), 1)
    ]
    return tuple(reversed(numbered))
