"""What a person's card is about when rows of a berkas run side by side."""

from dataclasses import replace
from datetime import UTC, datetime

from flows.case import Case
from flows.commands import AcceptTask, CompleteTask, OpenCase
from flows.engine import decide
from flows.focus import Standing, focus
from flows.folding import evolve
from flows.ids import CaseId, TaskId
from flows.sop import Branch, Sop
from tests.flows.forms import STAF, SURAT, row

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
BESIDE: Sop = replace(
    SURAT,
    kegiatan=(
        row("1", "staf", (Branch("", "2"),)),
        replace(row("2", "staf", (Branch("", "3"),)), awaited=False),
        row("3", "staf", (Branch("", "akhir:selesai"),)),
    ),
)


def walked(*commands: object) -> Case:
    case: Case | None = None
    opening = OpenCase(STAF, BESIDE.id, "Pendampingan", CaseId("SC-2026-001"))
    for command in (opening, CompleteTask(STAF, TaskId(1), 0), *commands):
        for event in decide(BESIDE, case, command, NOON):  # type: ignore[arg-type]
            case = evolve(case, event)
    assert case is not None
    return case


def seen(case: Case, wanted: int = 0) -> tuple[Standing, str, list[str]]:
    found = focus(BESIDE, case, STAF, wanted)
    assert found.task is not None
    return found.standing, found.task.nomor, [t.nomor for t in found.beside]


def test_the_row_that_holds_the_berkas_up_comes_before_the_one_beside_it() -> None:
    assert seen(walked()) == (Standing.OFFERED, "3", ["2"])


def test_the_row_beside_it_is_one_tap_away() -> None:
    assert seen(walked(), wanted=2) == (Standing.OFFERED, "2", ["3"])


def test_a_card_stays_with_the_row_that_is_worked_on() -> None:
    assert seen(walked(AcceptTask(STAF, TaskId(2))), wanted=2) == (Standing.MINE, "2", ["3"])


def test_closing_the_row_beside_leads_nowhere_and_shows_what_is_left() -> None:
    case = walked(CompleteTask(STAF, TaskId(2), 0))
    assert [t.nomor for t in case.open_tasks] == ["3"]
    assert seen(case, wanted=2) == (Standing.OFFERED, "3", [])
