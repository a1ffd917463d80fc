"""Whatever arrives, the check answers: never an exception, never much memory."""

import tracemalloc
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.kelengkapan.checked import Limits, Reason, Verdict
from storage.kelengkapan.checking import examine
from tests.documents import offices, pdfs, pictures
from tests.documents.corpus import corpus
from tests.documents.mutating import mutated
from tests.documents.sample import SMALL, Sample

CORPUS = [sample for sample in corpus() if len(sample.data) < 100_000]
BEGINNINGS = (b"", pdfs.HEAD, b"PK\x03\x04", pictures.MARK, b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")
MEGABYTE = 1024 * 1024
quick = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def examined(data: bytes, nama: str, limits: Limits = SMALL) -> Verdict:
    with TemporaryDirectory() as folder:
        file = Path(folder, "isi")
        file.write_bytes(data)
        return examine(file, nama, limits=limits)


@given(st.sampled_from(CORPUS), st.randoms(use_true_random=False))
@quick
def test_a_spoilt_document_gets_a_verdict(sample: Sample, chance: Random) -> None:
    found = examined(mutated(sample.data, chance), sample.nama)
    assert found.accepted is (found.reason is None)
    assert not found.accepted or found.jenis is not None


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=5000), st.text(max_size=30))
@quick
def test_noise_is_never_taken_in(begin: bytes, noise: bytes, nama: str) -> None:
    assert not examined(begin + noise, nama).accepted


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdfs.pdf(more=[pdfs.stream(bytes(30 * MEGABYTE))]), None),
        (pdfs.HEAD + b"1 0 obj " * 50_000, Reason.TRUNCATED),
        (b"\xff\xd8" + b"\xff\xe1\0\2" * MEGABYTE, Reason.DAMAGED),
        (pictures.png(20_000, 9_000), None),
        (offices.office("docx", {"word/a.bin": bytes(9 * MEGABYTE)}), None),
        (offices.office("docx", {"word/a.xml": b"<a " + b" " * 9 * MEGABYTE}), Reason.BOMB),
        (offices.office("docx", {"word/a.xml": b"<x>" + b"<a/>" * 100_000}), Reason.DAMAGED),
    ],
    ids=["large PDF", "PDF of marks", "JPG of marks", "large PNG", "part", "one tag", "many tags"],
)
def test_memory_does_not_grow_with_the_document(
    data: bytes, reason: Reason | None, tmp_path: Path
) -> None:
    file = tmp_path / "isi"
    file.write_bytes(data)
    tracemalloc.start()
    try:
        found = examine(file, "surat.pdf")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found.reason == reason
    assert peak < 8 * MEGABYTE
