"""Who of those with a post cannot be reached through Telegram, and how they are invited."""

from collections.abc import Sequence

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.lists import window
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.people.naming import in_short
from flows.people.officials import Official
from flows.units import Unit

AT_ONCE = 20
"""So many invitations are sent at one tap; cards to be printed are better for more."""


def listed(words: Words, unit: Unit, people: Sequence[Official], page: int = 0) -> Screen:
    """A page of them: a tap brings the link of one, another those of all."""
    start, end = window(len(people), page)
    text = words.render("unlinked", people=people[start:end], count=len(people))
    rows = [
        (Button(shortened(f"✉ {in_short(one, unit.posts)}"), _key(f"i{one.id}")),)
        for one in people[start:end]
    ]
    before = (Button("‹", _key(f"u{page - 1}")),) if start else ()
    after = (Button("›", _key(f"u{page + 1}")),) if end < len(people) else ()
    turns = ((*before, *after),) if before or after else ()
    return Screen(text, (*rows, *turns, *_for_all(words, len(people))))


def key(words: Words, count: int) -> Button:
    """The button under a digest that leads there."""
    return Button(words("✉ Invite (%(n)s)", n=count), _key("u"))


def _for_all(words: Words, count: int) -> tuple[tuple[Button, ...], ...]:
    if not count:
        return ()
    cards = Button(words("Cards to be printed (PDF)"), encode(Press(Do.INVITE, detail="k")))
    if not 1 < count <= AT_ONCE:
        return ((cards,),)
    every = Button(words("Links for all (%(n)s)", n=count), _key("U"), style=Style.PRIMARY)
    return ((every,), (cards,))


def _key(detail: str) -> str:
    return encode(Press(Do.RESTING, detail=detail))
