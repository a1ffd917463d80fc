"""Finding rows of the SOPs in force by their words, whatever has been typed."""

import difflib
import hashlib
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from flows.sop import Kegiatan, Sop
from storage.database import meta, remember

FILLED = "search_editions"
"""The fact under which a digest of the editions that the search knows is kept."""
WORD = re.compile(r"[^\W_]+")
LONGEST = 10
"""Words of a query that count; whoever pastes a whole page is looking for its beginning."""
MISSPELT_FROM = 4
"""Letters from which on a word that no SOP uses is taken for a misspelt one."""
LIKENESS = 0.82
HERE, GONE = "\x02", "\x03"
"""Stand before and behind the words that were found in a snippet."""
SNIPPET = 14
"""Words of a snippet."""
WEIGHTS = "10.0, 6.0, 5.0, 2.0, 3.0"


class Box(StrEnum):
    """The printed box of a row in which the words were found."""

    URAIAN = "uraian"
    KELENGKAPAN = "kelengkapan"
    OUTPUT = "output"
    KETERANGAN = "keterangan"


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that holds all words; `snippet` is from the box, its words between HERE and GONE."""

    sop: str
    nomor: str
    box: Box
    snippet: str


def fill(conn: sqlite3.Connection, sops: Iterable[Sop]) -> None:
    """Put the rows of these SOPs in place of what the search knew, unless it knows just them."""
    known = sorted(sops, key=lambda sop: sop.id)
    names = "\n".join(f"{sop.id} {sop.edition} {sop.unit}" for sop in known)
    digest = hashlib.sha256(names.encode()).hexdigest()
    if meta(conn, FILLED) == digest:
        return
    conn.execute("DELETE FROM sop_search")
    conn.executemany(
        "INSERT INTO sop_search (uraian, kelengkapan, output, keterangan, judul, sop_id, nomor,"
        " unit) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*_boxes(row), sop.judul, sop.id, row.nomor, sop.unit)
            for sop in known
            for row in sop.kegiatan
        ],
    )
    remember(conn, FILLED, digest)


def find(conn: sqlite3.Connection, text: str, unit: str, limit: int) -> list[Hit]:
    """The rows that hold all words of the text or words that begin so; the unit's own first.

    A word that no SOP uses counts as the most similar one that is used. Empty where the text has
    no words or no row holds them all.
    """
    words = [_spelt(conn, word) for word in words_of_query(text)]
    if not words:
        return []
    snippets = ", ".join(
        f"snippet(sop_search, {n}, '{HERE}', '{GONE}', '…', {SNIPPET})" for n in range(len(Box))
    )
    rows = conn.execute(
        f"SELECT sop_id, nomor, {snippets} FROM sop_search WHERE sop_search MATCH ?"  # noqa: S608
        f" ORDER BY unit <> ?, bm25(sop_search, {WEIGHTS}), rowid LIMIT ?",
        (" ".join(f'"{word}" *' for word in words), unit, limit),
    )
    return [_hit(row[0], row[1], row[2:]) for row in rows]


def words_of_query(text: str) -> list[str]:
    """The words of a text that the search looks for: letters and digits alone, no single letter."""
    found = (word.casefold() for word in WORD.findall(text))
    return [word for word in dict.fromkeys(found) if len(word) > 1 or word.isdecimal()][:LONGEST]


def _boxes(row: Kegiatan) -> tuple[str, str, str, str]:
    box = row.mutu_baku
    return row.uraian, box.kelengkapan_text, box.output_text, row.keterangan


def _spelt(conn: sqlite3.Connection, word: str) -> str:
    """The word, or the one that was probably meant where no SOP uses a word that begins so.

    The first letter is taken to be right.
    """
    if len(word) < MISSPELT_FROM or word.isdecimal():
        return word
    used = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM sop_search WHERE sop_search MATCH ?)", (f'"{word}" *',)
    ).fetchone()
    if used[0]:
        return word
    near = conn.execute(
        "SELECT term FROM sop_terms WHERE substr(term, 1, 1) = ? AND length(term) BETWEEN ? AND ?"
        " ORDER BY term",
        (word[0], len(word) - 2, len(word) + 2),
    )
    terms = [term for (term,) in near]
    return next(iter(difflib.get_close_matches(word, terms, 1, LIKENESS)), word)


def _hit(sop: str, nomor: str, snippets: tuple[str, ...]) -> Hit:
    """The box that holds most of the words; the uraian where only the title of the SOP does."""
    at = max(range(len(snippets)), key=lambda n: (len(set(_marked(snippets[n]))), -n))
    return Hit(sop, nomor, tuple(Box)[at], snippets[at])


def _marked(snippet: str) -> list[str]:
    return [part.split(GONE)[0].casefold() for part in snippet.split(HERE)[1:]]
