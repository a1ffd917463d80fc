"""The rules, asked as an office would ask them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows.case import Case, CaseState, TaskState
from flows.commands import (
    AcceptTask,
    AddComment,
    AttachKelengkapan,
    CancelCase,
    Command,
    CompleteTask,
    OpenCase,
    RecallTask,
    RecordText,
    ReleaseTask,
    ReturnTask,
    TickItem,
)
from flows.engine import decide
from flows.events import Event, ReturnNote, TaskAssigned
from flows.folding import evolve, replay
from flows.ids import CaseId, TaskId
from flows.kelengkapan.putting import FileRef
from flows.kelengkapan.slots import contents
from flows.mutu_baku import Satuan, Waktu, WaktuRole
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.refusals import (
    CaseClosed,
    KelengkapanMissing,
    MayNotCancel,
    MayNotOpen,
    NoSuchBranch,
    NoSuchItem,
    NotInCase,
    NotYourTask,
    ReasonRequired,
    RecallTooLate,
    Refused,
    TakenByOther,
    TaskNotOpen,
    TextRequired,
    TextTooLong,
    WindowRunning,
)
from flows.units import Unit
from tests.flows.calendars import USUAL, WITA
from tests.flows.forms import (
    DISPOSISI,
    DRAFT,
    DRAFT_SEEN,
    KABID,
    KASI,
    LAPTOP,
    ORANG_LUAR,
    STAF,
    STAF_LAIN,
    SURAT,
)

MORNING = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
FILE = FileRef("f1", "u1", "draf.pdf", "application/pdf", 1200)
BETTER = FileRef("f2", "u2", "draf-2.pdf", "application/pdf", 1300)
ADMIN = replace(KABID, admin=True)
OPEN = OpenCase(STAF, SURAT.id, "Undangan rapat", CaseId("SC-2026-001"))


class Book:
    """A berkas in memory with a clock that moves a minute a command."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.case: Case | None = None
        self.at = MORNING

    def do(self, *commands: Command) -> "Book":
        for command in commands:
            self.at += timedelta(minutes=1)
            for event in decide(SURAT, self.case, command, self.at):
                self.events.append(event)
                self.case = evolve(self.case, event)
        return self

    @property
    def now(self) -> Case:
        assert self.case is not None
        return self.case


def task(n: int) -> TaskId:
    return TaskId(n)


def drafted() -> Book:
    return Book().do(
        OPEN,
        AcceptTask(STAF, task(1)),
        TickItem(STAF, task(1), LAPTOP.kode, True),
        AttachKelengkapan(STAF, task(1), DRAFT.kode, FILE),
    )


def reviewed() -> Book:
    return drafted().do(CompleteTask(STAF, task(1), 0), AcceptTask(KASI, task(2)))


def test_a_letter_walks_from_staf_to_kabid_and_ends_well() -> None:
    book = reviewed().do(
        CompleteTask(KASI, task(2), 0, "Sudah baik"),
        RecordText(KABID, task(3), DISPOSISI.kode, "Setuju, kirim"),
        CompleteTask(KABID, task(3), 0),
    )
    assert book.now.state is CaseState.ENDED
    assert book.now.ending == "selesai"
    assert [(t.nomor, t.state.value, t.accepted_by, t.note) for t in book.now.tasks] == [
        ("1", "done", 1, ""),
        ("2", "done", 3, "Sudah baik"),
        ("3", "done", 4, ""),
    ]
    assert book.now.open_tasks == ()


def test_replaying_the_events_gives_the_same_berkas() -> None:
    book = reviewed().do(ReturnTask(KASI, task(2), 1, "Perihal keliru"))
    assert replay(book.events) == book.now


def test_a_rejected_draft_goes_back_to_whoever_wrote_it_with_the_reason() -> None:
    book = reviewed().do(ReturnTask(KASI, task(2), 1, "  Perihal keliru  "))
    again = book.now.tasks[2]
    assert again.nomor == "1"
    assert again.round == 2
    assert again.to == STAF.official
    assert again.returned == ReturnNote(SURAT.kegiatan[1].nomor, KASI.official, "Perihal keliru")
    assert book.now.tasks[1].state is TaskState.RETURNED


def test_a_draft_of_an_earlier_round_is_still_there_and_a_new_one_takes_its_place() -> None:
    book = reviewed().do(
        ReturnTask(KASI, task(2), 1, "Perihal keliru"),
        AcceptTask(STAF, task(3)),
        TickItem(STAF, task(3), LAPTOP.kode, True),
    )
    assert [g.file for g in contents(book.now, book.now.tasks[2], DRAFT)] == [FILE]
    book.do(AttachKelengkapan(STAF, task(3), DRAFT.kode, BETTER), CompleteTask(STAF, task(3), 0))
    assert [g.file for g in contents(book.now, book.now.tasks[3], DRAFT_SEEN)] == [BETTER]


def test_several_files_in_one_slot_of_one_round_belong_together() -> None:
    book = drafted().do(AttachKelengkapan(STAF, task(1), DRAFT.kode, BETTER))
    assert [g.file for g in contents(book.now, book.now.tasks[0], DRAFT)] == [FILE, BETTER]


def test_a_step_is_not_finished_while_something_demanded_is_missing() -> None:
    book = Book().do(OPEN)
    with pytest.raises(KelengkapanMissing) as refused:
        book.do(CompleteTask(STAF, task(1), 0))
    assert refused.value.items == (LAPTOP, DRAFT)


def test_a_tick_can_be_taken_back_and_counts_for_its_own_round_only() -> None:
    book = drafted().do(TickItem(STAF, task(1), LAPTOP.kode, False))
    with pytest.raises(KelengkapanMissing) as refused:
        book.do(CompleteTask(STAF, task(1), 0))
    assert refused.value.items == (LAPTOP,)


def test_ticking_what_is_ticked_changes_nothing() -> None:
    book = drafted()
    command = TickItem(STAF, task(1), LAPTOP.kode, True)
    assert decide(SURAT, book.now, command, MORNING) == ()


def test_whoever_opens_a_berkas_and_may_do_its_first_step_has_it_in_hand() -> None:
    assert Book().do(OPEN).now.tasks[0].accepted_by == STAF.official
    assert Book().do(replace(OPEN, by=ADMIN)).now.tasks[0].accepted_by is None


def test_acting_on_an_open_task_takes_it() -> None:
    book = drafted().do(CompleteTask(STAF, task(1), 0), CompleteTask(KASI, task(2), 0))
    assert book.now.tasks[1].accepted_by == KASI.official


def test_the_first_to_take_a_task_has_it() -> None:
    book = Book().do(replace(OPEN, by=ADMIN), AcceptTask(STAF_LAIN, task(1)))
    with pytest.raises(TakenByOther) as refused:
        book.do(AcceptTask(STAF, task(1)))
    assert refused.value.by == STAF_LAIN.official


def test_accepting_twice_changes_nothing() -> None:
    book = Book().do(OPEN, AcceptTask(STAF, task(1)))
    assert decide(SURAT, book.now, AcceptTask(STAF, task(1)), MORNING) == ()


def test_recall_brings_the_step_back_while_the_next_has_not_opened_it() -> None:
    book = drafted().do(CompleteTask(STAF, task(1), 0), RecallTask(STAF, task(1)))
    assert [t.state for t in book.now.tasks] == [TaskState.ACCEPTED, TaskState.WITHDRAWN]
    book.do(CompleteTask(STAF, task(1), 0))
    assert [(t.nomor, t.round) for t in book.now.open_tasks] == [("2", 1)]


def test_a_return_can_be_recalled_too() -> None:
    book = reviewed().do(ReturnTask(KASI, task(2), 1, "Perihal keliru"), RecallTask(KASI, task(2)))
    assert [t.id for t in book.now.open_tasks] == [2]


def test_recall_comes_too_late_once_the_next_person_has_opened_it() -> None:
    with pytest.raises(RecallTooLate) as refused:
        reviewed().do(RecallTask(STAF, task(1)))
    assert refused.value.by == KASI.official


def test_the_end_of_a_berkas_cannot_be_recalled() -> None:
    book = reviewed().do(
        CompleteTask(KASI, task(2), 0),
        RecordText(KABID, task(3), DISPOSISI.kode, "Setuju"),
        CompleteTask(KABID, task(3), 0),
    )
    with pytest.raises(CaseClosed):
        book.do(RecallTask(KABID, task(3)))


def test_cancelling_closes_what_is_open_and_keeps_the_reason() -> None:
    book = reviewed().do(CancelCase(KABID, "Kegiatan ditunda"))
    assert book.now.state is CaseState.CANCELLED
    assert book.now.cancel_reason == "Kegiatan ditunda"
    assert book.now.open_tasks == ()


def test_a_comment_changes_no_task() -> None:
    book = reviewed()
    before = book.now.tasks
    book.do(AddComment(STAF, "Mohon dipercepat"))
    assert book.now.tasks == before
    assert [c.text for c in book.now.comments] == ["Mohon dipercepat"]


REFUSALS: list[tuple[str, Command, type[Refused]]] = [
    ("another unit opens", OpenCase(ORANG_LUAR, SURAT.id, "x", CaseId("x")), MayNotOpen),
    ("no subject", OpenCase(STAF, SURAT.id, "  ", CaseId("x")), TextRequired),
    ("a long subject", OpenCase(STAF, SURAT.id, "x" * 121, CaseId("x")), TextTooLong),
    ("somebody else's task", AcceptTask(KABID, TaskId(2)), NotYourTask),
    ("same peran, another unit", AcceptTask(ORANG_LUAR, TaskId(1)), NotYourTask),
    ("a task that never was", AcceptTask(KASI, TaskId(9)), TaskNotOpen),
    ("a task that is done", CompleteTask(STAF, TaskId(1), 0), TaskNotOpen),
    ("no such slot", AttachKelengkapan(KASI, TaskId(2), "lain", FILE), NoSuchItem),
    ("a tick for a dokumen", TickItem(KASI, TaskId(2), DRAFT.kode, True), NoSuchItem),
    ("words for a file", RecordText(KASI, TaskId(2), DRAFT.kode, "x"), NoSuchItem),
    ("a way that is not there", CompleteTask(KASI, TaskId(2), 7), NoSuchBranch),
    ("finishing by a return", CompleteTask(KASI, TaskId(2), 1), NoSuchBranch),
    ("returning forward", ReturnTask(KASI, TaskId(2), 0, "x"), NoSuchBranch),
    ("returning without a reason", ReturnTask(KASI, TaskId(2), 1, " "), ReasonRequired),
    ("a reason too long", ReturnTask(KASI, TaskId(2), 1, "x" * 1001), TextTooLong),
    ("recalling another's step", RecallTask(KASI, TaskId(1)), NotYourTask),
    ("cancelling as a passer-by", CancelCase(KASI, "x"), MayNotCancel),
    ("cancelling without a reason", CancelCase(STAF, ""), ReasonRequired),
    ("a comment from outside", AddComment(ORANG_LUAR, "x"), NotInCase),
    ("an empty comment", AddComment(STAF, " "), TextRequired),
]


@pytest.mark.parametrize(
    ("command", "why"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS]
)
def test_the_office_says_no(command: Command, why: type[Refused]) -> None:
    book = reviewed()
    case = None if isinstance(command, OpenCase) else book.now
    with pytest.raises(why):
        decide(SURAT, case, command, MORNING)


def test_nothing_happens_in_a_berkas_that_has_ended() -> None:
    book = reviewed().do(CancelCase(STAF, "Salah buka"))
    with pytest.raises(CaseClosed):
        book.do(AcceptTask(KASI, task(2)))


def test_handing_on_names_the_task_it_came_from() -> None:
    book = drafted().do(CompleteTask(STAF, task(1), 0))
    assert book.events[-1] == TaskAssigned(book.at, task(2), SURAT.kegiatan[1].nomor, 1, task(1))


def test_a_step_can_be_let_go_and_taken_by_a_colleague() -> None:
    book = drafted().do(ReleaseTask(STAF, task(1)), AcceptTask(STAF_LAIN, task(1)))
    assert book.now.tasks[0].accepted_by == STAF_LAIN.official
    assert [g.file for g in contents(book.now, book.now.tasks[0], DRAFT)] == [FILE]


def test_a_head_frees_a_step_that_its_holder_can_no_longer_do() -> None:
    book = drafted()
    moved = replace(STAF, peran=())
    with pytest.raises(NotYourTask):
        book.do(CompleteTask(moved, task(1), 0))
    book.do(ReleaseTask(KABID, task(1)))
    assert book.now.tasks[0].state is TaskState.OPEN


def test_a_window_is_closed_early_with_a_note_only() -> None:
    waktu = Waktu("3 hari", 3, Satuan.HARI, role=WaktuRole.JENDELA)
    first = SURAT.kegiatan[0]
    windowed = replace(first, mutu_baku=replace(first.mutu_baku, waktu=waktu))
    sop = replace(SURAT, kegiatan=(windowed, *SURAT.kegiatan[1:]))
    office = Office(Unit(SURAT.unit, "Kantor", WITA, ()), WorkCalendar(WITA, (USUAL,)))
    opened = decide(sop, None, OpenCase(STAF, sop.id, "Rapat", CaseId("SC-1")), MORNING, office)
    timing, ready = replay(opened).tasks[0].timing, drafted().now
    assert timing.window
    assert timing.due_at == datetime(2026, 11, 26, 16, 0, tzinfo=WITA)
    case = replace(ready, tasks=(replace(ready.tasks[0], timing=timing),))
    plain = CompleteTask(STAF, task(1), 0)
    with pytest.raises(WindowRunning) as refused:
        decide(sop, case, plain, MORNING + timedelta(days=1), office)
    assert refused.value.until == timing.due_at
    assert decide(sop, case, replace(plain, note="Semua sudah mendaftar"), MORNING, office)
    assert decide(sop, case, plain, MORNING + timedelta(days=4), office)


def test_nobody_else_lets_go_of_a_step() -> None:
    with pytest.raises(NotYourTask):
        drafted().do(ReleaseTask(STAF_LAIN, task(1)))
