"""In which capacity somebody acted: as Plh or Plt where the post was not their own at that time."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from flows.case import Case, Task
from flows.ids import Peran
from flows.people.officials import Official, OfficialId
from flows.people.posts import Holding, titled
from flows.rights import performers
from flows.sop import Sop


@dataclass(frozen=True, slots=True)
class Capacity:
    """A post, by its name too, as somebody held it from `since` on and before `until` (None:
    still); `head` where it is that of a head."""

    official: OfficialId
    peran: Peran
    holding: Holding
    since: datetime
    until: datetime | None = None
    post: str = ""
    head: bool = False

    def held(self, at: datetime) -> bool:
        """Whether the post was held at that moment."""
        return self.since <= at and (self.until is None or at < self.until)


def in_capacity(
    official: Official,
    capacities: Iterable[Capacity],
    peran: Collection[Peran],
    at: datetime,
) -> Official:
    """The person with the jabatan in which they acted, at that moment, for one of these posts.

    Whoever holds one of them as their own acts in their own post.
    """
    held = [
        one
        for one in capacities
        if one.official == official.id and one.peran in peran and one.held(at)
    ]
    if not held or any(one.holding is Holding.DEFINITIF for one in held):
        return official
    acting = held[0]
    title = titled(acting.holding, acting.post)
    return replace(official, jabatan=title, kepala=official.kepala or acting.head)


@dataclass(frozen=True, slots=True)
class People(Mapping[OfficialId, Official]):
    """The people of a berkas by their id, each in the capacity of what they did last in it; `did`
    and `acted` give the capacity of one act."""

    sop: Sop
    case: Case
    officials: Mapping[OfficialId, Official]
    capacities: tuple[Capacity, ...] = ()

    def __getitem__(self, who: OfficialId) -> Official:
        one = self.officials[who]
        if not self.capacities:
            return one
        last = [task for task in self.case.tasks if task.accepted_by == who]
        if not last:
            begun = [c.since for c in self.capacities if c.official == who]
            return self._as(one, self._columns(), max(begun, default=self.case.opened_at))
        return self._as(one, self._of(last[-1]), _moment(last[-1]))

    def __iter__(self) -> Iterator[OfficialId]:
        return iter(self.officials)

    def __len__(self) -> int:
        return len(self.officials)

    def did(self, task: Task | None) -> Official | None:
        """Whoever has or had the task in hand."""
        one = None if task is None else self.officials.get(task.accepted_by or OfficialId(0))
        if task is None or one is None:
            return None
        return self._as(one, self._of(task), _moment(task))

    def with_whom(self, task: Task) -> Official | None:
        """Whoever has the task in hand, else the one person it was handed to."""
        if task.accepted_by is not None:
            return self.did(task)
        return self.acted(task.handed, task.timing.offered_at or task.assigned_at, task)

    def acted(
        self, who: OfficialId | None, at: datetime, task: Task | None = None
    ) -> Official | None:
        """Whoever did something at that moment, about that task where it was about one."""
        one = self.officials.get(who or OfficialId(0))
        if one is None:
            return None
        return self._as(one, self._columns() if task is None else self._of(task), at)

    def _as(self, one: Official, peran: Collection[Peran], at: datetime) -> Official:
        return in_capacity(one, self.capacities, peran, at)

    def _of(self, task: Task) -> tuple[Peran, ...]:
        return performers(self.case, self.sop.row(task.nomor))

    def _columns(self) -> tuple[Peran, ...]:
        return tuple(column.kode for column in self.sop.pelaksana)


def _moment(task: Task) -> datetime:
    return task.closed_at or task.accepted_at or task.assigned_at
