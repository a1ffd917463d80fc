"""Documents with personal data: which of a berkas are to be destroyed when their time is over."""

from flows.case import Case, Giving
from flows.sop import Sop


def personal(*editions: Sop) -> frozenset[str]:
    """The kode of what holds personal data by any of these editions of an SOP."""
    return frozenset(item.kode for sop in editions for _, item in sop.all_items() if item.pribadi)


def to_purge(case: Case, kode: frozenset[str]) -> tuple[str, ...]:
    """The unique ids of the files in those slots whose content is not destroyed yet."""
    found = (
        given.file.unique_id
        for given in case.given
        if given.file is not None and given.kode in kode and given.state is not Giving.PURGED
    )
    return tuple(dict.fromkeys(found))
