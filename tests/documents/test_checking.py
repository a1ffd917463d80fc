"""Every document of the corpus gets its verdict; no other bytes bring the check down."""

from pathlib import Path

import pytest

from flows.kelengkapan.checked import Flag, Jenis, Limits, Reason, Verdict
from storage.kelengkapan.checking import examine
from storage.kelengkapan.kinds import NEVER, TAKEN, refused_by_name
from tests.documents.corpus import corpus
from tests.documents.sample import SMALL, Sample

CORPUS = corpus()


def examined(folder: Path, sample: Sample, limits: Limits = SMALL) -> Verdict:
    file = folder / "isi"
    file.write_bytes(sample.data)
    return examine(file, sample.nama, sample.mime, limits)


@pytest.mark.parametrize("sample", CORPUS, ids=lambda sample: sample.what)
def test_a_document_gets_its_verdict(sample: Sample, tmp_path: Path) -> None:
    assert examined(tmp_path, sample) == sample.verdict


def test_the_corpus_is_large_and_knows_every_kind_reason_and_flag() -> None:
    verdicts = [sample.verdict for sample in CORPUS]
    assert len(verdicts) >= 60
    assert {verdict.jenis for verdict in verdicts if verdict.accepted} == set(Jenis)
    assert {verdict.reason for verdict in verdicts if verdict.reason} == set(Reason)
    assert {flag for verdict in verdicts for flag in verdict.flags} == set(Flag)


def test_only_what_a_pdf_does_counts_as_active() -> None:
    active = {sample.what for sample in CORPUS if sample.verdict.active}
    assert "a script" in active
    assert "a table that is not where it is said" not in active


def test_a_file_that_cannot_be_read_is_an_error_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        examine(tmp_path / "tidak-ada", "a.pdf")


def test_the_door_refuses_nothing_that_the_check_takes_in_under_its_right_name() -> None:
    taken = [sample.verdict.nama for sample in CORPUS if sample.verdict.accepted]
    assert {nama: refused_by_name(nama) for nama in taken if refused_by_name(nama)} == {}
    assert [suffix for suffixes in NEVER.values() for suffix in suffixes if suffix in TAKEN] == []


def test_the_door_gives_the_reason_of_the_check() -> None:
    at_door = {s.what: refused_by_name(s.nama) for s in CORPUS if not s.verdict.accepted}
    by_check = {s.what: s.verdict.reason for s in CORPUS if at_door.get(s.what)}
    assert {what: at_door[what] for what in by_check} == by_check
    assert {*by_check.values()} >= {Reason.APK, Reason.PROGRAM, Reason.ARCHIVE, Reason.HEIC}


@pytest.mark.parametrize("suffix", sorted(frozenset().union(*NEVER.values())))
def test_what_is_of_no_known_kind_is_refused_by_its_name_with_the_same_reason(
    suffix: str, tmp_path: Path
) -> None:
    sample = Sample("noise", b"\x91\x02" * 600, f"a.{suffix}", Verdict(f"a.{suffix}"))
    assert examined(tmp_path, sample).reason is refused_by_name(sample.nama)
