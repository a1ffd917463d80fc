"""Which SOP or berkas somebody means by a few words."""

import difflib
from collections.abc import Iterable, Sequence

from bot.questions.reading import WORD, plain
from flows.sop import Sop

LIKENESS = 0.8
SHORTEST_BEGINNING = 3


def vocabulary(sops: Iterable[Sop]) -> frozenset[str]:
    """Every word that the SOPs use."""
    return frozenset(word for sop in sops for text in _texts(sop) for word in words_in(text))


def named_sops(about: Sequence[str], sops: Iterable[Sop]) -> tuple[Sop, ...]:
    """The SOPs whose title, or its abbreviation, holds all these words."""
    return tuple(sop for sop in sops if holds(about, f"{sop.judul} {sop.singkatan}"))


def holds(about: Sequence[str], text: str) -> bool:
    """Whether the text has all these words, words that begin so, or words that look so."""
    there = words_in(text)
    return all(any(_alike(word, other) for other in there) for word in about)


def words_in(text: str) -> list[str]:
    """The words of a text in small letters without accents."""
    return WORD.findall(plain(text))


def _alike(word: str, other: str) -> bool:
    if word == other or (len(word) >= SHORTEST_BEGINNING and other.startswith(word)):
        return True
    return len(word) > SHORTEST_BEGINNING and bool(
        difflib.get_close_matches(word, (other,), 1, LIKENESS)
    )


def _texts(sop: Sop) -> Iterable[str]:
    yield sop.judul
    for row in sop.kegiatan:
        box = row.mutu_baku
        yield from (row.uraian, box.kelengkapan_text, box.output_text, row.keterangan)
