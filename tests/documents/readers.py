"""What readers that nobody here wrote find in a PDF; pypdf where they are not installed."""

import shutil
import subprocess
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

POPPLER = shutil.which("pdftoppm") is not None
DARK = 128


def assert_sound(path: Path) -> None:
    """qpdf finds nothing wrong with it."""
    PdfReader(path, strict=True)
    if shutil.which("qpdf") is not None:
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, b"")


def text(path: Path) -> str:
    """The words, blanks as they come, those for breaking long words taken out."""
    if POPPLER:
        done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
        said = done.stdout
    else:
        said = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(said.replace("\u200b", "").split())


def sheets(path: Path) -> list[tuple[int, int]]:
    """Width and height of each page in whole points."""
    return [
        (round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(path).pages
    ]


def pictures(path: Path) -> list[bytes]:
    """The JPGs in a PDF, page by page, as they lie in it."""
    found: list[bytes] = []
    for page in PdfReader(path).pages:
        _collect(page["/Resources"].get_object(), found)
    return found


def dark_side(path: Path, page: int) -> str:
    """On which side of that page (from 1) the dark half of its picture lies."""
    drawn = subprocess.run(
        ["pdftoppm", "-r", "12", "-gray", "-f", str(page), "-l", str(page), path],
        capture_output=True,
        check=True,
    ).stdout
    _, size, _, dots = drawn.split(b"\n", 3)
    width, height = (int(n) for n in size.split())
    dark = [(n % width, n // width) for n, dot in enumerate(dots) if dot < DARK]
    right = sum(x for x, _ in dark) / len(dark) - width / 2
    down = sum(y for _, y in dark) / len(dark) - height / 2
    if abs(right) > abs(down):
        return "right" if right > 0 else "left"
    return "bottom" if down > 0 else "top"


def _collect(resources: object, found: list[bytes]) -> None:
    assert isinstance(resources, DictionaryObject)
    for reference in resources.get("/XObject", DictionaryObject()).get_object().values():
        one = reference.get_object()
        assert isinstance(one, StreamObject)
        if one.get("/Filter") == "/DCTDecode":
            found.append(one._data)
        elif one["/Subtype"] == "/Form":
            _collect(one["/Resources"].get_object(), found)
