"""The thresholds of an office held against the participants of a berkas; people decide."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flows.case import Case, Participant, TaskState
from flows.sop import Branch, Kegiatan, Sop
from flows.steering import Threshold
from flows.units import Unit


@dataclass(frozen=True, slots=True)
class Weighed:
    """How many there are at a decision, and the ways that the SOP names for so many.

    `counted` is None, and no way is `named`, where nobody was recorded.
    """

    threshold: Threshold
    counted: int | None = None
    named: tuple[Branch, ...] = ()


def with_thresholds(sop: Sop, unit: Unit) -> Sop:
    """The SOP with the numbers of its unit, which a berkas keeps with its edition."""
    known = {threshold.kode: threshold for threshold in unit.thresholds}
    return replace(sop, kegiatan=tuple(_with_number(row, known) for row in sop.kegiatan))


def weighed(case: Case, row: Kegiatan) -> Weighed | None:
    """What the threshold of a row says of this berkas; None where the row has none."""
    if row.tally is None or row.tally.threshold is None:
        return None
    threshold = row.tally.threshold
    people = [one for nomor in row.tally.at for one in _latest(case, nomor)]
    if not people:
        return Weighed(threshold)
    counted = len({one.nama.casefold() for one in people if one.done})
    enough = counted >= threshold.nilai
    return Weighed(threshold, counted, tuple(b for b in row.branches if b.enough is enough))


def named_first(
    case: Case, row: Kegiatan, ways: Iterable[tuple[int, Branch]]
) -> tuple[tuple[int, Branch], ...]:
    """Ways of a row with their places, those first that the SOP names for so many."""
    found = weighed(case, row)
    named = found.named if found else ()
    return tuple(sorted(ways, key=lambda way: way[1] not in named))


def _with_number(row: Kegiatan, known: dict[str, Threshold]) -> Kegiatan:
    if row.tally is None:
        return row
    return replace(row, tally=replace(row.tally, threshold=known[row.tally.kode]))


def _latest(case: Case, nomor: str) -> tuple[Participant, ...]:
    """The participants of a row in its latest round."""
    rounds = [t for t in case.tasks if t.nomor == nomor and t.state is not TaskState.WITHDRAWN]
    return rounds[-1].participants if rounds else ()
