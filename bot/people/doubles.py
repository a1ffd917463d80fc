"""Rows of a personnel list that mean the same person, or claim what only one person can have."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.people.sheets import Row
from storage.people.personnel import Person, name_key


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a row, in Indonesian, with what to write instead."""

    row: int
    text: str


def repeated(people: Iterable[Person]) -> Iterator[Mistake]:
    """Rows that repeat the person or the code of a row above, each once."""
    names: dict[tuple[str, str], int] = {}
    codes: dict[str, int] = {}
    for person in people:
        first = names.setdefault((person.unit, name_key(person.nama)), person.row)
        if first != person.row:
            text = f"nama dan unit sama dengan baris {first}; satu orang cukup satu baris"
            yield Mistake(person.row, text)
        elif person.kode and codes.setdefault(person.kode, person.row) != person.row:
            text = f"kode sama dengan baris {codes[person.kode]}; tulis kode lain atau kosongkan"
            yield Mistake(person.row, text)


def doubled(header: Sequence[str], rows: Iterable[Row]) -> Iterator[Mistake]:
    """Rows that repeat a NIP, telephone number or Telegram name of a row above; Pandu keeps none
    of these, and so only the rows are named."""
    watched = [(place, *ONCE[name]) for place, name in enumerate(header) if name in ONCE]
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        for place, what, key in watched:
            value = key(row.cells[place]) if place < len(row.cells) else ""
            if value and seen.setdefault((what, value), row.number) != row.number:
                first = seen[what, value]
                yield Mistake(row.number, f"{what} sama dengan baris {first}; periksa keduanya")


def _digits(text: str) -> str:
    """What two NIP are compared by; nothing where a spreadsheet program has rounded it."""
    return "" if "e" in text.casefold() else re.sub(r"\D", "", text)


def _telephone(text: str) -> str:
    """A number however its beginning is written: 0812, 62812, +62 812 or 812."""
    return re.sub(r"^(62)?0*", "", _digits(text))


def _username(text: str) -> str:
    return re.sub(r"^(https?://)?(t\.me/)?@?", "", text.casefold())


Key = Callable[[str], str]
TELEPHONE: tuple[str, Key] = ("nomor telepon", _telephone)
USERNAME: tuple[str, Key] = ("nama pengguna Telegram", _username)
ONCE: dict[str, tuple[str, Key]] = {
    "nip": ("NIP", _digits),
    **dict.fromkeys(("telepon", "telp", "hp", "no hp", "no. hp", "nomor hp"), TELEPHONE),
    **dict.fromkeys(("whatsapp", "wa", "no telepon", "nomor telepon"), TELEPHONE),
    **dict.fromkeys(("telegram", "username", "nama pengguna"), USERNAME),
}
"""Columns of other lists, what each is called, and how two values of it are compared."""
