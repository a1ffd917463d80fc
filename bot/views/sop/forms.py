"""The SOPs to read: which there are, the front of a form, one row a screen."""

from collections.abc import Sequence

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.screen import Button, Screen, Style
from bot.views.sop.folding import folded
from bot.words import Words
from flows.sop import Kegiatan, Sop
from flows.units import Unit


def sops(words: Words, unit: Unit, known: Sequence[Sop], others: Sequence[Unit]) -> Screen:
    """/sop: the SOPs of a unit, with the `others` that have some one tap away."""
    text = words.render("sops", unit=unit, sops=known, others=others)
    forms = tuple(
        (Button(shortened(sop.judul), encode(Press(Do.SOP, detail=sop.id))),) for sop in known
    )
    units = tuple(
        (Button(f"🏛 {shortened(other.nama)}", encode(Press(Do.SOPS, detail=other.id))),)
        for other in others
    )
    return Screen(text, (*forms, *units))


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
        (Button(words("All SOPs"), encode(Press(Do.SOPS, detail=sop.unit))),),
    ]
    if may_open:
        label = words("Open a file")
        start = Button(label, encode(Press(Do.OPEN, detail=sop.id)), style=Style.PRIMARY)
        rows.insert(0, (start,))
    return Screen(folded(words, "sop_front", sop=sop), tuple(rows))


def sop_row(words: Words, sop: Sop, position: int) -> Screen:
    """One row of the form, counted from 1, with its neighbours one tap away."""
    position = min(max(position, 1), len(sop.kegiatan))
    text = row_text(words, sop, sop.kegiatan[position - 1])
    here = f"{position}/{len(sop.kegiatan)}"
    turns = [Button(here, encode(Press(Do.ROW, task=position, detail=sop.id)))]
    if position > 1:
        turns.insert(0, Button("‹", encode(Press(Do.ROW, task=position - 1, detail=sop.id))))
    if position < len(sop.kegiatan):
        turns.append(Button("›", encode(Press(Do.ROW, task=position + 1, detail=sop.id))))
    back = Button(shortened(sop.judul), encode(Press(Do.SOP, detail=sop.id)))
    return Screen(text, (tuple(turns), (back,)))


def row_text(words: Words, sop: Sop, row: Kegiatan) -> str:
    """A row with all its boxes, complete in itself wherever it is pasted."""
    return folded(words, "sop_row", sop=sop, row=row)
