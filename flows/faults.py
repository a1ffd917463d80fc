"""Mistakes in a definition file, as values: where, and what; the sentences live in locales."""

from dataclasses import dataclass, replace

Place = tuple[str | int, ...]
"""The way to a key in the file: ("kegiatan", 3, "bacaan", "lanjut", 0)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake. `kegiatan` is the nomor of the row, or empty where the mistake is in no row.

    `source` and `line` (from 1) say where it stands in the file, once `located`; `code` names the
    sentence in `locales/faults.toml` and `params` fill it.
    """

    code: str
    params: tuple[tuple[str, str], ...] = ()
    kegiatan: str = ""
    place: Place = ()
    source: str = ""
    line: int = 0


class BrokenDefinitions(Exception):  # noqa: N818  says what is the matter
    """Definition files cannot be used; `faults` are all mistakes that were found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults, first: {faults[0]}")
        self.faults = faults


def fault(code: str, place: Place, kegiatan: str = "", **params: str) -> Fault:
    """A mistake that is not yet located in a file."""
    return Fault(code, tuple(params.items()), kegiatan, place)


def located(faults: tuple[Fault, ...], source: str, lines: dict[Place, int]) -> tuple[Fault, ...]:
    """The mistakes with file and line, in the order of the file."""
    found = [replace(f, source=source, line=_line(f.place, lines)) for f in faults]
    return tuple(sorted(found, key=lambda f: f.line))


def _line(place: Place, lines: dict[Place, int]) -> int:
    """The line of the nearest place around it that is written in the file."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)
