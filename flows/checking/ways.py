"""Whether every row of an SOP can be reached and leads to an end."""

from collections.abc import Iterable, Iterator

from flows.faults import Fault, Place, fault
from flows.sop import AKHIR, WORK, Sop


def flow_faults(sop: Sop) -> Iterator[Fault]:
    """Branches to nowhere, no start, rows nobody reaches, rows without a way out, unused ends."""
    numbers = {str(row.nomor) for row in sop.kegiatan}
    endings = {AKHIR + ending.kode for ending in sop.endings}
    if sop.mulai not in numbers:
        yield fault("tanpa-awal", ("mulai",), tulisan=sop.mulai)
    if dangling := tuple(_dangling(sop, numbers | endings)):
        # What cannot be reached because of them would only hide them.
        yield from dangling
        return
    yield from _astray(sop)
    yield from _unused_endings(sop)


def reachable(sop: Sop) -> frozenset[str]:
    """The rows and endings that a berkas can come to, from the first row on."""
    onward = {str(row.nomor): [branch.to for branch in row.branches] for row in sop.kegiatan}
    return _closure([sop.mulai], onward)


def _dangling(sop: Sop, targets: set[str]) -> Iterator[Fault]:
    for index, row in enumerate(sop.kegiatan):
        reading: Place = ("kegiatan", index, "bacaan")
        if row.shares and row.shares not in targets:
            place = (*reading, "mutu_baku_bersama")
            yield fault("lanjut-buntu", place, row.nomor, ke=row.shares)
        for j, branch in enumerate(row.branches):
            if branch.to not in targets:
                place = (*reading, "lanjut", j)
                code = "akhir-tak-dikenal" if branch.to.startswith(AKHIR) else "lanjut-buntu"
                yield fault(code, place, row.nomor, ke=branch.to.removeprefix(AKHIR))


def _astray(sop: Sop) -> Iterator[Fault]:
    reached, ending = reachable(sop), _ending_rows(sop)
    for index, row in enumerate(sop.kegiatan):
        if row.baris not in WORK or not row.active:
            continue
        if row.nomor not in reached:
            yield fault("tak-terjangkau", ("kegiatan", index), row.nomor)
        elif row.nomor not in ending:
            yield fault("tanpa-jalan-keluar", ("kegiatan", index), row.nomor)


def _ending_rows(sop: Sop) -> frozenset[str]:
    """The rows from which some ending can be reached."""
    back: dict[str, list[str]] = {}
    for row in sop.kegiatan:
        for branch in row.branches:
            back.setdefault(branch.to, []).append(row.nomor)
    return _closure([AKHIR + ending.kode for ending in sop.endings], back)


def _unused_endings(sop: Sop) -> Iterator[Fault]:
    reached = reachable(sop)
    if not sop.endings:
        yield fault("tanpa-akhir", ("akhir",))
    for ending in sop.endings:
        if AKHIR + ending.kode not in reached:
            yield fault("akhir-tak-terpakai", ("akhir", ending.kode), tulisan=ending.kode)


def _closure(start: Iterable[str], edges: dict[str, list[str]]) -> frozenset[str]:
    seen: set[str] = set()
    todo = list(start)
    while todo:
        here = todo.pop()
        if here not in seen:
            seen.add(here)
            todo += edges.get(here, [])
    return frozenset(seen)
