"""What is kept about a person as a text they can read: headings, local times, no braces."""

import re
from collections.abc import Iterator
from datetime import datetime

from bot.words import Words

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)")


def as_text(words: Words, kept: dict[str, object]) -> str:
    """The whole record, one section after the other; what holds nothing is left out."""
    parts = (
        "\n".join((_heading(name), *_lines(words, value))) for name, value in kept.items() if value
    )
    return "\n\n".join(parts) + "\n"


def _heading(name: str) -> str:
    return name.replace("_", " ").upper()


def _lines(words: Words, value: object) -> Iterator[str]:
    match value:
        case dict():
            yield from (f"{_label(name)}: {_plain(words, one)}" for name, one in value.items())
        case list():
            yield from (f"- {_plain(words, one)}" for one in value)
        case other:
            yield _plain(words, other)


def _label(name: object) -> str:
    return str(name).replace("_", " ")


def _plain(words: Words, value: object) -> str:
    """One value in a line; moments by the clock of the office."""
    match value:
        case None | "":
            return "-"
        case bool():
            return "ya" if value else "tidak"
        case dict():
            return "; ".join(f"{_label(name)}: {_plain(words, one)}" for name, one in value.items())
        case list():
            return ", ".join(_plain(words, one) for one in value) or "-"
        case str() if MOMENT.fullmatch(value):
            return words.moment(datetime.fromisoformat(value))
        case other:
            return str(other)
