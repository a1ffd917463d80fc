"""How somebody becomes the first administrator: who of the list they are, or their name."""

from collections.abc import Sequence

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.lists import pager, window
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.people.officials import Official, Sapaan
from flows.units import Unit

SAPAAN = (Sapaan.BAPAK, Sapaan.IBU)


def choose(words: Words, people: Sequence[Official], page: int = 0) -> Screen:
    """Asks who of the personnel list this account belongs to."""
    start, end = window(len(people), page)
    rows = [
        (Button(shortened(f"{one.sapaan} {one.nama}, {one.jabatan}"), _key(f"p{one.id}")),)
        for one in people[start:end]
    ]
    return Screen(words.render("first_choose"), (*rows, *pager(Do.FIRST, page, len(people))))


def confirm(words: Words, person: Official) -> Screen:
    """Asks whether this is really the person."""
    yes = Button(words("Yes, that is me"), _key(f"y{person.id}"), style=Style.SUCCESS)
    return Screen(
        words.render("first_confirm", person=person),
        ((yes,), (Button(words("Back"), _key("0")),)),
    )


def ask_name(words: Words) -> Screen:
    """Asks for the name, where the personnel list is empty."""
    return Screen(words.render("first_name"), placeholder=words("Full name"))


def ask_jabatan(words: Words, nama: str) -> Screen:
    """Asks for the jabatan that goes with the name."""
    return Screen(words.render("first_jabatan", nama=nama), placeholder=words("Jabatan"))


def ask_sapaan(words: Words, nama: str, jabatan: str, units: Sequence[Unit]) -> Screen:
    """Asks how the person is addressed, and in which unit where there are several."""
    rows = tuple(
        (Button(_entry(one, unit, len(units)), _key(f"s{one.value[0]}{unit.id}")),)
        for unit in units
        for one in SAPAAN
    )
    text = words.render("first_sapaan", nama=nama, jabatan=jabatan, several=len(units) > 1)
    return Screen(text, rows)


def done(words: Words, person: Official) -> Screen:
    """The person is the administrator now: what comes next."""
    key = Button(words("Manage"), encode(Press(Do.MANAGE)))
    return Screen(words.render("first_done", person=person), ((key,),))


def _entry(sapaan: Sapaan, unit: Unit, units: int) -> str:
    return sapaan.value if units == 1 else shortened(f"{sapaan}, {unit.nama}")


def _key(detail: str) -> str:
    return encode(Press(Do.FIRST, detail=detail))
