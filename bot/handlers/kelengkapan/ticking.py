"""What a tap on the form of a disposisi makes of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.views.kelengkapan.disposisi import Ask
from flows.kelengkapan.disposisi import (
    Disposisi,
    Instruksi,
    Sifat,
    Tujuan,
    with_instruction,
    with_other,
)


def tapped(made: Disposisi, known: Sequence[Tujuan], ask: Ask, detail: str) -> Disposisi:
    """The disposisi after the tap; the same where the tap only turns a page.

    Raises TooManyNamed; LookupError where somebody is named who is of the unit no more.
    """
    match ask:
        case Ask.LEADER:
            kepada = _of(known, detail)
            return replace(with_other(made, kepada, named=False), kepada=kepada)
        case Ask.OTHER:
            marked = detail.partition(".")[2]
            return with_other(made, _of(known, marked[1:]), named=marked[:1] == "+")
        case Ask.INSTRUCTION:
            one = list(Instruksi)[int(detail[:-1])]
            return with_instruction(made, one, ticked=detail.endswith("+"))
        case Ask.NATURE:
            return replace(made, sifat=list(Sifat)[int(detail)])
        case Ask.DAY:
            return replace(made, tanggal=date.fromisoformat(detail) if detail else None)
        case Ask.NO_NOTE:
            return replace(made, catatan="")
        case _:
            return made


def _of(known: Sequence[Tujuan], kode: str) -> Tujuan:
    for one in known:
        if one.kode == kode:
            return one
    raise LookupError(kode)
