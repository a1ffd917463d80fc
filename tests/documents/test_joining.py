"""Photographed pages become one PDF; a hostile picture harms nothing."""

import resource
import struct
from base64 import b64decode
from pathlib import Path

import pytest

from flows.kelengkapan.checked import Reason
from storage.failures import StorageFailed
from storage.kelengkapan.apart import NotAssembled, Turn, assemble
from storage.kelengkapan.joining import NotJoined, Page, join
from tests.documents.pdfs import pdf
from tests.documents.pictures import jpg, png, with_preview
from tests.documents.readers import POPPLER, assert_sound, dark_side, pictures, sheets

STANDING, LYING = (595, 842), (842, 595)
LEFT_DARK = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZG"
    "NywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAQACABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAgH/8QAFBAB"
    "AAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAAPwDMBTomIU6P/9k="
)
"""32 by 16 dots, the left half black."""


def held(picture: bytes, orientation: int) -> bytes:
    """The picture with the note of the phone how it was held."""
    tiff = b"II*\0" + struct.pack("<IHHHIII", 8, 1, 0x112, 3, 1, orientation, 0)
    return with_preview(picture, tiff)


def photographed(folder: Path, *contents: bytes) -> list[Page]:
    pages = []
    for n, content in enumerate(contents):
        (folder / f"halaman {n} #x").write_bytes(content)
        pages.append(Page(folder / f"halaman {n} #x"))
    return pages


def test_five_photographed_pages_become_one_pdf_in_order_and_unchanged(tmp_path: Path) -> None:
    photos = [jpg(16 * n, 8) for n in range(1, 6)]
    join(photographed(tmp_path, *photos), tmp_path / "album.pdf")
    assert_sound(tmp_path / "album.pdf")
    assert pictures(tmp_path / "album.pdf") == photos
    assert sheets(tmp_path / "album.pdf") == [LYING] * 5


def test_the_pages_come_in_the_order_that_was_chosen_and_those_dropped_are_not_there(
    tmp_path: Path,
) -> None:
    photos = [jpg(16 * n, 8) for n in range(1, 4)]
    first, _, third = photographed(tmp_path, *photos)
    join([third, first, third], tmp_path / "album.pdf")
    assert pictures(tmp_path / "album.pdf") == [photos[2], photos[0], photos[2]]


def test_the_same_pages_make_the_same_pdf(tmp_path: Path) -> None:
    pages = photographed(tmp_path, LEFT_DARK, png())
    join(pages, tmp_path / "a.pdf")
    join(pages, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_sheet_stands_or_lies_as_its_picture_does_when_it_is_turned(tmp_path: Path) -> None:
    lying, standing, lifted = photographed(tmp_path, jpg(16, 8), png(8, 16), held(jpg(16, 8), 6))
    pages = [lying, standing, lifted, Page(lying.path, Turn.RIGHT), Page(lying.path, Turn.HALF)]
    join(pages, tmp_path / "album.pdf")
    assert sheets(tmp_path / "album.pdf") == [LYING, STANDING, STANDING, STANDING, LYING]


@pytest.mark.skipif(not POPPLER, reason="pdftoppm shows where the picture's parts lie")
def test_a_picture_is_shown_as_the_phone_was_held_and_turned_as_was_asked(tmp_path: Path) -> None:
    held_as = [1, 3, 6, 8, 6]
    taken = photographed(tmp_path, *(held(LEFT_DARK, how) for how in held_as))
    turned = [Page(taken[0].path, turn) for turn in (Turn.RIGHT, Turn.HALF, Turn.LEFT)]
    join([*taken[:4], Page(taken[4].path, Turn.RIGHT), *turned], tmp_path / "album.pdf")
    sides = [dark_side(tmp_path / "album.pdf", page) for page in range(1, 9)]
    assert sides == ["left", "right", "top", "bottom", "right", "top", "right", "bottom"]


def test_a_pdf_among_the_pages_is_taken_in_page_by_page(tmp_path: Path) -> None:
    join(photographed(tmp_path, jpg(), pdf(2), jpg()), tmp_path / "album.pdf")
    assert sheets(tmp_path / "album.pdf") == [LYING, STANDING, STANDING, LYING]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (LEFT_DARK[:100], Reason.TRUNCATED),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', Reason.UNKNOWN),
        (b"\xff\xd8\xff" + b"#panic()" * 50, Reason.TRUNCATED),
        (b"#panic()", Reason.UNKNOWN),
        (LEFT_DARK.replace(b"\0\x10\0\x20", b"\xff\xdc\xff\xdc"), Reason.TOO_MANY_PIXELS),
        (png()[:-5], Reason.TRUNCATED),
        (with_preview(LEFT_DARK, b"%PDF-1.7 /OpenAction"), Reason.TWO_FACED),
    ],
    ids=["empty", "truncated", "svg", "junk", "typst", "bomb", "half-png", "pdf"],
)
def test_a_picture_that_cannot_be_a_page_is_named_and_nothing_is_written(
    tmp_path: Path, content: bytes, reason: Reason
) -> None:
    pages = photographed(tmp_path, jpg(), content, jpg())
    with pytest.raises(NotJoined) as refused:
        join(pages, tmp_path / "album.pdf")
    assert (refused.value.number, refused.value.reason) == (2, reason)
    assert sorted(tmp_path.iterdir()) == [page.path for page in pages]


def test_more_than_a_bot_can_send_is_not_joined(tmp_path: Path) -> None:
    pages = photographed(tmp_path, *[jpg() + b"\0" * 20_000_000] * 3)
    with pytest.raises(NotJoined) as refused:
        join(pages, tmp_path / "album.pdf")
    assert (refused.value.number, refused.value.reason) == (3, Reason.TOO_LARGE)


def test_memory_does_not_grow_with_the_number_of_pages(tmp_path: Path) -> None:
    (photo,) = photographed(tmp_path, jpg(4000, 3000))
    join([photo] * 2, tmp_path / "two.pdf")
    few = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    join([photo] * 12, tmp_path / "twelve.pdf")
    many = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert many - few < 48 * 1024


def test_a_file_that_has_vanished_is_trouble_with_the_disk(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="No such file"):
        join([Page(tmp_path / "hilang.jpg")], tmp_path / "album.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_breaks_down_is_one_clear_failure(tmp_path: Path) -> None:
    with pytest.raises(NotAssembled, match=r"berhenti \(kode 1\)"):
        assemble([], tmp_path / "album.pdf", cover="nothing that can be drawn")
    assert list(tmp_path.iterdir()) == []


def test_no_pages_are_no_pdf(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no pages"):
        join([], tmp_path / "album.pdf")
