"""Whether the fields, links, switches and thresholds that rows speak of are there."""

from collections.abc import Iterable, Iterator

from flows.faults import Fault, Place, fault
from flows.sop import Kegiatan, Sop
from flows.steering import LinkKind
from flows.units import Unit


def steering_faults(sop: Sop, unit: Unit, row: Kegiatan, reading: Place) -> Iterator[Fault]:
    """What one row asks of fields, switches and its own branches, and is not there."""
    switches = {switch.kode for switch in unit.switches}
    if row.switch and row.switch not in switches:
        place = (*reading, "sakelar")
        yield fault("sakelar-tak-dikenal", place, row.nomor, tulisan=row.switch)
    fields = {isian.kode for isian in sop.isian}
    for j, variant in enumerate(row.variants):
        for condition in variant.when:
            if condition.isian not in fields:
                place = (*reading, "pelaksana_lain", j)
                yield fault("isian-tak-dikenal", place, row.nomor, tulisan=condition.isian)
    yield from _tally_faults(sop, unit, row, reading)
    labels = {branch.label for branch in row.branches}
    for j, link in enumerate(row.links):
        for _, label in link.endings:
            if link.kind is not LinkKind.CHILD or label not in labels:
                place = (*reading, "tautan", j, "akhir")
                yield fault("tautan-tanpa-label", place, row.nomor, tulisan=label)


def _tally_faults(sop: Sop, unit: Unit, row: Kegiatan, reading: Place) -> Iterator[Fault]:
    """What is counted at a row, and its ways on either side of the threshold."""
    tally, place = row.tally, (*reading, "ambang")
    sides = {branch.enough for branch in row.branches} - {None}
    if tally is None:
        if sides:
            yield fault("cukup-tanpa-ambang", (*reading, "lanjut"), row.nomor)
        return
    if tally.kode not in {threshold.kode for threshold in unit.thresholds}:
        yield fault("ambang-tak-dikenal", place, row.nomor, tulisan=tally.kode)
    if sides != {True, False}:
        yield fault("ambang-tanpa-cukup", place, row.nomor)
    for nomor in tally.at:
        if not any(other.many for other in sop.kegiatan if other.nomor == nomor):
            yield fault("ambang-dari", place, row.nomor, tulisan=nomor)


def link_faults(sop: Sop, others: Iterable[Sop]) -> Iterator[Fault]:
    """Links of an SOP to ids or rows that the whole set of SOPs does not have."""
    known = {str(other.id): other for other in others}
    for index, row in enumerate(sop.kegiatan):
        for j, link in enumerate(row.links):
            place: Place = ("kegiatan", index, "bacaan", "tautan", j)
            if link.kind is not LinkKind.OUTSIDE:
                target = f"{link.sop}#{link.nomor}" if link.nomor else link.sop
                yield from _target_faults(known, target, place, row.nomor)
    for ending in sop.endings:
        if ending.onward:
            yield from _target_faults(known, ending.onward, ("akhir", ending.kode), "")


def _target_faults(
    known: dict[str, Sop], target: str, place: Place, kegiatan: str
) -> Iterator[Fault]:
    name, _, nomor = target.partition("#")
    if name not in known or (nomor and nomor not in {r.nomor for r in known[name].kegiatan}):
        yield fault("tautan-tak-dikenal", place, kegiatan, tulisan=target)
