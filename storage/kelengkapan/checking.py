"""Whether a file may be taken in: by its bytes and what they hold, whatever it is called."""

import os
from dataclasses import replace
from pathlib import Path
from typing import IO

from flows.kelengkapan.checked import LIMITS, Flag, Jenis, Limits, Reason, Verdict
from storage.kelengkapan import magic
from storage.kelengkapan.kinds import MIMES, PHONE, PROGRAMS, refused_by_name
from storage.kelengkapan.names import clean_name, is_named, named, suffix_of
from storage.kelengkapan.office import office_file
from storage.kelengkapan.pdf import pages_and_flags
from storage.kelengkapan.pictures import jpg_pixels, png_pixels
from storage.kelengkapan.reading import Unfit, at, holds
from storage.kelengkapan.zips import is_also_zip

LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What only a locked Word, Excel or PowerPoint file holds."""


def judge(path: Path, nama: str, mime: str = "") -> Verdict:
    """Whether the bot takes the file on disk in under that name: what is never taken in by its
    name, and else what its content says. Raises OSError where the file cannot be read."""
    refused = refused_by_name(nama, mime)
    if refused is not None:
        return Verdict(clean_name(nama), reason=refused)
    return examine(path, nama, mime)


def examine(path: Path, nama: str, mime: str = "", limits: Limits = LIMITS) -> Verdict:
    """What the file on disk is, and whether it may be taken in under that name. `mime` is what
    the sender's program says of it. Raises OSError where the file cannot be read."""
    shown = clean_name(nama)
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        try:
            found = _examined(file, size, shown, limits)
        except Unfit as unfit:
            return Verdict(shown, unfit.jenis, unfit.reason)
    return _labelled(found, mime)


def _labelled(found: Verdict, mime: str) -> Verdict:
    """The verdict with the suffix of the content, and a word where another was claimed."""
    if found.jenis is None:
        return found
    claims = MIMES.get(mime.split(";", 1)[0].strip().lower(), found.jenis)
    if claims is found.jenis and is_named(found.nama, found.jenis):
        return found
    flags = (Flag.RELABELLED, *found.flags)
    return replace(found, nama=named(found.nama, found.jenis), flags=flags)


def _examined(file: IO[bytes], size: int, nama: str, limits: Limits) -> Verdict:
    head = at(file, 0, magic.HEAD)
    if size == 0:
        raise Unfit(Reason.EMPTY)
    if size > limits.size:
        raise Unfit(Reason.TOO_LARGE, magic.jenis_of(head))
    jenis = magic.jenis_of(head)
    if jenis is not None:
        return _paper_or_picture(file, size, nama, jenis, limits)
    if head.startswith(magic.ZIP):
        return _office(file, size, nama, limits)
    if head.startswith(magic.COMPOUND):
        raise Unfit(_of_compound(file, nama))
    raise Unfit(magic.refusal_of(head, nama))


def _paper_or_picture(
    file: IO[bytes], size: int, nama: str, jenis: Jenis, limits: Limits
) -> Verdict:
    try:
        if jenis is Jenis.PDF:
            pages, flags = pages_and_flags(file, size)
            pixels, end = None, 0
        else:
            read = jpg_pixels if jenis is Jenis.JPG else png_pixels
            pixels, end = read(file, limits)
            pages, flags = 1, ()
        if is_also_zip(file, size, end):
            raise Unfit(Reason.TWO_FACED)
    except Unfit as unfit:
        raise Unfit(unfit.reason, jenis) from None
    return Verdict(nama, jenis, None, flags, pages, pixels)


def _office(file: IO[bytes], size: int, nama: str, limits: Limits) -> Verdict:
    try:
        seen = office_file(file, size, limits)
    except Unfit:
        if suffix_of(nama) in PHONE:
            raise Unfit(Reason.APK) from None
        raise
    flags = tuple(flag for flag in Flag if flag in seen.flags)
    return Verdict(nama, seen.jenis, None, flags, seen.pages)


def _of_compound(file: IO[bytes], nama: str) -> Reason:
    """An old Office file, a new one behind a password, or an installer."""
    if holds(file, LOCKED):
        return Reason.ENCRYPTED
    installs = suffix_of(nama) in PHONE | PROGRAMS
    return Reason.PROGRAM if installs else Reason.OTHER_OFFICE
