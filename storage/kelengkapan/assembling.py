"""Pages of pictures and PDFs in one PDF. To be run in `cell` only: the content is not trusted."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

import typst
from pypdf import PdfReader, PdfWriter

from flows.kelengkapan.checked import Jenis, Limits, Reason
from storage.kelengkapan.apart import Part, Placed
from storage.kelengkapan.checking import examine
from storage.kelengkapan.drawing import Data, as_input, drawn, layout_source
from storage.kelengkapan.quieting import quieten, quieten_catalog

MOST_PIXELS = 50_000_000
"""Of one picture: typst unpacks it whole, three bytes a pixel and as much again for a moment."""
MOST_BYTES = 50 * 1024 * 1024
"""Of all parts together, what a bot may send; several times as much memory is needed."""
FORGETS = 10
"""Drawings after which typst lets go of a picture it has unpacked (measured with 0.15)."""
RESULT = "hasil.pdf"


class Unshown(Exception):  # noqa: N818  a finding about the parts, not an error
    """Some part cannot be shown and nothing may be left out; a reason or None of each part."""

    def __init__(self, reasons: Sequence[Reason | None]) -> None:
        super().__init__()
        self.reasons = tuple(reasons)


def assembled(
    parts: Sequence[Part], cover: Data, scratch: Path, *, whole: bool
) -> tuple[Placed, ...]:
    """Put all parts into RESULT in the folder `scratch`. Raises Unshown and OSError."""
    kinds = _kinds(parts)
    if whole and any(isinstance(kind, Reason) for kind in kinds):
        raise Unshown([kind if isinstance(kind, Reason) else None for kind in kinds])
    writer, pages = PdfWriter(), _Pages(scratch)
    placed = tuple(
        Placed(0, kind) if isinstance(kind, Reason) else _added(writer, pages, part, kind)
        for part, kind in zip(parts, kinds, strict=True)
    )
    if whole and any(one.reason for one in placed):
        raise Unshown([one.reason for one in placed])
    if cover is not None:
        writer.merge(0, BytesIO(_cover(cover, placed)), import_outline=False)
    quieten_catalog(writer)
    writer.write(scratch / RESULT)
    return placed


class _Pages:
    """Draws pictures on sheets, one by one, so that memory does not grow with their number."""

    def __init__(self, scratch: Path) -> None:
        self._made = scratch / "halaman.pdf"
        self._source = layout_source("page")
        self._blank = typst.Compiler(ignore_system_fonts=True)

    def of(self, part: Part, kind: Jenis) -> BinaryIO:
        """The sheet, to be read and closed."""
        data = as_input({"name": part.path.name, "format": kind.value, "turn": part.turn.value})
        page = typst.Compiler(self._source, part.path.parent, ignore_system_fonts=True)
        page.compile(output=self._made, format="pdf", sys_inputs=data)
        for _ in range(FORGETS):
            self._blank.compile(b" ", format="pdf")
        return self._made.open("rb")


def _kinds(parts: Sequence[Part]) -> tuple[Jenis | Reason, ...]:
    """What each part is; those are too large that come after MOST_BYTES."""
    kinds: list[Jenis | Reason] = []
    total = 0
    for part in parts:
        total += (size := part.path.stat().st_size)
        kinds.append(Reason.TOO_LARGE if total > MOST_BYTES else _kind(part))
        if isinstance(kinds[-1], Reason):
            total -= size
    return tuple(kinds)


def _kind(part: Part) -> Jenis | Reason:
    """What the part is; a reason where it does not become pages."""
    found = examine(part.path, part.path.name, limits=Limits(pixels=MOST_PIXELS))
    if found.reason is not None:
        return found.reason
    return found.jenis if found.jenis in (Jenis.PDF, Jenis.JPG, Jenis.PNG) else Reason.UNKNOWN


def _added(writer: PdfWriter, pages: _Pages, part: Part, kind: Jenis) -> Placed:
    before = len(writer.pages)
    try:
        with part.path.open("rb") if kind is Jenis.PDF else pages.of(part, kind) as source:
            reader = PdfReader(source)
            if reader.is_encrypted:
                return Placed(0, Reason.ENCRYPTED)
            quieten(reader)
            writer.append(reader, outline_item=part.title or None, import_outline=False)
            if kind is Jenis.PDF and part.turn:
                for page in writer.pages[before:]:
                    page.rotate(part.turn)
    except (MemoryError, OSError):
        raise
    except Exception:  # hostile content fails in any way there is
        while len(writer.pages) > before:
            writer.remove_page(len(writer.pages) - 1)
        return Placed(0, Reason.DAMAGED)
    return Placed(len(writer.pages) - before)


def _cover(cover: Data, placed: Sequence[Placed]) -> bytes:
    """The cover, drawn twice: how long it is decides where everything after it stands."""
    data = dict(cast("dict[str, Data]", cover))
    pages = len(PdfReader(BytesIO(drawn("cover", _numbered(data, placed, 0)))).pages)
    return drawn("cover", _numbered(data, placed, pages))


def _numbered(data: dict[str, Data], placed: Sequence[Placed], before: int) -> Data:
    rows = [dict(cast("dict[str, Data]", row)) for row in cast("list[Data]", data["rows"])]
    shown = (row for row in rows if row["part"])
    for row, one in zip(shown, placed, strict=True):
        if one.pages:
            row |= {"first": before + 1, "last": before + one.pages}
        before += one.pages
    return {**data, "rows": rows}
