"""Documents that came before their step: what a card says of them, and what is asked of them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.callbacks import Do, Press, encode
from bot.views.kelengkapan.which import NAMED, Sent
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.people.officials import Official


def with_kept(words: Words, screen: Screen, kept: Sequence[Sent]) -> Screen:
    """The card with what the reader sent earlier and has no slot yet, and the button for it."""
    if not kept:
        return screen
    text = words.render("kept", **_named(kept))
    rows = ((_put_in(words, Style.PRIMARY),), *screen.buttons)
    return replace(screen, text=f"{screen.text}\n\n{text}", buttons=rows)


def asked(words: Words, reader: Official, kept: Sequence[Sent], first: Press) -> Screen:
    """Asks before a step is closed while documents wait; `first` is what was pressed."""
    without = Press(Do.WITHOUT_KEPT, first.case, first.task, f"{first.do.value}{first.detail}")
    back = Press(Do.CARD, first.case, first.task)
    rows = (
        (_put_in(words, Style.PRIMARY),),
        (Button(words("Finish without it"), encode(without)),),
        (Button(words("Back"), encode(back)),),
    )
    return Screen(words.render("kept_asked", **_named(kept), reader=reader), rows)


def _put_in(words: Words, style: Style) -> Button:
    return Button(words("📥 Put in the kept documents"), encode(Press(Do.KEPT)), style=style)


def _named(kept: Sequence[Sent]) -> dict[str, object]:
    nama = ", ".join(one.nama for one in kept[:NAMED])
    return {"nama": nama, "n": len(kept), "more": max(0, len(kept) - NAMED)}
