"""Answers to questions about steps and berkas."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.callbacks import Do, Press, encode
from bot.questions.question import Aspect
from bot.views.card import CardInput, headings, limits, overview
from bot.views.keys import detail_key
from bot.views.labels import shortened
from bot.views.screen import Button, Screen, Style
from bot.views.sop.folding import folded
from bot.views.sop.forms import row_text, sop_row
from bot.views.sop.found import OWN
from bot.words import Words
from flows.case import Case
from flows.kelengkapan.printed_items import printed_items
from flows.sop import AKHIR, Kegiatan, Sop


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question about a step may mean: an SOP, or the edition that a berkas keeps of it."""

    sop: Sop
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class Now:
    """How a row stands in a berkas: who has it in hand, and its time; empty where it is closed."""

    holder: str = ""
    limits: tuple[str, ...] = ()


def step(words: Words, subject: Subject, row: Kegiatan, aspect: Aspect, now: Now) -> Screen:
    """What the SOP says of one aspect of a row, and how it stands now."""
    sop, case = subject.sop, subject.case
    if aspect is Aspect.WHOLE:
        if case is None:
            return sop_row(words, sop, sop.position(row.nomor))
        return step_of_case(words, sop, case, row)
    text = folded(
        words,
        "answered_step",
        sop=sop,
        case=case,
        row=row,
        aspect=aspect.value,
        items=_items(row, aspect),
        performers=_performers(sop, case, row),
        holder=now.holder,
        limits=now.limits,
        ways=_ways(sop, case, row),
    )
    whole = Button(words("The whole step"), encode(_press(subject, row)))
    return Screen(text, ((whole,), *_case_keys(words, case)))


def step_of_case(words: Words, sop: Sop, case: Case, row: Kegiatan) -> Screen:
    """A row as the edition of the berkas has it."""
    return Screen(row_text(words, sop, row), _case_keys(words, case))


def which_subject(words: Words, nomor: str, subjects: Sequence[Subject]) -> Screen:
    """Asks which SOP or berkas the step of that nomor is meant of."""
    buttons = tuple(
        (Button(_name(subject), encode(_press(subject, subject.sop.row(nomor)))),)
        for subject in subjects
    )
    return Screen(words.render("which_subject", nomor=nomor), buttons)


def no_such_step(words: Words, sop: Sop, nomor: str) -> Screen:
    """The SOP has no row of that nomor."""
    text = words.render("answer_no_step", sop=sop, nomor=shortened(nomor))
    return Screen(text, ((Button(words("Read the SOP"), encode(Press(Do.SOP, detail=sop.id))),),))


def where_now(words: Words, given: CardInput) -> Screen:
    """Where a berkas is and who has it in hand."""
    text = words.render("answered_where", **overview(given), **limits(words, given))
    return Screen(text, _case_keys(words, given.case))


def no_such_case(words: Words, case_id: str) -> Screen:
    """No berkas of that number that the reader may see."""
    key = Button(words("Files"), encode(Press(Do.CASES)))
    return Screen(words.render("answer_no_case", case=case_id), ((key,),))


def no_case_about(words: Words, about: str) -> Screen:
    """No berkas that the reader may see is about these words; perhaps an SOP is."""
    rows = [(Button(words("Files"), encode(Press(Do.CASES))),)]
    with suppress(ValueError):
        find = encode(Press(Do.FIND, detail=OWN + about))
        rows.append((Button(words("Search the SOPs"), find),))
    return Screen(words.render("answer_no_case_about", about=shortened(about)), tuple(rows))


def _press(subject: Subject, row: Kegiatan) -> Press:
    position = subject.sop.position(row.nomor)
    if subject.case is not None:
        return Press(Do.STEP, subject.case.id, position)
    return Press(Do.ROW, task=position, detail=subject.sop.id)


def _name(subject: Subject) -> str:
    case = subject.case
    return shortened(subject.sop.judul if case is None else f"{case.id} · {case.judul}")


def _case_keys(words: Words, case: Case | None) -> tuple[tuple[Button, ...], ...]:
    if case is None:
        return ()
    card = Button(words("My card"), encode(Press(Do.CARD, case.id)), style=Style.PRIMARY)
    return ((card, detail_key(words, case)),)


def _items(row: Kegiatan, aspect: Aspect) -> tuple[str, ...]:
    """The printed items of the box that is asked for."""
    box = row.mutu_baku
    if aspect is Aspect.OUTPUT:
        return printed_items(box.output_text, tuple(item.nama for item in box.output))
    return printed_items(box.kelengkapan_text, tuple(item.nama for item in box.kelengkapan))


def _performers(sop: Sop, case: Case | None, row: Kegiatan) -> str:
    if case is not None:
        return headings(sop, case, row)
    return " / ".join(sop.heading(kode) for kode in row.holders)


def _ways(sop: Sop, case: Case | None, row: Kegiatan) -> list[tuple[str, str, str]]:
    """Label, nomor and performers of each way on; no nomor where the berkas ends."""
    ways = []
    for branch in row.branches:
        if branch.to.startswith(AKHIR):
            ways.append((branch.label, "", sop.ending(branch.to).uraian))
        else:
            to = sop.row(branch.to)
            ways.append((branch.label, to.nomor, _performers(sop, case, to)))
    return ways
