"""What is kept about the reader, and what they may do about it."""

from datetime import date

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button, Screen
from bot.words import Words
from flows.people.officials import Official


def overview(
    words: Words, reader: Official, counted: object, days: int, until: date | None
) -> Screen:
    """/privasi: what, why, how long, whom to ask. Of an official who leaves name and account are
    kept for so many `days`, which is `until` that day where it is known when they leave."""
    text = words.render("privacy", reader=reader, counted=counted, days=days, until=until)
    export = Button(words("My data as a file"), encode(Press(Do.EXPORT)))
    correct = Button(words("Ask for a correction"), encode(Press(Do.CORRECT)))
    return Screen(text, ((export,), (correct,)))


def ask_correction(words: Words) -> Screen:
    """Asks what is wrong about the reader's data."""
    text = words("Please type by replying to this message what is wrong and how it should read.")
    return Screen(text, placeholder=words("Type the correction"))


def wished(words: Words, reader: Official, who: Official, text: str) -> Screen:
    """Tells whoever keeps the data what somebody wants corrected."""
    return Screen(words.render("privacy_wished", reader=reader, who=who, text=text))


def passed_on(words: Words) -> Screen:
    """The wish is on its way."""
    return Screen(words("Your correction has been passed on to the administrator of your unit."))
