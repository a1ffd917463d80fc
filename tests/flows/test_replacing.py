"""Something given in place of something else: said what it replaced, undone, or joined with it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.case import Case, Giving
from flows.commands import AttachKelengkapan
from flows.folding import evolve
from flows.ids import TaskId
from flows.kelengkapan.commands import DropVersion, JoinVersion
from flows.kelengkapan.filling import filled
from flows.kelengkapan.putting import FileRef, TextRecorded
from flows.kelengkapan.replacing import dropped, joined, replaced
from flows.kelengkapan.slots import contents
from flows.refusals import NothingToRemove
from tests.flows.forms import DRAFT, STAF, SURAT
from tests.flows.worded import AT, begun

TASK = TaskId(1)
ROW = SURAT.kegiatan[0]


def with_files(*batches: str, same: bool = False) -> Case:
    """The berkas in whose slot one file a batch was given, the `same` each time."""
    case = replace(begun(), sop=SURAT.id, given=())
    for n, batch in enumerate(batches):
        known = 0 if same else n
        file = FileRef(f"f{n}", f"u{known}", f"{n}.pdf", "application/pdf", 9)
        command = AttachKelengkapan(STAF, TASK, DRAFT.kode, file, batch)
        for event in filled(case, case.tasks[0], ROW, command, AT + timedelta(minutes=n)):
            case = evolve(case, event)
    return case


def lying(case: Case) -> list[str]:
    """The names of the files that lie in the slot."""
    return [g.file.nama for g in contents(case, case.tasks[0], DRAFT) if g.file]


def after_joining(case: Case, version: int) -> Case:
    command = JoinVersion(STAF, TASK, DRAFT.kode, version)
    for event in joined(case, case.tasks[0], DRAFT, command, AT):
        case = evolve(case, event)
    return case


def after_dropping(case: Case, version: int) -> Case:
    command = DropVersion(STAF, TASK, DRAFT.kode, version)
    for event in dropped(case, case.tasks[0], DRAFT, command, AT):
        case = evolve(case, event)
    return case


def test_the_first_document_of_a_slot_replaces_nothing() -> None:
    case = with_files("a")
    assert replaced(case, case.tasks[0], DRAFT) is None


def test_a_further_document_replaces_the_version_before_it() -> None:
    case = with_files("a", "a", "b")
    found = replaced(case, case.tasks[0], DRAFT)
    assert found is not None
    assert (found.number, found.number_before) == (2, 1)
    assert [g.file.nama for g in found.before if g.file] == ["0.pdf", "1.pdf"]


def test_joined_versions_lie_together_and_the_next_one_is_counted_after_them() -> None:
    case = after_joining(with_files("a", "b"), 2)
    assert lying(case) == ["0.pdf", "1.pdf"]
    assert replaced(case, case.tasks[0], DRAFT) is None
    more = with_files("a", "b", "c")
    assert [g.version for g in after_joining(more, 3).given] == [1, 2, 2]


def test_a_dropped_version_lets_the_one_before_it_stand() -> None:
    case = after_dropping(with_files("a", "b", "b"), 2)
    assert lying(case) == ["0.pdf"]
    assert [g.state for g in case.given] == [Giving.GOOD, Giving.REMOVED, Giving.REMOVED]


def test_a_document_given_twice_stands_once_where_its_second_version_is_dropped() -> None:
    case = after_dropping(with_files("a", "b", same=True), 2)
    assert lying(case) == ["0.pdf"]
    assert [g.state for g in case.given] == [Giving.GOOD, Giving.REMOVED]


def test_what_was_replaced_itself_meanwhile_is_left_alone() -> None:
    case = with_files("a", "b", "c")
    with pytest.raises(NothingToRemove):
        after_joining(case, 2)
    with pytest.raises(NothingToRemove):
        after_dropping(case, 2)


def test_words_that_joined_a_version_keep_it_from_being_dropped() -> None:
    case = with_files("a", "b")
    case = evolve(case, TextRecorded(AT, STAF.official, TASK, DRAFT.kode, "Lihat lampiran"))
    with pytest.raises(NothingToRemove):
        after_dropping(case, 2)
