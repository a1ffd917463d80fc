"""Commands that people might give, sensible and not, chosen by a seeded die."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

from flows.case import Case, Task
from flows.commands import (
    AcceptTask,
    AddComment,
    AddParticipant,
    AttachKelengkapan,
    CancelCase,
    Command,
    CompleteTask,
    FinishForChild,
    GiveDisposisi,
    LinkChild,
    MarkParticipant,
    MoveEdition,
    RecallTask,
    RecordDecision,
    RecordText,
    ReleaseTask,
    ReturnTask,
    SetField,
    TickItem,
)
from flows.ids import CaseId, TaskId
from flows.kelengkapan.commands import RecordNumber
from flows.kelengkapan.disposisi import Disposisi, Instruksi, Sifat, Tujuan
from flows.kelengkapan.putting import FileRef
from flows.kelengkapan.slots import missing, takes_file, takes_number, takes_text
from flows.moving import fields_missing, opened_by
from flows.mutu_baku import Kelengkapan
from flows.office import Office
from flows.people.officials import Actor
from flows.people.sharing import ShareCase, WithdrawShare
from flows.rights import may_hold
from flows.sop import Branch, Kegiatan, Sop
from flows.steering import Isian, IsianJenis
from flows.wording import TEXT_LIMIT
from tests.rules import joining, timely, visiting

FILE = FileRef("f", "u", "dokumen.pdf", "application/pdf", 1200)
SAID = ("Baik, mohon diperbaiki.", "Mohon dilengkapi. " * (TEXT_LIMIT // 18))
TEXTS = ("", "   ", "Baik.", "x" * TEXT_LIMIT, "y" * (TEXT_LIMIT + 1), "<b>&amp;</b>\n\u200b")
VALUES = ("", "Konstruksi", "konsultansi", "2.500.000.000", "150000000000", "31-02-2026", "-1")
CHILD = CaseId("ANAK-1")
LEADER = Tujuan("kabid", "Kepala Bidang", "Ibu Norhayati Kumala")
DISPOSISI = (
    Disposisi(LEADER, (), (Instruksi.PROSES,)),
    Disposisi(LEADER, (LEADER,), tuple(Instruksi), Sifat.RAHASIA, "x" * TEXT_LIMIT),
    Disposisi(None, (), (Instruksi.FILE,)),
    Disposisi(LEADER),
)
NUMBERS = ("48210377", "600.1/215/BK/2026", "", "nomor menyusul", "x" * 200)


@dataclass(frozen=True, slots=True)
class Table:
    """What lies before the people: the SOP, the berkas as it stands, and who they are.

    `mood` decides which way sensible people go at each task; `newer` is the edition in force.
    """

    sop: Sop
    case: Case
    people: tuple[Actor, ...]
    mood: int
    newer: Sop
    office: Office
    at: datetime


def sensible(table: Table, die: Random) -> Command:
    """What somebody who wants to get on does next; a wild command where nobody can."""
    if not table.case.open_tasks:
        return wild(table, die)
    return die.choice(getting_on(table, die.choice(table.case.open_tasks), die))


def getting_on(table: Table, task: Task, die: Random) -> tuple[Command, ...]:
    """What is to be done about a live task now: all that is still to be given, else one thing."""
    row = table.sop.row(task.nomor)
    able = [p for p in table.people if may_hold(table.sop, table.case, task, p)]
    holder = next((p for p in able if p.official == task.accepted_by), die.choice(able))
    ways = [(n, branch) for n, branch in enumerate(row.branches) if not branch.copy]
    index, branch = Random(table.mood + task.id).choice(ways)
    lacking = missing(table.case, task, row, branch.label)
    if lacking and not branch.returns:
        return tuple(_giving(holder, task.id, item, die) for item in lacking)
    empty = fields_missing(table.sop, table.case, opened_by(table.sop, row, branch))
    if empty and not branch.returns:
        return (_filling(empty[0], holder, die),)
    return (_closing(holder, task, index, branch, die),)


def wild(table: Table, die: Random) -> Command:
    """Anything at all, by anybody, at any task, with any index and any words."""
    return die.choice(WILD)(table, die)


def _giving(by: Actor, task: TaskId, item: Kelengkapan, die: Random) -> Command:
    if takes_file(item):
        return AttachKelengkapan(by, task, item.kode, FILE)
    if takes_text(item):
        return RecordText(by, task, item.kode, die.choice(SAID))
    if takes_number(item):
        return RecordNumber(by, task, item.kode, NUMBERS[0])
    return TickItem(by, task, item.kode, ticked=True)


def _filling(field: Isian, by: Actor, die: Random) -> Command:
    number = die.choice(("400000000", "150.000.000.000"))
    value = die.choice(field.pilihan) if field.jenis is IsianJenis.PILIHAN else number
    return SetField(by, field.kode, value)


def _closing(by: Actor, task: Task, index: int, branch: Branch, die: Random) -> Command:
    if branch.returns:
        return ReturnTask(by, task.id, index, die.choice(SAID))
    silent = () if task.timing.window else ("",)
    return CompleteTask(by, task.id, index, die.choice((*silent, *SAID)))


def _person(table: Table, die: Random) -> Actor:
    return die.choice(table.people)


def _task(table: Table, die: Random) -> TaskId:
    return TaskId(die.randint(-1, len(table.case.tasks) + 1))


def _kode(table: Table, die: Random) -> str:
    row: Kegiatan = die.choice(table.sop.kegiatan)
    return die.choice(row.items).kode if row.items else "tidak-ada"


def _index(die: Random) -> int:
    return die.randint(-2, 4)


WILD: tuple[Callable[[Table, Random], Command], ...] = (
    lambda t, d: AcceptTask(_person(t, d), _task(t, d)),
    lambda t, d: AttachKelengkapan(_person(t, d), _task(t, d), _kode(t, d), FILE),
    lambda t, d: RecordText(_person(t, d), _task(t, d), _kode(t, d), d.choice(TEXTS)),
    lambda t, d: GiveDisposisi(_person(t, d), _task(t, d), _kode(t, d), d.choice(DISPOSISI)),
    lambda t, d: RecordNumber(_person(t, d), _task(t, d), _kode(t, d), d.choice(NUMBERS)),
    lambda t, d: TickItem(_person(t, d), _task(t, d), _kode(t, d), ticked=d.random() < 0.5),
    lambda t, d: CompleteTask(_person(t, d), _task(t, d), _index(d), d.choice(TEXTS)),
    lambda t, d: ReturnTask(_person(t, d), _task(t, d), _index(d), d.choice(TEXTS)),
    lambda t, d: ReleaseTask(_person(t, d), _task(t, d)),
    lambda t, d: RecallTask(_person(t, d), _task(t, d)),
    lambda t, d: SetField(_person(t, d), d.choice(("jenis", "nilai", "lain")), d.choice(VALUES)),
    lambda t, d: AddParticipant(_person(t, d), _task(t, d), d.choice(TEXTS)),
    lambda t, d: MarkParticipant(_person(t, d), _task(t, d), _index(d)),
    lambda t, d: LinkChild(_person(t, d), _task(t, d), CHILD),
    lambda t, d: FinishForChild(
        _person(t, d), _task(t, d), CHILD, d.choice(("selesai", "tender-gagal", "", "lain"))
    ),
    lambda t, d: MoveEdition(_person(t, d), t.newer),
    lambda t, d: ShareCase(_person(t, d), _person(t, d)),
    lambda t, d: WithdrawShare(_person(t, d), _person(t, d).official),
    lambda t, d: AddComment(_person(t, d), d.choice(TEXTS)),
    lambda t, d: RecordDecision(
        _person(t, d), _person(t, d).official, _task(t, d), _index(d), d.choice(TEXTS)
    ),
    *timely.WILD,
    *joining.WILD,
    *visiting.WILD,
)
"""Everything but stopping the berkas, which would end most walks at once."""


def stopping(table: Table, die: Random) -> Command:
    """Somebody wants the berkas stopped for good."""
    return CancelCase(_person(table, die), die.choice(TEXTS))
