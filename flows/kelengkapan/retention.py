"""Documents with personal data: which of a berkas are to be destroyed when their time is over."""

from flows.case import Case, Giving
from flows.outsiders.events import PROOF
from flows.sop import Sop

GONE = (Giving.PURGED, Giving.REFUSED)


def personal(*editions: Sop) -> frozenset[str]:
    """The kode of what holds personal data by any of these editions of an SOP, with the proofs of
    what was recorded on behalf of people from outside."""
    found = {item.kode for sop in editions for _, item in sop.all_items() if item.pribadi}
    recorded = any(row.closed_by for sop in editions for row in sop.kegiatan)
    return frozenset(found | {PROOF} if recorded else found)


def to_purge(case: Case, kode: frozenset[str]) -> tuple[str, ...]:
    """The unique ids of the files in those slots whose content is not destroyed yet; what was
    refused was never kept."""
    found = (
        given.file.unique_id
        for given in case.given
        if given.file is not None and given.kode in kode and given.state not in GONE
    )
    return tuple(dict.fromkeys(found))
