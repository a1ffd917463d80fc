"""Photographed pages that are to become one PDF: their order, and buttons to arrange them."""

from bot.callbacks import Do, Press, encode
from bot.views.kelengkapan.slot import Slot
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.kelengkapan.album import Album, Page

ARRANGED = 22
"""Pages that have buttons of their own; Telegram takes no message with more than 100."""


def album_screen(words: Words, slot: Slot, album: Album) -> Screen:
    """The pages in order, each with what can be done with it."""
    given = slot.case.given
    lines = [(given[p.place], p.turn) for p in album.pages]
    text = words.render("album", **slot.values(), lines=lines, most=ARRANGED)
    rows = [_row(slot, n, page) for n, page in enumerate(album.pages[:ARRANGED], 1)]
    if album.pages:
        label = words("🗂 Make one PDF of %(n)s pages", n=len(album.pages))
        rows.append((_key(slot, label, "j", Style.SUCCESS),))
    if album.dropped:
        rows.append((_key(slot, words("Begin anew with all photos"), "n"),))
    back = encode(Press(Do.SLOT, slot.case.id, slot.task.id, str(slot.index)))
    return Screen(text, (*rows, (Button(words("Back"), back),)))


def offered(words: Words, slot: Slot, count: int) -> Screen:
    """After photos have come in: one line, and the way to join them."""
    text = words.render("album_offer", **slot.values(), count=count)
    return Screen(text, ((_key(slot, words("🗂 Make one PDF"), "", Style.PRIMARY),),))


def _row(slot: Slot, number: int, page: Page) -> tuple[Button, ...]:
    look = encode(Press(Do.DOCUMENT, slot.case.id, 0, str(page.place)))
    return (
        Button(f"👁 {number}", look),
        _key(slot, "↻", f"r{page.place}"),
        _key(slot, "↑", f"u{page.place}"),
        _key(slot, "✕", f"x{page.place}"),
    )


def _key(slot: Slot, label: str, asked: str, style: Style = Style.PLAIN) -> Button:
    detail = f"{slot.index}.{asked}" if asked else str(slot.index)
    return Button(label, encode(Press(Do.ALBUM, slot.case.id, slot.task.id, detail)), style=style)
