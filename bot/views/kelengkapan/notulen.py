"""The form of minutes: what stands under each heading, and the questions that fill it."""

from bot.callbacks import Do, Press, encode
from bot.views.kelengkapan.slot import Slot
from bot.views.labels import shortened
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.kelengkapan.notulen import Judul, Notulen

SHOWN = 300
"""Characters of each part that the form shows."""
FINISH, FREELY, BACK = "x", "w", "b"
"""In a button: record the minutes, write them in one go, go back to the card."""
SKIP = "-"
"""What is typed where a heading is left out."""


def form(words: Words, slot: Slot, made: Notulen) -> Screen:
    """The minutes so far, and a button for each heading."""
    parts = [
        (judul.value, shortened(part, SHOWN)) for judul, part in zip(Judul, made.parts, strict=True)
    ]
    headings = tuple(
        (_key(slot, f"{'☑' if made.part(judul) else '☐'} {judul.value}", str(n)),)
        for n, judul in enumerate(Judul)
    )
    give = (_key(slot, words("✓ Give the minutes"), FINISH, Style.SUCCESS),)
    last = (_key(slot, words("Write freely"), FREELY), _key(slot, words("Back"), BACK))
    text = words.render("notulen", **slot.values(), parts_made=parts)
    return Screen(text, (*headings, give, last))


def ask_part(words: Words, slot: Slot, judul: Judul) -> Screen:
    """Asks for what is to stand under a heading."""
    text = words.render("prompt_notulen", **slot.values(), judul=judul.value, skip=SKIP)
    return Screen(text, placeholder=words("Type: %(item)s", item=judul.value))


def _key(slot: Slot, label: str, asked: str, style: Style = Style.PLAIN) -> Button:
    data = Press(Do.NOTULEN, slot.case.id, slot.task.id, f"{slot.index}.{asked}")
    return Button(label, encode(data), style=style)
