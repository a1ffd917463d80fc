"""The shelf keeps every dokumen whole, once, and for its own user alone."""

import asyncio
import hashlib
import os
import resource
import stat
import subprocess
import sys
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.failures import StorageFailed
from storage.kelengkapan.shelf import INCOMING, Fault, Finding, NotShelved, Shelf, Stored

LETTER = b"Surat tugas"
LETTER_SHA = hashlib.sha256(LETTER).hexdigest()
MB = 1024 * 1024
KEEPING = """
import sys
from hashlib import sha256
from pathlib import Path
from storage.kelengkapan.shelf import Shelf

shelf = Shelf(Path(sys.argv[1]))
for n in range(1000):
    def pages():
        for page in range(4):
            print("page", flush=True)
            yield bytes([n % 256, page]) * 300_000
    print("kept", shelf.put(pages()).sha256, flush=True)
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "dokumen")


def files(shelf_folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(shelf_folder)) for path in shelf_folder.rglob("*") if path.is_file()
    )


def test_a_document_lies_under_the_hash_of_its_content(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.put([b"Surat", b" tugas"]) == Stored(LETTER_SHA, 11)
    place = tmp_path / "dokumen" / LETTER_SHA[:2] / LETTER_SHA[2:4] / LETTER_SHA
    assert shelf.path(LETTER_SHA) == place
    assert place.read_bytes() == LETTER
    assert shelf.has(LETTER_SHA)


def test_a_file_already_on_the_disk_is_put_as_it_is(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "surat").write_bytes(LETTER)
    assert shelf.put(tmp_path / "surat") == Stored(LETTER_SHA, 11)
    assert (tmp_path / "surat").read_bytes() == LETTER


def test_the_same_document_sent_twice_lies_there_once(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.put([LETTER]) == shelf.put([LETTER])
    assert len(files(tmp_path / "dokumen")) == 1


def test_only_the_service_user_may_read_the_documents(shelf: Shelf, tmp_path: Path) -> None:
    place = shelf.path(shelf.put([LETTER]).sha256)
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (place, place.parent, place.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]
    assert stat.S_IMODE((tmp_path / "dokumen").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "dokumen" / INCOMING).stat().st_mode) == 0o700


def test_a_document_sent_again_heals_a_damaged_one(shelf: Shelf) -> None:
    shelf.put([LETTER])
    shelf.path(LETTER_SHA).write_bytes(b"rusak")
    shelf.put([LETTER])
    assert list(shelf.verify({LETTER_SHA})) == []


def test_what_is_not_there_is_said_to_be_missing(shelf: Shelf) -> None:
    assert not shelf.has(LETTER_SHA)
    with pytest.raises(NotShelved, match=f"Dokumen {LETTER_SHA[:8]} tidak ada"):
        shelf.path(LETTER_SHA)


@pytest.mark.parametrize("name", ["", "../pandu.db", LETTER_SHA.upper(), LETTER_SHA + "\n"])
def test_only_a_hash_names_a_document(shelf: Shelf, name: str) -> None:
    with pytest.raises(ValueError, match="not a sha256"):
        shelf.path(name)


def test_a_purged_document_is_gone(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put([LETTER])
    assert shelf.remove(LETTER_SHA)
    assert not shelf.remove(LETTER_SHA)
    assert files(tmp_path / "dokumen") == []


def test_a_download_that_breaks_off_leaves_nothing(shelf: Shelf, tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield LETTER
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        shelf.put(broken())
    assert files(tmp_path / "dokumen") == []


def test_a_full_disk_is_one_clear_failure_and_nothing_is_kept(shelf: Shelf, tmp_path: Path) -> None:
    with most_a_file_may_hold(MB), pytest.raises(StorageFailed, match="tidak dapat disimpan: "):
        shelf.put([b"x" * MB, b"y" * MB])
    assert files(tmp_path / "dokumen") == []
    assert shelf.put([LETTER]) == Stored(LETTER_SHA, 11)


def test_a_folder_that_cannot_be_used_is_the_same_clear_failure(
    shelf: Shelf, tmp_path: Path
) -> None:
    (tmp_path / "dokumen" / LETTER_SHA[:2]).write_bytes(b"")
    with pytest.raises(StorageFailed, match="Not a directory"):
        shelf.put([LETTER])
    with pytest.raises(StorageFailed, match="Not a directory"):
        Shelf(tmp_path / "dokumen" / LETTER_SHA[:2] / "dokumen")


def test_what_a_crash_left_is_swept_and_the_rest_stays(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put([LETTER])
    (tmp_path / "dokumen" / INCOMING / "tmpabc").write_bytes(b"separuh")
    assert list(shelf.verify({LETTER_SHA})) == []
    assert (shelf.sweep_temp(), shelf.sweep_temp()) == (1, 0)
    assert list(shelf.verify({LETTER_SHA})) == []


def test_the_check_names_what_is_damaged_missing_and_unknown(shelf: Shelf, tmp_path: Path) -> None:
    whole, damaged, unknown = (shelf.put([name]).sha256 for name in (b"a", b"b", b"c"))
    shelf.path(damaged).write_bytes(b"B")
    (tmp_path / "dokumen" / "catatan.txt").write_bytes(b"")
    (tmp_path / "dokumen" / whole[:2] / damaged).write_bytes(b"b")
    assert sorted(shelf.verify({whole, damaged, LETTER_SHA}), key=lambda f: f.name) == sorted(
        (
            Finding(Fault.DAMAGED, damaged),
            Finding(Fault.MISSING, LETTER_SHA),
            Finding(Fault.ORPHANED, f"{unknown[:2]}/{unknown[2:4]}/{unknown}"),
            Finding(Fault.ORPHANED, "catatan.txt"),
            Finding(Fault.ORPHANED, f"{whole[:2]}/{damaged}"),
        ),
        key=lambda f: f.name,
    )


async def test_a_document_is_kept_while_it_is_downloaded(shelf: Shelf) -> None:
    content = os.urandom(5 * MB + 17)
    stored = await shelf.receive(arriving(content, 64 * 1024))
    assert stored == Stored(hashlib.sha256(content).hexdigest(), len(content))
    assert shelf.path(stored.sha256).read_bytes() == content


async def test_a_download_that_is_called_off_leaves_nothing(shelf: Shelf, tmp_path: Path) -> None:
    half = asyncio.Event()

    async def endless() -> AsyncIterator[bytes]:
        yield b"x" * 3 * MB
        half.set()
        await asyncio.Event().wait()

    download = asyncio.ensure_future(shelf.receive(endless()))
    await half.wait()
    download.cancel()
    with pytest.raises(asyncio.CancelledError):
        await download
    assert files(tmp_path / "dokumen") == []


async def test_two_people_who_send_the_same_document_at_once_both_succeed(shelf: Shelf) -> None:
    content = os.urandom(2 * MB)
    first, second = await asyncio.gather(
        shelf.receive(arriving(content, 1000)), shelf.receive(arriving(content, 70_000))
    )
    assert first == second
    assert list(shelf.verify({first.sha256})) == []


async def test_memory_does_not_grow_with_the_size_of_a_document(shelf: Shelf) -> None:
    page = b"x" * 64 * 1024
    tracemalloc.start()
    try:
        shelf.put(page for _ in range(640))
        await shelf.receive(arriving(page, len(page), times=640))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 6 * MB


@pytest.mark.kill
def test_a_kill_in_the_middle_of_a_write_leaves_no_half_document(tmp_path: Path) -> None:
    folder = tmp_path / "dokumen"
    kept: set[str] = set()
    for life in range(8):
        kept |= kept_until_killed(folder, lines=3 + 5 * life)
        shelf = Shelf(folder)
        found = {path.name for path in folder.rglob("*") if path.parent.name != INCOMING}
        whole = {name for name in found if len(name) == 64}
        assert kept <= whole
        assert list(shelf.verify(whole)) == []
        assert shelf.sweep_temp() <= 1
    assert len(kept) > 5


def kept_until_killed(folder: Path, lines: int) -> set[str]:
    """What a process said that it has kept, before SIGKILL after so many lines."""
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", KEEPING, str(folder)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().split() for _ in range(lines)]
        process.kill()
    return {line[1] for line in said if line[0] == "kept"}


async def arriving(content: bytes, step: int, times: int = 1) -> AsyncIterator[bytes]:
    for _ in range(times):
        for start in range(0, len(content), step):
            yield content[start : start + step]


@contextmanager
def most_a_file_may_hold(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
