"""In which capacity somebody acted: as Plh or Plt where the post was not their own at that time."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from flows.officials import Official, OfficialId
from flows.posts import Holding, titled
from flows.sop import Peran


@dataclass(frozen=True, slots=True)
class Capacity:
    """A post as somebody held it from `since` on and before `until` (None: still).

    `title` is the post as papers print it; `head` whether it is that of a head.
    """

    official: OfficialId
    peran: Peran
    holding: Holding
    since: datetime
    until: datetime | None = None
    title: str = ""
    head: bool = False

    def held(self, at: datetime) -> bool:
        """Whether the post was held at that moment."""
        return self.since <= at and (self.until is None or at < self.until)


def in_capacity(
    official: Official, capacities: Iterable[Capacity], peran: Collection[Peran], at: datetime
) -> Official:
    """The person with the jabatan in which they acted, at that moment, for one of these peran.

    Whoever holds one of them as their own acts in their own post.
    """
    held = [
        one
        for one in capacities
        if one.official == official.id and one.peran in peran and one.held(at)
    ]
    if not held or any(one.holding is Holding.DEFINITIF for one in held):
        return official
    return replace(official, jabatan=held[0].title, kepala=official.kepala or held[0].head)


def titles(capacity: Capacity, post: str) -> Capacity:
    """The capacity with its title: "Plh. Kepala Bidang"."""
    return replace(capacity, title=titled(capacity.holding, post))
