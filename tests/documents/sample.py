"""A document, what it is sent as, and the verdict it must get."""

from dataclasses import dataclass

from flows.kelengkapan.checked import Flag, Jenis, Limits, Reason, Verdict

SMALL = Limits(size=1_000_000, pixels=4_000_000, entries=200, unpacked=20_000_000)
"""Limits under which the documents that are too much stay small."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A document, what it is sent as, and what must be found."""

    what: str
    data: bytes
    nama: str
    verdict: Verdict
    mime: str = ""


def good(
    what: str,
    data: bytes,
    nama: str,
    jenis: Jenis,
    *flags: Flag,
    pages: int | None = None,
    pixels: tuple[int, int] | None = None,
    shown: str = "",
    mime: str = "",
) -> Sample:
    """A document that is taken in."""
    return Sample(what, data, nama, Verdict(shown or nama, jenis, None, flags, pages, pixels), mime)


def bad(what: str, data: bytes, nama: str, reason: Reason, jenis: Jenis | None = None) -> Sample:
    """A document that is refused."""
    return Sample(what, data, nama, Verdict(nama, jenis, reason))
