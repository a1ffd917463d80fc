"""At any time every open task has somebody who can be reached, or stands on the list of those
that do not; and none is with somebody who has left the office."""

import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.people.sweep_hours import sweep_day
from storage.waktu.offices import Offices
from tests.bot.front import front_office
from tests.flows.forms import UNIT
from tests.rules.absent_office import HAPPENINGS, AbsentOffice
from tests.storage.office import OFFICE

STEADY = settings(max_examples=60, derandomize=True, deadline=None, database=None)
HAPPENED = st.lists(
    st.tuples(st.sampled_from(("work", "work", *HAPPENINGS)), st.integers(0, 2**20)),
    min_size=10,
    max_size=40,
)


@STEADY
@given(happened=HAPPENED)
def test_every_open_task_has_a_holder_who_can_be_reached_or_stands_on_the_list(
    happened: list[tuple[str, int]],
) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_live_through(Path(folder), happened))


async def _live_through(folder: Path, happened: list[tuple[str, int]]) -> None:
    async with front_office(folder) as front:
        units = {UNIT: OFFICE.unit}
        desk = replace(front.desk, units=units, offices=Offices(units.values()))
        office = AbsentOffice(front, desk)
        for seed in range(3):
            await office.happen("open", seed)
        for what, seed in happened:
            await office.happen(what, seed)
            resting = await office.listed()
            assert resting == await office.reckoned(), what
            assert await office.left_behind() == set(), what
            told, anybody = await office.told()
            due = sweep_day(desk.offices(UNIT), office.at) is not None
            if due and resting and anybody:
                assert told, what


def test_the_walks_come_to_tasks_of_both_kinds() -> None:
    """So that the law above says something: there are tasks on the list and off it."""
    seen = set()

    async def live(folder: Path) -> None:
        async with front_office(folder) as front:
            units = {UNIT: OFFICE.unit}
            desk = replace(front.desk, units=units, offices=Offices(units.values()))
            office = AbsentOffice(front, desk)
            names = tuple(HAPPENINGS)
            for seed in range(120):
                await office.happen(names[seed * 7 % len(names)], seed)
                cases = [await desk.casebook.read(case) for case in office.cases]
                open_now = {(case.id, t.id) for _, case in cases for t in case.open_tasks}
                resting = await office.listed()
                seen.update({(where in resting) for where in open_now})

    with TemporaryDirectory() as folder:
        asyncio.run(live(Path(folder)))
    assert seen == {True, False}
