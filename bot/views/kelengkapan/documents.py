"""The documents of a berkas: which there are, where they are, who gave and who opened them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.callbacks import Do, Press, encode
from bot.views.kelengkapan.checked import why_refused
from bot.views.kelengkapan.states import size, to_mind, where
from bot.views.screen import Button, Screen
from bot.words import Words
from flows.case import Case, Given
from flows.kelengkapan.checked import Reason
from flows.kelengkapan.naming import printed
from flows.kelengkapan.shelving import version_number
from flows.kelengkapan.whereabouts import (
    Whereabouts,
    documents,
    handed_on,
    known_to_readers,
    openable,
    turned_away,
    whereabouts,
)
from flows.people.capacity import People
from flows.people.officials import Official
from flows.sop import Sop

PAGE = 5
ACROSS = 5
"""Buttons beside each other."""
AWAY = 3
"""Documents that were not accepted, of which the list says why; more are counted."""
READERS = 3
"""Readers named at a document; more are counted."""


@dataclass(frozen=True, slots=True)
class Held:
    """A berkas with its people and who has opened which document (by `known_to_readers`); the
    reader may not open what lies in the `hidden` slots, and learns no names of it."""

    sop: Sop
    case: Case
    people: People
    readers: Mapping[str, Sequence[Official]]
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ordered:
    """A bundle that was asked for: how many documents, how many are withheld from this reader,
    their bytes, and in how many parts they come."""

    documents: int
    withheld: int
    size: int
    parts: int


@dataclass(frozen=True, slots=True)
class Line:
    """A document as the list shows it."""

    number: int
    given: Given
    nama: str
    earlier: bool
    step: str
    item: str
    where: str
    size: str
    who: Official | None
    readers: tuple[Official, ...]
    more: int
    version: int
    mind: str


def listed(words: Words, held: Held, page: int) -> Screen:
    """One page of the documents of a berkas; the nearest page there is."""
    stand = handed_on(held.sop, held.case)
    places = (*stand, *(n for n in documents(held.sop, held.case) if n not in stand))
    last = max(0, -(-len(places) // PAGE) - 1)
    page = min(max(page, 0), last)
    start = page * PAGE
    shown = list(enumerate(places[start : start + PAGE], start + 1))
    lines = [
        _line(words, held, number, place, earlier=place not in stand) for number, place in shown
    ]
    away = turned_away(held.case) if page == last else ()
    text = words.render(
        "documents",
        case=held.case,
        count=len(stand),
        lines=lines,
        away=[_away(words, held, given) for given in away[-AWAY:]],
        more_away=max(0, len(away) - AWAY),
    )
    case_id = held.case.id
    keys = [*_opening(words, held, shown), *_bundling(words, held, stand)]
    if last:
        around = [n for n in (page - 1, page, page + 1) if 0 <= n <= last]
        label = {page - 1: "‹", page: f"{page + 1}/{last + 1}", page + 1: "›"}
        keys.append(tuple(_key(label[n], Press(Do.DOCUMENTS, case_id, 0, str(n))) for n in around))
    return Screen(text, tuple(keys))


def caption(words: Words, sop: Sop, case: Case, people: People, given: Given) -> str:
    """What stands under a document that is handed over."""
    giver = case.task(given.task)
    return words.render(
        "document",
        case=case,
        given=given,
        item=printed(sop, case, given.task, given.kode),
        giver=giver,
        who=people.acted(given.by, given.at, giver),
        mind=to_mind(words, given),
    )


def preparing(words: Words, case: Case, order: Ordered) -> Screen:
    """That a bundle is being put together, in one line."""
    return Screen(words.render("preparing", case=case, order=order, size=size(order.size)))


def too_much(words: Words, case: Case, as_pdf: bool) -> Screen:
    """That a bundle could not be put together or is too large, and what can be done."""
    return Screen(words.render("too_much", case=case, as_pdf=as_pdf))


def missing(words: Words, given: Given) -> Screen:
    """That the content of a document is not where it was kept."""
    return Screen(words.render("missing", nama=given.file.nama if given.file else ""))


def step(case: Case, given: Given) -> str:
    """The number of the step that a document is from; of one that came along, which berkas."""
    task = case.task(given.task)
    return (given.source or "") if task is None else task.nomor


def _line(words: Words, held: Held, number: int, place: int, *, earlier: bool) -> Line:
    given = held.case.given[place]
    shelved = given.shelved
    readers = held.readers.get(known_to_readers(given), ())
    return Line(
        number,
        given,
        _named(held, given),
        earlier,
        step(held.case, given),
        printed(held.sop, held.case, given.task, given.kode),
        where(words, given),
        size(shelved.size) if shelved else "",
        held.people.acted(given.by, given.at, held.case.task(given.task)),
        tuple(readers[:READERS]),
        max(0, len(readers) - READERS),
        version_number(held.case, given),
        "" if whereabouts(given) is Whereabouts.AWAITED else to_mind(words, given),
    )


def _away(words: Words, held: Held, given: Given) -> tuple[str, str, str]:
    """The name, the step and the reason of a document that was not accepted."""
    return _named(held, given), step(held.case, given), why_refused(words, Reason(given.why))


def _named(held: Held, given: Given) -> str:
    """The name of a document; of one that the reader may not open only what kind it is."""
    if given.file is None or given.kode in held.hidden:
        return printed(held.sop, held.case, given.task, given.kode)
    return given.file.nama


def _opening(
    words: Words, held: Held, shown: Sequence[tuple[int, int]]
) -> list[tuple[Button, ...]]:
    """Buttons that open one document each, then those that open all of a step that stand."""
    case = held.case
    fit = [n for n in openable(held.sop, case) if case.given[n].kode not in held.hidden]
    stand = [n for n in handed_on(held.sop, case) if n in fit]
    keys = [
        _key(f"📄 {number}", Press(Do.DOCUMENT, case.id, 0, str(place)))
        for number, place in shown
        if place in fit
    ]
    rows = [tuple(keys[n : n + ACROSS]) for n in range(0, len(keys), ACROSS)]
    for task_id in dict.fromkeys(case.given[place].task for _, place in shown):
        count = sum(case.given[place].task == task_id for place in stand)
        task = case.task(task_id)
        if count > 1 and task is not None:
            label = words("📂 Step %(nomor)s: open all (%(n)s)", nomor=task.nomor, n=count)
            rows.append((_key(label, Press(Do.DOCUMENTS_OF, case.id, task_id)),))
    return rows


def _bundling(words: Words, held: Held, stand: Sequence[int]) -> list[tuple[Button, ...]]:
    """All in one, where there are several and the reader may open any of them."""
    case = held.case
    if len(stand) < 2 or all(case.given[place].kode in held.hidden for place in stand):
        return []
    return [
        (_key(words("🗜 All in one ZIP"), Press(Do.BUNDLE, case.id, 0, "zip")),),
        (_key(words("📕 All in one PDF"), Press(Do.BUNDLE, case.id, 0, "pdf")),),
    ]


def _key(label: str, press: Press) -> Button:
    return Button(label, encode(press))
