"""Random walks over all sixteen SOPs: whatever is pressed, the rules hold."""

from datetime import timedelta
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.commands import CancelCase, Command, OpenCase
from flows.events import ParentTask
from flows.folding import replay
from flows.ids import CaseId, SopId
from flows.people.officials import Actor, actor
from flows.refusals import Refused
from flows.sop import Sop
from flows.steering import LinkKind
from flows.waktu.commands import (
    EndWait,
    HandOver,
    Remind,
    ReportObstacle,
    RequestWait,
    Snooze,
    TimeCommand,
)
from storage.journal import history
from tests.rules.chance import Table, sensible, stopping, wild
from tests.rules.timely import timely
from tests.rules.walk import KNOWN, Walk
from tests.stage import BALANGAN, Stage, on_stage

STEADY = settings(max_examples=40, derandomize=True, deadline=None, database=None)
SEEDS = st.lists(st.integers(0, 2**20), min_size=40, max_size=120)
"""One die for each press."""
BERKAS = 12
"""How many berkas people open by themselves."""


@pytest.mark.parametrize("sop", KNOWN.sops, ids=lambda sop: sop.id)
@STEADY
@given(mood=st.integers(0, 2**20), seeds=SEEDS)
def test_whatever_is_pressed_every_open_berkas_has_a_holder_and_an_alarm(
    sop: Sop, mood: int, seeds: list[int]
) -> None:
    walk = Walk(sop, mood)
    assert walk.held
    for seed in seeds:
        before = walk.case
        done = walk.press(seed)
        assert done or walk.case is before
        assert walk.held
        assert walk.watched
    assert replay(walk.events) == walk.case


@pytest.mark.parametrize("sop", KNOWN.sops, ids=lambda sop: sop.id)
def test_people_who_want_to_get_on_reach_every_end_and_are_never_refused(sop: Sop) -> None:
    endings = set()
    for mood in range(60):
        walk, die = Walk(sop, 1000 * mood), Random(mood)
        for _ in range(600):
            if walk.running:
                walk.give(sensible(walk.table, die))
        assert walk.refused == 0
        endings.add(walk.case.ending)
    assert endings - {""} == {ending.kode for ending in sop.endings if not ending.side}


@pytest.mark.parametrize("sop", KNOWN.sops, ids=lambda sop: sop.id)
def test_what_people_sensibly_ask_about_time_is_never_refused(sop: Sop) -> None:
    given = set()
    for mood in range(20):
        walk, die = Walk(sop, 1000 * mood), Random(mood)
        for _ in range(80):
            command = timely(walk.table, die) if die.random() < 0.6 else None
            command = command or sensible(walk.table, die)
            if walk.running:
                assert walk.give(command) or not isinstance(command, TimeCommand | HandOver), (
                    command
                )
                given.add(type(command))
            walk.at += timedelta(minutes=die.choice((1, 200, 2000)))
    assert {Remind, Snooze, ReportObstacle, RequestWait, EndWait, HandOver} <= given


def test_every_kind_of_command_is_tried() -> None:
    table = Walk(KNOWN.sops[0], 0).table
    given = {type(wild(table, Random(seed))) for seed in range(1200)}
    assert given | {OpenCase, CancelCase} == set(get_args(Command))


@pytest.mark.parametrize("seed", [1, 2])
async def test_the_lists_agree_with_the_journal_after_hundreds_of_acts(
    seed: int, tmp_path: Path
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        people = tuple(actor(one) for one in await office.roster())
        numbers: list[CaseId] = []
        for n in range(800):
            die = Random(1000 * seed + n)
            numbers += await one_act(office, people, numbers, die)
        assert len(numbers) > 7
        for number in numbers:
            case = await office.case(number)
            assert await office.app.db.read(lambda c, n=number: replay(history(c, n))) == case
        office.app.desk.wake()
        office.app.fetcher.wake()
        await office.settle()
        assert await office.sound(by_phone=False)


async def one_act(
    office: Stage, people: tuple[Actor, ...], numbers: list[CaseId], die: Random
) -> list[CaseId]:
    """Somebody does something, sensible or not; the numbers of the berkas that it opened."""
    book = office.app.desk.casebook
    full = len(numbers) >= BERKAS
    number = die.choice(numbers) if numbers and (full or die.random() < 0.9) else None
    command: Command = opening(die.choice(people), die)
    if number is not None:
        sop, case = await book.read(number)
        desk = office.app.desk
        newer = book.editions.current[sop.id]
        table = Table(sop, case, people, 0, newer, desk.offices(sop.unit), desk.clock())
        choose = die.choices((sensible, for_a_row, timely, wild, stopping), (20, 10, 8, 10, 1))[0]
        command = choose(table, die) or wild(table, die)
    where = None if isinstance(command, OpenCase) else number
    office.clock.now += timedelta(minutes=1)
    try:
        act = await book.execute(where, command, office.app.desk.clock(), f"acak:{die.random()}")
    except Refused:
        return []
    return [act.case.id] if isinstance(command, OpenCase) else []


def opening(by: Actor, die: Random) -> OpenCase:
    """A berkas under any SOP, most often one with fields, by anybody."""
    steered = [sop for sop in KNOWN.sops if sop.isian]
    return OpenCase(by, die.choice((*KNOWN.sops, *steered * 8)).id, "Uji jalan")


def for_a_row(table: Table, die: Random) -> Command:
    """A berkas for a row that stands for another SOP; something sensible where there is none."""
    for task in table.case.open_tasks:
        links = [x for x in table.sop.row(task.nomor).links if x.kind is LinkKind.CHILD]
        if links and task.child is None and task.accepted_by:
            parent = ParentTask(table.case.id, task.id)
            by = next(p for p in table.people if p.official == task.accepted_by)
            sop = SopId(die.choice(links).sop)
            return OpenCase(by, sop, "Uji jalan", parent=parent, source=table.case.id)
    return sensible(table, die)
