"""The answer to "what is late?": with whom, since when, for how long."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button, Screen
from bot.views.waktu.digest import lasting
from bot.words import Words
from flows.people.officials import Official
from flows.waktu.agenda import Entry, Lasted

LINES = 6
"""Steps that one answer names; of the others it gives the number."""
LETTERS = 70
"""Letters of a subject or a name."""


@dataclass(frozen=True, slots=True)
class LateLine:
    """A step past its limit, with whom it is, and for how long; `mine` is the reader's own."""

    entry: Entry
    who: str
    lasted: Lasted
    mine: bool


def late(words: Words, reader: Official, lines: Sequence[LateLine], total: int) -> Screen:
    """The steps past their limit, `total` of them, each with a button to its berkas."""
    shown = lines[:LINES]
    text = words.render(
        "late",
        reader=reader,
        lines=shown,
        total=total,
        letters=LETTERS,
        lasting=lambda one: lasting(words, one),
    )
    digest = Button(words("Digest"), encode(Press(Do.DIGEST, detail="0")))
    return Screen(text, (*((_open(words, line),) for line in shown), (digest,)))


def _open(words: Words, line: LateLine) -> Button:
    entry = line.entry
    do = Do.CARD if line.mine else Do.DETAIL
    label = f"{entry.case} · {words('step %(n)s', n=entry.nomor)}"
    return Button(label, encode(Press(do, entry.case, entry.task)))
