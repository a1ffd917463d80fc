"""All sixteen SOPs, walked on phones: one good way each, every printed way, every failure."""

from pathlib import Path

import pytest

from bot.callbacks import Do, Press
from flows.case import Case, CaseState, TaskState
from flows.sop import Basis, Sop
from storage.sops import load_definitions
from tests.journeys import plans
from tests.journeys.record import as_recorded
from tests.journeys.walking import Plan, following, walk, walked
from tests.stage import Stage, on_stage

BALANGAN = Path(__file__).parent / "balangan.csv"
SOPS = {sop.id: sop for sop in load_definitions().sops}


def stage_for(plan: Plan, folder: Path):
    """The office that the plan's opener belongs to."""
    return on_stage(folder, people=BALANGAN if plan.opener.startswith("BLG") else None)


@pytest.mark.parametrize("plan", plans.GOOD, ids=lambda plan: plan.sop)
async def test_an_sop_is_walked_to_its_good_end(plan: Plan, tmp_path: Path) -> None:
    async with stage_for(plan, tmp_path) as office:
        office.terse = True
        case = await walked(office, plan)
        assert ended_well(SOPS[case.sop], case)
        assert went(case, plan)
        assert await office.sound()
        assert as_recorded(plan.sop, office.transcript)


@pytest.mark.parametrize("what", plans.OTHERS)
async def test_another_way_that_is_printed_ends_well(what: str, tmp_path: Path) -> None:
    plan = plans.OTHERS[what]
    async with stage_for(plan, tmp_path) as office:
        case = await walked(office, plan)
        assert ended_well(SOPS[case.sop], case)
        assert went(case, plan)
        assert await office.sound()


@pytest.mark.parametrize("ending", plans.FAILED)
async def test_a_failure_is_shown_as_one(ending: str, tmp_path: Path) -> None:
    plan = plans.FAILED[ending]
    async with stage_for(plan, tmp_path) as office:
        case = await walked(office, plan)
        assert (case.state, case.ending) == (CaseState.ENDED, ending)
        assert went(case, plan)
        named = next(e for e in SOPS[case.sop].endings if e.kode == ending)
        assert not named.good
        assert f"⚠️ {named.uraian}" in office[plan.opener].last or all_see(office, named.uraian)
        assert await office.sound()
