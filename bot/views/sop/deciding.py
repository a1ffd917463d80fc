"""/kelola: what is managed here, the readings still to be decided, and berkas to be moved."""

from collections.abc import Sequence

from bot.callbacks import Do, Press, encode
from bot.views.labels import LABEL_LIMIT, shortened
from bot.views.lists import pager, window
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Case
from flows.choices import About, OpenReading
from flows.sop import Sop


def overview(
    words: Words,
    open_counts: Sequence[tuple[Sop, int]],
    movable: Sequence[tuple[str, str]],
    page: int = 0,
    resting: int = 0,
) -> Screen:
    """How many steps rest with nobody, the ways on, what is to be decided, by SOP, and a page of
    the berkas on an older edition (number, subject)."""
    start, end = window(len(movable), page)
    shown = movable[start:end]
    rows = [
        (Button(words("Officials, Plh and Plt"), encode(Press(Do.POSTS))),),
        (Button(words("All that rests with nobody"), encode(Press(Do.RESTING))),),
        (
            Button(words("Special days"), encode(Press(Do.DAYS))),
            Button(words("Office hours"), encode(Press(Do.HOURS))),
        ),
        (
            Button(words("Officials"), encode(Press(Do.PEOPLE))),
            Button(words("Upload the personnel list"), encode(Press(Do.LIST))),
        ),
        (
            Button(words("Invitations"), encode(Press(Do.INVITE))),
            Button(words("Journal of the office"), encode(Press(Do.ACTS))),
        ),
    ]
    rows += [(_open(sop, n),) for sop, n in open_counts if n]
    rows += [
        (Button(words("Move %(case)s", case=case), encode(Press(Do.MOVE, case))),)
        for case, _ in shown
    ]
    text = words.render(
        "manage", left=sum(n for _, n in open_counts), movable=shown, resting=resting
    )
    return Screen(text, (*rows, *pager(Do.MANAGE, page, len(movable))))


def _open(sop: Sop, n: int) -> Button:
    """The count is never cut off."""
    count = f" ({n})"
    label = shortened(sop.judul, LABEL_LIMIT - len(count)) + count
    return Button(label, encode(Press(Do.READINGS, detail=sop.id)))


def reading(words: Words, sop: Sop, open_one: OpenReading, left: int) -> Screen:
    """One reading with its reason and alternatives; `left` counts what is still open."""
    row = open_one.row
    position = sop.kegiatan.index(row)
    rows = [
        (_option(words, sop, position, open_one, index),) for index in range(len(open_one.options))
    ]
    if open_one.about is About.WAKTU:
        ask = encode(Press(Do.TIME, task=position + 1, detail=sop.id))
        rows.append((Button(words("Enter a time"), ask),))
    rows.append((Button(words("Back"), encode(Press(Do.MANAGE))),))
    text = words.render("reading", sop=sop, row=row, about=open_one.about.value, left=left)
    return Screen(text, tuple(rows))


def _option(words: Words, sop: Sop, position: int, open_one: OpenReading, index: int) -> Button:
    value = open_one.options[index]
    style = Style.SUCCESS if index == 0 else Style.PLAIN
    if open_one.about is About.PELAKSANA:
        label = f"{'✓ ' if index == 0 else ''}{shortened(sop.heading(value))}"
    else:
        label = words("No limit")
    about = f"{open_one.about.value[0]}{index}.{sop.id}"
    return Button(label, encode(Press(Do.DECIDE, task=position + 1, detail=about)), style=style)


def moved(words: Words, case: Case) -> Screen:
    """The answer when a berkas has been moved to the edition in force."""
    return Screen(words.render("answer_moved", case=case))
