"""What the check of a document means for its berkas."""

from pathlib import Path

from flows.kelengkapan.checked import Flag
from flows.kelengkapan.events import Shelved
from storage.kelengkapan.checking import judge


def examined(path: Path, nama: str, mime: str) -> Shelved | str:
    """What a fetched file is, or the code of the reason why it is refused; its hash and size are
    for the shelf to say. Raises OSError where the file cannot be read.

    A wrong label is of interest to people where the name was wrong, not where a program erred.
    """
    verdict = judge(path, nama, mime)
    if verdict.reason is not None or verdict.jenis is None:
        return str(verdict.reason)
    other = verdict.nama if verdict.nama != nama else ""
    flags = [flag for flag in verdict.flags if other or flag is not Flag.RELABELLED]
    return Shelved("", 0, verdict.jenis.value, verdict.pages or 0, " ".join(flags), other)
