"""Documents that come along when one berkas continues the work of another."""

from collections.abc import Iterable
from datetime import datetime

from flows.case import CARRIED, Case, Given, Giving
from flows.kelengkapan.putting import PaperCarried
from flows.kelengkapan.slots import giver, lies
from flows.people.officials import OfficialId


def papers(case: Case, by: OfficialId, at: datetime) -> tuple[PaperCarried, ...]:
    """What lies in the slots of a berkas, to be carried over; the latest of each slot."""
    return _carried(case, by, at, case.given)


def papers_home(case: Case, by: OfficialId, at: datetime) -> tuple[PaperCarried, ...]:
    """What a berkas brings to the one that waited for it; what came along from there stays."""
    return _carried(case, by, at, [g for g in case.given if not _came_along(case, g)])


def _carried(
    case: Case, by: OfficialId, at: datetime, given: Iterable[Given]
) -> tuple[PaperCarried, ...]:
    latest = {one.kode: giver(one) for one in case.given if lies(one)}
    return tuple(
        PaperCarried(
            *(at, by, one.source or case.id, one.kode, one.file, one.text),
            shelved=one.shelved,
            fisik=one.fisik,
            disposisi=one.disposisi,
            nomor=case.numbers.get((one.task, one.kode), ""),
            left=one.why if one.state is Giving.LEFT else "",
        )
        for one in given
        if lies(one) and one.state is not Giving.PURGED and latest[one.kode] == giver(one)
    )


def _came_along(case: Case, given: Given) -> bool:
    """Whether it was in the berkas from its opening on."""
    return given.task == CARRIED and given.at == case.opened_at
