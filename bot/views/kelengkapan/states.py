"""Where a document is and how large, in words."""

from bot.words import Words, marked
from flows.case import Given
from flows.kelengkapan.whereabouts import Whereabouts, whereabouts

STATES = {
    Whereabouts.SHELF: marked("checked and kept"),
    Whereabouts.AWAITED: marked("is being checked"),
    Whereabouts.LEFT: marked("kept with Telegram only"),
    Whereabouts.REFUSED: marked("not accepted"),
    Whereabouts.REMOVED: marked("taken out"),
    Whereabouts.PURGED: marked("destroyed, time of keeping over"),
    Whereabouts.PAPER: marked("handed over on paper"),
}


def where(words: Words, given: Given) -> str:
    """Where a document is, in words."""
    return words(STATES[whereabouts(given)])


def size(number: int) -> str:
    """Bytes as people read them: "812 KB", "1,4 MB"."""
    if number < 1024 * 1024:
        return f"{max(1, round(number / 1024))} KB"
    return f"{number / 1024 / 1024:.1f} MB".replace(".", ",")
