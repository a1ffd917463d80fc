"""All documents of a berkas to carry away, put together when they are sent."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from bot.drawing.typed import Source, drawn, named
from bot.views.kelengkapan.documents import step
from bot.views.kelengkapan.states import size, where
from bot.words import Words, words_of
from flows.case import Case, Given
from flows.kelengkapan.checked import Jenis
from flows.kelengkapan.naming import printed
from flows.kelengkapan.shelving import version_number
from flows.kelengkapan.whereabouts import Whereabouts, whereabouts
from flows.people.capacity import People
from flows.people.officials import Actor
from flows.sop import Sop
from flows.units import Unit
from storage.kelengkapan.apart import NotAssembled
from storage.kelengkapan.bundle import Bundled, Cover, pdf_bundle, zip_bundle
from storage.kelengkapan.shelf import Shelf

LARGEST = 50 * 1000 * 1000
"""Bytes that Telegram takes from a bot."""
PART = 45 * 1000 * 1000
"""Bytes of documents in one part; the list and the frame come on top."""
NAMED = 5
"""Documents named in a caption that the one PDF has left out."""


class Form(StrEnum):
    """As what a bundle is carried away."""

    ZIP = "zip"
    PDF = "pdf"


class TooMuch(Exception):  # noqa: N818  says what is the matter
    """The bundle is larger than Telegram takes, or cannot be put together."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is asked for: the documents at these places in the berkas, as part of so many."""

    form: Form
    places: tuple[int, ...]
    part: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class Order:
    """All that is needed to put a bundle together."""

    shelf: Shelf
    unit: Unit
    at: datetime
    sop: Sop
    case: Case
    people: People
    bundle: Bundle
    reader: Actor


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle on the disk, in a folder of its own; which documents are in it, which are not."""

    path: Path
    inside: tuple[Given, ...]
    left_out: tuple[str, ...]


def parted(case: Case, form: Form, places: Sequence[int], most: int = PART) -> tuple[Bundle, ...]:
    """The bundles that hold the documents at these places, each small enough to be sent."""
    parts: list[list[int]] = [[]]
    filled = 0
    for place in places:
        shelved = case.given[place].shelved
        more = 0 if shelved is None else shelved.size
        if parts[-1] and filled + more > most:
            parts.append([])
            filled = 0
        parts[-1].append(place)
        filled += more
    return tuple(Bundle(form, tuple(part), n, len(parts)) for n, part in enumerate(parts, 1))


def made(order: Order) -> Made:
    """Put the bundle together, in the language of office papers. Blocks: call it beside the loop.

    Raises TooMuch, and StorageFailed when the disk is full; then nothing is left behind.
    """
    words = words_of("id", order.unit.zona)
    given = [order.case.given[place] for place in order.bundle.places]
    scratch = order.shelf.scratch()
    try:
        listed = [_bundled(words, order, one, scratch / f"{n}.pdf") for n, one in enumerate(given)]
        path = scratch / _name(order.case, order.bundle)
        left_out = _written(order, listed, _cover(words, order), path)
        if path.stat().st_size > LARGEST:
            raise TooMuch
    except NotAssembled as error:
        shutil.rmtree(scratch, ignore_errors=True)
        raise TooMuch from error
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    inside = [g for g, one in zip(given, listed, strict=True) if one.path and one not in left_out]
    names = tuple(one.nama for one in left_out if one.nama)
    return Made(path, tuple(inside), names)


def caption(words: Words, sop: Sop, case: Case, bundle: Bundle, made: Made) -> str:
    """What stands under the bundle in the chat."""
    return words.render(
        "bundle",
        case=case,
        sop=sop,
        inside=len(made.inside),
        listed=len(bundle.places),
        part=bundle.part,
        of=bundle.of,
        left_out=made.left_out[:NAMED],
        more=max(0, len(made.left_out) - NAMED),
    )


def _written(order: Order, listed: list[Bundled], cover: Cover, path: Path) -> tuple[Bundled, ...]:
    """Write the file; what is not in it."""
    if order.bundle.form is Form.PDF:
        return pdf_bundle(listed, cover, path)
    zip_bundle(listed, cover, path)
    return tuple(one for one in listed if one.path is None)


def _name(case: Case, bundle: Bundle) -> str:
    part = f"-bagian-{bundle.part}-dari-{bundle.of}" if bundle.of > 1 else ""
    return f"dokumen-{case.id}{part}.{bundle.form.value}"


def _bundled(words: Words, order: Order, given: Given, aside: Path) -> Bundled:
    """A document of the bundle; what was typed is drawn and put `aside`."""
    case, shelved = order.case, given.shelved
    who = order.people.acted(given.by, given.at, case.task(given.task))
    on_paper = whereabouts(given) is Whereabouts.TYPED
    path = _drawn(words, order, given, aside) if on_paper else _path(order.shelf, given)
    jenis = Jenis.PDF if on_paper else Jenis(shelved.jenis) if shelved else None
    return Bundled(
        langkah=step(case, given),
        judul=printed(order.sop, case, given.task, given.kode),
        nama=given.file.nama if given.file else named(order.sop, case, given) if on_paper else "",
        version=version_number(case, given),
        post=who.jabatan if who else "",
        person=f"{who.sapaan} {who.nama}" if who else "",
        at=given.at.astimezone(words.zone),
        when=words.moment(given.at),
        size=size(shelved.size) if shelved else "",
        sha256=shelved.sha256 if shelved else "",
        jenis=jenis,
        path=path,
        elsewhere=given.text if given.fisik else "" if path else where(words, given),
    )


def _drawn(words: Words, order: Order, given: Given, aside: Path) -> Path:
    source = Source(words, order.unit, order.sop, order.case, order.people, order.reader)
    aside.write_bytes(drawn(source, given))
    return aside


def _path(shelf: Shelf, given: Given) -> Path | None:
    if given.shelved is None or not shelf.has(given.shelved.sha256):
        return None
    return shelf.path(given.shelved.sha256)


def _cover(words: Words, order: Order) -> Cover:
    case, sop, bundle = order.case, order.sop, order.bundle
    facts = [(words("File"), case.id), (words("Subject"), case.judul), (words("SOP"), sop.judul)]
    if bundle.of > 1:
        facts.append((words("Part"), f"{bundle.part}/{bundle.of}"))
    return Cover(
        unit=order.unit.nama,
        title=words("LIST OF DOCUMENTS"),
        facts=tuple(facts),
        columns=(
            words("No."),
            words("Step"),
            words("Document"),
            words("Version"),
            words("Given by"),
            words("When"),
            words("Size"),
            words("Where"),
        ),
        page=words("p."),
        in_zip=words("only in the ZIP"),
        note=words(
            "Of each round the latest version is included. Signatures are valid in the original "
            "documents alone; a joined PDF does not carry them."
        ),
        footer=words(
            "%(case)s · put together by Pandu, %(when)s",
            case=case.id,
            when=words.moment(order.at),
        ),
    )
