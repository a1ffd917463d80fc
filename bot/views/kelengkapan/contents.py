"""One slot in full: every version that was given, what became of it, and what can be done."""

from collections.abc import Sequence

from bot.callbacks import Do, Press, encode
from bot.views.kelengkapan.history import Entry, pages
from bot.views.kelengkapan.slot import Slot
from bot.views.keys import Rows
from bot.views.labels import shortened
from bot.views.screen import Button, Screen
from bot.words import Words
from flows.case import Given
from flows.kelengkapan.album import photos
from flows.kelengkapan.shelving import version_number
from flows.kelengkapan.slots import (
    contents,
    giver,
    is_asked,
    is_there,
    known_as,
    takes_file,
    takes_paper,
)
from flows.people.capacity import People
from flows.people.officials import Actor

READ_WHOLE = 300
"""Characters from which on words can be had as messages of their own."""


def slot_screen(words: Words, slot: Slot, people: People, reader: Actor, page: int = 0) -> Screen:
    """The screen of a slot for whoever has the task in hand; the nearest page there is."""
    found = pages(words, slot, people, reader)
    page = min(page, len(found) - 1)
    text = words.render(
        "contents",
        **slot.values(),
        entries=found[page],
        waiver=slot.case.waivers.get((slot.task.id, slot.item.kode)),
    )
    keys = (
        *_buttons(words, slot),
        *_removing(words, slot, found[page]),
        *_waiving(words, slot),
        *_around(slot, page, len(found)),
    )
    back = Button(words("Back"), encode(Press(Do.CARD, slot.case.id, slot.task.id)))
    return Screen(text, (*keys, (back,)))


def taken_out(words: Words, slot: Slot, given: Given) -> str:
    """What lies in the slot after that was taken out: the rest, an earlier version, or nothing."""
    lying = contents(slot.case, slot.task, slot.item)
    if not lying:
        return words("Taken out; it stays known in the record. This requirement is empty now.")
    number = version_number(slot.case, lying[0])
    if giver(given) == giver(lying[0]):
        return words("Taken out; %(n)s of version %(number)s remain.", n=len(lying), number=number)
    return words("Taken out; version %(number)s stands again.", number=number)


def _around(slot: Slot, page: int, of: int) -> Rows:
    """The way to the other pages, where there are any."""
    if of == 1:
        return ()
    labels = {page - 1: "‹", page: f"{page + 1}/{of}", page + 1: "›"}
    known = [n for n in labels if 0 <= n < of]
    return (tuple(_key(slot, labels[n], Do.SLOT, f"{slot.index}.{n}") for n in known),)


def _buttons(words: Words, slot: Slot) -> Rows:
    lying = contents(slot.case, slot.task, slot.item)
    rows: list[tuple[Button, ...]] = []
    if any(g.file for g in lying):
        rows.append((_key(slot, words("📂 Open all"), Do.SHOW),))
    if any(len(g.text) > READ_WHOLE for g in lying):
        label = words("📖 Read: %(item)s", item=shortened(slot.item.nama))
        rows.append((_key(slot, label, Do.READ),))
    if is_asked(slot.case, slot.task, slot.row, slot.item) and takes_file(slot.item):
        rows += _giving(words, slot, lying)
    return tuple(rows)


def _waiving(words: Words, slot: Slot) -> Rows:
    if not slot.item.wajib or is_there(slot.case, slot.task, slot.item):
        return ()
    return ((_key(slot, words("Ask to do without it"), Do.WAIVE_ASK),),)


def _giving(words: Words, slot: Slot, lying: tuple[Given, ...]) -> list[tuple[Button, ...]]:
    here = [g for g in lying if g.task == slot.task.id and g.file]
    again = words("⇪ New version") if here else words("⇪ Upload")
    rows: list[tuple[Button, ...]] = [(_key(slot, again, Do.ATTACH),)]
    if here:
        rows.append((_key(slot, words("+ Add to this version"), Do.ADD),))
    pages = len(photos(slot.case, slot.task, slot.item))
    if pages > 1:
        label = words("🗂 Join %(n)s photos into one PDF", n=pages)
        rows.append((_key(slot, label, Do.ALBUM),))
    if takes_paper(slot.item):
        rows.append((_key(slot, words("📄 Handed over on paper"), Do.PAPER),))
    return rows


def _removing(words: Words, slot: Slot, shown: Sequence[Entry]) -> Rows:
    """What the page shows of what this task has given, and can take out again; each with its place
    in the berkas."""
    lying = set(map(id, contents(slot.case, slot.task, slot.item)))
    here = lying.intersection(id(one.given) for one in shown)
    return tuple(
        (
            _key(
                slot,
                words("🗑 Take out: %(nama)s", nama=_label(given)),
                Do.REMOVE,
                f"{slot.index}.{place}",
            ),
        )
        for place, given in enumerate(slot.case.given)
        if id(given) in here and given.task == slot.task.id and known_as(given)
    )


def _label(given: Given) -> str:
    return shortened(given.file.nama if given.file else given.text, 24)


def _key(slot: Slot, label: str, do: Do, detail: str = "") -> Button:
    about = detail or str(slot.index)
    return Button(label, encode(Press(do, slot.case.id, slot.task.id, about)))
