"""The table that is printed: what was measured, how it compares, what was aimed for."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; `good` is None where nothing was aimed for."""

    what: str
    value: str
    beside: str = ""
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the table under its heading."""

    heading: str
    lines: tuple[Line, ...]


def printed(parts: Iterable[Part]) -> str:
    """The table as text, columns one below the other over all parts."""
    parts = tuple(parts)
    lines = [line for part in parts for line in part.lines]
    first = max(len(line.what) for line in lines)
    second = max(len(line.value) for line in lines)
    return "\n\n".join(_part(part, first, second) for part in parts)


def aimed(value: float, unit: str, aim: float, *, most: bool = False) -> tuple[str, bool]:
    """A ratio or a limit beside its aim, and whether it was reached."""
    good = value <= aim if most else value >= aim
    sign = "≤" if most else "≥"
    return f"{value:.2f}{unit} (aim {sign} {aim:g}{unit})", good


def _part(part: Part, first: int, second: int) -> str:
    rows = (_row(line, first, second) for line in part.lines)
    return "\n".join((part.heading, "─" * len(part.heading), *rows))


def _row(line: Line, first: int, second: int) -> str:
    mark = {None: " ", True: "✓", False: "✗"}[line.good]
    return f"{mark} {line.what:<{first}}  {line.value:>{second}}  {line.beside}".rstrip()
