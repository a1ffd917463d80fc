"""Documents that come along when one berkas continues the work of another."""

from datetime import datetime

from flows.case import Case, Given
from flows.events import CaseId, PaperCarried
from flows.officials import OfficialId


def papers(
    case: Case, by: OfficialId, at: datetime, not_from: CaseId | None = None
) -> tuple[PaperCarried, ...]:
    """What lies in the slots of a berkas, to be carried over; the latest of each slot.

    What came over from `not_from` stays: it is there already.
    """
    latest = {given.kode: given.task for given in case.given}
    return tuple(
        PaperCarried(at, by, given.source or case.id, given.kode, given.file, given.text)
        for given in case.given
        if latest[given.kode] == given.task and not _came_from(given, not_from)
    )


def _came_from(given: Given, source: CaseId | None) -> bool:
    return source is not None and given.source == source
