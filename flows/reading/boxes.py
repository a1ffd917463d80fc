"""Typed reading of TOML tables: what is wrong is noted down, and reading goes on."""

import tomllib
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from re import finditer, search
from typing import TypeVar

from flows.faults import BrokenDefinitions, Fault, Place, fault, located
from flows.reading.lines import lines_of

E = TypeVar("E", bound=StrEnum)

_SYNTAX = (
    ("toml-ganda", "overwrite|twice|already|immutable|mutate"),
    ("toml-petik", "Illegal character|Unterminated|Unescaped"),
    ("toml-sama-dengan", "after a key|key/value|Invalid initial character"),
    ("toml-nilai", "Invalid value|newline or end|Unclosed|Cannot have"),
)


class Notes:
    """The mistakes found so far while a file is read."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def add(self, code: str, place: Place, kegiatan: str = "", **params: str) -> None:
        """Note one mistake down, once."""
        found = fault(code, place, kegiatan, **params)
        if found not in self.faults:
            self.faults.append(found)

    def raise_any(self, text: str, source: str) -> None:
        """Raise BrokenDefinitions with everything noted, located in the text."""
        if self.faults:
            raise BrokenDefinitions(located(tuple(self.faults), source, lines_of(text)))


class Box:
    """A table of the file. Each key asked for is known; `close` complains of all others."""

    def __init__(
        self, notes: Notes, values: dict[str, object], place: Place = (), kegiatan: str = ""
    ) -> None:
        self._notes = notes
        self._values = values
        self._known: list[str] = []
        self.place = place
        self.kegiatan = kegiatan

    def __contains__(self, key: str) -> bool:
        return key in self._values

    @property
    def keys(self) -> tuple[str, ...]:
        """What is written in the table, in the order of the file."""
        return tuple(self._values)

    def text(self, key: str, default: str | None = None) -> str:
        """The words under a key; without a default they must be there and not blank."""
        value = self._take(key, default)
        if not isinstance(value, str):
            return self._wrong("bukan-teks", key, value) or default or ""
        if default is None and not value.strip() and key in self._values:
            self.complain("kosong", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; empty when the key is not there."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            self._wrong("bukan-daftar-teks", key, value)
            return ()
        return tuple(value)

    def flag(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            self._wrong("bukan-ya-tidak", key, value)
            return default
        return value

    def whole(self, key: str) -> int | None:
        """A whole number above zero, or None when the key is not there."""
        if key not in self:
            self._known.append(key)
            return None
        value = self._take(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self._wrong("bukan-angka", key, value)
            return None
        return value

    def within(self, key: str, most: int, default: int) -> int:
        """A whole number from zero to the most there may be."""
        value = self._take(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            self.complain("bukan-dalam-batas", key, tulisan=_shown(value), paling=str(most))
            return default
        return value

    def day(self, key: str) -> str:
        """A date as 2026-11-23; it must be there."""
        value = self._take(key, None)
        if type(value) is not date:
            return self._wrong("bukan-tanggal", key, value)
        return value.isoformat()

    def choice(self, key: str, kind: type[E], default: E) -> E:
        """One of the words of an enumeration."""
        word = self.text(key, default.value)
        if word in list(kind):
            return kind(word)
        self.complain("pilihan", key, tulisan=word, pilihan=" / ".join(kind))
        return default

    def box(self, key: str) -> "Box":
        """The table under a key, empty when it is not there."""
        value = self._take(key, {})
        if not isinstance(value, dict):
            self._wrong("bukan-tabel", key, value)
            value = {}
        return Box(self._notes, value, (*self.place, key), self.kegiatan)

    def boxes(self, key: str) -> tuple["Box", ...]:
        """The tables under a key, none when it is not there."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self._wrong("bukan-daftar-tabel", key, value)
            return ()
        return tuple(
            Box(self._notes, v, (*self.place, key, i), self.kegiatan) for i, v in enumerate(value)
        )

    def complain(self, code: str, key: str = "", **params: str) -> None:
        """Note down a mistake at this table or at one of its keys."""
        place = (*self.place, key) if key else self.place
        if key:
            params = {"kunci": key, **params}
        self._notes.add(code, place, self.kegiatan, **params)

    def close(self) -> None:
        """Complain of every key that nobody asked for, with the nearest one that is known."""
        for key in self._values:
            if key not in self._known:
                self._complain_of_stranger(key)

    def _complain_of_stranger(self, key: str) -> None:
        if near := _nearest(key, self._known):
            self.complain("kunci-mirip", key, saran=near)
        else:
            self.complain("kunci-asing", key, dikenal=", ".join(dict.fromkeys(self._known)))

    def _take(self, key: str, default: object) -> object:
        self._known.append(key)
        return self._values.get(key, default)

    def _wrong(self, code: str, key: str, value: object) -> str:
        if value is None and key not in self._values:
            self.complain("kunci-belum-ada", key)
        else:
            self.complain(code, key, tulisan=_shown(value))
        return ""


def open_file(text: str, source: str) -> tuple[Notes, Box]:
    """The whole file as a table; raises BrokenDefinitions where it is not TOML at all."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenDefinitions((_syntax_fault(text, source, str(error)),)) from None
    notes = Notes()
    return notes, Box(notes, values)


def _syntax_fault(text: str, source: str, message: str) -> Fault:
    found = search(r"at line (\d+)", message)
    line = int(found[1]) if found else text.count("\n") + 1
    code = next((code for code, words in _SYNTAX if search(words, message)), "toml")
    lines = text.splitlines() or [""]
    written = lines[min(line, len(lines)) - 1].strip()[:60]
    kegiatan = _row_at("\n".join(lines[:line]))
    return Fault(code, (("tulisan", written),), kegiatan, (), source, line)


def _row_at(before: str) -> str:
    """The row that a text breaks off in: its number, or which one it is."""
    parts = before.split("[[kegiatan]]")
    if len(parts) == 1:
        return ""
    numbers = [m[1] for m in finditer(r'(?m)^no(?:mor)? *= *"([^"]*)"', parts[-1])]
    return next((n.strip(". ") for n in numbers if n), f"ke-{len(parts) - 1}")


def _nearest(word: str, known: list[str]) -> str:
    """The known word most like this one; empty when none is."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.5)), "")


def _shown(value: object) -> str:
    """A value of the file in the way it is written there, shortened."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'[:60]
    return str(value)[:60]
