"""Whether an SOP can be walked: faults that are not in a single box but in how they fit."""

from collections import Counter
from collections.abc import Iterator

from flows.checking.steering import steering_faults
from flows.checking.ways import flow_faults
from flows.faults import BrokenDefinitions, Fault, Place, fault, located
from flows.mutu_baku import Kelengkapan
from flows.reading.form import read_sop
from flows.reading.lines import lines_of
from flows.sop import WORK, Kegiatan, Sop
from flows.switches import switched
from flows.thresholds import with_thresholds
from flows.units import Unit


def faults(sop: Sop, unit: Unit) -> tuple[Fault, ...]:
    """Every way in which the SOP does not fit together or does not fit its unit."""
    return (
        *_head_faults(sop, unit),
        *_number_faults(sop),
        *(f for i, row in enumerate(sop.kegiatan) for f in _row_faults(sop, unit, row, i)),
        *flow_faults(sop),
    )


def checked_sop(text: str, source: str, unit: Unit) -> Sop:
    """The SOP written in the text as the unit walks it; raises BrokenDefinitions."""
    sop = read_sop(text, source)
    walked = switched(sop, unit)
    if found := faults(sop, unit) or tuple(flow_faults(walked)):
        raise BrokenDefinitions(located(found, source, lines_of(text)))
    return with_thresholds(walked, unit)


def _head_faults(sop: Sop, unit: Unit) -> Iterator[Fault]:
    if sop.unit != unit.id:
        yield fault("unit-lain", ("unit",), tulisan=sop.unit, unit=unit.id)
    posts = {post.peran for post in unit.posts}
    for column in sop.pelaksana:
        if column.kode not in posts:
            yield fault("peran-tak-dikenal", ("pelaksana", column.kode), tulisan=column.kode)
    for kode in sorted(set(sop.opened_by) - posts):
        yield fault("peran-tak-dikenal", ("dibuka_oleh",), tulisan=kode)


def _number_faults(sop: Sop) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, row in enumerate(sop.kegiatan):
        if row.nomor in seen:
            yield fault("nomor-ganda", ("kegiatan", index), row.nomor, tulisan=row.nomor)
        seen.add(row.nomor)


def _row_faults(sop: Sop, unit: Unit, row: Kegiatan, index: int) -> Iterator[Fault]:
    reading: Place = ("kegiatan", index, "bacaan")
    columns = {column.kode for column in sop.pelaksana}
    posts = {post.peran for post in unit.posts}
    if row.baris in WORK and not row.pelaksana:
        yield fault("tanpa-pelaksana", reading, row.nomor)
    for kode in row.pelaksana:
        if kode not in columns:
            place = (*reading, "pelaksana")
            yield fault("pelaksana-tak-dikenal", place, row.nomor, tulisan=kode)
    named = {
        "alternatif": row.alternatif,
        "bersama": row.jointly,
        "ditutup_oleh": row.closed_by,
        "menunjuk": row.appoints,
        "pelaksana_lain": tuple(kode for v in row.variants for kode in v.pelaksana),
    }
    for key, codes in named.items():
        for kode in sorted(set(codes) - posts):
            yield fault("peran-tak-dikenal", (*reading, key), row.nomor, tulisan=kode)
    per_berkas = {post.peran for post in unit.posts if post.per_berkas and not post.eksternal}
    for kode in sorted((set(row.appoints) & posts) - (per_berkas & columns)):
        place = (*reading, "menunjuk")
        yield fault("menunjuk-bukan-per-berkas", place, row.nomor, tulisan=kode)
    yield from _label_faults(row, reading)
    yield from steering_faults(sop, unit, row, reading)
    for key, items in (
        ("kelengkapan", row.mutu_baku.kelengkapan),
        ("output", row.mutu_baku.output),
    ):
        yield from _item_faults(sop, row, items, (*reading, key))


def _label_faults(row: Kegiatan, reading: Place) -> Iterator[Fault]:
    labels = Counter(branch.label for branch in row.branches)
    choices = sum(not branch.copy for branch in row.branches)
    for j, branch in enumerate(row.branches):
        place = (*reading, "lanjut", j)
        if choices > 1 and not branch.label and not branch.copy:
            yield fault("label-kosong", place, row.nomor, ke=branch.to)
        elif labels[branch.label] > 1:
            yield fault("label-ganda", place, row.nomor, tulisan=branch.label)


def _item_faults(
    sop: Sop, row: Kegiatan, items: tuple[Kelengkapan, ...], place: Place
) -> Iterator[Fault]:
    kodes = Counter(item.kode for item in items)
    for j, item in enumerate(items):
        if kodes[item.kode] > 1:
            yield fault("kode-ganda", (*place, j, "kode"), row.nomor, tulisan=item.kode)
        for label in sorted(set(item.only_for) - {branch.label for branch in row.branches}):
            yield fault("untuk-tak-dikenal", (*place, j, "untuk"), row.nomor, tulisan=label)
        for nomor in item.dari:
            yield from _origin_faults(sop, row, item, nomor, (*place, j, "dari"))


def _origin_faults(
    sop: Sop, row: Kegiatan, item: Kelengkapan, nomor: str, place: Place
) -> Iterator[Fault]:
    origins = [other for other in sop.kegiatan if other.nomor == nomor]
    if not origins:
        yield fault("dari-tak-dikenal", place, row.nomor, tulisan=nomor)
    elif nomor == row.nomor:
        yield fault("dari-sendiri", place, row.nomor, tulisan=nomor)
    elif all(item.kode != brought.kode for brought in origins[0].items):
        yield fault("dari-tak-membawa", place, row.nomor, tulisan=nomor, kode=item.kode)
