"""Which kelengkapan freely sent documents are: one question for all that came together."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from bot.callbacks import Do, Press, encode
from bot.views.kelengkapan.receipt import Put
from bot.views.labels import shortened, telling
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.mutu_baku import Kelengkapan
from flows.people.officials import Official

NAMED = 5
"""Documents that a question names; more are counted."""
BESIDE = "a"
"""In the detail of a button that puts a document beside what lies in the slot."""
AS_LIMIT = 26
"""Characters of an item's name behind the words "put in as"."""
ALONE = ".s"
"""Ends the detail of a button that is about one document of several."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A slot that a document could go into: the item at that place of the row of a task; `taken`
    where the person has the task in hand and not only could have it, `filled` where a document of
    this step lies there already."""

    case: str
    task: int
    index: int
    item: Kelengkapan
    taken: bool = True
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A document without a slot, by the number it is kept under."""

    id: int
    nama: str


def question(
    words: Words,
    reader: Official,
    sent: Sequence[Sent],
    slots: Sequence[Offered],
    guesses: Sequence[int | None],
) -> Screen:
    """Asks for the slots of documents that came together; `guesses` are places in `slots`.

    Where it is not the reader's turn anywhere, the documents are kept until it is.
    """
    if not slots:
        again = Press(Do.OTHERS, detail=f"{sent[0].id}.e")
        key = Button(words("Put in now"), encode(again))
        return Screen(words.render("answer_no_slot", **_named(sent), reader=reader), ((key,),))
    if len(set(guesses)) > 1:
        return _proposals(words, sent, slots, guesses)
    return one_slot(words, sent, slots, guesses[0])


def one_slot(
    words: Words, sent: Sequence[Sent], slots: Sequence[Offered], guessed: int | None = None
) -> Screen:
    """Asks for the one slot that all of these documents are for.

    With a `guessed` place one tap confirms it, another one shows all slots.
    """
    rows = _choices(words, sent[0], slots, guessed, "")
    if len(sent) > 1:
        rows.append((_one_by_one(words, sent[0]),))
    rows.append((_discard(words, sent[0], "", only=len(slots) == 1),))
    return Screen(_asking(words, sent, slots, guessed, ()), tuple(rows))


def next_slot(
    words: Words,
    sent: Sent,
    slots: Sequence[Offered],
    guessed: int | None,
    before: Sequence[Put],
) -> Screen:
    """Asks for the slot of one document of several, below what became of those `before` it."""
    no = _discard(words, sent, ALONE, only=len(slots) == 1)
    rows = [*_choices(words, sent, slots, guessed, ALONE), (no,)]
    return Screen(_asking(words, [sent], slots, guessed, before), tuple(rows))


def swapped(words: Words, reader: Official, sent: Sent, before: str, slot: Offered) -> Screen:
    """Asks whether the file that was put into a message afterwards is to replace the one `before`
    it, which was accepted."""
    yes = Press(Do.PLACE, slot.case, slot.task, f"{sent.id}.{slot.index}")
    text = words.render("swapped", reader=reader, nama=sent.nama, before=before, slot=slot)
    rows = (
        (Button(words("☑ Yes, replace it"), encode(yes), style=Style.PRIMARY),),
        (Button(words("No, leave it"), encode(Press(Do.DISCARD, detail=str(sent.id)))),),
    )
    return Screen(text, rows)


def mark(slots: Sequence[Offered], guesses: Sequence[int | None]) -> str:
    """Tells proposals from others, in a few characters: a button means what was read above it."""
    chosen = [
        None if n is None else (slots[n].case, slots[n].task, slots[n].index) for n in guesses
    ]
    return f"{crc32(repr(chosen).encode()) & 0xFFFF:x}"


def _proposals(
    words: Words, sent: Sequence[Sent], slots: Sequence[Offered], guesses: Sequence[int | None]
) -> Screen:
    """Each document with the slot that its name speaks of; one tap confirms all of these."""
    lines = [
        (one.nama, None if place is None else slots[place])
        for one, place in zip(sent, guesses, strict=True)
    ]
    count = sum(place is not None for place in guesses)
    takes = any(slot is not None and not slot.taken for _, slot in lines)
    yes = Press(Do.PLACE, detail=f"{sent[0].id}.y{mark(slots, guesses)}")
    label = words("☑ Yes, put in these %(n)s", n=count)
    rows = (
        (Button(label, encode(yes), style=Style.PRIMARY),),
        (_one_by_one(words, sent[0]),),
        (_discard(words, sent[0], ""),),
    )
    return Screen(words.render("which_slots", lines=lines, takes=takes), rows)


def _asking(
    words: Words,
    sent: Sequence[Sent],
    slots: Sequence[Offered],
    guessed: int | None,
    before: Sequence[Put],
) -> str:
    """The question; of a step that is still to be taken it is said which it is."""
    slot = None if guessed is None else slots[guessed]
    takes = slot.case if slot is not None and not slot.taken else ""
    item = None if slot is None else slot.item
    return words.render("which_slot", **_named(sent), item=item, before=before, takes=takes)


def _choices(
    words: Words, sent: Sent, slots: Sequence[Offered], guessed: int | None, alone: str
) -> list[tuple[Button, ...]]:
    shown = slots if guessed is None else [slots[guessed]]
    style = Style.PLAIN if guessed is None else Style.PRIMARY
    rows = [_choice(words, sent, one, alone, style, guessed is not None) for one in shown]
    if len(shown) < len(slots):
        others = encode(Press(Do.OTHERS, detail=f"{sent.id}{alone}"))
        rows.append((Button(words("Another requirement"), others),))
    return rows


def _choice(
    words: Words, sent: Sent, one: Offered, alone: str, style: Style, only: bool
) -> tuple[Button, ...]:
    """The button of one slot; where a document lies there, to replace it or to be put beside it."""
    label = _label(words, one, alone=only)
    detail = f"{sent.id}.{one.index}"
    put = Press(Do.PLACE, one.case, one.task, f"{detail}{alone}")
    if not one.filled:
        return (Button(label, encode(put), style=style),)
    mark = f".{BESIDE}{alone.removeprefix('.')}"
    beside = Press(Do.PLACE, one.case, one.task, f"{detail}{mark}")
    return (
        Button(words("Replace: %(item)s", item=label), encode(put), style=style),
        Button(words("⇪ Add"), encode(beside)),
    )


def _label(words: Words, one: Offered, *, alone: bool) -> str:
    """The slot on a button; where its step is still to be taken one tap does both, and the text
    above names a slot that is offered `alone`."""
    nama = one.item.nama
    if one.taken:
        return f"{shortened(telling(nama))} · {one.case}"
    if alone:
        return words("Take and put in")
    return words("Put in as: %(item)s", item=shortened(telling(nama), AS_LIMIT))


def _one_by_one(words: Words, sent: Sent) -> Button:
    return Button(words("One by one"), encode(Press(Do.OTHERS, detail=f"{sent.id}.e")))


def _discard(words: Words, sent: Sent, alone: str, *, only: bool = False) -> Button:
    label = words("Not this one") if only else words("None of these")
    return Button(label, encode(Press(Do.DISCARD, detail=f"{sent.id}{alone}")))


def _named(sent: Sequence[Sent]) -> dict[str, object]:
    """The names of the documents as a text has room for them."""
    nama = ", ".join(one.nama for one in sent[:NAMED])
    return {"nama": nama, "n": len(sent), "more": max(0, len(sent) - NAMED)}
