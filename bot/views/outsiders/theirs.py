"""What people from outside see: their own slots of their own berkas, and who answers for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Case, CaseState, Task
from flows.kelengkapan.slots import (
    contents,
    is_there,
    missing,
    takes_file,
    takes_number,
    takes_text,
    takes_tick,
)
from flows.moving import forward
from flows.mutu_baku import Jenis, Kelengkapan
from flows.outsiders.asked import asked_items, is_equipment, part_done
from flows.outsiders.guests import Guest, present
from flows.people.officials import Official, actor
from flows.sop import AKHIR, Kegiatan, Sop

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Theirs:
    """A berkas as somebody from outside comes to it: as which guest (None: they have no access),
    what is asked of them first, and the official who answers for them."""

    sop: Sop
    case: Case
    reader: Official
    guest: Guest | None
    task: Task | None
    contact: Official


@dataclass(frozen=True, slots=True)
class Line:
    """One slot as the card shows it."""

    nama: str
    there: bool
    wajib: bool
    count: int
    words: str
    catatan: str


def card(words: Words, given: Theirs) -> Screen:
    """The card of somebody from outside: what is asked, what is missing, what they can do."""
    case, task = given.case, given.task
    if not present(case.guests, given.reader.id):
        return Screen(words.render("guest_gone", given=given))
    if case.state is not CaseState.RUNNING:
        ending = given.sop.ending(AKHIR + case.ending) if case.ending else None
        return Screen(words.render("guest_over", given=given, ending=ending))
    if task is None:
        return Screen(words.render("guest_card", given=given, row=None), _hand_on(words, case))
    row = given.sop.row(task.nomor)
    slots = asked_items(case, task, row)
    text = words.render(
        "guest_card",
        given=given,
        row=row,
        done=part_done(case, task, row, actor(given.reader)),
        told=_told(case, task, row),
        lines=[_line(case, task, item) for _, item in slots],
        equipment=[item.nama for item in row.items if is_equipment(item)],
        missing=[] if row.many else [item.nama for item in missing(case, task, row)],
    )
    return Screen(text, (*_keys(words, given, task, row), *_hand_on(words, case)))


def berkas(words: Words, shown: Sequence[Theirs], *, tasks: bool) -> Screen:
    """/tugas or /berkas of somebody from outside: their berkas, each a tap away."""
    text = words.render("guest_list", shown=shown, tasks=tasks)
    rows = tuple((_open(given.case),) for given in shown)
    return Screen(text, rows)


def helped(words: Words, *, known: bool) -> Screen:
    """What somebody from outside can do here; the answer also to what they cannot."""
    return Screen(words.render("guest_help", known=known))


def ask_colleague(words: Words, case: Case) -> Screen:
    """Asks for the name of the colleague who takes the slots over."""
    text = words.render("prompt_guest_colleague", case=case)
    return Screen(text, placeholder=words("Name of the colleague"))


def replaced(words: Words, given: Theirs, by: str) -> Screen:
    """Tells somebody from outside that a colleague has taken their slots over."""
    return Screen(words.render("guest_replaced", given=given, by=by))


def _open(case: Case) -> Button:
    return Button(shortened(f"{case.id} · {case.judul}"), encode(Press(Do.CARD, case.id)))


def _told(case: Case, task: Task, row: Kegiatan) -> list[tuple[str, str]]:
    """What the office has said in words for this row: a piece of information that is needed."""
    said = (
        (item.nama, [g.text for g in contents(case, task, item) if g.text])
        for item in row.mutu_baku.kelengkapan
        if item.dari and item.jenis is Jenis.INFORMASI
    )
    return [(nama, texts[-1]) for nama, texts in said if texts]


def _line(case: Case, task: Task, item: Kelengkapan) -> Line:
    found = contents(case, task, item)
    typed = [g.text for g in found if g.text]
    return Line(
        item.nama,
        is_there(case, task, item),
        item.wajib,
        sum(g.file is not None for g in found),
        typed[-1] if typed else "",
        item.catatan,
    )


def _keys(words: Words, given: Theirs, task: Task, row: Kegiatan) -> Rows:
    case = given.case
    if row.many:
        done = part_done(case, task, row, actor(given.reader))
        label = words("Not done after all") if done else words("✓ I have done this")
        style = Style.PLAIN if done else Style.SUCCESS
        detail = "u" if done else "d"
        return ((Button(label, encode(Press(Do.GUEST, case.id, task.id, detail)), style=style),),)
    slots = (
        (button,)
        for index, item in asked_items(case, task, row)
        for button in _slot(words, case, task, index, item)
    )
    plainly = words("Done, send")
    ways = (
        (_key(f"✓ {branch.label or plainly}", Do.COMPLETE, case, task, index, True),)
        for index, branch in forward(row)
        if not branch.copy and not missing(case, task, row, branch.label)
    )
    return *slots, *ways


def _slot(words: Words, case: Case, task: Task, index: int, item: Kelengkapan) -> Iterator[Button]:
    nama, there = shortened(item.nama), is_there(case, task, item)
    if takes_tick(item):
        yield _key(f"{'☑' if there else '☐'} {nama}", _ticking(there), case, task, index)
    if takes_text(item):
        yield _key(words("✎ Write: %(item)s", item=nama), Do.WRITE, case, task, index)
    if takes_number(item):
        yield _key(words("№ Number: %(item)s", item=nama), Do.NUMBER, case, task, index)
    if takes_file(item):
        again, once = words("⇪ Upload again: %(item)s"), words("⇪ Upload: %(item)s")
        label = (again if there else once) % {"item": nama}
        yield _key(label, Do.ATTACH, case, task, index)


def _ticking(there: bool) -> Do:
    return Do.UNTICK if there else Do.TICK


def _hand_on(words: Words, case: Case) -> Rows:
    return ((Button(words("Hand on to a colleague"), encode(Press(Do.GUEST, case.id, 0, "h"))),),)


def _key(label: str, do: Do, case: Case, task: Task, index: int, good: bool = False) -> Button:
    style = Style.SUCCESS if good else Style.PLAIN
    return Button(label, encode(Press(do, case.id, task.id, str(index))), style=style)
