"""The live card: one per person and berkas, with what they can do now and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Case, CaseState, Task
from flows.focus import Focus, Standing
from flows.moving import forward
from flows.officials import Official, OfficialId
from flows.rights import performers
from flows.slots import contents, is_asked, is_there, missing, takes_file, takes_text, takes_tick
from flows.sop import AKHIR, Jenis, Kegiatan, Kelengkapan, Sop

LABEL_LIMIT = 38
"""Characters of an item's name on a button; phones cut longer labels."""

Rows = tuple[tuple[Button, ...], ...]
People = Mapping[OfficialId, Official]


@dataclass(frozen=True, slots=True)
class Line:
    """One kelengkapan as the card shows it."""

    nama: str
    there: bool
    wajib: bool
    count: int
    words: str
    catatan: str
    dari: tuple[str, ...]
    akses: bool


@dataclass(frozen=True, slots=True)
class CardInput:
    """All a card is made of; `holders` counts who could act on the task in focus."""

    sop: Sop
    case: Case
    focus: Focus
    reader: Official
    people: People
    holders: int


def card(words: Words, given: CardInput) -> Screen:
    """The card of the berkas for its reader."""
    case, focus = given.case, given.focus
    if case.state is not CaseState.RUNNING or focus.task is None:
        return Screen(words.render("card_over", **overview(given)), ((_detail(words, case),),))
    row = given.sop.row(focus.task.nomor)
    text = words.render(f"card_{focus.standing.value}", **overview(given), **_task(given, row))
    return Screen(text, _buttons(words, given, focus.task, row))


def handoff(words: Words, given: CardInput) -> Screen:
    """The message that brings a row to its next holder; it becomes their live card."""
    task = given.focus.task
    assert task is not None
    row = given.sop.row(task.nomor)
    template = "handoff_returned" if task.returned else "handoff"
    text = words.render(template, **overview(given), **_task(given, row))
    return Screen(text, _buttons(words, given, task, row))


def overview(given: CardInput) -> dict[str, object]:
    """What every text about a berkas may need: the berkas, its SOP, who holds it now."""
    case, sop = given.case, given.sop
    return {
        "case": case,
        "sop": sop,
        "reader": given.reader,
        "people": given.people,
        "now": [
            (task, sop.row(task.nomor), given.people.get(task.accepted_by or OfficialId(0)))
            for task in case.open_tasks
        ],
        "headings": lambda row: headings(sop, case, row),
        "ending": sop.ending(AKHIR + case.ending) if case.ending else None,
    }


def _task(given: CardInput, row: Kegiatan) -> dict[str, object]:
    case, task = given.case, given.focus.task
    assert task is not None
    mutu = row.mutu_baku
    inputs = {item.kode for item in mutu.kelengkapan}
    return {
        "task": task,
        "row": row,
        "position": given.sop.position(row.nomor),
        "kelengkapan": [_line(case, task, item) for item in mutu.kelengkapan],
        "output": [_line(case, task, item) for item in mutu.output],
        "shared": inputs,
        "missing": [item.nama for item in missing(case, task, row)],
        "onward": _onward(given.sop, case, row),
        "several": given.holders > 1,
        "sender": _sender(case, task),
        "recallable": given.focus.recallable,
    }


def _line(case: Case, task: Task, item: Kelengkapan) -> Line:
    found = contents(case, task, item)
    typed = [g.text for g in found if g.text]
    return Line(
        nama=item.nama,
        there=is_there(case, task, item),
        wajib=item.wajib,
        count=sum(g.file is not None for g in found),
        words=typed[-1] if typed else "",
        catatan=item.catatan,
        dari=item.dari,
        akses=item.jenis is Jenis.AKSES,
    )


def _onward(sop: Sop, case: Case, row: Kegiatan) -> list[tuple[str, str, str]]:
    """Label, row number and heading of each way on; no number where the SOP ends."""
    ways = []
    for branch in row.branches:
        if branch.returns or branch.copy:
            continue
        if branch.to.startswith(AKHIR):
            ways.append((branch.label, "", sop.ending(branch.to).uraian))
        else:
            to = sop.row(branch.to)
            ways.append((branch.label, to.nomor, headings(sop, case, to)))
    return ways


def _sender(case: Case, task: Task) -> OfficialId | None:
    before = case.task(task.came_from or 0)
    return case.opened_by if before is None else before.accepted_by


def _buttons(words: Words, given: CardInput, task: Task, row: Kegiatan) -> Rows:
    match given.focus.standing:
        case Standing.MINE:
            return _work(words, given.case, task, row)
        case Standing.OFFERED:
            label = words("Take") if given.holders > 1 else words("Open step %(n)s", n=row.nomor)
            take = Button(label, _data(Do.ACCEPT, given.case, task), style=Style.PRIMARY)
            return ((take,), (_detail(words, given.case),))
        case Standing.CLOSED if given.focus.recallable:
            recall = Button(words("Take back"), _data(Do.RECALL, given.case, task))
            return ((recall,), (_detail(words, given.case),))
        case _:
            return ((_detail(words, given.case),),)


def _work(words: Words, case: Case, task: Task, row: Kegiatan) -> Rows:
    slots = tuple(
        (button,)
        for index, item in enumerate(row.items)
        for button in _slot(words, case, task, index, item, asked=is_asked(case, task, row, item))
    )
    ways = tuple(
        (_way(words, case, task, row, index),)
        for index, branch in enumerate(row.branches)
        if not branch.copy and (branch.returns or not missing(case, task, row, branch.label))
    )
    lacking = all(missing(case, task, row, branch.label) for _, branch in forward(row))
    note = Button(words("Finish with a note"), _data(Do.CHOOSE_NOTE, case, task))
    extras = () if lacking else (note,)
    return (*slots, *ways, (*extras, _detail(words, case)))


def _slot(
    words: Words, case: Case, task: Task, index: int, item: Kelengkapan, *, asked: bool
) -> tuple[Button, ...]:
    """What can be done with one slot: open what is there, give what is `asked` of this row."""
    nama = shortened(item.nama)
    made = []
    if any(g.file for g in contents(case, task, item)):
        made.append(Button(f"📂 {nama}", _data(Do.SHOW, case, task, str(index))))
    if takes_tick(item):
        there = is_there(case, task, item)
        do = Do.UNTICK if there else Do.TICK
        mark = "☑" if there else "☐"
        made.append(Button(f"{mark} {nama}", _data(do, case, task, str(index))))
    if asked:
        if takes_text(item):
            label = words("✎ Write: %(item)s", item=nama)
            made.append(Button(label, _data(Do.WRITE, case, task, str(index))))
        if takes_file(item):
            label = words("⇪ Upload: %(item)s", item=nama)
            made.append(Button(label, _data(Do.ATTACH, case, task, str(index))))
    return tuple(made)


def _way(words: Words, case: Case, task: Task, row: Kegiatan, index: int) -> Button:
    branch = row.branches[index]
    if branch.returns:
        label = branch.label or words("Return for improvement")
        return Button(f"↩ {label}", _data(Do.RETURN, case, task, str(index)), style=Style.DANGER)
    label = branch.label or words("Done, hand on")
    return Button(f"✓ {label}", _data(Do.COMPLETE, case, task, str(index)), style=Style.SUCCESS)


def _detail(words: Words, case: Case) -> Button:
    return Button(words("Details"), _data(Do.DETAIL, case))


def _data(do: Do, case: Case, task: Task | None = None, detail: str = "") -> str:
    return encode(Press(do, case.id, 0 if task is None else task.id, detail))


def headings(sop: Sop, case: Case, row: Kegiatan) -> str:
    """Who performs a row in this berkas, by the names of their columns."""
    return " / ".join(sop.heading(kode) for kode in performers(case, row))


def shortened(text: str, limit: int = LABEL_LIMIT) -> str:
    """The text cut to what fits on a button, with an ellipsis where something is lost."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
