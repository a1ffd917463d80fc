"""What was typed in place of a document, drawn as a paper: minutes, invitations, a disposisi."""

from dataclasses import dataclass

from bot.drawing.lembar import lembar
from bot.words import Words, person
from flows.case import Case, Given
from flows.kelengkapan.addressees import readable, reads_note
from flows.kelengkapan.naming import printed
from flows.people.capacity import People
from flows.people.officials import Actor, Official
from flows.sop import Sop
from flows.units import Unit
from storage.kelengkapan import disposisi, typed
from storage.kelengkapan.names import clean_name
from storage.kelengkapan.typed import TypedPage


@dataclass(frozen=True, slots=True)
class Source:
    """A berkas whose papers are drawn for a reader, in the language of office papers (`words`)."""

    words: Words
    unit: Unit
    sop: Sop
    case: Case
    people: People
    reader: Actor


def named(sop: Sop, case: Case, given: Given) -> str:
    """What the file of such a paper is called."""
    return clean_name(f"{printed(sop, case, given.task, given.kode)}.pdf")


def drawn(source: Source, given: Given) -> bytes:
    """The paper as a PDF; a disposisi on its own sheet. Blocks: call it beside the loop."""
    giver = source.people.acted(given.by, given.at, source.case.task(given.task))
    if given.disposisi is not None and giver is not None:
        inside = reads_note(source.sop, source.case, given.disposisi, source.reader)
        words, unit = source.words, source.unit.nama
        about = (words, unit, source.sop, source.case, given, given.disposisi, giver)
        return disposisi.as_pdf(lembar(*about, inside=inside))
    return typed.as_pdf(_page(source, given, giver))


def _page(source: Source, given: Given, giver: Official | None) -> TypedPage:
    words, case = source.words, source.case
    facts = [
        (words("File"), case.id),
        (words("Subject"), case.judul),
        (words("Given by"), person(giver) if giver else ""),
        (words("When"), words.moment(given.at)),
    ]
    return TypedPage(
        unit=source.unit.nama,
        title=printed(source.sop, case, given.task, given.kode),
        facts=tuple(facts),
        body=readable(source.sop, case, given, source.reader),
        footer=words("%(case)s · typed in Pandu, without signature", case=case.id),
    )
