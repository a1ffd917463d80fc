"""Whole sentences that officials say every day, and what they mean by them."""

import re

from bot.questions.question import HowTo, Question, ReadSop, Topic, Whereabouts
from bot.questions.reading import WORD, plain

SAID: tuple[tuple[re.Pattern[str], Question], ...] = (
    (
        re.compile(
            r"\bwho (has|holds|have|got|is holding) (the |my |this |our )?(file|case|berkas)\b"
            r"|\bwhere is (the |my |this |our )?(file|case|berkas)\b"
        ),
        Whereabouts(),
    ),
    (
        re.compile(r"\b(penyedia|rekanan|pelaku usaha)\b.*\b(daftar|mendaftar|registrasi)\b"),
        ReadSop(("registrasi", "penyedia")),
    ),
    (
        re.compile(r"\bsaya (akan |sedang |mau |ada )?(dinas luar|cuti|berhalangan|sakit)\b"),
        HowTo(Topic.AWAY),
    ),
)
"""The first that fits counts."""
ENGLISH = re.compile(r"\b(how|what|who|whom|where|which|when)\b")


def everyday(text: str) -> Question | None:
    """What is meant by such a sentence; None where it is none."""
    said = " ".join(WORD.findall(plain(text)))
    return next((meant for pattern, meant in SAID if pattern.search(said)), None)


def in_english(text: str) -> bool:
    """Whether a question is asked in English."""
    return ENGLISH.search(plain(text)) is not None
