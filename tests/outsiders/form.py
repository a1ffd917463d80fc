"""A small form whose rows are of people from outside, and the people around it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flows.case import Case
from flows.commands import Command
from flows.engine import decide
from flows.folding import evolve
from flows.ids import Nomor, Peran, SopId
from flows.mutu_baku import Jenis, Kelengkapan
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.people.officials import Actor, OfficialId
from flows.sop import Branch, Ending, Identitas, Kegiatan, Pelaksana, Sop
from flows.units import Post, Unit
from tests.flows.calendars import USUAL, WITA
from tests.flows.forms import UNIT, row

MORNING = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
LATER = MORNING + timedelta(days=14)
PENYEDIA, PESERTA = Peran("penyedia"), Peran("peserta")
IZIN = Kelengkapan("izin", "Izin usaha")
SIAP = Kelengkapan("siap", "Barang siap", Jenis.KONDISI)


def _outside(
    nomor: str, peran: Peran, to: str, *items: Kelengkapan, many: bool = False
) -> Kegiatan:
    made = row(nomor, peran, (Branch("", to),), items)
    return replace(made, closed_by=(Peran("petugas"),), many=many)


FORM = Sop(
    id=SopId("penyedia-contoh"),
    unit=UNIT,
    edition="2026-01-01",
    nama="PENDAFTARAN CONTOH",
    judul="Pendaftaran Contoh",
    singkatan="PC",
    identitas=Identitas(),
    pelaksana=(
        Pelaksana(PENYEDIA, "Penyedia"),
        Pelaksana(PESERTA, "Peserta"),
        Pelaksana(Peran("petugas"), "Petugas"),
    ),
    kegiatan=(
        _outside("1", PENYEDIA, "2", SIAP, IZIN),
        row("2", "petugas", (Branch("Sesuai", "3"), Branch("Perbaiki", "1", returns=True))),
        _outside("3", PESERTA, "akhir:selesai", many=True),
    ),
    endings=(Ending("selesai", "Terdaftar"),),
    mulai=Nomor("1"),
)
POSTS = (
    Post(Peran("kepala"), "Kepala", "Kepala"),
    Post(Peran("petugas"), "Petugas", "Petugas", Peran("kepala")),
    Post(Peran("arsip"), "Arsiparis", "Arsip"),
    Post(PENYEDIA, "Penyedia", "Penyedia", per_berkas=True, eksternal=True),
    Post(PESERTA, "Peserta", "Peserta", per_berkas=True, eksternal=True),
)
OFFICE = Office(Unit(UNIT, "Dinas Contoh", WITA, POSTS), WorkCalendar(WITA, (USUAL,)))
PETUGAS = Actor(OfficialId(1), UNIT, (Peran("petugas"),))
REKAN = Actor(OfficialId(2), UNIT, (Peran("petugas"),))
ARSIP = Actor(OfficialId(3), UNIT, (Peran("arsip"),))
KEPALA = Actor(OfficialId(4), UNIT, (Peran("kepala"),), kepala=True)
CV = Actor(OfficialId(71), UNIT, (), outsider=True)
CV_LAIN = Actor(OfficialId(72), UNIT, (), outsider=True)


def after(case: Case | None, *commands: Command, at: datetime = MORNING) -> Case:
    """The berkas after these commands."""
    for command in commands:
        for event in decide(FORM, case, command, at, OFFICE):
            case = evolve(case, event)
    assert case is not None
    return case
