"""All sixteen SOPs, walked on phones: one good way each, every printed way, every failure."""

from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from flows.case import Case, CaseState, TaskState
from flows.sop import AKHIR, Ending
from storage.sops import load_definitions
from tests.actor import plain
from tests.journeys.sops import plans
from tests.journeys.sops.record import as_recorded
from tests.journeys.sops.walking import Plan, begun, gone_on, walked
from tests.stage import BALANGAN, Stage, on_stage

SOPS = {sop.id: sop for sop in load_definitions().sops}


@pytest.mark.parametrize("plan", plans.GOOD, ids=lambda plan: plan.sop)
async def test_an_sop_is_walked_to_its_good_end(plan: Plan, tmp_path: Path) -> None:
    async with stage_of(plan, tmp_path) as office:
        case = await walked(office, plan)
        assert ending_of(case).good
        assert as_planned(case, plan)
        assert await office.sound()
        assert as_recorded(plan.sop, office.transcript)


@pytest.mark.parametrize("what", plans.OTHERS)
async def test_another_way_leads_to_a_good_end(what: str, tmp_path: Path) -> None:
    plan = plans.OTHERS[what]
    async with stage_of(plan, tmp_path) as office:
        case = await walked(office, plan)
        assert ending_of(case).good
        assert as_planned(case, plan)
        assert await office.sound()


@pytest.mark.parametrize("kode", plans.FAILED)
async def test_a_failure_is_shown_as_one_to_all_who_took_part(kode: str, tmp_path: Path) -> None:
    plan = plans.FAILED[kode]
    async with stage_of(plan, tmp_path) as office:
        case = await walked(office, plan)
        ending = ending_of(case)
        assert (ending.kode, ending.good) == (kode, False)
        assert as_planned(case, plan)
        assert await took_part(office, case) <= readers(office, "⚠️", ending.uraian)
        assert await office.sound()


@pytest.mark.parametrize("row", plans.ONWARD)
async def test_a_rejected_result_goes_back_into_the_tender_at(row: str, tmp_path: Path) -> None:
    way, kode = plans.ONWARD[row]
    plan = plans.rejected(way)
    async with stage_of(plan, tmp_path) as office:
        ended = await walked(office, plan)
        assert ending_of(ended).kode == kode
        again = await gone_on(office, "BLG-POKJA-1", ended, plans.AGAIN)
        assert (again.sop, again.tasks[0].nomor) == ("pemilihan-pascakualifikasi", row)
        assert ending_of(again).good
        assert "laporan-hasil" in {g.kode for g in again.given if g.source == ended.id}
        assert await office.sound()


async def test_the_whole_procurement_runs_through_the_sops_it_stands_for(tmp_path: Path) -> None:
    plan = plans.PROCURED
    async with stage_of(plan, tmp_path) as office:
        case = await walked(office, plan)
        assert ending_of(case).good
        assert [t.nomor for t in case.tasks] == ["2", "3", "4", "5", "6", "7"]
        came_over = {(g.kode, str(g.source)) for g in case.given if g.source}
        assert came_over >= {
            ("rup", "RCN-2026-001"),
            ("dok-persiapan", "PSP-2026-001"),
            ("dok-pemilihan", "PPP-2026-001"),
            ("laporan-hasil", "TDR-2026-001"),
            ("bast", "KTR-2026-001"),
        }
        child = await office.case("PSP-2026-001")
        assert ("rup", "RCN-2026-001") in {(g.kode, str(g.source)) for g in child.given}
        assert await office.sound()
        assert as_recorded("proses-utama", office.transcript)


@pytest.mark.parametrize("what", plans.WHOLE)
async def test_the_whole_procurement_ends_as_its_parts_do(what: str, tmp_path: Path) -> None:
    plan, kode = plans.WHOLE[what]
    async with stage_of(plan, tmp_path) as office:
        case = await walked(office, plan)
        assert ending_of(case).kode == kode
        assert await office.sound()


async def test_a_copy_that_nobody_opens_holds_nothing_up(tmp_path: Path) -> None:
    plan = plans.rejected("Menolak: tender ulang")
    async with stage_of(plan, tmp_path) as office:
        case = await walked(office, replace(plan, beside={"2": "6"}))
        assert ending_of(case).kode == "tender-ulang"
        assert [t.state for t in case.tasks if t.nomor == "2"] == [TaskState.WITHDRAWN]
        kabag = office["BLG-KABAG"]
        assert not [label for label in kabag.labels if "Buka langkah" in label]


async def test_help_with_planning_goes_on_beside_the_planning(tmp_path: Path) -> None:
    async with stage_of(plans.PLANNED, tmp_path) as office:
        case = await walked(office, plans.PLANNED)
        done = {str(t.nomor): t for t in case.tasks}
        began, ended = done["5"].assigned_at, done["5"].closed_at
        assert began == done["6"].assigned_at
        assert ended is not None
        assert ended > done["11"].assigned_at
        assert (done["5"].state, done["11"].state) == (TaskState.DONE, TaskState.DONE)


async def test_a_value_that_is_corrected_brings_the_decision_to_the_pa(tmp_path: Path) -> None:
    async with stage_of(plans.TENDERED, tmp_path) as office:
        going = await begun(office, plans.TENDERED)
        while not [t for t in (await going.read())[1].open_tasks if t.nomor == "11"]:
            sop, case = await going.read()
            await going.perform(sop, case, going.next_task(case))
        pokja, pa = office["BLG-POKJA-1"], office["BLG-PA"]
        await pokja.tap("Rincian berkas")
        await pokja.tap("Isi: Nilai paket")
        await pokja.answer("150.000.000.000")
        await pa.tap("Buka langkah 11")
        _, case = await going.read()
        taken = {t.nomor: t.accepted_by for t in case.open_tasks}
        names = {one.id: one.jabatan for one in await office.roster()}
        assert {nomor: names[who] for nomor, who in taken.items() if who} == {
            "11": "Pengguna Anggaran"
        }
        assert await office.sound()


def test_the_walks_take_every_way_that_is_printed() -> None:
    printed = {
        (str(sop.id), str(row.nomor), branch.label)
        for sop in SOPS.values()
        for row in sop.kegiatan
        for branch in row.branches
        if branch.when and not branch.copy
    }
    taken = {
        (plan.sop, nomor, label)
        for plan in plans.ALL
        for nomor, labels in plan.ways.items()
        for label in labels
    }
    assert printed - taken == set()
    assert {plan.sop for plan in plans.ALL} == set(SOPS)


def stage_of(plan: Plan, folder: Path) -> AbstractAsyncContextManager[Stage]:
    """The office of the plan's opener, with a short account of what happens."""
    return on_stage(folder, people=BALANGAN if plan.opener.startswith("BLG") else None, terse=True)


def ending_of(case: Case) -> Ending:
    """How the berkas ended, as its SOP names it."""
    assert case.state is CaseState.ENDED
    return SOPS[case.sop].ending(AKHIR + case.ending)


def as_planned(case: Case, plan: Plan) -> bool:
    """Whether each row of the plan went its ways, round by round."""
    for nomor, labels in plan.ways.items():
        went = [t.branch for t in case.tasks if t.nomor == nomor]
        assert went[: len(labels)] == list(labels), nomor
        assert set(went[len(labels) :]) <= {labels[-1]}, nomor
    return True


async def took_part(office: Stage, case: Case) -> set[str]:
    """The names of those who opened the berkas or held a row of it."""
    return {
        f"{one.jabatan} ({one.sapaan} {one.nama})"
        for one in await office.roster()
        if one.id in case.people()
    }


def readers(office: Stage, *words: str) -> set[str]:
    """The names of those on whose phones a message holds all these words."""
    return {
        one.name
        for one in office.people.values()
        if any(all(word in plain(message) for word in words) for message in one.messages)
    }
