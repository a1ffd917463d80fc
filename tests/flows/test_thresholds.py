"""The thresholds of the office at a decision: how many there are, and what the SOP says then."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.case import Case
from flows.checking.form import checked_sop
from flows.commands import MoveEdition
from flows.editions import moved
from flows.events import (
    CaseOpened,
    Event,
    TaskAssigned,
    TaskRecalled,
)
from flows.folding import evolve, replay
from flows.ids import CaseId, Nomor, TaskId
from flows.outsiders.events import ParticipantAdded, ParticipantDone
from flows.people.officials import Actor, OfficialId
from flows.reading.unit import read_unit
from flows.refusals import EditionUnmovable
from flows.sop import Sop
from flows.steering import Threshold
from flows.thresholds import Weighed, weighed
from storage.sops import PACKAGED, load_definitions

AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
POKJA = OfficialId(1)
FOLDER = PACKAGED / "balangan-pengadaan"
SOPS = {sop.id: sop for sop in load_definitions().sops}
QUALIFYING = SOPS["pemilihan-prakualifikasi"]
TENDER = SOPS["pemilihan-pascakualifikasi"]
COMPANIES = ("CV A", "CV B", "CV C")
THREE = Threshold("peserta", "peserta", 3)
ONE = Threshold("penawaran", "penawaran", 1)


def berkas(sop: Sop, *rounds: tuple[str, tuple[str, ...], int]) -> Case:
    """A berkas that has come to these rows: who was named there, and how many of them are done."""
    told: list[Event] = [CaseOpened(AT, POKJA, CaseId("X-1"), sop.id, sop.edition, "Pompa")]
    for number, (nomor, people, done) in enumerate(rounds, 1):
        task = TaskId(number)
        told.append(TaskAssigned(AT, task, Nomor(nomor), 1))
        told += [ParticipantAdded(AT, POKJA, task, nama) for nama in people]
        told += [ParticipantDone(AT, POKJA, task, n) for n in range(1, done + 1)]
    return replay(told)


def said(sop: Sop, case: Case, nomor: str) -> tuple[int | None, list[str]]:
    found = weighed(case, sop.row(nomor))
    assert found is not None
    return found.counted, [branch.label for branch in found.named]


@pytest.mark.parametrize(
    ("done", "named"),
    [
        (0, "Kurang dari 3: perpanjangan"),
        (2, "Kurang dari 3: perpanjangan"),
        (3, "3 peserta atau lebih"),
        (4, "3 peserta atau lebih"),
    ],
)
def test_only_participants_whose_part_is_done_are_counted(done: int, named: str) -> None:
    case = berkas(QUALIFYING, ("5", ("CV A", "CV B", "CV C", "CV D"), done), ("6", (), 0))
    assert said(QUALIFYING, case, "6") == (done, [named])


def test_where_nobody_was_recorded_only_the_threshold_is_known() -> None:
    case = berkas(QUALIFYING, ("5", (), 0), ("6", (), 0))
    assert weighed(case, QUALIFYING.row("6")) == Weighed(THREE)
    assert weighed(berkas(TENDER, ("8", (), 0)), TENDER.row("8")) == Weighed(ONE)


def test_those_who_pass_are_counted_by_the_pokja_alone() -> None:
    case = berkas(QUALIFYING, ("5", COMPANIES, 3), ("9", (), 0))
    assert weighed(case, QUALIFYING.row("9")) == Weighed(THREE)


def test_a_row_without_a_threshold_has_nothing_to_say() -> None:
    assert weighed(berkas(QUALIFYING, ("5", ("CV A",), 1)), QUALIFYING.row("5")) is None


def test_an_extension_adds_to_those_who_had_come_before_and_counts_nobody_twice() -> None:
    before = ("5", ("CV A", "CV B"), 2)
    two = berkas(QUALIFYING, before, ("6", (), 0), ("7", ("cv b",), 1))
    three = berkas(QUALIFYING, before, ("6", (), 0), ("7", ("CV B", "CV C"), 2))
    assert said(QUALIFYING, two, "7") == (2, ["Tetap kurang dari 3: gagal"])
    assert said(QUALIFYING, three, "7") == (3, ["3 peserta atau lebih"])


def test_a_repeated_selection_is_counted_anew() -> None:
    first, again = ("5", COMPANIES, 3), ("5", ("CV A",), 1)
    case = berkas(QUALIFYING, first, ("6", (), 0), again, ("6", (), 0))
    assert said(QUALIFYING, case, "6") == (1, ["Kurang dari 3: perpanjangan"])


def test_a_round_that_was_taken_back_does_not_count() -> None:
    case = berkas(QUALIFYING, ("5", COMPANIES, 3), ("5", ("CV A",), 1))
    back = TaskRecalled(AT, POKJA, TaskId(1), (TaskId(2),))
    assert said(QUALIFYING, evolve(case, back), "6") == (3, ["3 peserta atau lebih"])


def test_without_any_bid_the_sop_names_both_a_new_tender_and_the_failure() -> None:
    none = berkas(TENDER, ("7", ("CV A",), 0), ("8", (), 0), ("9", (), 0))
    one = berkas(TENDER, ("7", ("CV A",), 0), ("8", (), 0), ("9", ("CV A",), 1))
    assert said(TENDER, none, "8") == (0, ["Belum terpenuhi: perpanjangan"])
    assert said(TENDER, none, "9") == (0, ["Tender/seleksi ulang", "Tender/seleksi gagal"])
    assert said(TENDER, one, "9") == (1, ["Jumlah peserta terpenuhi"])


def with_one_participant() -> Sop:
    """The qualification as an office has it for which one participant is enough."""
    unit = (FOLDER / "unit.toml").read_text(encoding="utf-8").replace("nilai = 3", "nilai = 1")
    form = (FOLDER / "pemilihan-prakualifikasi.toml").read_text(encoding="utf-8")
    sop = checked_sop(form, "pemilihan-prakualifikasi.toml", read_unit(unit, "unit.toml"))
    return replace(sop, edition="lebih-baru")


def test_another_number_of_the_office_changes_what_is_said_and_no_printed_word() -> None:
    case = berkas(QUALIFYING, ("5", ("CV A",), 1), ("6", (), 0))
    changed = with_one_participant()
    assert said(changed, case, "6") == (1, ["3 peserta atau lebih"])
    assert changed.row("6").branches == QUALIFYING.row("6").branches


def test_a_berkas_keeps_the_threshold_under_which_it_was_decided() -> None:
    admin = Actor(POKJA, QUALIFYING.unit, (), admin=True)
    move = MoveEdition(admin, with_one_participant())
    early = berkas(QUALIFYING, ("5", ("CV A",), 1))
    late = berkas(QUALIFYING, ("5", ("CV A",), 1), ("6", (), 0))
    assert len(moved(QUALIFYING, early, move, AT)) == 1
    with pytest.raises(EditionUnmovable) as refused:
        moved(QUALIFYING, late, move, AT)
    assert refused.value.nomor == "6"
