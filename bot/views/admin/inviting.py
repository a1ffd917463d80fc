"""Undangan under /kelola: who has not joined yet, and how they are invited anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.lists import pager, window
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.people.officials import Official


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who has not joined, and until when their code holds; None where they have none."""

    official: Official
    until: datetime | None


def overview(words: Words, people: Sequence[Waiting], page: int = 0) -> Screen:
    """Who has not joined; a tap makes a new code for one, a button cards for all."""
    start, end = window(len(people), page)
    shown = people[start:end]
    rows = [
        (Button(shortened(f"✉ {_named(one.official)}"), _key(f"p{one.official.id}")),)
        for one in shown
    ]
    if people:
        rows.append((Button(words("Cards to be printed (PDF)"), _key("k")),))
    back = (Button(words("Back"), encode(Press(Do.MANAGE))),)
    text = words.render("inviting", people=shown, count=len(people))
    return Screen(text, (*rows, *pager(Do.INVITE, page, len(people)), back))


def confirm_one(words: Words, person: Official, page: int) -> Screen:
    """Says that the old code is void before a new one is made."""
    yes = Button(words("Make a new code"), _key(f"y{person.id}"), style=Style.PRIMARY)
    return Screen(words.render("inviting_one", person=person), ((yes,), _back(words, page)))


def made_one(words: Words, person: Official, page: int) -> Screen:
    """In the place of the question: the link is on its way, and nothing is left to be tapped
    that would make it void."""
    return Screen(words.render("inviting_made", person=person), (_back(words, page),))


def made_cards(words: Words) -> Screen:
    """As `made_one`, of the cards."""
    return Screen(
        words("The cards follow. Their codes hold as long as no newer ones are made."),
        (_back(words),),
    )


def confirm_cards(words: Words, count: int) -> Screen:
    """Says that the old codes are void before new ones are made."""
    yes = Button(words("Make the cards"), _key("c"), style=Style.PRIMARY)
    return Screen(words.render("inviting_cards", count=count), ((yes,), _back(words)))


def caption(words: Words, count: int, until: datetime) -> str:
    """What stands under the PDF."""
    return words.render("inviting_caption", count=count, until=until)


def nobody(words: Words) -> Screen:
    """Everybody has joined."""
    return Screen(words.render("inviting", people=(), count=0))


def _named(one: Official) -> str:
    return f"{one.sapaan} {one.nama}, {one.jabatan}"


def _back(words: Words, page: int = 0) -> tuple[Button, ...]:
    return (Button(words("Back"), _key(f"{page}")),)


def _key(detail: str) -> str:
    return encode(Press(Do.INVITE, detail=detail))
