"""Rows that still wait when a berkas ends: whoever could have taken them is told so."""

from dataclasses import replace
from datetime import UTC, datetime

from flows.commands import CompleteTask, OpenCase
from flows.engine import decide
from flows.events import CaseEnded
from flows.folding import evolve
from flows.ids import CaseId, Nomor, TaskId
from flows.notices import Notice, Told, ToOfficials, ToPeran
from flows.sop import Branch
from flows.telling import notices
from tests.flows.forms import KABID, SURAT, UNIT, row

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
BESIDE = replace(
    SURAT,
    kegiatan=(
        row("1", "kabid", (Branch("", "2"),)),
        replace(row("2", "staf", (Branch("", "3"),)), awaited=False),
        row("3", "kabid", (Branch("", "akhir:selesai"),)),
    ),
    mulai=Nomor("1"),
)


def test_a_row_beside_that_nobody_opened_is_told_to_be_over() -> None:
    case = None
    for command in (
        OpenCase(KABID, BESIDE.id, "Surat", case=CaseId("SC-2026-001")),
        CompleteTask(KABID, TaskId(1), 0),
        CompleteTask(KABID, TaskId(3), 0),
    ):
        happened = decide(BESIDE, case, command, AT)
        for event in happened:
            case = evolve(case, event)
    assert case is not None
    ended = CaseEnded(AT, KABID.official, "selesai")
    assert happened[-1] == ended
    assert notices(BESIDE, case, ended) == (
        Notice(Told.ENDED, ToOfficials(frozenset()), by=KABID.official),
        Notice(
            Told.ENDED,
            ToPeran(UNIT, BESIDE.row("2").pelaksana),
            TaskId(2),
            KABID.official,
        ),
    )
