"""XML within Office files, read piece by piece; nothing in it can be made to grow."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from flows.kelengkapan.checked import Reason
from storage.kelengkapan.reading import Unfit

DEEPEST = 512
MOST_ELEMENTS = 3_000_000
"""In one document; some six seconds of work."""
MOST_NAMES = 20_000
LONGEST_WORD = 2 * 1024 * 1024
"""Bytes of one tag or comment."""
TEXT = 2_000
"""Characters kept of the text of one element."""


class Element(NamedTuple):
    """An element that was met: its name without prefix, attributes, and the text it began with."""

    name: str
    attributes: Mapping[str, str]
    text: str


class _Reader:
    """The elements that ended in the pieces fed so far."""

    def __init__(self, most: int) -> None:
        self._left = most
        self.ended: list[Element] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._texts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        self._open.append((name, attributes))
        self._texts.append("")
        if len(self._open) > DEEPEST or self._left < 0:
            raise Unfit(Reason.BOMB)

    def text(self, data: str) -> None:
        if len(self._texts[-1]) < TEXT:
            self._texts[-1] += data[:TEXT]

    def end(self, _: str) -> None:
        name, attributes = self._open.pop()
        self.ended.append(Element(local(name), attributes, self._texts.pop()))

    def doctype(self, *_: object) -> None:
        raise Unfit(Reason.ENTITIES)


def elements(pieces: Iterable[bytes], most: int) -> Iterator[Element]:
    """The elements of one part in the order of their ends. Raises Unfit, also above `most`."""
    reader, parser, fed = _Reader(most), expat.ParserCreate(), 0
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > LONGEST_WORD or len(parser.intern) > MOST_NAMES:
                raise Unfit(Reason.BOMB)
            yield from reader.ended
            reader.ended.clear()
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Unfit(Reason.DAMAGED) from None
    yield from reader.ended


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rsplit(":", 1)[-1]
