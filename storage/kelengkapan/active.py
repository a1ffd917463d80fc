"""What a PDF does besides showing its pages, by the names it must use to say so."""

import re
from typing import IO

from flows.kelengkapan.checked import Flag
from storage.kelengkapan.reading import windows

NAMES = {
    b"JavaScript": Flag.JAVASCRIPT,
    b"Launch": Flag.LAUNCH,
    b"EmbeddedFiles": Flag.ATTACHED,
    b"EmbeddedFile": Flag.ATTACHED,
    b"SubmitForm": Flag.SENDS,
    b"ImportData": Flag.SENDS,
    b"RichMedia": Flag.MEDIA,
    b"OpenAction": Flag.OPEN_ACTION,
}
FIRST_PAGE = re.compile(rb"[\s\0]{0,8}\[")
"""What follows an OpenAction that only says which page is shown first."""


def _spelled(name: bytes) -> bytes:
    """A pattern for a PDF name in which any letter may be written as its number."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (c, c, c) for c in name)


NAMED = re.compile(
    b"/(?:" + b"|".join(b"(" + _spelled(name) + b")" for name in NAMES) + b")(?![A-Za-z0-9#])"
)
KINDS = tuple(NAMES.values())


def active_content(file: IO[bytes]) -> set[Flag]:
    """What stands openly in the file, wherever it stands."""
    found: set[Flag] = set()
    for data, limit in windows(file):
        found |= active_content_in(data, limit)
    return found


def active_content_in(data: bytes, limit: int | None = None) -> set[Flag]:
    """What the bytes speak of, as far as it begins before the limit."""
    end = len(data) if limit is None else limit
    return {
        KINDS[match.lastindex - 1]
        for match in NAMED.finditer(data)
        if match.lastindex is not None and match.start() < end and not _only_shows(data, match)
    }


def _only_shows(data: bytes, match: re.Match[bytes]) -> bool:
    """Whether it is an OpenAction that only says which page comes first."""
    shown = FIRST_PAGE.match(data, match.end()) is not None
    return KINDS[(match.lastindex or 1) - 1] is Flag.OPEN_ACTION and shown
