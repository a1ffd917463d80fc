"""Prompts: messages that ask for one answer and open the reply field for it."""

from enum import StrEnum

from bot.views.screen import Screen
from bot.words import Words
from flows.kelengkapan.slots import takes_text
from flows.mutu_baku import Bentuk, Kelengkapan
from flows.sop import Kegiatan, Sop
from flows.steering import Isian

SYSTEMS = {Bentuk.SURAT: "SRIKANDI", Bentuk.RUP: "SiRUP", Bentuk.SPSE: "SPSE"}
"""Who gives the number; Pandu never does."""
EXAMPLES = {Bentuk.SURAT: "600.1/215/BK/2026", Bentuk.RUP: "48210377", Bentuk.SPSE: "10023456"}
PLACEHOLDER_LIMIT = 64
"""Characters Telegram shows in an empty reply field."""


class Fills(StrEnum):
    """What a dokumen does in its slot: it fills it, or comes beside or instead of what lies
    there."""

    EMPTY = "empty"
    BESIDE = "beside"
    INSTEAD = "instead"


def ask_document(
    words: Words, case: str, row: Kegiatan, item: Kelengkapan, fills: Fills = Fills.EMPTY
) -> Screen:
    """Asks for the dokumen of one slot."""
    values = {
        "case": case,
        "row": row,
        "item": item,
        "fills": fills.value,
        "typed": takes_text(item),
    }
    text = words.render("prompt_document", **values)
    return Screen(text, placeholder=_grey(words("Send: %(item)s", item=item.nama)))


def ask_paper(words: Words, case: str, row: Kegiatan, item: Kelengkapan) -> Screen:
    """Asks what was handed over on paper, and to whom."""
    text = words.render("prompt_paper", case=case, row=row, item=item)
    return Screen(text, placeholder=_grey(words("Type what was handed over")))


def ask_waiver(words: Words, case: str, row: Kegiatan, item: Kelengkapan) -> Screen:
    """Asks why a requirement is to be done without."""
    text = words.render("prompt_waiver", case=case, row=row, item=item)
    return Screen(text, placeholder=_grey(words("Type the reason")))


def ask_text(words: Words, case: str, row: Kegiatan, item: Kelengkapan) -> Screen:
    """Asks for the words of one slot, such as a disposisi."""
    text = words.render("prompt_text", case=case, row=row, item=item)
    return Screen(text, placeholder=_grey(words("Type: %(item)s", item=item.nama)))


def ask_number(words: Words, case: str, row: Kegiatan, item: Kelengkapan) -> Screen:
    """Asks for the number that an official system gave to a dokumen."""
    values = {"case": case, "row": row, "item": item}
    system, example = SYSTEMS[item.bentuk], EXAMPLES[item.bentuk]
    text = words.render("prompt_number", **values, system=system, example=example)
    return Screen(text, placeholder=_grey(words("For example %(example)s", example=example)))


def ask_reason(words: Words, case: str, row: Kegiatan, label: str) -> Screen:
    """Asks why the berkas goes back."""
    text = words.render("prompt_reason", case=case, row=row, label=label)
    return Screen(text, placeholder=_grey(words("Type the reason")))


def ask_note(words: Words, case: str, row: Kegiatan, label: str) -> Screen:
    """Asks for the note that goes with a completed row."""
    text = words.render("prompt_note", case=case, row=row, label=label)
    return Screen(text, placeholder=_grey(words("Type the note")))


def ask_comment(words: Words, case: str) -> Screen:
    """Asks for a comment on the berkas."""
    text = words.render("prompt_comment", case=case)
    return Screen(text, placeholder=_grey(words("Type the comment")))


def ask_cancel(words: Words, case: str) -> Screen:
    """Asks why the berkas is stopped; the answer stops it."""
    text = words.render("prompt_cancel", case=case)
    return Screen(text, placeholder=_grey(words("Type the reason")))


def ask_field(words: Words, case: str, field: Isian) -> Screen:
    """Asks for a field of the berkas."""
    text = words.render("prompt_field", case=case, field=field)
    return Screen(text, placeholder=_grey(words("Type: %(item)s", item=field.nama)))


def ask_participant(words: Words, case: str, row: Kegiatan) -> Screen:
    """Asks for the name of an outsider who takes part in the row."""
    text = words.render("prompt_participant", case=case, row=row)
    return Screen(text, placeholder=_grey(words("Type the name")))


def ask_time(words: Words, sop: Sop, row: Kegiatan) -> Screen:
    """Asks the office for the limit of a row whose printed time says none."""
    text = words.render("prompt_time", sop=sop, row=row)
    return Screen(text, placeholder=_grey(words("Type the time")))


def ask_title(words: Words, sop: Sop) -> Screen:
    """Asks for the subject of a new berkas."""
    text = words.render("prompt_title", sop=sop)
    return Screen(text, placeholder=_grey(words("Type the subject")))


def _grey(text: str) -> str:
    return text if len(text) <= PLACEHOLDER_LIMIT else text[: PLACEHOLDER_LIMIT - 1] + "…"
