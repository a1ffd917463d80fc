"""Screens that belong to no berkas: welcome, help, profile, and answers to bad input."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from html import escape

from bot.callbacks import Do, Press, encode
from bot.views.people import absences
from bot.views.screen import Button, Screen
from bot.words import LANGUAGES, Words
from flows.people.officials import Official
from flows.steering import Isian

LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}


def welcome(words: Words, official: Official, *, again: bool) -> Screen:
    """The answer to /start with a good code."""
    return Screen(words.render("welcome", reader=official, again=again), _entrance(words))


def helped(words: Words, official: Official, *, known: bool) -> Screen:
    """/bantuan, or the answer to a command that is not `known`."""
    return Screen(words.render("help", reader=official, known=known), _entrance(words))


@dataclass(frozen=True, slots=True)
class Profile:
    """What the roster says of a person, and how they wish the morning digest, which goes out at
    `digest_at`: `quiet` where nothing is to come when there is nothing to report."""

    official: Official
    unit: str
    headings: Sequence[str]
    digest_at: time
    digest: bool
    quiet: bool


def profile(words: Words, given: Profile) -> Screen:
    """/profil: what the roster says of the reader, their digest, and the language switch."""
    others = [code for code in LANGUAGES if code != words.language]
    row = tuple(
        Button(LANGUAGE_NAMES[code], encode(Press(Do.LANGUAGE, detail=code))) for code in others
    )
    text = words.render("profile", given=given, reader=given.official)
    keys = (*_digest_keys(words, given), absences.begin(words, given.official))
    return Screen(text, (*((key,) for key in keys), row))


def _digest_keys(words: Words, given: Profile) -> Iterator[Button]:
    """What pressing changes: whether the digest comes, and whether an empty one does."""
    label = words("No morning digest") if given.digest else words("Send me a morning digest")
    yield Button(label, encode(Press(Do.WISH, detail=f"{int(not given.digest)}{int(given.quiet)}")))
    if given.digest:
        label = words("Tell me also when it is empty") if given.quiet else words("Not when empty")
        yield Button(label, encode(Press(Do.WISH, detail=f"1{int(not given.quiet)}")))


def said(words: Words, name: str, **values: object) -> Screen:
    """A plain answer without buttons, from the template answer_<name>."""
    return Screen(words.render(f"answer_{name}", **values))


def thanked(words: Words, reader: Official) -> Screen:
    """The answer to thanks."""
    said = words("You are welcome, %(who)s.", who=escape(f"{reader.sapaan} {reader.jabatan}"))
    return Screen(said)


def lost(words: Words) -> Screen:
    """The answer to free text that fits no prompt: what can be done instead."""
    return Screen(words.render("answer_lost"), _entrance(words))


def choose_value(words: Words, case: str, field: Isian) -> Screen:
    """Asks for a field that is chosen from a list."""
    rows = tuple(
        (Button(value, encode(Press(Do.CHOOSE, case, detail=f"{field.kode}.{index}"))),)
        for index, value in enumerate(field.pilihan)
    )
    return Screen(words.render("prompt_choice", case=case, field=field), rows)


def choose_way(words: Words, case: str, task: int, ways: Sequence[tuple[int, str]]) -> Screen:
    """Asks which way the note goes with, where a row has several."""
    rows = tuple(
        (Button(label, encode(Press(Do.COMPLETE_NOTE, case, task, str(index)))),)
        for index, label in ways
    )
    back = (Button(words("Back"), encode(Press(Do.CARD, case))),)
    return Screen(words.render("choose_way", case=case), (*rows, back))


def _entrance(words: Words) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            Button(words("My tasks"), encode(Press(Do.TASKS))),
            Button(words("Files"), encode(Press(Do.CASES))),
        ),
        (
            Button(words("Open a file"), encode(Press(Do.OPENABLE))),
            Button("SOP", encode(Press(Do.SOPS))),
        ),
    )
