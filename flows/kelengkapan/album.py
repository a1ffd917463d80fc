"""Photographed pages that are to become one document: order, turns, what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.case import Case, Given, Giving, Task
from flows.kelengkapan.slots import contents
from flows.mutu_baku import Kelengkapan

PICTURES = ("jpg", "png")
FULL_TURN = 360
QUARTER = 90


@dataclass(frozen=True, slots=True)
class Page:
    """The photo at a place of the berkas, turned to the right by so many degrees."""

    place: int
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Album:
    """Pages in the order in which they are to be read, and the places of what was left out."""

    pages: tuple[Page, ...] = ()
    dropped: tuple[int, ...] = ()

    def brought_up_to(self, places: Sequence[int]) -> "Album":
        """The album of the photos that lie there now: new ones come last."""
        kept = tuple(page for page in self.pages if page.place in places)
        known = {page.place for page in kept}.union(self.dropped)
        return replace(self, pages=kept + tuple(Page(n) for n in places if n not in known))

    def turned(self, place: int) -> "Album":
        """With that page turned to the right by a quarter."""
        pages = [
            replace(page, turn=(page.turn + QUARTER) % FULL_TURN) if page.place == place else page
            for page in self.pages
        ]
        return replace(self, pages=tuple(pages))

    def raised(self, place: int) -> "Album":
        """With that page before the one it followed."""
        pages = list(self.pages)
        at = self._index(place)
        if at > 0:
            pages[at - 1 : at + 1] = pages[at], pages[at - 1]
        return replace(self, pages=tuple(pages))

    def without(self, place: int) -> "Album":
        """With that page left out."""
        kept = tuple(page for page in self.pages if page.place != place)
        return Album(kept, (*self.dropped, place))

    def _index(self, place: int) -> int:
        return next((n for n, page in enumerate(self.pages) if page.place == place), 0)


def photos(case: Case, task: Task, item: Kelengkapan) -> tuple[int, ...]:
    """The places of the photos that this task has put into the slot and that lie there now."""
    here = {id(given) for given in contents(case, task, item) if given.task == task.id}
    return tuple(n for n, given in enumerate(case.given) if id(given) in here and _pictured(given))


def _pictured(given: Given) -> bool:
    if given.file is None or given.state is not Giving.GOOD:
        return False
    if given.shelved is not None:
        return given.shelved.jenis in PICTURES
    return given.file.mime.startswith("image/")
