"""Pegawai under /kelola: everybody of the unit, and one person with what can be set."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.lists import pager, window
from bot.views.people.leaving import of_person
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.people.leaving import Leave
from flows.people.officials import Official


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody of the unit as the screen shows them: their `posts` in words, how many open tasks
    are theirs, whether the reader is this person, and how they are about to `leave` and who is
    their `heir` then, and on which `page` of the list they stand."""

    official: Official
    posts: tuple[str, ...]
    waiting: int
    self: bool = False
    leave: Leave | None = None
    heir: Official | None = None
    page: int = 0


def everybody(words: Words, people: Sequence[Official], page: int = 0) -> Screen:
    """A page of the people of the unit; a tap on one opens their screen."""
    start, end = window(len(people), page)
    shown = people[start:end]
    rows = [
        (Button(shortened(f"{one.sapaan} {one.nama}, {one.jabatan}"), key(f"o{one.id}")),)
        for one in shown
    ]
    back = (Button(words("Back"), encode(Press(Do.MANAGE))),)
    text = words.render("people", people=shown, count=len(people))
    return Screen(text, (*rows, *pager(Do.PEOPLE, page, len(people)), back))


def one(words: Words, given: PersonShown) -> Screen:
    """One person, with the buttons of what can be set."""
    who = given.official
    leave = (of_person(words, who, leaves=given.leave is not None),)
    rows = [*_phone(words, given), *_marks(words, who), leave, (_all(words, given.page),)]
    return Screen(words.render("person", who=who, given=given), tuple(rows))


def ask_release(words: Words, given: PersonShown) -> Screen:
    """Says what releasing a phone does, before it is done."""
    who = given.official
    yes = Button(words("Yes, release the phone"), key(f"y{who.id}"), style=Style.DANGER)
    no = Button(words("No"), key(f"o{who.id}"))
    return Screen(words.render("person_release", who=who, given=given), ((yes,), (no,)))


def told_marks(words: Words, reader: Official, before: Official) -> Screen:
    """What the person hears when their marks were changed."""
    return Screen(words.render("told_marks", reader=reader, before=before))


def key(detail: str) -> str:
    """The callback data of a button of one person's screen: a letter and their number."""
    return encode(Press(Do.PERSON, detail=detail))


def _phone(words: Words, given: PersonShown) -> list[tuple[Button, ...]]:
    who = given.official
    if who.chat_id is None:
        new = encode(Press(Do.INVITE, detail=f"p{who.id}"))
        return [(Button(words("Make a new code"), new, style=Style.PRIMARY),)]
    if given.self:
        return []
    return [(Button(words("Release the phone"), key(f"r{who.id}")),)]


def _marks(words: Words, who: Official) -> list[tuple[Button, ...]]:
    admin = words("Administrator no more") if who.admin else words("Make administrator")
    digest = words("Stop the morning digest") if who.ringkasan else words("Send the morning digest")
    return [
        (Button(admin, key(f"a{who.id}.{int(not who.admin)}")),),
        (Button(digest, key(f"d{who.id}.{int(not who.ringkasan)}")),),
    ]


def _all(words: Words, page: int) -> Button:
    return Button(words("Back"), encode(Press(Do.PEOPLE, detail=str(page))))
