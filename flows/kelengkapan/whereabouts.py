"""Which documents a berkas has, where they are, and which of them can be opened."""

from enum import StrEnum

from flows.case import Case, Given, Giving, TaskState
from flows.ids import CaseId, TaskId
from flows.kelengkapan.slots import counts, lies
from flows.mutu_baku import Jenis
from flows.sop import Sop


class Whereabouts(StrEnum):
    """Of a document: examined and on the SHELF, still AWAITED from Telegram, or LEFT there;
    REFUSED, REMOVED by whoever gave it, PURGED; handed over on PAPER, or TYPED in the chat."""

    SHELF = "shelf"
    AWAITED = "awaited"
    LEFT = "left"
    REFUSED = "refused"
    REMOVED = "removed"
    PURGED = "purged"
    PAPER = "paper"
    TYPED = "typed"


STATES = {
    Giving.LEFT: Whereabouts.LEFT,
    Giving.REFUSED: Whereabouts.REFUSED,
    Giving.REMOVED: Whereabouts.REMOVED,
    Giving.PURGED: Whereabouts.PURGED,
}
OPENABLE = (Whereabouts.SHELF, Whereabouts.AWAITED, Whereabouts.LEFT, Whereabouts.TYPED)


def whereabouts(given: Given) -> Whereabouts:
    """Where a document is."""
    if given.state is not Giving.GOOD:
        return STATES[given.state]
    if given.file is None:
        return Whereabouts.PAPER if given.fisik else Whereabouts.TYPED
    return Whereabouts.AWAITED if given.shelved is None else Whereabouts.SHELF


def is_typed(sop: Sop, case: Case, given: Given) -> bool:
    """Whether words stand for a dokumen, as minutes, an invitation or a disposisi do; the number of
    a record in another system does not, and nothing that was typed before a return."""
    if not given.text or given.fisik or given.file is not None:
        return False
    if case.numbers.get((given.task, given.kode)) == given.text:
        return False
    giver = case.task(given.task)
    if giver is not None and giver.state is TaskState.RETURNED:
        return False
    items = (item for _, item in sop.all_items() if item.kode == given.kode)
    return any(item.jenis is Jenis.DOKUMEN for item in items)


def documents(sop: Sop, case: Case) -> tuple[int, ...]:
    """The places in `case.given` of all documents ever taken in, as they came: files, papers, and
    what was typed in place of one."""
    return tuple(
        n
        for n, given in enumerate(case.given)
        if counts(given) and (given.file or given.fisik or is_typed(sop, case, given))
    )


def turned_away(case: Case) -> tuple[Given, ...]:
    """The documents that were sent and not accepted, as they came."""
    return tuple(given for given in case.given if not counts(given))


def openable(sop: Sop, case: Case) -> tuple[int, ...]:
    """The places of the documents that can be handed to a reader."""
    return tuple(n for n in documents(sop, case) if whereabouts(case.given[n]) in OPENABLE)


def handed_on(sop: Sop, case: Case) -> tuple[int, ...]:
    """The places of the documents that stand: of each slot of each step the latest version, as far
    as it can be opened, and papers. So many documents a berkas has, wherever they are counted."""
    given, fit = case.given, (*OPENABLE, Whereabouts.PAPER)
    latest = {_slot(one): one.version for one in given if lies(one)}
    typed = {_slot(one): n for n, one in enumerate(given) if is_typed(sop, case, one)}
    return tuple(
        n
        for n in documents(sop, case)
        if whereabouts(given[n]) in fit
        and given[n].version == latest[_slot(given[n])]
        and (given[n].file or given[n].fisik or typed[_slot(given[n])] == n)
    )


def known_to_readers(given: Given) -> str:
    """By which id it is noted who has opened a document."""
    if given.file is not None:
        return given.file.unique_id
    return f"tulisan:{given.task}:{given.kode}:{given.at.isoformat()}"


def _slot(given: Given) -> tuple[TaskId, CaseId | None, str]:
    return given.task, given.source, given.kode
