"""Where the documents of a berkas are, and which of them can be opened."""

from enum import StrEnum

from flows.case import Case, Given, Giving
from flows.ids import CaseId, TaskId
from flows.kelengkapan.slots import counts, lies


class Whereabouts(StrEnum):
    """Of a document: examined and on the SHELF, still AWAITED from Telegram, or LEFT there;
    REFUSED, REMOVED by whoever gave it, PURGED; or handed over on PAPER."""

    SHELF = "shelf"
    AWAITED = "awaited"
    LEFT = "left"
    REFUSED = "refused"
    REMOVED = "removed"
    PURGED = "purged"
    PAPER = "paper"


STATES = {
    Giving.LEFT: Whereabouts.LEFT,
    Giving.REFUSED: Whereabouts.REFUSED,
    Giving.REMOVED: Whereabouts.REMOVED,
    Giving.PURGED: Whereabouts.PURGED,
}
OPENABLE = (Whereabouts.SHELF, Whereabouts.AWAITED, Whereabouts.LEFT)


def whereabouts(given: Given) -> Whereabouts:
    """Where a document is."""
    if given.state is not Giving.GOOD:
        return STATES[given.state]
    if given.file is None:
        return Whereabouts.PAPER
    return Whereabouts.AWAITED if given.shelved is None else Whereabouts.SHELF


def documents(case: Case) -> tuple[int, ...]:
    """The places in `case.given` of all documents ever taken in, files and papers, as they came."""
    return tuple(
        n
        for n, given in enumerate(case.given)
        if (given.file is not None or given.fisik) and counts(given)
    )


def turned_away(case: Case) -> tuple[Given, ...]:
    """The documents that were sent and not accepted, as they came."""
    return tuple(given for given in case.given if not counts(given))


def openable(case: Case) -> tuple[int, ...]:
    """The places of the documents that can be handed to a reader."""
    return tuple(n for n in documents(case) if whereabouts(case.given[n]) in OPENABLE)


def handed_on(case: Case) -> tuple[int, ...]:
    """The places of what goes into a bundle: of each slot of each step the latest version, as far
    as it can be opened, and papers, which are listed."""
    given, fit = case.given, (*OPENABLE, Whereabouts.PAPER)
    latest = {_slot(one): one.version for one in given if lies(one)}
    return tuple(
        n
        for n in documents(case)
        if whereabouts(given[n]) in fit and given[n].version == latest[_slot(given[n])]
    )


def _slot(given: Given) -> tuple[TaskId, CaseId | None, str]:
    return given.task, given.source, given.kode
