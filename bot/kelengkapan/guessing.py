"""Which kelengkapan a freely sent dokumen probably is, by name or caption; a person confirms."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from flows.mutu_baku import Kelengkapan

SURE = 0.5
"""A file name must hold more than this share of the words of an item."""
ALIKE = 4
"""Letters in which a shortened word and the whole one must agree ("und", no; "undang", yes)."""
SHORTEST = 3
"""Letters of an abbreviation at least."""
ABBREVIATION = re.compile(rf"\b[A-Z]{{{SHORTEST},6}}\b")
NAMES = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")
INITIAL = re.compile(r"\b[A-Z]")
OFFICES = frozenset(("ppk", "lpse", "ukpbj", "opd", "skpd", "kpa", "kpbj"))
"""Abbreviations of who has a dokumen, which do not tell which it is."""
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
    stem = PurePath(nama).stem
    tried = (look(text, items) for text in (stem, caption) for look in (_named, _abbreviated))
    return next((place for place in tried if place is not None), None)


def _abbreviated(text: str, items: Sequence[Kelengkapan]) -> int | None:
    """The one item with an abbreviation that is said."""
    said = _words(text)
    found = [n for n, item in enumerate(items) if said & _abbreviations(item.nama)]
    return found[0] if len(found) == 1 else None


def _abbreviations(nama: str) -> frozenset[str]:
    """What stands abbreviated in a name, and the first letters of three or more names in a row."""
    if nama.isupper():
        return frozenset()
    printed = ABBREVIATION.findall(nama)
    runs = (INITIAL.findall(run) for run in NAMES.findall(nama))
    made = ("".join(run[n:end]) for run in runs for n, end in _spans(len(run)))
    return frozenset(word.lower() for word in (*printed, *made)) - OFFICES


def _spans(count: int) -> list[tuple[int, int]]:
    return [(n, end) for n in range(count) for end in range(n + SHORTEST, count + 1)]


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
