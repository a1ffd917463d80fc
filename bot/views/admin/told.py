"""In which words administrative acts are told, and what the ids in them are called."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """In which words it is told, and what ids are called: a person by their number, a post by its
    peran, an SOP by its id."""

    words: Words
    person: Callable[[str], str]
    post: Callable[[str], str]
    sop: Callable[[str], str]

    def day(self, text: str) -> str:
        """An ISO day in words; nothing where there is none."""
        return self.words.day(date.fromisoformat(text)) if text else ""

    def moment(self, text: str) -> str:
        """An ISO moment in words, by the clock of the office."""
        return self.words.moment(datetime.fromisoformat(text))
