"""Whatever comes into a slot and becomes of it: versions are counted, what was refused is not."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.case import Case, Giving
from flows.commands import AttachKelengkapan, CompleteTask, OpenCase, ReturnTask, TickItem
from flows.engine import decide
from flows.folding import evolve
from flows.ids import CaseId, TaskId
from flows.kelengkapan.commands import HandInPaper
from flows.kelengkapan.events import (
    TOO_LARGE,
    FileKept,
    FileRefused,
    FileUnfetched,
    GivenRemoved,
    PaperHandedIn,
    Shelved,
)
from flows.kelengkapan.filling import filled
from flows.kelengkapan.giving import Fate, slots_after
from flows.kelengkapan.putting import FileRef, TextRecorded
from flows.kelengkapan.shelving import refused, version_number, versions
from flows.kelengkapan.slots import contents, is_there
from flows.kelengkapan.whereabouts import documents, handed_on, turned_away
from tests.flows.forms import DRAFT, KASI, LAPTOP, STAF, SURAT
from tests.flows.worded import AT, begun

TASK = TaskId(1)
ROW = SURAT.kegiatan[0]
FATES = st.sampled_from(("kept", "refused", "left", "removed"))
OTHERS = st.sampled_from(("paper", "words"))
Step = int | str | tuple[str, int]
STEPS = st.lists(
    st.one_of(st.integers(0, 3), OTHERS, st.tuples(FATES, st.integers(0, 9))), max_size=14
)
"""A number is a file that comes with that batch; a pair is what becomes of a file."""


def after(steps: list[Step]) -> Case:
    """The berkas in whose slot all of this has happened."""
    case = replace(begun(), sop=SURAT.id, given=())
    for n, step in enumerate(steps):
        at = AT + timedelta(minutes=n)
        if isinstance(step, int):
            file = FileRef(f"f{n}", f"u{n}", f"{n}.pdf", "application/pdf", 9)
            command = AttachKelengkapan(STAF, TASK, DRAFT.kode, file, f"b{step}")
            (attached,) = filled(case, case.tasks[0], ROW, command, at)
            case = slots_after(case, attached)  # type: ignore[arg-type]
        elif step == "paper":
            case = slots_after(case, PaperHandedIn(at, STAF.official, TASK, DRAFT.kode, "1 map"))
        elif step == "words":
            case = slots_after(case, TextRecorded(at, STAF.official, TASK, DRAFT.kode, "Setuju"))
        else:
            assert isinstance(step, tuple)
            what, which = step
            files = [one.file.unique_id for one in case.given if one.file is not None]
            if which < len(files):
                case = slots_after(case, fate(what, files[which], n))
    return case


def fate(what: str, unique: str, n: int) -> Fate:
    at = AT + timedelta(minutes=n)
    match what:
        case "kept":
            return FileKept(at, TASK, DRAFT.kode, unique, Shelved("a" * 64, 9, "pdf", 1))
        case "refused":
            return FileRefused(at, TASK, DRAFT.kode, unique, "program")
        case "left":
            return FileUnfetched(at, TASK, DRAFT.kode, unique, TOO_LARGE)
        case _:
            return GivenRemoved(at, STAF.official, TASK, DRAFT.kode, unique)


@given(STEPS)
@settings(deadline=None)
def test_versions_are_numbered_without_gaps_and_hold_all_but_what_was_refused(
    steps: list[Step],
) -> None:
    case = after(steps)
    found = versions(case, case.tasks[0], DRAFT)
    assert [one.number for one in found] == list(range(len(found), 0, -1))
    inside = [given for one in found for given in one.given]
    away = refused(case, DRAFT.kode)
    assert {id(one) for one in (*inside, *away)} == {id(one) for one in case.given}
    assert all(one.state is Giving.REFUSED for one in away)
    assert not any(one.state is Giving.REFUSED for one in inside)
    assert set(away) == set(turned_away(case))
    for version in found:
        assert {version_number(case, one) for one in version.given} == {version.number}


@given(STEPS)
@settings(deadline=None)
def test_one_version_stands_and_it_is_the_latest_that_still_holds_something(
    steps: list[Step],
) -> None:
    case = after(steps)
    found = versions(case, case.tasks[0], DRAFT)
    gone = (Giving.REMOVED, Giving.REFUSED)
    holding = [one for one in found if any(given.state not in gone for given in one.given)]
    assert [one for one in found if one.now] == holding[:1]
    lying = contents(case, case.tasks[0], DRAFT)
    assert [one.state in gone for one in lying] == [False] * len(lying)
    assert bool(lying) is bool(holding)


@given(STEPS)
@settings(deadline=None)
def test_what_was_refused_is_counted_and_carried_nowhere(
    steps: list[Step],
) -> None:
    case = after(steps)
    shown = {case.given[n].state for n in (*documents(SURAT, case), *handed_on(SURAT, case))}
    assert Giving.REFUSED not in shown
    assert len(documents(SURAT, case)) + len(turned_away(case)) == len(case.given)


def test_a_paper_after_a_second_version_does_not_bring_the_first_one_back() -> None:
    case = after([0, 1, "paper"])
    lying = contents(case, case.tasks[0], DRAFT)
    assert [(one.file.nama if one.file else one.text) for one in lying] == ["1.pdf", "1 map"]


def test_a_paper_handed_over_once_is_there_in_the_next_round_too() -> None:
    case: Case | None = None
    for n, command in enumerate(
        (
            OpenCase(STAF, SURAT.id, "Uji", CaseId("SC-2026-001")),
            TickItem(STAF, TASK, LAPTOP.kode, True),
            HandInPaper(STAF, TASK, DRAFT.kode, "1 map"),
            CompleteTask(STAF, TASK, 0),
            ReturnTask(KASI, TaskId(2), 1, "Mohon diperbaiki"),
        )
    ):
        for event in decide(SURAT, case, command, AT + timedelta(minutes=n)):
            case = evolve(case, event)
    assert case is not None
    (again,) = case.open_tasks
    assert (again.nomor, again.round) == ("1", 2)
    assert is_there(case, again, DRAFT)
