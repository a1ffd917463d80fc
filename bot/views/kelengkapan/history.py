"""What was ever given to a slot, entry by entry, and the pages it takes to tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape

from markupsafe import Markup

from bot.views.kelengkapan.checked import minded, why_refused
from bot.views.kelengkapan.slot import Slot
from bot.views.kelengkapan.states import size, to_mind, where
from bot.views.screen import TAG
from bot.words import Words
from flows.case import Given
from flows.kelengkapan.addressees import readable
from flows.kelengkapan.checked import Jenis, Reason, flags_of
from flows.kelengkapan.shelving import Version, refused, versions
from flows.kelengkapan.whereabouts import Whereabouts, whereabouts
from flows.people.capacity import People
from flows.people.officials import Actor, Official

PAGE = 3000
"""Characters of the entries of one page; Telegram takes 4096 with everything around them."""
MOST = 8
"""Entries of one page; each document among them has a button."""
PART = 2000
"""Characters of words in one entry; longer ones go on in the next."""
EVIDENT = (Whereabouts.SHELF, Whereabouts.PAPER)
"""Where something is, if the rest of its entry says so already."""
MESSAGE = 3000
"""Characters of words that one message of their own holds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was `given`, as HTML; `number` is the version, 0 where it was not accepted.

    `first` and `last` say that the entry begins or ends what is told of its version on a page.
    """

    given: Given
    text: Markup
    number: int
    now: bool
    who: Official | None
    at: datetime
    first: bool = False
    last: bool = False


def pages(words: Words, slot: Slot, people: People, reader: Actor) -> tuple[tuple[Entry, ...], ...]:
    """All that was given, the newest first, then what was not accepted; at least one page."""
    told: list[list[Entry]] = [[]]
    room = PAGE
    for entry in _entries(words, slot, people, reader):
        room -= _length(entry.text)
        if told[-1] and (room < 0 or len(told[-1]) == MOST):
            told.append([])
            room = PAGE - _length(entry.text)
        told[-1].append(entry)
    return tuple(_framed(page, after) for page, after in zip(told, [*told[1:], []], strict=True))


def parts_of(text: str, most: int = MESSAGE) -> list[str]:
    """The text in parts of at most so many characters, cut between lines where there is one."""
    parts = []
    while len(text) > most:
        cut = text.rfind("\n", 1, most)
        cut = cut if cut > 0 else most
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip("\n")
    return [*parts, text]


def _framed(page: Sequence[Entry], after: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a page, marked where a version begins and ends; it may go on after it."""
    around = [None, *(entry.number for entry in page), after[0].number if after else None]
    return tuple(
        replace(one, first=around[n] != one.number, last=around[n + 2] != one.number)
        for n, one in enumerate(page)
    )


def _entries(words: Words, slot: Slot, people: People, reader: Actor) -> Iterator[Entry]:
    found = versions(slot.case, slot.task, slot.item)
    for version in found:
        first = version.given[0]
        who = people.acted(first.by, first.at, slot.case.task(first.task))
        for n, given in enumerate(version.given, 1):
            for text in _told(words, slot, reader, given, n, _same_as(found, version, given)):
                yield Entry(given, text, version.number, version.now, who, first.at)
    for given in refused(slot.case, slot.item.kode):
        who = people.acted(given.by, given.at, slot.case.task(given.task))
        nama = given.file.nama if given.file else ""
        text = Markup("{} · {}").format(nama, why_refused(words, Reason(given.why)))
        yield Entry(given, text, 0, now=False, who=who, at=given.at)


def _told(
    words: Words, slot: Slot, reader: Actor, given: Given, n: int, same_as: int
) -> Iterator[Markup]:
    """One document or paper as one entry; words as many as it takes."""
    here = whereabouts(given)
    kept = given.shelved
    said = [""] if given.file or given.fisik else parts_of(_said(slot, given, reader), PART)
    nama = given.file.nama if given.file else ""
    for part in said:
        text = words.render(
            "contents_given",
            given=given,
            n=n,
            said=part,
            size=size(kept.size) if kept else "",
            where="" if here in EVIDENT else where(words, given),
            same_as=same_as,
            mind=_mind(words, given, nama),
        )
        yield Markup(text)  # noqa: S704  rendered by a template that escapes


def _mind(words: Words, given: Given, nama: str) -> str:
    if (kept := given.shelved) is not None:
        return minded(words, Jenis(kept.jenis), nama, flags_of(kept.warning))
    return to_mind(words, given) if whereabouts(given) is Whereabouts.LEFT else ""


def _said(slot: Slot, given: Given, reader: Actor) -> str:
    return readable(slot.sop, slot.case, given, reader)


def _same_as(found: Sequence[Version], version: Version, given: Given) -> int:
    """The earlier version that holds the very same content; 0 where there is none."""
    if given.shelved is None:
        return 0
    same = (
        one.number
        for one in found
        for other in one.given
        if one.number < version.number
        and other.shelved is not None
        and other.shelved.sha256 == given.shelved.sha256
    )
    return max(same, default=0)


def _length(html: str) -> int:
    """Characters that are read, as Telegram counts them."""
    return len(unescape(TAG.sub("", html)).encode("utf-16-le")) // 2
