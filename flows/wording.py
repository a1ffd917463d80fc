"""How long and how empty words may be."""

from flows.refusals import TextRequired, TextTooLong

TEXT_LIMIT = 1000
"""Characters of a note, reason, comment or typed output."""
NOTULEN_LIMIT = 6000
"""Characters of the minutes of a meeting."""
TITLE_LIMIT = 120
"""Characters of the subject of a berkas, of a field, of an outsider's name."""


def words(text: str, limit: int) -> str:
    """The text trimmed; raises TextRequired or TextTooLong."""
    trimmed = text.strip()
    if not trimmed:
        raise TextRequired
    if len(trimmed) > limit:
        raise TextTooLong(limit)
    return trimmed
