"""What was typed in place of a document, as a sheet of paper."""

from dataclasses import asdict, dataclass

from storage.kelengkapan.drawing import drawn

LAYOUT = "typed"


@dataclass(frozen=True, slots=True)
class TypedPage:
    """What stands on the sheet: the unit and what the form calls it, pairs of label and value, the
    words as they were typed, and the line at the foot."""

    unit: str
    title: str
    facts: tuple[tuple[str, str], ...]
    body: str
    footer: str


def as_pdf(page: TypedPage) -> bytes:
    """The sheet as a PDF, A4, as many pages as it takes. Some 30 ms: call it beside the loop."""
    return drawn(LAYOUT, asdict(page))
