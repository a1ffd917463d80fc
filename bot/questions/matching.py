"""Which SOP or berkas somebody means by a few words."""

import difflib
from collections.abc import Iterable, Sequence
from typing import TypeVar

from bot.questions.reading import WORD, plain
from flows.sop import Sop

T = TypeVar("T")
LIKENESS = 0.8
SHORTEST_BEGINNING = 3
ALIKE = 200
"""Titles, the newest first, that are looked through for a misspelt word."""


def vocabulary(sops: Iterable[Sop]) -> frozenset[str]:
    """Every word that the SOPs use."""
    return frozenset(word for sop in sops for text in _texts(sop) for word in words_in(text))


def named_sops(about: Sequence[str], sops: Iterable[Sop]) -> tuple[Sop, ...]:
    """The SOPs whose title, or its abbreviation, holds all these words."""
    titled = [(sop, f"{sop.judul} {sop.singkatan}") for sop in sops]
    return tuple(matching(about, titled))


def matching(about: Sequence[str], titled: Sequence[tuple[T, str]]) -> list[T]:
    """What the words mean by its title; only where no title has them, one that looks so."""
    exact = [one for one, title in titled if holds(about, title)]
    return exact or [one for one, title in titled[:ALIKE] if holds(about, title, alike=True)]


def holds(about: Sequence[str], title: str, *, alike: bool = False) -> bool:
    """Whether the title has all these words or words that begin so; `alike`: or that look so."""
    there = words_in(title)
    return all(any(_same(word, other, alike) for other in there) for word in about)


def words_in(text: str) -> list[str]:
    """The words of a text in small letters without accents."""
    return WORD.findall(plain(text))


def _same(word: str, other: str, alike: bool) -> bool:
    if word == other or (len(word) >= SHORTEST_BEGINNING and other.startswith(word)):
        return True
    if not alike or len(word) <= SHORTEST_BEGINNING:
        return False
    return bool(difflib.get_close_matches(word, (other,), 1, LIKENESS))


def _texts(sop: Sop) -> Iterable[str]:
    yield sop.judul
    for row in sop.kegiatan:
        box = row.mutu_baku
        yield from (row.uraian, box.kelengkapan_text, box.output_text, row.keterangan)
