"""Sharing a berkas to be read: with whom, with whom already, and taking it back."""

from collections.abc import Sequence

from bot.callbacks import Do, Press, encode
from bot.views.keys import detail_key
from bot.views.labels import shortened
from bot.views.lists import window
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Case
from flows.people.naming import in_short
from flows.people.officials import Official
from flows.units import Unit


def whom(
    words: Words,
    unit: Unit,
    case: Case,
    shared: Sequence[Official],
    people: Sequence[Official],
    page: int,
    noted: str = "",
) -> Screen:
    """With whom the berkas is `shared`, and a page of the people it can be shared with."""
    start, end = window(len(people), page)
    text = words.render("sharing", case=case, shared=shared, noted=noted)
    rows = [(_withdraw(words, case, one),) for one in shared]
    rows += [(_share(unit, case, one),) for one in people[start:end]]
    before = (Button("‹", _press(case, f"p{page - 1}")),) if start else ()
    after = (Button("›", _press(case, f"p{page + 1}")),) if end < len(people) else ()
    turns = ((*before, *after),) if before or after else ()
    return Screen(text, (*rows, *turns, (detail_key(words, case),)))


def _share(unit: Unit, case: Case, one: Official) -> Button:
    label = shortened(in_short(one, unit.posts))
    return Button(label, _press(case, f"s{one.id}"))


def _withdraw(words: Words, case: Case, one: Official) -> Button:
    label = shortened(words("Take back: %(who)s", who=one.nama))
    return Button(label, _press(case, f"x{one.id}"), style=Style.DANGER)


def _press(case: Case, detail: str) -> str:
    return encode(Press(Do.SHARE, case.id, 0, detail))
