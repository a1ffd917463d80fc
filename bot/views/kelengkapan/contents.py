"""One slot in full: every version that was given, what became of it, and what can be done."""

from bot.callbacks import Do, Press, encode
from bot.views.kelengkapan.slot import Slot
from bot.views.keys import shortened
from bot.views.screen import Button, Screen
from bot.words import Words
from flows.case import Given
from flows.kelengkapan.album import photos
from flows.kelengkapan.shelving import versions
from flows.kelengkapan.slots import contents, is_asked, is_there, takes_file, takes_paper
from flows.people.capacity import People

FILES = 8
"""Documents of the present version that can be taken out by a button."""


def slot_screen(words: Words, slot: Slot, people: People) -> Screen:
    """The screen of a slot for whoever has the task in hand."""
    found = versions(slot.case, slot.task, slot.item)
    waiver = slot.case.waivers.get((slot.task.id, slot.item.kode))
    text = words.render(
        "contents",
        **slot.values(),
        task=slot.task,
        versions=found,
        waiver=waiver,
        people=people,
        size=size,
    )
    return Screen(text, _buttons(words, slot))


def size(number: int) -> str:
    """Bytes as people read them: "812 KB", "1,4 MB"."""
    if number < 1024 * 1024:
        return f"{max(1, round(number / 1024))} KB"
    return f"{number / 1024 / 1024:.1f} MB".replace(".", ",")


def _buttons(words: Words, slot: Slot) -> tuple[tuple[Button, ...], ...]:
    lying = contents(slot.case, slot.task, slot.item)
    rows: list[tuple[Button, ...]] = []
    if any(g.file for g in lying):
        rows.append((_key(slot, words("📂 Open all"), Do.SHOW),))
    if is_asked(slot.case, slot.task, slot.row, slot.item) and takes_file(slot.item):
        rows += _giving(words, slot, lying)
    rows += [(_key(slot, label, Do.REMOVE, at),) for label, at in _removable(words, slot, lying)]
    needed = slot.item.wajib and not is_there(slot.case, slot.task, slot.item)
    if needed:
        rows.append((_key(slot, words("Ask to do without it"), Do.WAIVE_ASK),))
    back = Button(words("Back"), encode(Press(Do.CARD, slot.case.id, slot.task.id)))
    return (*rows, (back,))


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


def _removable(words: Words, slot: Slot, lying: tuple[Given, ...]) -> list[tuple[str, str]]:
    """What this task has given and can take out again, each with its place in the berkas."""
    return [
        (
            words("🗑 Take out: %(nama)s", nama=shortened(given.file.nama, 24)),
            f"{slot.index}.{place}",
        )
        for place, given in enumerate(slot.case.given)
        if given in lying and given.task == slot.task.id and given.file is not None
    ][-FILES:]


def _key(slot: Slot, label: str, do: Do, detail: str = "") -> Button:
    about = detail or str(slot.index)
    return Button(label, encode(Press(do, slot.case.id, slot.task.id, about)))
