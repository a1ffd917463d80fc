"""Words that were typed without a question: for which open slot they are."""

from collections.abc import Sequence

from bot.callbacks import Do, Press, encode
from bot.views.kelengkapan.slot import Slot
from bot.views.labels import shortened
from bot.views.screen import Button, Screen
from bot.words import Words
from flows.mutu_baku import Bentuk
from flows.people.officials import Official


def offered(words: Words, reader: Official, slots: Sequence[Slot]) -> Screen:
    """Offers the slots that take words; what was typed is kept until one is chosen."""
    rows = tuple((Button(_label(words, slot), encode(_press(slot))),) for slot in slots)
    return Screen(words.render("typed_offered", reader=reader), rows)


def _label(words: Words, slot: Slot) -> str:
    nomor, case = slot.row.nomor, slot.case.id
    if slot.item.bentuk is Bentuk.DISPOSISI:
        return words("Note of the disposisi, step %(n)s (%(case)s)", n=nomor, case=case)
    nama = shortened(slot.item.nama)
    return words("%(item)s, step %(n)s (%(case)s)", item=nama, n=nomor, case=case)


def _press(slot: Slot) -> Press:
    return Press(Do.TYPED, slot.case.id, slot.task.id, str(slot.index))
