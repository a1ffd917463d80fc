"""Tasks that rest with the wrong person are set free; a secretary records a head's decision."""

from dataclasses import replace

import pytest

from flows.case import Case, TaskState
from flows.commands import AcceptTask, Command, OpenCase, RecordDecision
from flows.engine import decide
from flows.events import TaskAccepted, TaskAssigned, TaskCompleted, TaskReleased
from flows.folding import evolve
from flows.ids import CaseId, SopId, TaskId
from flows.people.officials import Actor, OfficialId
from flows.people.on_behalf import on_behalf
from flows.people.vacating import VacateTask
from flows.refusals import NotYourTask, ReasonRequired, Refused, TakenByOther, TaskNotOpen
from tests.storage.family import BOSS, INDUK
from tests.storage.office import MORNING, OFFICE

FIRST = TaskId(1)
SECRETARY = replace(BOSS, official=OfficialId(9))
"""The secretary with the posts of the head."""


def after(*commands: Command) -> Case:
    case: Case | None = None
    for command in commands:
        for event in decide(INDUK, case, command, MORNING, OFFICE):
            case = evolve(case, event)
    assert case is not None
    return case


def opened(*commands: Command) -> Case:
    """The head has opened a berkas and has its first row in hand."""
    return after(OpenCase(BOSS, SopId("induk"), "Uji", CaseId("IN-2026-001")), *commands)


def without_post(actor: Actor) -> Actor:
    return replace(actor, peran=())


def test_what_is_in_the_hands_of_somebody_without_the_post_waits_again() -> None:
    case = opened()
    happened = decide(INDUK, case, VacateTask(FIRST, without_post(BOSS)), MORNING, OFFICE)
    assert happened == (TaskReleased(MORNING, BOSS.official, FIRST),)
    freed = evolve(case, happened[0]).tasks[0]
    assert (freed.state, freed.accepted_by, freed.handed) == (TaskState.OPEN, None, None)


def test_a_holder_keeps_what_they_have() -> None:
    assert decide(INDUK, opened(), VacateTask(FIRST, BOSS), MORNING, OFFICE) == ()


@pytest.mark.parametrize("state", [TaskState.OPEN, TaskState.ACCEPTED])
def test_what_was_handed_in_person_goes_back_only_while_they_are_away(state: TaskState) -> None:
    case, who = opened(), without_post(BOSS)
    holder = who.official if state is TaskState.ACCEPTED else None
    handed = replace(case.tasks[0], state=state, accepted_by=holder, handed=who.official)
    case = replace(case, tasks=(handed,))
    assert decide(INDUK, case, VacateTask(FIRST, who), MORNING, OFFICE) == ()
    away = VacateTask(FIRST, who, away=True)
    assert decide(INDUK, case, away, MORNING, OFFICE) == (
        TaskReleased(MORNING, who.official, FIRST),
    )


def test_what_another_has_and_what_waits_for_a_berkas_is_left_alone() -> None:
    case = opened()
    elsewhere = without_post(SECRETARY)
    assert decide(INDUK, case, VacateTask(FIRST, elsewhere), MORNING, OFFICE) == ()
    waits = replace(case, tasks=(replace(case.tasks[0], child=CaseId("SC-2026-001")),))
    command = VacateTask(FIRST, without_post(BOSS))
    assert decide(INDUK, waits, command, MORNING, OFFICE) == ()
    assert decide(INDUK, case, replace(command, task=TaskId(7)), MORNING, OFFICE) == ()


def recorded(case: Case, by: Actor = SECRETARY, branch: int = 0) -> tuple[object, ...]:
    note = on_behalf("Kepala Bidang", "lewat telepon")
    command = RecordDecision(by, BOSS.official, FIRST, branch, note)
    return decide(INDUK, case, command, MORNING, OFFICE)


def test_a_decision_by_direction_is_the_secretarys_even_where_the_head_has_it_in_hand() -> None:
    taken, done, onward = recorded(opened())
    assert taken == TaskAccepted(MORNING, SECRETARY.official, FIRST)
    assert isinstance(done, TaskCompleted)
    assert (done.by, done.note) == (
        SECRETARY.official,
        "a.n. Kepala Bidang, atas arahan; catatan: lewat telepon",
    )
    assert isinstance(onward, TaskAssigned)


@pytest.mark.parametrize(
    ("case", "by", "branch", "why"),
    [
        (opened(), without_post(SECRETARY), 0, NotYourTask),
        (opened(), SECRETARY, 5, Refused),
        (
            opened(
                VacateTask(FIRST, without_post(BOSS)),
                AcceptTask(replace(BOSS, official=OfficialId(5)), FIRST),
            ),
            SECRETARY,
            0,
            TakenByOther,
        ),
    ],
)
def test_a_decision_that_is_not_the_heads_is_refused(
    case: Case, by: Actor, branch: int, why: type[Refused]
) -> None:
    with pytest.raises(why):
        recorded(case, by, branch)


def test_a_step_that_is_over_is_decided_no_more() -> None:
    case = opened()
    for event in decide(
        INDUK, case, RecordDecision(SECRETARY, BOSS.official, FIRST, 0, "ya"), MORNING, OFFICE
    ):
        case = evolve(case, event)
    with pytest.raises(TaskNotOpen):
        recorded(case)


@pytest.mark.parametrize("text", ["", "  "])
def test_a_direction_without_a_note_is_refused(text: str) -> None:
    with pytest.raises(ReasonRequired):
        on_behalf("Kepala Bidang", text)
