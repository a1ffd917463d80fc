"""The BPMN documents hold what the forms say, and another engine walks them to their ends."""

from xml.etree import ElementTree as Xml

import pytest
from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from flows.bpmn import bpmn
from flows.bpmn.graph import Flow, Graph, Kind, Node, graph_of
from flows.sop import AKHIR, Baris, Sop
from flows.switches import switched
from storage.sops import load_definitions
from tests.flows.forms import SURAT
from tests.flows.walks import Step, steps, way_to

DEFINITIONS = load_definitions()
UNITS = {unit.id: unit for unit in DEFINITIONS.units}
SOPS = [
    pytest.param(switched(sop, UNITS[sop.unit]), id=f"{sop.unit}/{sop.id}")
    for sop in DEFINITIONS.sops
]
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


class Walk:
    """SpiffWorkflow runs the document of an SOP; people answer what the way says."""

    def __init__(self, sop: Sop) -> None:
        parser = BpmnParser(validator=BpmnValidator())
        parser.add_bpmn_xml(etree.fromstring(bpmn(sop).encode()), filename=sop.id)
        self._flow = BpmnWorkflow(parser.get_spec(sop.id))
        self._flow.do_engine_steps()

    @property
    def waiting(self) -> set[str]:
        """The rows that wait for somebody."""
        ready = self._flow.get_tasks(state=TaskState.READY, manual=True)
        return {task.task_spec.name.removeprefix("langkah_") for task in ready}

    @property
    def ended(self) -> set[str]:
        """The endings that were reached."""
        done = self._flow.get_tasks(state=TaskState.COMPLETED)
        names = {task.task_spec.name for task in done}
        return {name.removeprefix("akhir_") for name in names if name.startswith("akhir_")}

    @property
    def over(self) -> bool:
        """Whether nothing can happen any more."""
        return bool(self._flow.completed)

    def take(self, step: Step) -> None:
        """Complete a row that waits, and answer with the label of that branch."""
        row, branch = step
        if row.baris is Baris.MULAI or not row.awaited:
            return
        name = f"langkah_{row.nomor}"
        task = self._flow.get_next_task(state=TaskState.READY, spec_name=name)
        assert task is not None, f"{name} does not wait, {self.waiting} do"
        way = next(b for b in row.branches if not b.copy) if branch.copy else branch
        task.data[f"jawaban_{row.nomor}"] = way.label
        task.run()
        self._flow.do_engine_steps()


@pytest.mark.parametrize("sop", SOPS)
def test_another_engine_walks_the_sop_to_each_of_its_ends(sop: Sop) -> None:
    reached = {b.to for _, b in steps(sop) if b.to.startswith(AKHIR)}
    assert reached
    for target in reached:
        walk = Walk(sop)
        for step in way_to(sop, target):
            walk.take(step)
        ending = sop.ending(target)
        assert (walk.ended, walk.over) == ({ending.kode}, not ending.side)


@pytest.mark.parametrize("sop", SOPS)
def test_another_engine_takes_every_branch_to_where_the_sop_says(sop: Sop) -> None:
    for row, branch in steps(sop):
        walk = Walk(sop)
        for step in (*way_to(sop, row.nomor), (row, branch)):
            walk.take(step)
        if branch.to.startswith(AKHIR):
            assert branch.to.removeprefix(AKHIR) in walk.ended
        else:
            assert branch.to in walk.waiting


@pytest.mark.parametrize("sop", SOPS)
def test_each_row_stands_in_the_lane_of_its_pelaksana(sop: Sop) -> None:
    root = Xml.fromstring(bpmn(sop))
    lanes = {
        lane.get("name"): {ref.text for ref in lane.iter(f"{BPMN}flowNodeRef")}
        for lane in root.iter(f"{BPMN}lane")
    }
    assert list(lanes) == [column.nama for column in sop.pelaksana]
    for row in sop.kegiatan:
        if row.active and row.pelaksana:
            assert f"langkah_{row.nomor}" in lanes[sop.heading(row.pelaksana[0])]


def test_rows_that_nothing_waits_for_run_beside_the_next_one() -> None:
    sop = next(sop for sop in DEFINITIONS.sops if sop.id == "perencanaan-pengadaan")
    walk = Walk(sop)
    for step in way_to(sop, "5"):
        walk.take(step)
    assert walk.waiting == {"5", "6"}


def test_a_small_form_becomes_tasks_a_decision_and_an_end() -> None:
    graph = graph_of(SURAT)
    assert graph == Graph(
        "surat-contoh",
        "PENYUSUNAN SURAT CONTOH",
        ("Staf", "Kepala Seksi", "Kepala Bidang"),
        (
            Node("mulai", Kind.START, "Mulai", 0),
            Node("langkah_1", Kind.TASK, "1. Kegiatan 1", 0, "Waktu: 60 Menit"),
            Node("langkah_2", Kind.TASK, "2. Kegiatan 2", 1, "Waktu: 60 Menit"),
            Node("pilihan_2", Kind.DECISION, "", 1),
            Node("langkah_3", Kind.TASK, "3. Kegiatan 3", 2, "Waktu: 60 Menit"),
            Node("akhir_selesai", Kind.END, "Surat telah disetujui", 2),
        ),
        (
            Flow("alur_0", "mulai", "langkah_1"),
            Flow("alur_1", "langkah_1", "langkah_2"),
            Flow("alur_2", "langkah_2", "pilihan_2"),
            Flow("alur_3", "pilihan_2", "langkah_3", "Setuju", "jawaban_2"),
            Flow("alur_4", "pilihan_2", "langkah_1", "Perbaiki", "jawaban_2"),
            Flow("alur_5", "langkah_3", "akhir_selesai"),
        ),
    )
