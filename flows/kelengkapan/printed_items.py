"""The single items that a printed box of Mutu Baku lists, word for word."""

import re

MARKED = (
    re.compile(r"(?:^|\s)\d{1,2}\.(?=\s|$)"),
    re.compile(r"(?:^|\s)[-•](?=\s|$)"),
    re.compile(r"(?:^|\s)[a-z][.)](?=\s|$)"),
)
"""Marks before an item: "4.", "-", "•", "a."."""
JOINT = re.compile(r"\s*(?:,|;|/|\bdan\b|\s)\s*")
"""What may stand between two items of a box without marks."""


def printed_items(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The items of a printed box without their marks, and without a lead-in that ends with ":".

    A box without marks is parted only as far as the `names` of its reading bear it out: where
    it prints them one after the other, or as many between commas down to the last; else it is one.
    """
    if not text:
        return ()
    read = tuple(dict.fromkeys(names))
    return _marked(text) or _named(text, read) or _listed(text, read) or (text,)


def _marked(text: str) -> tuple[str, ...]:
    for mark in MARKED:
        first = mark.search(text)
        if first and (not (lead := text[: first.start()].strip()) or lead.endswith(":")):
            parts = mark.split(text[first.start() :])
            return tuple(part.strip() for part in parts if part.strip())
    return ()


def _named(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names as they are printed, the longest where two begin alike; none if words remain."""
    found: list[str] = []
    rest = text
    while rest and len(names) > 1:
        name = max((n for n in names if _begins(rest, n)), key=len, default="")
        joint = JOINT.match(rest, len(name)) if name else None
        if not name or (joint is None and rest[len(name) :]):
            return ()
        found.append(rest[: len(name)])
        rest = rest[joint.end() :] if joint else ""
    return tuple(found)


def _listed(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in text.split(","))
    same = len(parts) == len(names) and _letters(parts[-1]) == _letters(names[-1])
    return parts if same else ()


def _begins(text: str, name: str) -> bool:
    return text[: len(name)].casefold() == name.casefold()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
