"""From what was typed to words with a sense: lower case, no accents, slips put right."""

import difflib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from bot.questions.lexicon import LEXICON, NUMBERS, PHRASES, Sense

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"(?:ke)?(\d{1,2}[a-z]?)")
CASE = re.compile(r"\b([a-z]{2,5})[\s./_-]*(20\d\d)[\s./_-]*(\d{1,6})\b")
TOGETHER = re.compile("|".join(rf"\b{phrase.replace(' ', ' +')}\b" for phrase in PHRASES))
ENDING = re.compile(r"(?:nya|ku|kah)$")
LEADS = frozenset({"no", "nomor", "nomer", "nmr", "ke", "yang", "kegiatan"})
"""What may stand between "langkah" and its number, or in the place of "langkah"."""
LONGEST = 30
"""Words that are read; a question is shorter, and a letter is none."""
LIKENESS = 0.8
SHORTEST_SLIP = 5
"""Letters from which on a word may be a misspelt one."""
SLIPS = tuple(word for word in LEXICON if len(word) >= SHORTEST_SLIP)


@dataclass(frozen=True, slots=True)
class Read:
    """What was typed: numbers of a berkas and a step, senses, and the words left over.

    `words` are all but the fillers, `content` those without any sense, both in order.
    """

    case: str
    nomor: str
    senses: frozenset[Sense]
    words: tuple[str, ...]
    content: tuple[str, ...]


def read(text: str, vocabulary: Collection[str]) -> Read:
    """The words with their senses; a word of the `vocabulary` (the SOPs' own) is no slip."""
    said = joined(plain(text))
    named = CASE.search(said)
    if named is not None:
        said = said[: named.start()] + said[named.end() :]
    tokens = WORD.findall(said)[:LONGEST]
    nomor, tokens = _step(tokens, vocabulary)
    senses = [_sense(token, vocabulary) for token in tokens]
    return Read(
        "" if named is None else _case(named),
        nomor,
        frozenset(sense for sense in senses if sense is not None),
        tuple(t for t, s in zip(tokens, senses, strict=True) if s is not Sense.FILLER),
        tuple(t for t, s in zip(tokens, senses, strict=True) if s is None),
    )


def plain(text: str) -> str:
    """The text in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def joined(said: str) -> str:
    """The text with its phrases and spoken numbers as one word each."""
    return TOGETHER.sub(lambda found: PHRASES[" ".join(found.group().split())], said)


def _case(named: re.Match[str]) -> str:
    """The number as berkas are numbered: PTA-2026-014."""
    singkatan, year, number = named.groups()
    return f"{singkatan.upper()}-{year}-{int(number):03d}"


def _step(tokens: list[str], vocabulary: Collection[str]) -> tuple[str, list[str]]:
    """The number behind "langkah" or what stands for it, and the other words.

    A lone number is one too. Empty where there is none.
    """
    for at, token in enumerate(tokens):
        nomor = _number(token)
        if not nomor:
            continue
        lead = at
        while lead > 0 and tokens[lead - 1] in LEADS:
            lead -= 1
        after_step = lead > 0 and _sense(tokens[lead - 1], vocabulary) in (Sense.STEP, Sense.NEXT)
        if after_step or lead < at or len(tokens) == 1:
            return nomor, tokens[:lead] + tokens[at + 1 :]
    return "", tokens


def _number(token: str) -> str:
    if (figure := NUMBER.fullmatch(token)) is not None:
        return figure.group(1).lstrip("0")
    return NUMBERS.get(token.removeprefix("ke"), "")


def _sense(token: str, vocabulary: Collection[str]) -> Sense | None:
    """What the word does in a question; None where it is about something."""
    known = LEXICON.get(token) or LEXICON.get(ENDING.sub("", token))
    if known is not None or token in vocabulary or len(token) < SHORTEST_SLIP:
        return known
    meant = difflib.get_close_matches(token, SLIPS, 1, LIKENESS)
    return LEXICON[meant[0]] if meant else None
