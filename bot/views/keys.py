"""The buttons of a card: what its reader can do with the task now, and nothing else."""

from datetime import datetime

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.outsiders.lines import shown_participants
from bot.views.screen import Button, Style
from bot.words import Words
from flows.case import Case, Task
from flows.continuing import Continuation, continuations
from flows.focus import Focus, Standing
from flows.kelengkapan.slots import (
    contents,
    is_asked,
    is_seen_only,
    is_there,
    missing,
    takes_file,
    takes_number,
    takes_text,
    takes_tick,
)
from flows.moving import fields_missing, forward, opened_by
from flows.mutu_baku import Bentuk, Kelengkapan
from flows.sop import AKHIR, Kegiatan, Sop
from flows.steering import Isian, Link, LinkKind
from flows.thresholds import named_first

Rows = tuple[tuple[Button, ...], ...]


def keys(words: Words, sop: Sop, case: Case, focus: Focus, holders: int, at: datetime) -> Rows:
    """The buttons below a card or hand-off; `holders` is how many could take the task."""
    task, detail = focus.task, detail_key(words, case)
    if task is None:
        return ((detail,),)
    row = sop.row(task.nomor)
    match focus.standing:
        case Standing.MINE:
            return *_work(words, sop, case, task, row, at), *_beside(words, case, focus)
        case Standing.OFFERED:
            label = words("Take") if holders > 1 else words("Open step %(n)s", n=row.nomor)
            take = _key(label, Do.ACCEPT, case, task, style=Style.PRIMARY)
            return ((take,), (time_key(words, case, task), detail), *_beside(words, case, focus))
        case Standing.CLOSED if focus.recallable:
            back = (_key(words("Take back"), Do.RECALL, case, task),)
            return (back, *_given_words(words, case, task, row), (detail,))
        case Standing.CLOSED:
            return (*_given_words(words, case, task, row), (detail,))
        case _:
            return ((detail,),)


def detail_key(words: Words, case: Case) -> Button:
    """The button that opens the berkas in full."""
    return Button(words("Details"), encode(Press(Do.DETAIL, case.id)))


def time_key(words: Words, case: Case, task: Task) -> Button:
    """The button that opens what can be said about the time of a task."""
    return _key(words("Time / obstacle"), Do.TIME_MENU, case, task)


def over_keys(words: Words, sop: Sop, case: Case) -> Rows:
    """The buttons of a berkas that is over: where the work may go on."""
    onward = tuple(
        (_onward(words, case, index, where),)
        for index, where in enumerate(continuations(sop, case))
    )
    return (*onward, (detail_key(words, case),))


def _onward(words: Words, case: Case, index: int, where: Continuation) -> Button:
    label = words("Continue: %(sop)s", sop=shortened(named(where.sop)))
    return Button(label, encode(Press(Do.NEXT, case.id, detail=str(index))), style=Style.PRIMARY)


def field_key(words: Words, case: Case, field: Isian) -> Button:
    """The button that asks for a field of the berkas."""
    label = words("✎ Fill in: %(item)s", item=shortened(field.nama))
    return Button(label, encode(Press(Do.FIELD, case.id, detail=field.kode)))


def named(sop_id: str) -> str:
    """An SOP by its id, in words people can read."""
    return sop_id.removeprefix("sop-").replace("-", " ").title()


def _work(words: Words, sop: Sop, case: Case, task: Task, row: Kegiatan, at: datetime) -> Rows:
    if task.child is not None:
        child = encode(Press(Do.DETAIL, task.child))
        return ((Button(f"📁 {task.child}", child),), (detail_key(words, case),))
    return (
        *_links(words, case, task, row),
        *_meeting(words, case, task, row),
        *_slots(words, case, task, row),
        *_participants(words, case, task, row),
        *((field_key(words, case, field),) for field in _fields(sop, case, row)),
        *_ways(words, sop, case, task, row, early=_is_early(task, at)),
        *_extras(words, case, task, row),
    )


def _beside(words: Words, case: Case, focus: Focus) -> Rows:
    """What else of this berkas waits for the reader at the same time."""
    return tuple(
        (_key(words("Go to step %(n)s", n=other.nomor), Do.CARD, case, other),)
        for other in focus.beside
    )


def _links(words: Words, case: Case, task: Task, row: Kegiatan) -> Rows:
    return tuple(
        (_link(words, case, task, index, link),)
        for index, link in enumerate(row.links)
        if link.kind in (LinkKind.CHILD, LinkKind.SEE)
    )


def _meeting(words: Words, case: Case, task: Task, row: Kegiatan) -> Rows:
    """A row that is a meeting, or invites to one, has its invitation one tap away."""
    if not row.rapat:
        return ()
    return ((_key(words("🗓 Meeting: invite"), Do.MEETING, case, task),),)


def _link(words: Words, case: Case, task: Task, index: int, link: Link) -> Button:
    if link.kind is LinkKind.SEE:
        return Button(words("Read the SOP"), encode(Press(Do.SOP, detail=link.sop)))
    label = words("Open file: %(sop)s", sop=shortened(named(link.sop)))
    return _key(label, Do.CHILD, case, task, index, style=Style.PRIMARY)


def _slots(words: Words, case: Case, task: Task, row: Kegiatan) -> Rows:
    return tuple(
        keyrow
        for index, item in enumerate(row.items)
        for keyrow in _slot(words, case, task, row, index, item)
    )


def _slot(
    words: Words, case: Case, task: Task, row: Kegiatan, index: int, item: Kelengkapan
) -> Rows:
    """What can be done with one slot: look into it, give what is asked of this row."""
    nama, look = shortened(item.nama), _key("⋯", Do.SLOT, case, task, index)
    made: list[tuple[Button, ...]] = []
    filed = any(g.file for g in contents(case, task, item))
    if filed:
        made.append((_key(f"📂 {nama}", Do.SHOW, case, task, index),))
    if takes_tick(item):
        there = is_there(case, task, item)
        do, mark = (Do.UNTICK, "☑") if there else (Do.TICK, "☐")
        waivable = is_seen_only(item) and item.wajib and not there
        ticked = _key(f"{mark} {nama}", do, case, task, index)
        made.append((ticked, look) if waivable else (ticked,))
    if is_asked(case, task, row, item):
        if takes_text(item):
            made.append((_key(words("✎ Write: %(item)s", item=nama), Do.WRITE, case, task, index),))
        if takes_number(item):
            label = words("№ Number: %(item)s", item=nama)
            made.append((_key(label, Do.NUMBER, case, task, index),))
        if takes_file(item):
            made.append((*_uploads(words, case, task, index, item), look))
    return (*made, *((button,) for button in _worded(words, case, task, index, item)))


def _uploads(
    words: Words, case: Case, task: Task, index: int, item: Kelengkapan
) -> tuple[Button, ...]:
    """To give a document; where one lies there, in its place or, if it is from this row, beside it.

    The button above names the slot then.
    """
    filed = [given for given in contents(case, task, item) if given.file]
    if not filed:
        label = words("⇪ Upload: %(item)s", item=shortened(item.nama))
        return (_key(label, Do.ATTACH, case, task, index),)
    instead = _key(words("⇪ Replace"), Do.ATTACH, case, task, index)
    if not any(given.task == task.id for given in filed):
        return (instead,)
    return (_key(words("⇪ Add"), Do.ADD, case, task, index), instead)


def _given_words(words: Words, case: Case, task: Task, row: Kegiatan) -> Rows:
    """What whoever closed the row can do with the words they gave."""
    return tuple(
        (button,)
        for index, item in enumerate(row.items)
        if any(given.task == task.id for given in contents(case, task, item))
        for button in _worded(words, case, task, index, item)
    )


def _worded(
    words: Words, case: Case, task: Task, index: int, item: Kelengkapan
) -> tuple[Button, ...]:
    """What can be done with the words in a slot: minutes are read in full, a disposisi printed."""
    said = [g for g in contents(case, task, item) if g.text]
    if not said:
        return ()
    if said[-1].disposisi is not None:
        return (_key(words("📄 Disposisi sheet (PDF)"), Do.SHEET, case, task, index),)
    if item.bentuk is Bentuk.NOTULEN:
        nama = shortened(item.nama)
        return (_key(words("📖 Read: %(item)s", item=nama), Do.READ, case, task, index),)
    return ()


def _participants(words: Words, case: Case, task: Task, row: Kegiatan) -> Rows:
    if not row.many:
        return ()
    marks = tuple(
        (_participant(case, task, number, done, label),)
        for number, done, label in shown_participants(task)
    )
    return (*marks, (_key(words("+ Add a participant"), Do.PARTICIPANT, case, task),))


def _participant(case: Case, task: Task, number: int, done: bool, label: str) -> Button:
    do, mark = (Do.UNMARK, "☑") if done else (Do.MARK, "☐")
    return _key(f"{mark} {label}", do, case, task, number)


def _fields(sop: Sop, case: Case, row: Kegiatan) -> tuple[Isian, ...]:
    """The empty fields without which one of the ways on is not open."""
    targets = [to for _, branch in forward(row) for to in opened_by(sop, row, branch)]
    return fields_missing(sop, case, targets)


def _is_early(task: Task, at: datetime) -> bool:
    """Whether a window still runs: to close it now needs a note."""
    until = task.timing.due_at if task.timing.window else None
    return until is not None and at < until


def _ways(words: Words, sop: Sop, case: Case, task: Task, row: Kegiatan, *, early: bool) -> Rows:
    return tuple(
        (_way(words, sop, case, task, row, index, early=early),)
        for index, branch in named_first(case, row, enumerate(row.branches))
        if not branch.copy and (branch.returns or not missing(case, task, row, branch.label))
    )


def _way(
    words: Words, sop: Sop, case: Case, task: Task, row: Kegiatan, index: int, *, early: bool
) -> Button:
    """The button of one way; one that ends the berkas badly, or a window early, asks for a note
    before it does."""
    branch = row.branches[index]
    if branch.returns:
        label = branch.label or words("Return for improvement")
        return _key(f"↩ {label}", Do.RETURN, case, task, index)
    label = branch.label or words("Done, hand on")
    if branch.to.startswith(AKHIR) and not sop.ending(branch.to).good:
        return _key(f"✕ {label}", Do.COMPLETE_NOTE, case, task, index)
    if early:
        return _key(f"✓ {label}", Do.COMPLETE_NOTE, case, task, index)
    return _key(f"✓ {label}", Do.COMPLETE, case, task, index, style=Style.SUCCESS)


def _extras(words: Words, case: Case, task: Task, row: Kegiatan) -> Rows:
    around = (detail_key(words, case), time_key(words, case, task))
    if all(missing(case, task, row, branch.label) for _, branch in forward(row)):
        return (around,)
    return ((_key(words("Finish with a note"), Do.CHOOSE_NOTE, case, task),), around)


def _key(
    label: str,
    do: Do,
    case: Case,
    task: Task,
    detail: int | None = None,
    style: Style = Style.PLAIN,
) -> Button:
    about = "" if detail is None else str(detail)
    return Button(label, encode(Press(do, case.id, task.id, about)), style=style)
