"""What something given has replaced in its slot, and how that is undone or the two put together."""

from dataclasses import dataclass, replace
from datetime import datetime

from flows.case import Case, Given, Task
from flows.events import Event
from flows.kelengkapan.commands import DropVersion, JoinVersion
from flows.kelengkapan.events import GivenRemoved, VersionJoined
from flows.kelengkapan.putting import KelengkapanAttached
from flows.kelengkapan.shelving import version_number
from flows.kelengkapan.slots import contents, known_as
from flows.mutu_baku import Kelengkapan
from flows.refusals import NothingToRemove


@dataclass(frozen=True, slots=True)
class Replaced:
    """What lies in a slot `now`, by a task that still has it in hand, and what lay there `before`
    it; with the numbers of both versions, as people count them."""

    now: tuple[Given, ...]
    before: tuple[Given, ...]
    number: int
    number_before: int


def replaced(case: Case, task: Task, item: Kelengkapan) -> Replaced | None:
    """What was given last by this task, with what it has replaced; None where it did not."""
    now = contents(case, task, item)
    if not now or now[0].task != task.id:
        return None
    lying = set(map(id, now))
    without = replace(case, given=tuple(g for g in case.given if id(g) not in lying))
    before = contents(without, task, item)
    if not before:
        return None
    return Replaced(now, before, version_number(case, now[0]), version_number(case, before[0]))


def joined(
    case: Case, task: Task, item: Kelengkapan, command: JoinVersion, at: datetime
) -> tuple[Event, ...]:
    """What was replaced stands together with what was given last; from another row its documents
    are given once more. Raises NothingToRemove where it is not as it was."""
    found = _as_asked(case, task, item, command.version)
    who = command.by.official
    first = found.before[0]
    if first.task == task.id:
        into = first.version
        return (VersionJoined(at, who, task.id, item.kode, command.version, into),)
    where, here = (at, who, task.id, item.kode), {known_as(one) for one in found.now}
    again = tuple(
        KelengkapanAttached(*where, one.file, found.now[-1].batch, command.version, one.shelved)
        for one in found.before
        if one.file is not None and known_as(one) not in here
    )
    if not again:
        raise NothingToRemove
    return again


def dropped(
    case: Case, task: Task, item: Kelengkapan, command: DropVersion, at: datetime
) -> tuple[Event, ...]:
    """What was given last is taken out, so that what it replaced stands again. Raises
    NothingToRemove where it is not as it was, or there are words in it."""
    found = _as_asked(case, task, item, command.version)
    ids = tuple(dict.fromkeys(known_as(one) for one in found.now))
    if not all(ids):
        raise NothingToRemove
    where = (at, command.by.official, task.id, item.kode)
    return tuple(GivenRemoved(*where, one, command.version) for one in ids)


def _as_asked(case: Case, task: Task, item: Kelengkapan, version: int) -> Replaced:
    found = replaced(case, task, item)
    if found is None or found.now[0].version != version:
        raise NothingToRemove
    return found
