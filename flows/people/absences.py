"""Who is away from which day to which, whoever stands in for them or nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flows.people.officials import OfficialId


class Kind(StrEnum):
    """Why somebody is away."""

    CUTI = "cuti"
    DINAS_LUAR = "dinas luar"
    SAKIT = "sakit"
    LAINNYA = "lainnya"


@dataclass(frozen=True, slots=True)
class Absence:
    """A person is away from the day `since` up to and including `until`; `id` is 0 before it is
    entered."""

    id: int
    official: OfficialId
    kind: Kind
    since: date
    until: date


def absent_on(absences: Iterable[Absence], day: date) -> frozenset[OfficialId]:
    """Who is away on that day."""
    return frozenset(one.official for one in absences if one.since <= day <= one.until)
