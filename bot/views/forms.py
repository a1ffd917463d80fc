"""The SOPs to read: which there are, the front of a form, one row a screen."""

from collections.abc import Sequence

from bot.callbacks import Do, Press, encode
from bot.views.keys import shortened
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.sop import Sop


def sops(words: Words, known: Sequence[Sop]) -> Screen:
    """/sop: the SOPs of the reader's unit."""
    text = words.render("sops", sops=known)
    rows = tuple(
        (Button(shortened(sop.judul), encode(Press(Do.SOP, detail=sop.id))),) for sop in known
    )
    return Screen(text, rows)


def openable(words: Words, known: Sequence[Sop]) -> Screen:
    """/mulai: the SOPs under which the reader may open a berkas."""
    text = words.render("openable", sops=known)
    rows = tuple(
        (Button(shortened(sop.judul), encode(Press(Do.OPEN, detail=sop.id)), style=Style.PRIMARY),)
        for sop in known
    )
    return Screen(text, rows)


def sop_front(words: Words, sop: Sop, *, may_open: bool) -> Screen:
    """The identity block of a form, with the notes on outdated law."""
    rows = [
        (Button(words("Read the steps ›"), encode(Press(Do.ROW, task=1, detail=sop.id))),),
        (Button(words("All SOPs"), encode(Press(Do.SOPS))),),
    ]
    if may_open:
        label = words("Open a file")
        start = Button(label, encode(Press(Do.OPEN, detail=sop.id)), style=Style.PRIMARY)
        rows.insert(0, (start,))
    return Screen(words.render("sop_front", sop=sop), tuple(rows))


def sop_row(words: Words, sop: Sop, position: int) -> Screen:
    """One row of the form, counted from 1, with its neighbours one tap away."""
    position = min(max(position, 1), len(sop.kegiatan))
    row = sop.kegiatan[position - 1]
    text = words.render("sop_row", sop=sop, row=row, position=position)
    here = f"{position}/{len(sop.kegiatan)}"
    turns = [Button(here, encode(Press(Do.ROW, task=position, detail=sop.id)))]
    if position > 1:
        turns.insert(0, Button("‹", encode(Press(Do.ROW, task=position - 1, detail=sop.id))))
    if position < len(sop.kegiatan):
        turns.append(Button("›", encode(Press(Do.ROW, task=position + 1, detail=sop.id))))
    back = Button(shortened(sop.judul), encode(Press(Do.SOP, detail=sop.id)))
    return Screen(text, (tuple(turns), (back,)))
