"""Papers drawn by typst from the layouts in `typst/`; what people wrote is data, never layout."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

Data: TypeAlias = "str | int | bool | Sequence[Data] | Mapping[str, Data] | None"
LAYOUTS = Path(__file__).parent / "typst"
RESOLUTION = 110
"""Pixels an inch of a drawing that is looked at on a phone."""


def drawn(layout: str, data: Data) -> bytes:
    """That paper as a PDF; the same for the same data."""
    (made,) = _made(layout, data, "pdf")
    return made


def pictured(layout: str, data: Data) -> tuple[bytes, ...]:
    """That paper as PNGs, one a page."""
    return _made(layout, data, "png")


def layout_source(layout: str) -> bytes:
    """The layout itself, for whoever draws with another root."""
    return _file(layout).read_bytes()


def as_input(data: Data) -> dict[str, str]:
    """What is handed to a layout: JSON in one string, which typst never reads as its own."""
    return {"data": json.dumps(_shown(data))}


def readable(text: str) -> str:
    """The text without control and direction marks, and what is no character at all."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c)[0] != "C")


def _made(layout: str, data: Data, kind: Literal["pdf", "png"]) -> tuple[bytes, ...]:
    import typst  # loaded with the first paper that is drawn

    compiler = typst.Compiler(_file(layout), root=LAYOUTS, ignore_system_fonts=True)
    made = compiler.compile(format=kind, ppi=RESOLUTION, sys_inputs=as_input(data))
    match made:
        case bytes():
            return (made,)
        case list():
            return tuple(made)
        case None:
            raise AssertionError("typst wrote no file")


def _file(layout: str) -> Path:
    return LAYOUTS / f"{layout}.typ"


def _shown(data: Data) -> Data:
    match data:
        case str():
            return readable(data)
        case Mapping():
            return {key: _shown(value) for key, value in data.items()}
        case Sequence():
            return [_shown(value) for value in data]
        case _:
            return data
