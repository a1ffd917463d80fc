"""Reminders as a person reads them: one message, whatever number of tasks it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button, Screen, Style, fits
from bot.words import Words, address
from flows.people.officials import Official
from flows.waktu.agenda import Lasted

LINES = 8
"""Tasks that one message names; of the others it gives the number."""
LETTERS = (80, 40)
"""Letters of a title where several tasks share a message; fewer where it would not fit."""
Rows = tuple[tuple[Button, ...], ...]


class Stand(StrEnum):
    """How a task stands to its waktu baku; OPEN: it has no limit, WINDOW: its time has elapsed."""

    UNOPENED = "unopened"
    LEFT = "left"
    OVER = "over"
    WINDOW = "window"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Item:
    """One task somebody is reminded of.

    `with_whom` is empty for whoever has it; a superior reads there who has, and `unreached` says
    that Pandu cannot reach them. `by` reminded in person; `asked` was the reminder by its reader.
    `rapat` is when the next rapat of the step begins.
    """

    case: str
    task: int
    judul: str
    sop: str
    nomor: str
    uraian: str
    stand: Stand
    due_at: datetime | None = None
    left: Lasted | None = None
    with_whom: str = ""
    unreached: bool = False
    by: Official | None = None
    asked: bool = False
    rapat: datetime | None = None
    extendable: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one message reminds its reader of; `planned` where it comes late after an outage."""

    reader: Official
    items: tuple[Item, ...]
    planned: datetime | None = None


def reminder(words: Words, bundle: Bundle) -> Screen:
    """The message, with what its reader can do about it."""
    if len(bundle.items) == 1:
        item = bundle.items[0]
        text = words.render("reminder", item=item, **_values(words, bundle))
        return Screen(text, _keys(words, item))
    text = ""
    shown = bundle.items[:LINES]
    for letters in LETTERS:
        values = _values(words, bundle)
        text = words.render("reminders", shown=shown, letters=letters, **values)
        if fits(text):
            break
    rows = tuple(_open(words, item, str(n)) for n, item in enumerate(shown, 1))
    mine = any(not item.with_whom for item in bundle.items)
    return Screen(text, (*rows, *((_snooze_all(words),) if mine else ())))


def span(words: Words, lasted: Lasted) -> str:
    """Office time in words: "2 hari kerja", "2 jam", "1 jam 15 menit"."""
    if lasted.days:
        return words("%(n)s working day(s)", n=lasted.days)
    hours, minutes = divmod(lasted.minutes, 60)
    if not hours:
        return words("%(m)s minutes", m=minutes)
    if not minutes:
        return words("%(h)s hours", h=hours)
    return words("%(h)s hours %(m)s minutes", h=hours, m=minutes)


def _values(words: Words, bundle: Bundle) -> dict[str, object]:
    reader = bundle.reader
    upward = reader.kepala or any(item.with_whom for item in bundle.items)
    return {
        "to": f"Yth. {reader.sapaan} {reader.jabatan}" if upward else address(reader),
        "upward": upward,
        "reader": reader,
        "planned": bundle.planned,
        "span": lambda lasted: span(words, lasted),
        "items": bundle.items,
        "more": max(0, len(bundle.items) - LINES),
    }


def _keys(words: Words, item: Item) -> Rows:
    more = _direction(words, item) if item.with_whom else _requests(words, item)
    return (_open(words, item), *more)


def _open(words: Words, item: Item, number: str = "") -> tuple[Button]:
    """A superior looks, whoever has the task works on it."""
    do, label = (Do.DETAIL, words("Open")) if item.with_whom else (Do.CARD, words("Work on it"))
    data = encode(Press(do, item.case, item.task))
    return (Button(f"{label} {number}".rstrip(), data, style=Style.PRIMARY),)


def _direction(words: Words, item: Item) -> Iterator[tuple[Button, ...]]:
    """What a superior may do about a task of somebody below; who cannot be reached is not told."""
    hand_over = _key(words("Reassign"), Do.HAND_OVER, item)
    yield (hand_over,) if item.unreached else (_key(words("Remind"), Do.NUDGE, item), hand_over)
    if item.extendable:
        yield (_key(words("Extend"), Do.EXTEND, item),)


def _requests(words: Words, item: Item) -> Iterator[tuple[Button, ...]]:
    obstacle = _key(words("Obstacle"), Do.OBSTACLE, item)
    if item.extendable:
        yield obstacle, _key(words("Ask for more time"), Do.EXTEND_ASK, item)
    else:
        yield (obstacle,)
    hour = _key(words("In 1 hour"), Do.SNOOZE, item, "0")
    yield hour, _key(words("Tomorrow 08.00"), Do.SNOOZE, item, "1")


def _snooze_all(words: Words) -> tuple[Button, Button]:
    """Puts off all that one has been reminded of."""
    hour, tomorrow = (encode(Press(Do.SNOOZE, detail=detail)) for detail in ("0", "1"))
    return Button(words("All in 1 hour"), hour), Button(words("All tomorrow 08.00"), tomorrow)


def _key(label: str, do: Do, item: Item, detail: str = "") -> Button:
    return Button(label, encode(Press(do, item.case, item.task, detail)))
