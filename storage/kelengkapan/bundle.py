"""All dokumen of a berkas to carry away: as one ZIP, or as one PDF, both with a list of them."""

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from flows.kelengkapan.checked import Jenis
from storage.failures import StorageFailed
from storage.kelengkapan.apart import Part, assemble
from storage.kelengkapan.drawing import Data, drawn, readable
from storage.kelengkapan.names import clean_name, named

LIST = "daftar-dokumen.pdf"
PAGED = (Jenis.PDF, Jenis.JPG, Jenis.PNG)
"""What becomes pages of the one PDF; anything else is in the ZIP alone."""
OLDEST = (1980, 1, 1, 0, 0, 0)
"""A ZIP knows no earlier moment."""
_PRIVATE = 0o600
_STEP_LIMIT = 8


@dataclass(frozen=True, slots=True)
class Bundled:
    """A dokumen of the berkas, in the words of whoever gets the bundle.

    `langkah` is the number of the step, `judul` what the form calls the dokumen, `nama` the file's
    own name; `post` and `person` gave it, `at` by the clock of the office, `when` in words. One
    without `path` (paper, a file that stayed at Telegram) is only listed, `elsewhere` says where.
    """

    langkah: str
    judul: str
    nama: str
    version: int
    post: str
    person: str
    at: datetime
    when: str
    size: str = ""
    sha256: str = ""
    jenis: Jenis | None = None
    path: Path | None = None
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The words of the list: its head, what the berkas is (pairs of label and value), headings.

    `columns`: no, step, dokumen, version, by whom, when, size, where. `page` stands before the
    numbers of pages, `in_zip` where a dokumen is not in the one PDF.
    """

    unit: str
    title: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[str, str, str, str, str, str, str, str]
    page: str
    in_zip: str
    note: str
    footer: str


def zip_bundle(documents: Sequence[Bundled], cover: Cover, target: Path) -> None:
    """Write the ZIP: the list, and each dokumen that is on the shelf, named by step and order.

    Blocks: call it beside the loop. Raises StorageFailed; then nothing is written.
    """
    names = entry_names(documents)
    where = [name or one.elsewhere for name, one in zip(names, documents, strict=True)]
    listed = drawn("cover", _cover_data(documents, cover, where, set()))
    try:
        with os.fdopen(_private(target), "wb") as file, ZipFile(file, "w", ZIP_STORED) as made:
            latest = max((one.at for one in documents), default=None)
            made.writestr(_entry(LIST, latest), listed)
            for name, one in zip(names, documents, strict=True):
                if one.path is not None:
                    _put_in(made, _entry(name, one.at), one.path)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise StorageFailed(f"Bundel tidak dapat dibuat: {error.strerror}.") from error


def pdf_bundle(documents: Sequence[Bundled], cover: Cover, target: Path) -> tuple[Bundled, ...]:
    """Write the one PDF: the list, then every PDF and picture; those that are left out of it.

    Blocks: call it beside the loop. Raises NotAssembled, StorageFailed; then nothing is written.
    """
    paged = [one for one in documents if one.path is not None and one.jenis in PAGED]
    where = [one.elsewhere if one.path is None else cover.in_zip for one in documents]
    placed = assemble(
        [Part(one.path, title=_bookmark(one)) for one in paged if one.path is not None],
        target,
        _cover_data(documents, cover, where, {id(one) for one in paged}),
    )
    shown = {id(one) for one, part in zip(paged, placed, strict=True) if part.pages}
    return tuple(one for one in documents if id(one) not in shown)


def entry_names(documents: Sequence[Bundled]) -> tuple[str, ...]:
    """The name in the ZIP of each dokumen: no path, nothing hidden, no two alike; empty of one
    that is not on the shelf."""
    return tuple(
        "" if one.path is None else f"{_step(one.langkah)}-{n:02} {_file_name(one)}"
        for n, one in enumerate(documents, start=1)
    )


def _step(langkah: str) -> str:
    return "".join(c for c in langkah if c.isalnum())[:_STEP_LIMIT].rjust(2, "0")


def _file_name(one: Bundled) -> str:
    return clean_name(one.nama) if one.jenis is None else named(clean_name(one.nama), one.jenis)


def _bookmark(one: Bundled) -> str:
    return " ".join(readable(f"{one.langkah}. {one.judul}").split())


def _cover_data(
    documents: Sequence[Bundled], cover: Cover, where: Sequence[str], parts: set[int]
) -> Data:
    rows: list[Data] = [
        {
            "part": id(one) in parts,
            "step": one.langkah,
            "title": one.judul,
            "name": _file_name(one) if one.nama else "",
            "version": one.version,
            "post": one.post,
            "person": one.person,
            "when": one.when,
            "size": one.size,
            "fingerprint": one.sha256[:8],
            "where": place,
            "first": None,
            "last": None,
        }
        for one, place in zip(documents, where, strict=True)
    ]
    return {**asdict(cover), "rows": rows}


def _private(target: Path) -> int:
    return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE)


def _entry(name: str, at: datetime | None) -> ZipInfo:
    entry = ZipInfo(name, OLDEST if at is None else max(OLDEST, at.timetuple()[:6]))
    entry.external_attr = _PRIVATE << 16
    return entry


def _put_in(made: ZipFile, entry: ZipInfo, path: Path) -> None:
    entry.file_size = path.stat().st_size
    with path.open("rb") as source, made.open(entry, "w") as target:
        while chunk := source.read(1024 * 1024):
            target.write(chunk)
