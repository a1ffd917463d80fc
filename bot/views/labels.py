"""Names as short as a button holds them."""

from collections.abc import Sequence

LABEL_LIMIT = 38
"""Characters of an item's name on a button; phones cut longer labels."""

COPIES = ("fotocopy ", "fotokopi ", "foto copy ", "salinan ")
LOOSE = " /,;:·(-–"
"""What a cut label does not end in."""


def shortened(text: str, limit: int = LABEL_LIMIT) -> str:
    """The text cut to what fits on a button, between words where that leaves most of it, with an
    ellipsis where something is lost."""
    if len(text) <= limit:
        return text
    kept, after = text[: limit - 1], text[limit - 1]
    ends = max(kept.rfind(" "), kept.rfind("/"))
    if after.isalnum() and ends >= limit // 2:
        kept = kept[:ends]
    return kept.rstrip(LOOSE) + "…"


def telling(nama: str) -> str:
    """The name of an item without the word for a copy, which many names begin with."""
    for copy in COPIES:
        if nama.lower().startswith(copy) and len(nama) > LABEL_LIMIT // 2:
            return nama[len(copy) :]
    return nama


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
