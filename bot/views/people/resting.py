"""The morning sweep: what rests with nobody, and with each line what can be done about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button, Screen, fits
from bot.words import Words
from flows.people.officials import Official, actor
from flows.people.reaching import Barrier
from flows.people.standing_in import Draft, packed
from flows.waktu.agenda import Entry, nearest_page

PAGE = 5
"""Lines in full on a page."""
FOLDED = 12
"""Lines that are folded away below them."""
DEPTHS = ((FOLDED, 70), (6, 50), (0, 40))
"""How many folded lines there may be, and letters of a title or a name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A task that rests with nobody: why, with whom or for which posts; whether the reader may see
    the berkas; whoever is `barred`, and the place of a `vacant` post in the unit's list."""

    entry: Entry
    barrier: Barrier
    who: str
    visible: bool
    barred: Official | None
    vacant: int | None


@dataclass(frozen=True, slots=True)
class Rests:
    """A page of `total` lines from the `first` on; `small` ones by berkas, step and with whom."""

    total: int
    first: int
    full: Sequence[Line]
    small: Sequence[tuple[str, str, str]]


def first_of(total: int, page: int) -> int:
    """The first line of a page, or of the nearest there is."""
    return nearest_page(total, page) * PAGE


def rests(words: Words, reader: Official, given: Rests) -> Screen:
    """What rests with nobody, as much of it as one message holds."""
    text = ""
    for folded, letters in DEPTHS:
        text = words.render(
            "resting",
            reader=reader,
            given=given,
            small=given.small[:folded],
            left=given.total - given.first - len(given.full) - len(given.small[:folded]),
            letters=letters,
        )
        if fits(text):
            break
    return Screen(text, (*_keys(words, reader, given), *_pager(given)))


def _keys(words: Words, reader: Official, given: Rests) -> Iterator[tuple[Button, ...]]:
    """Two buttons a row, so that a narrow phone shows their words in full."""
    for n, line in enumerate(given.full, given.first + 1):
        keys = [Button(f"{n} {label}", data) for label, data in _offers(words, reader, line)]
        yield from (tuple(keys[i : i + 2]) for i in range(0, len(keys), 2))


def _offers(words: Words, reader: Official, line: Line) -> Iterator[tuple[str, str]]:
    """What the reader may do about a line."""
    entry = line.entry
    yield words("Reassign"), encode(Press(Do.HAND_OVER, entry.case, entry.task))
    if actor(reader).manages:
        yield from _mending(words, line)
    if line.visible:
        yield words("Open"), encode(Press(Do.DETAIL, entry.case, entry.task))


def _mending(words: Words, line: Line) -> Iterator[tuple[str, str]]:
    """What makes the post itself reachable again."""
    match line.barrier:
        case Barrier.ABSENT if line.barred is not None:
            yield words("Appoint a Plh"), _press(f"p{packed(Draft(away=line.barred.id))}")
        case Barrier.VACANT if line.vacant is not None:
            yield words("Appoint a Plt"), _press(f"p{packed(Draft(vacant=line.vacant))}")
        case Barrier.UNLINKED | Barrier.BLOCKED if line.barred is not None:
            yield words("Invite again"), _press(f"i{line.barred.id}")
        case _:
            return


def _pager(given: Rests) -> tuple[tuple[Button, ...], ...]:
    here, last = given.first // PAGE, (given.total - 1) // PAGE
    if last < 1:
        return ()
    before = (Button("‹", _press(f"{here - 1}")),) if here else ()
    after = (Button("›", _press(f"{here + 1}")),) if here < last else ()
    return ((*before, Button(f"{here + 1}/{last + 1}", _press(f"{here}")), *after),)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is invited by whom to which office: the link, and for how many `days` it holds (0: for
    ever); whether it comes `again`, so that an earlier one is void, and whether work waits."""

    one: Official
    by: Official
    unit: str
    link: str
    days: int
    again: bool
    waiting: bool


def invitation(words: Words, given: Invitation) -> Screen:
    """The text to be passed on to somebody who cannot be reached, with their link."""
    said = unescape(words.render("invite_again_text", given=given).strip())
    text = words.render("invite_again", one=given.one, said=said)
    share = Button(words("Share on WhatsApp"), url=f"https://wa.me/?text={quote(said)}")
    return Screen(text, ((share,),))


def _press(detail: str) -> str:
    return encode(Press(Do.RESTING, detail=detail))
