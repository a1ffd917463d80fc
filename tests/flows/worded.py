"""A form of one row whose outputs are given in words or known by numbers, and its berkas."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flows.case import Case
from flows.commands import Command, OpenCase
from flows.engine import decide
from flows.folding import evolve
from flows.ids import CaseId, Peran, TaskId
from flows.mutu_baku import Bentuk, Jenis, Kelengkapan
from flows.sop import Branch, Pelaksana, Sop
from tests.flows.forms import STAF, SURAT, row

DISPOSISI = Kelengkapan("disposisi", "Disposisi", teks=True, bentuk=Bentuk.DISPOSISI)
NOTULEN = Kelengkapan("notulen", "Notulen", bentuk=Bentuk.NOTULEN)
LETTER = Kelengkapan("surat", "Surat Tugas", bentuk=Bentuk.SURAT)
LETTER_OR_NUMBER = Kelengkapan("spt", "Surat Perintah", teks=True, bentuk=Bentuk.SURAT)
RUP = Kelengkapan("rup", "ID paket RUP", Jenis.INFORMASI, bentuk=Bentuk.RUP)
SPSE = Kelengkapan("spse", "Kode paket SPSE", Jenis.INFORMASI, bentuk=Bentuk.SPSE)
ITEMS = (DISPOSISI, NOTULEN, LETTER, LETTER_OR_NUMBER, RUP, SPSE)
FORM: Sop = replace(
    SURAT,
    pelaksana=(Pelaksana(Peran("staf"), "Staf"),),
    kegiatan=(row("1", "staf", (Branch("", "akhir:selesai"),), (), ITEMS),),
)
AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
TASK = TaskId(1)


def begun() -> Case:
    """The berkas with its one row in hand."""
    return given(None, OpenCase(STAF, FORM.id, "Uji", CaseId("SC-2026-001")))


def given(case: Case | None, *commands: Command) -> Case:
    """The berkas after these commands, a minute apart."""
    for n, command in enumerate(commands):
        for event in decide(FORM, case, command, AT + timedelta(minutes=n)):
            case = evolve(case, event)
    assert case is not None
    return case
