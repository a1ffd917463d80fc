"""The live card: one per person and berkas, with what they can do now and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.callbacks import Do, Press, encode
from bot.views.few import few
from bot.views.kelengkapan.kept import with_kept
from bot.views.kelengkapan.which import Sent
from bot.views.keys import Rows, keys, named, over_keys
from bot.views.labels import shortened
from bot.views.outsiders import hosted, theirs
from bot.views.outsiders.lines import shown_participants
from bot.views.outsiders.theirs import Theirs
from bot.views.people.team_keys import team_key
from bot.views.screen import Button, Screen
from bot.views.waktu import deadline
from bot.words import Words
from flows.case import Case, CaseState, Task, TaskState
from flows.focus import Focus, Standing
from flows.ids import TaskId
from flows.kelengkapan.slots import contents, is_there, missing, number, takes_number
from flows.moving import forward
from flows.mutu_baku import Bentuk, Jenis, Kelengkapan
from flows.people.capacity import People
from flows.people.officials import Official
from flows.people.reaching import Barrier
from flows.rights import doers
from flows.sop import AKHIR, Kegiatan, Sop
from flows.thresholds import weighed

MINUTES_LIMIT = 240
"""Characters of minutes that a card shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """One kelengkapan as the card shows it; `above` where it stands among the inputs too, `nomor`
    that an official system gave it."""

    nama: str
    there: bool
    wajib: bool
    count: int
    words: str
    catatan: str
    dari: tuple[str, ...]
    akses: bool
    above: bool
    nomor: str
    bentuk: Bentuk


@dataclass(frozen=True, slots=True)
class CardInput:
    """All a card is made of at that moment; `holders` counts who could act on the task in
    focus, `unreached` says of which open tasks nobody can be reached. `theirs` is set for a reader
    from outside, `hosted` is an open row of people from outside for whom the reader answers.
    `whole`: every button is shown, however many there are. `kept` are documents the reader sent
    before this step had come."""

    sop: Sop
    case: Case
    focus: Focus
    reader: Official
    people: People
    holders: int
    at: datetime
    unreached: Mapping[TaskId, Barrier] = field(default_factory=dict)
    theirs: Theirs | None = None
    hosted: Task | None = None
    whole: bool = False
    kept: tuple[Sent, ...] = ()


def card(words: Words, given: CardInput) -> Screen:
    """The card of the berkas for its reader."""
    case, focus = given.case, given.focus
    if given.theirs is not None:
        return with_kept(words, theirs.card(words, given.theirs), given.kept)
    if case.state is not CaseState.RUNNING or focus.task is None:
        over = over_keys(words, given.sop, case)
        return Screen(words.render("card_over", **overview(given)), over)
    row = given.sop.row(focus.task.nomor)
    template = f"card_{focus.standing.value}"
    text = words.render(template, **overview(given), **_task(given, row), **_time(words, given))
    screen = Screen(text + _of_outsiders(words, given), _keys(words, given))
    return with_kept(words, screen, given.kept)


def moved_on(words: Words, case: Case, row: Kegiatan | None) -> Screen:
    """What an older card becomes when its step has a newer one further down."""
    return Screen(words.render("card_moved", case=case, row=row))


def closed(words: Words, given: CardInput) -> Screen:
    """What an older card of a step that is over becomes: nothing of where the berkas is now."""
    task = given.focus.task
    assert task is not None
    shown = _task(given, given.sop.row(task.nomor))
    return Screen(words.render("card_closed", **overview(given), **{**shown, "after": []}))


def handoff(words: Words, given: CardInput) -> Screen:
    """The message that brings a row to its next holder; it becomes their live card."""
    task = given.focus.task
    assert task is not None
    row = given.sop.row(task.nomor)
    template = "handoff_returned" if task.returned else "handoff"
    text = words.render(template, **overview(given), **_task(given, row), **_time(words, given))
    screen = Screen(text + _of_outsiders(words, given), _keys(words, given))
    return with_kept(words, screen, given.kept)


def _keys(words: Words, given: CardInput) -> Rows:
    shown = keys(words, given.sop, given.case, given.focus, given.holders, given.at)
    task = given.hosted
    outside = () if task is None else ((hosted.key(words, given.case.id, task.id),),)
    rows = (*_teams(words, given), *shown, *outside, *colleague_keys(words, given))
    at = given.focus.task
    if at is None:
        return rows
    row = given.sop.row(at.nomor)
    return few(words, given.case, at, row, rows, whole=given.whole)


def _of_outsiders(words: Words, given: CardInput) -> str:
    """How it stands with people from outside, for whoever answers for them."""
    if given.hosted is None:
        return ""
    row, at = given.sop.row(given.hosted.nomor), given.focus.task
    shown = at is not None and at.id == given.hosted.id
    return "\n\n" + hosted.line(words, given.case, given.hosted, row, shown=shown)


def _teams(words: Words, given: CardInput) -> Rows:
    """Whoever has the step that names a panitia names it here."""
    task = given.focus.task
    if task is None or given.focus.standing is not Standing.MINE:
        return ()
    appoints = given.sop.row(task.nomor).appoints
    return tuple((team_key(words, given.sop, given.case, peran),) for peran in appoints)


def colleague_keys(words: Words, given: CardInput) -> Rows:
    """Where several could do the step: back to all of them, or on to one."""
    task = given.focus.task
    several = given.holders > 1 and given.focus.standing is Standing.MINE
    if task is None or not several or task.child is not None:
        return ()
    back = encode(Press(Do.RELEASE, given.case.id, task.id))
    on = encode(Press(Do.HAND_OVER, given.case.id, task.id))
    return ((Button(words("Back to the group"), back), Button(words("Hand to a colleague"), on)),)


def overview(given: CardInput) -> dict[str, object]:
    """What every text about a berkas may need: the berkas, its SOP, who holds it now."""
    case, sop = given.case, given.sop
    return {
        "case": case,
        "sop": sop,
        "reader": given.reader,
        "people": given.people,
        "named": named,
        "unreached": given.unreached,
        "now": [_where(given, task) for task in case.open_tasks],
        "headings": lambda row: headings(sop, case, row),
        "ending": sop.ending(AKHIR + case.ending) if case.ending else None,
    }


def _where(given: CardInput, task: Task) -> tuple[Task, Kegiatan, Official | None]:
    """An open task with its row and whoever has it in hand, or is the only one who may."""
    row = given.sop.row(task.nomor)
    return task, row, given.people.with_whom(task)


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
        "output": [_line(case, task, item, above=item.kode in inputs) for item in mutu.output],
        "sent_back": _sent_back(case, task),
        "missing": [] if task.child else [item.nama for item in missing(case, task, row)],
        "onward": _onward(given.sop, case, row),
        "weighed": weighed(case, row),
        "several": given.holders > 1,
        "sender": _sender(given, task),
        "recallable": given.focus.recallable,
        "beside": [given.sop.row(other.nomor) for other in given.focus.beside],
        "lacking": _lacking(case, task, row),
        "after": [_where(given, t) for t in case.open_tasks if t.came_from == task.id],
        "participants": [(done, label) for _, done, label in shown_participants(task)],
        "jointly": [given.sop.heading(kode) for kode in row.jointly],
    }


def _time(words: Words, given: CardInput) -> dict[str, object]:
    """Until when the task in focus has time, and what else is to be said of that."""
    task = given.focus.task
    assert task is not None
    return {
        "runs_until": deadline.until(words, task, given.at),
        "limits": deadline.standing(words, task, given.at, given.people),
    }


def limits(words: Words, given: CardInput) -> dict[str, object]:
    """How each open task stands to its time, for texts that do not show its form."""
    return {
        "limits_of": lambda task, row: deadline.in_full(words, task, row, given.at, given.people)
    }


def _line(case: Case, task: Task, item: Kelengkapan, *, above: bool = False) -> Line:
    found = contents(case, task, item)
    nomor = number(case, task, item) if takes_number(item) else ""
    typed = [g.text for g in found if g.text and g.text != nomor]
    return Line(
        nama=item.nama,
        there=is_there(case, task, item),
        wajib=item.wajib,
        count=sum(g.file is not None for g in found),
        words=_shown(item, typed[-1]) if typed else "",
        catatan=item.catatan,
        dari=item.dari,
        akses=item.jenis is Jenis.AKSES,
        above=above,
        nomor=nomor,
        bentuk=item.bentuk,
    )


def _shown(item: Kelengkapan, text: str) -> str:
    """The words of a slot as a card has room for them; minutes are read in full elsewhere."""
    return shortened(text, MINUTES_LIMIT) if item.bentuk is Bentuk.NOTULEN else text


def _onward(sop: Sop, case: Case, row: Kegiatan) -> list[tuple[str, str, str]]:
    """Label, row number and heading of each way on; no number where the SOP ends. A row beside
    others, and a copy that was received, lead nowhere."""
    ways = []
    for _, branch in forward(row) if row.awaited else ():
        if branch.to.startswith(AKHIR):
            ending = sop.ending(branch.to)
            if not ending.side:
                ways.append((branch.label, "", ending.uraian))
        else:
            to = sop.row(branch.to)
            ways.append((branch.label, to.nomor, headings(sop, case, to)))
    return ways


def _lacking(case: Case, task: Task, row: Kegiatan) -> list[tuple[str, str]]:
    """What is still needed for one way alone: its label, and the names."""
    common = set(missing(case, task, row))
    ways = ((b.label, missing(case, task, row, b.label)) for _, b in forward(row))
    return [
        (label, ", ".join(item.nama for item in items if item not in common))
        for label, items in ways
        if not common.issuperset(items)
    ]


def _sent_back(case: Case, task: Task) -> Task | None:
    """The round of this row that sent the berkas back, where it has come again since."""
    earlier = [t for t in case.tasks if t.nomor == task.nomor and t.id < task.id]
    last = earlier[-1] if earlier else None
    return last if last is not None and last.state is TaskState.RETURNED else None


def _sender(given: CardInput, task: Task) -> Official | None:
    case, people = given.case, given.people
    before = case.task(task.came_from or 0)
    return people.acted(case.opened_by, case.opened_at) if before is None else people.did(before)


def headings(sop: Sop, case: Case, row: Kegiatan) -> str:
    """Who performs a row in this berkas, by the names of their columns."""
    return " / ".join(sop.heading(kode) for kode in doers(case, row))
