"""Invitation cards to be printed and cut: eight on a page, each with the QR code of one link."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import segno

from storage.kelengkapan.drawing import Data, drawn, pictured

LAYOUT = "kartu"


@dataclass(frozen=True, slots=True)
class Kartu:
    """One person's card, as words: who they are, their link, and what to send without it."""

    nama: str
    jabatan: str
    link: str
    kode: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All cards of a unit: what stands on every one of them, and the cards."""

    unit: str
    title: str
    steps: tuple[str, ...]
    bot: str
    until: str
    cards: tuple[Kartu, ...]


def as_pdf(sheet: Sheet) -> bytes:
    """The cards as a PDF, A4. Takes some 30 ms a page: call it beside the loop."""
    return drawn(LAYOUT, _data(sheet))


def as_pngs(sheet: Sheet) -> tuple[bytes, ...]:
    """The cards as pictures, one a page."""
    return pictured(LAYOUT, _data(sheet))


def _data(sheet: Sheet) -> Data:
    cards: Sequence[Data] = [{**asdict(one), "qr": _qr(one.link)} for one in sheet.cards]
    return {
        "unit": sheet.unit,
        "title": sheet.title,
        "steps": sheet.steps,
        "bot": sheet.bot,
        "until": sheet.until,
        "cards": cards,
    }


def _qr(link: str) -> str:
    """The QR code with its quiet zone as SVG: one path, sharp at any size."""
    return segno.make(link, error="m", micro=False).svg_inline(dark="#000", omitsize=True)
