"""Catatan under /kelola: who set what up in the office, as what and when, one sentence an act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.callbacks import Do, Press, encode
from bot.views.admin.sentences import SENTENCES
from bot.views.admin.told import Told
from bot.views.lists import pager
from bot.views.screen import Button, Screen
from bot.words import Words
from flows.people.administration import AdminAct


@dataclass(frozen=True, slots=True)
class Line:
    """An act as it is read: when, by whom and as what, and one sentence."""

    number: int
    at: datetime
    who: str
    sentence: str


def shown(words: Words, lines: Sequence[Line], page: int, total: int) -> Screen:
    """A page of the `total` acts, the newest first."""
    text = words.render("acts", lines=lines, total=total)
    back = Button(words("Back"), encode(Press(Do.MANAGE)))
    return Screen(text, (*pager(Do.ACTS, page, total), (back,)))


def line(told: Told, act: AdminAct) -> Line:
    """The act in words."""
    words = told.words
    who = words("Operator (command line)") if act.actor is None else told.person(str(act.actor))
    if act.actor is not None and act.capacity not in who:
        who = words("%(who)s as %(capacity)s", who=who, capacity=act.capacity)
    return Line(act.number, act.at, who, SENTENCES[act.kind](told, act))
