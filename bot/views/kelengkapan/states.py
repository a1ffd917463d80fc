"""Where a document is and how large, in words."""

from bot.views.kelengkapan.checked import active_content
from bot.words import Words, marked
from flows.case import Given
from flows.kelengkapan.checked import flags_of
from flows.kelengkapan.whereabouts import Whereabouts, whereabouts

STATES = {
    Whereabouts.SHELF: marked("checked and kept"),
    Whereabouts.AWAITED: marked("is being checked"),
    Whereabouts.LEFT: marked("kept with Telegram only"),
    Whereabouts.REFUSED: marked("not accepted"),
    Whereabouts.REMOVED: marked("taken out"),
    Whereabouts.PURGED: marked("destroyed, time of keeping over"),
    Whereabouts.PAPER: marked("handed over on paper"),
    Whereabouts.TYPED: marked("typed in Pandu"),
}


def where(words: Words, given: Given) -> str:
    """Where a document is, in words."""
    return words(STATES[whereabouts(given)])


def to_mind(words: Words, given: Given) -> str:
    """What whoever opens a document should mind; empty where there is nothing."""
    here = whereabouts(given)
    if here is Whereabouts.AWAITED:
        return words("Its content has not been checked yet.")
    if here is Whereabouts.LEFT:
        return words(
            "Its content could not be checked by Pandu; it is better opened only where its sender "
            "is known."
        )
    return active_content(words, flags_of(given.shelved.warning)) if given.shelved else ""


def size(number: int) -> str:
    """Bytes as people read them: "812 KB", "1,4 MB"."""
    if number < 1024 * 1024:
        return f"{max(1, round(number / 1024))} KB"
    return f"{number / 1024 / 1024:.1f} MB".replace(".", ",")
