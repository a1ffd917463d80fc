"""Fields of a berkas that decide who performs a row."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.case import Case
from flows.commands import AcceptTask, AttachKelengkapan, Command, CompleteTask, OpenCase, SetField
from flows.commands import TickItem as Tick
from flows.engine import decide
from flows.folding import evolve, replay
from flows.ids import CaseId, Peran, TaskId
from flows.kelengkapan.putting import FileRef
from flows.notices import Notice, Told, ToPeran
from flows.refusals import TakenByOther
from flows.sop import Variant
from flows.steering import Condition, Isian, IsianJenis
from flows.telling import notices
from tests.flows.forms import DRAFT, KABID, KASI, LAPTOP, STAF, SURAT, UNIT

AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
ROWS = SURAT.kegiatan
ABOVE = Variant((Peran("kabid"),), (Condition("nilai", above=100),))
BY_VALUE = replace(
    SURAT,
    isian=(Isian("nilai", "Nilai", IsianJenis.ANGKA),),
    kegiatan=(ROWS[0], replace(ROWS[1], variants=(ABOVE,)), ROWS[2]),
)
STEPS: tuple[Command, ...] = (
    Tick(STAF, TaskId(1), LAPTOP.kode, True),
    AttachKelengkapan(STAF, TaskId(1), DRAFT.kode, FileRef("f", "u", "draf.pdf", "", 9)),
    SetField(STAF, "nilai", "50"),
    CompleteTask(STAF, TaskId(1), 0),
)


def waiting() -> Case:
    case = replay(decide(BY_VALUE, None, OpenCase(STAF, SURAT.id, "Rapat", CaseId("SC-1")), AT))
    for command in STEPS:
        for event in decide(BY_VALUE, case, command, AT):
            case = evolve(case, event)
    return case


def test_when_the_field_changes_the_waiting_row_is_told_to_its_new_performers() -> None:
    case = waiting()
    (event,) = decide(BY_VALUE, case, SetField(STAF, "nilai", "500"), AT)
    after = evolve(case, event)
    assert notices(BY_VALUE, after, event) == (
        Notice(Told.ASSIGNED, ToPeran(UNIT, (Peran("kabid"),)), TaskId(2)),
    )
    assert decide(BY_VALUE, after, AcceptTask(KABID, TaskId(2)), AT) != ()


def test_a_field_is_not_changed_under_the_hands_of_its_performer() -> None:
    case = waiting()
    for event in decide(BY_VALUE, case, AcceptTask(KASI, TaskId(2)), AT):
        case = evolve(case, event)
    with pytest.raises(TakenByOther) as refused:
        decide(BY_VALUE, case, SetField(STAF, "nilai", "500"), AT)
    assert refused.value.by == KASI.official
    assert decide(BY_VALUE, case, SetField(STAF, "nilai", "50"), AT) == ()
