"""Which kelengkapan a freely sent dokumen probably is, by name or caption; a person confirms."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from flows.sop import Kelengkapan

SURE = 0.5
"""A file name must hold more than this share of the words of an item."""
ALIKE = 4
"""Letters in which a shortened word and the whole one must agree ("und", no; "undang", yes)."""
# fmt: off
EMPTY_WORDS = frozenset((
    "dan", "atau", "dari", "ke", "di", "untuk", "yang", "dengan", "oleh", "per", "the", "of",
    "final", "fix", "rev", "revisi", "baru", "lama", "copy", "salinan", "scan", "pindai", "img",
    "image", "foto", "photo", "dokumen", "document", "doc", "docx", "pdf", "file", "berkas",
    "wa", "draf", "draft", "ditandatangani", "ttd",
))
# fmt: on


def guess(nama: str, items: Sequence[Kelengkapan], caption: str = "") -> int | None:
    """The place of the one item that the file name speaks of, or else what is written below the
    file; None where none or several do."""
    found = _named(PurePath(nama).stem, items)
    return _named(caption, items) if found is None else found


def _named(text: str, items: Sequence[Kelengkapan]) -> int | None:
    said = _words(text)
    if not said:
        return None
    scores = [_score(said, _words(item.nama)) for item in items]
    best = max(scores, default=0.0)
    if best <= SURE or sum(score == best for score in scores) > 1:
        return None
    return scores.index(best)


def speaks_of(nama: str, item: Kelengkapan) -> bool:
    """Whether the file name shares a word with the item."""
    return _score(_words(PurePath(nama).stem), _words(item.nama)) > 0


def _score(said: frozenset[str], named: frozenset[str]) -> float:
    if not named:
        return 0.0
    return sum(any(_same(word, other) for other in said) for word in named) / len(named)


def _same(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) >= ALIKE and long.startswith(short))


def _words(text: str) -> frozenset[str]:
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    return frozenset(token for token in tokens if len(token) > 1) - EMPTY_WORDS
