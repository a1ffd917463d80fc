"""Names as short as a button holds them."""

from collections.abc import Sequence

LABEL_LIMIT = 38
"""Characters of an item's name on a button; phones cut longer labels."""


def shortened(text: str, limit: int = LABEL_LIMIT) -> str:
    """The text cut to what fits on a button, with an ellipsis where something is lost."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def names_apart(names: Sequence[str]) -> list[str]:
    """The names as short as a button holds them; of those that then read alike the second bears
    (2), the third (3), and so on."""
    seen: dict[str, int] = {}
    found = []
    for nama in map(shortened, names):
        count = seen[nama.casefold()] = seen.get(nama.casefold(), 0) + 1
        mark = f" ({count})" if count > 1 else ""
        found.append(shortened(nama, LABEL_LIMIT - len(mark)) + mark)
    return found
