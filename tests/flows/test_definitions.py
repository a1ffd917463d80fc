"""All sixteen SOPs can be walked: reached, left, ended, and read as the office decided."""

import json
from collections import Counter
from pathlib import Path

import pytest

from flows.checking.form import checked_sop
from flows.checking.ways import reachable
from flows.mutu_baku import WaktuRole
from flows.reading.unit import read_unit
from flows.reading.waktu import unreadable
from flows.sop import AKHIR, WORK, Baris, Confidence, Kegiatan, Sop
from flows.steering import LinkKind
from flows.switches import switched
from flows.units import Switch, Unit
from storage.sops import PACKAGED, load_definitions

ALL = load_definitions()
UNITS: dict[str, Unit] = {unit.id: unit for unit in ALL.units}
SOPS: dict[str, Sop] = {sop.id: sop for sop in ALL.sops}
SOURCE = Path(__file__).parents[3] / "shared" / "sop" / "sop.json"
every_sop = pytest.mark.parametrize("sop", ALL.sops, ids=lambda sop: sop.id)


def worked(sop: Sop) -> list[Kegiatan]:
    return [row for row in sop.kegiatan if row.baris in WORK and row.active]


@every_sop
def test_every_row_is_reached_and_every_ending_too(sop: Sop) -> None:
    expected = {str(row.nomor) for row in worked(sop)} | {AKHIR + e.kode for e in sop.endings}
    assert reachable(sop) == expected


@every_sop
def test_every_branch_leads_to_a_row_or_an_ending_and_says_what_it_rests_on(sop: Sop) -> None:
    for row in worked(sop):
        assert row.branches
        for branch in row.branches:
            assert sop.ending(branch.to) if branch.to.startswith(AKHIR) else sop.row(branch.to)
            assert bool(branch.when) <= (branch.basis.value == "tercetak")


@every_sop
def test_every_sop_can_come_to_a_good_end(sop: Sop) -> None:
    assert any(ending.good and AKHIR + ending.kode in reachable(sop) for ending in sop.endings)


@every_sop
def test_every_printed_condition_stands_in_its_row_or_in_a_keterangan(sop: Sop) -> None:
    said = " ".join(f"{row.uraian} {row.keterangan}" for row in sop.kegiatan).lower()
    for row in worked(sop):
        for branch in row.branches:
            words = branch.when.lower().removesuffix(".").strip()
            assert words in said


@every_sop
def test_a_berkas_number_begins_with_few_capitals(sop: Sop) -> None:
    assert sop.singkatan.isalpha()
    assert sop.singkatan.isupper()
    assert [other.id for other in ALL.sops if other.singkatan == sop.singkatan] == [sop.id]


def test_the_only_time_that_cannot_be_read_is_the_two_of_the_training() -> None:
    found = [(s.id, r.nomor) for s in ALL.sops for r in s.kegiatan if unreadable(r.mutu_baku.waktu)]
    assert found == [("pelatihan-tenaga-ahli", "2")]


def test_windows_of_spse_are_never_tasks_with_a_limit() -> None:
    windows = {
        (sop.id, row.nomor)
        for sop in ALL.sops
        for row in sop.kegiatan
        if row.mutu_baku.waktu.role is WaktuRole.JENDELA
    }
    pra, pasca = "pemilihan-prakualifikasi", "pemilihan-pascakualifikasi"
    assert windows == {(pra, n) for n in "2357"} | {(pasca, n) for n in ("2", "3", "7", "9", "14")}


def test_rows_of_outsiders_can_be_closed_by_an_official() -> None:
    outside = {p.peran for unit in ALL.units for p in unit.posts if p.eksternal}
    for sop in ALL.sops:
        for row in worked(sop):
            if set(row.pelaksana) <= outside:
                assert row.closed_by
                assert not set(row.closed_by) & outside


def test_accounts_bids_and_identity_papers_are_never_uploaded() -> None:
    held = [item for s in ALL.sops for _, item in s.all_items() if not item.terbatas]
    uploads = {item.nama.lower() for item in held if item.jenis.value == "dokumen"}
    for word in ("ktp", "npwp", "password", "akun spse", "dokumen penawaran"):
        assert [nama for nama in uploads if word in nama] == []


def test_mutu_baku_of_another_form_is_shown_and_never_demanded() -> None:
    foreign = [(sop.id, row.nomor) for sop in ALL.sops for row in sop.kegiatan if row.misplaced]
    assert foreign == [
        ("pelaksanaan-kontrak", "20"),
        ("perencanaan-pengadaan", "5"),
        ("perencanaan-pengadaan", "7"),
        ("perencanaan-pengadaan", "10"),
        ("persiapan-pengadaan", "10"),
        ("proses-utama", "8"),
    ]


def test_the_signature_of_the_kadis_is_a_row_where_the_office_wants_it() -> None:
    folder = PACKAGED / "kaltim-bina-konstruksi"
    wants = (
        (folder / "unit.toml").read_text(encoding="utf-8").replace("nyala = false", "nyala = true")
    )
    assert [r.nomor for r in SOPS["pelatihan-tenaga-ahli"].kegiatan][-2:] == ["12", "13"]
    form = (folder / "pelatihan-tenaga-ahli.toml").read_text(encoding="utf-8")
    signs = checked_sop(form, "pelatihan-tenaga-ahli.toml", read_unit(wants, "unit.toml"))
    assert [(r.nomor, r.baris) for r in signs.kegiatan][-3:] == [
        ("12", Baris.LANGKAH),
        ("12a", Baris.SISIPAN),
        ("13", Baris.LANGKAH),
    ]
    assert [b.to for b in signs.row("12").branches] == ["12a"]


def test_without_the_administrative_check_a_contract_ends_with_the_handover() -> None:
    unit = UNITS["balangan-pengadaan"]
    off = Unit(
        unit.id, unit.nama, unit.zona, unit.posts, (Switch("pemeriksaan-administratif", "", False),)
    )
    contract = switched(SOPS["pelaksanaan-kontrak"], off)
    assert [b.to for b in contract.row("14").branches] == ["akhir:selesai"]
    assert [r.nomor for r in contract.kegiatan if not r.active] == ["15", "16", "17", "18", "19"]
    assert len(contract.kegiatan) == 20


def test_the_main_process_waits_for_the_sops_its_rows_stand_for() -> None:
    children = {
        row.nomor: [link.sop for link in row.links if link.kind is LinkKind.CHILD]
        for row in SOPS["proses-utama"].kegiatan
    }
    assert children == {
        "1": [],
        "2": ["perencanaan-pengadaan"],
        "3": ["persiapan-pengadaan"],
        "4": ["persiapan-pemilihan-penyedia"],
        "5": ["pemilihan-prakualifikasi", "pemilihan-pascakualifikasi"],
        "6": ["pelaksanaan-kontrak"],
        "7": [],
        "8": [],
    }


@pytest.mark.skipif(not SOURCE.is_file(), reason="the transcription is not beside the project")
def test_pelaksana_and_confidence_are_those_of_the_transcription() -> None:
    words = {"certain": "pasti", "likely": "mungkin", "guess": "dugaan"}
    for form in json.loads(SOURCE.read_text(encoding="utf-8")):
        sop = SOPS[form["id"]]
        for step in form["steps"]:
            reading, row = step["reading"], sop.row(step["key"])
            main = [p["heading"] for p in reading["pelaksana"] if p["role"] == "utama"]
            assert [sop.heading(kode) for kode in row.pelaksana] == main
            assert row.confidence == words[reading["confidence"]]


def test_an_office_is_asked_to_confirm_sixty_four_readings_of_printed_rows() -> None:
    asked = Counter(
        row.confidence for sop in ALL.sops for row in sop.kegiatan if row.baris is Baris.LANGKAH
    )
    assert asked == {Confidence.PASTI: 105, Confidence.MUNGKIN: 56, Confidence.DUGAAN: 8}
