"""Steps per second of the rules alone, beside SpiffWorkflow walking the same SOP of 13 steps.

`python -m bench.engine` measures only this. Both open a berkas and complete every row of it; the
rules also take in each dokumen that the form demands, which a BPMN engine knows nothing of.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from bench.table import Line, Part, printed
from flows.bpmn import bpmn
from flows.bpmn.graph import variable_of
from flows.case import Case, CaseState, Task
from flows.commands import (
    AttachKelengkapan,
    Command,
    CompleteTask,
    OpenCase,
    RecordText,
    TickItem,
)
from flows.engine import decide
from flows.folding import evolve
from flows.ids import CaseId
from flows.kelengkapan.putting import FileRef
from flows.kelengkapan.slots import missing, takes_file, takes_text
from flows.mutu_baku import Kelengkapan
from flows.people.officials import Actor, OfficialId
from flows.sop import Sop
from flows.switches import switched
from storage.sops import load_definitions

SOP = "pelatihan-tenaga-ahli"
STEPS = 13
ROUNDS = 5
AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
PAPER = FileRef("file", "unique", "surat.pdf", "application/pdf", 120_000)


@dataclass(frozen=True, slots=True)
class Rates:
    """Steps per second of CPU: the rules, SpiffWorkflow in memory, with its state serialised."""

    rules: float
    spiff: float
    serialised: float


def measured(seconds: float) -> Rates:
    """The middle one of some rounds in which the three take turns, so long in all."""
    sop = printed_rows()
    commands = walk(sop)
    spec, answers = _spec(sop), _answers(sop)
    writer = BpmnWorkflowSerializer()
    works: tuple[Callable[[], None], ...] = (
        lambda: replay(sop, commands),
        lambda: _spiff(spec, answers, lambda _: None),
        lambda: _spiff(spec, answers, writer.serialize_json),
    )
    turn = seconds / ROUNDS / len(works)
    rounds = [[_per_second(work, turn) for work in works] for _ in range(ROUNDS)]
    return Rates(*(statistics.median(rates) for rates in zip(*rounds, strict=True)))


def part(rates: Rates) -> Part:
    """The lines of the table, SpiffWorkflow with how many times faster the rules are."""
    lines = (
        Line("flows.engine", f"{rates.rules:.0f}/s", "with every dokumen that the form demands"),
        _beside("SpiffWorkflow in memory", rates.spiff, rates.rules),
        _beside("SpiffWorkflow, state serialised", rates.serialised, rates.rules),
    )
    return Part(f"Steps of an SOP of {STEPS} rows a second of CPU, no storage", lines)


def printed_rows() -> Sop:
    """The SOP with its printed rows alone."""
    given = load_definitions()
    sop = next(sop for sop in given.sops if sop.id == SOP)
    unit = next(unit for unit in given.units if unit.id == sop.unit)
    off = tuple(replace(switch, on=False) for switch in unit.switches)
    sop = switched(sop, replace(unit, switches=off))
    assert len(sop.kegiatan) == STEPS
    return sop


def walk(sop: Sop) -> tuple[Command, ...]:
    """What one person who holds every peran asks for, from the first row to the end."""
    by = Actor(OfficialId(1), sop.unit, tuple(column.kode for column in sop.pelaksana))
    asked: list[Command] = [OpenCase(by, sop.id, "Pelatihan", CaseId("PTA-2026-001"))]
    case = _after(sop, None, asked[0])
    while case.state is CaseState.RUNNING:
        (task,) = case.open_tasks
        for command in _row(sop, case, task, by):
            asked.append(command)
            case = _after(sop, case, command)
    return tuple(asked)


def replay(sop: Sop, commands: tuple[Command, ...]) -> None:
    """Let the rules decide on these commands, one after the other."""
    case: Case | None = None
    for command in commands:
        case = _after(sop, case, command)


def _row(sop: Sop, case: Case, task: Task, by: Actor) -> tuple[Command, ...]:
    row = sop.row(task.nomor)
    onward = next(i for i, branch in enumerate(row.branches) if not branch.returns)
    lacking = dict.fromkeys(missing(case, task, row))
    return *(_given(task, item, by) for item in lacking), CompleteTask(by, task.id, onward)


def _given(task: Task, item: Kelengkapan, by: Actor) -> Command:
    if takes_file(item):
        return AttachKelengkapan(by, task.id, item.kode, PAPER)
    if takes_text(item):
        return RecordText(by, task.id, item.kode, "Setuju")
    return TickItem(by, task.id, item.kode, True)


def _after(sop: Sop, case: Case | None, command: Command) -> Case:
    for event in decide(sop, case, command, AT):
        case = evolve(case, event)
    assert case is not None
    return case


def _spec(sop: Sop) -> BpmnProcessSpec:
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.fromstring(bpmn(sop).encode()), filename=sop.id)
    return parser.get_spec(sop.id)


def _answers(sop: Sop) -> dict[str, str]:
    """The way onward at every row that asks, as the variables of its document."""
    return {
        variable_of(row.nomor): next(b.label for b in row.branches if not b.returns)
        for row in sop.kegiatan
    }


def _spiff(
    spec: BpmnProcessSpec, answers: dict[str, str], keep: Callable[[BpmnWorkflow], object]
) -> None:
    """Walk the SOP to its end, keeping the state after each step."""
    flow = BpmnWorkflow(spec)
    flow.do_engine_steps()
    while task := flow.get_next_task(state=TaskState.READY, manual=True):
        variable = variable_of(task.task_spec.name.removeprefix("langkah_"))
        task.data[variable] = answers[variable]
        task.run()
        flow.do_engine_steps()
        keep(flow)
    assert flow.completed


def _per_second(work: Callable[[], None], seconds: float) -> float:
    began = time.process_time()
    walks = 0
    while (took := time.process_time() - began) < seconds or not walks:
        work()
        walks += 1
    return walks * STEPS / took


def _beside(what: str, rate: float, rules: float) -> Line:
    return Line(what, f"{rate:.0f}/s", f"flows.engine {rules / rate:.1f}×")


if __name__ == "__main__":
    print(printed((part(measured(6.0)),)))
