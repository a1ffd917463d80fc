"""Which files are taken in at the door: by name, kind and size, before anything is fetched."""

from enum import StrEnum
from pathlib import PurePath

from telegram import Message

from flows.events import FileRef

FETCHABLE = 20 * 1024 * 1024
"""Bytes Telegram lets a bot fetch; a larger file is handed on by its file_id alone."""
TAKEN = frozenset(
    {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".jpg", ".jpeg", ".png"}
)
KINDS = ("application/pdf", "image/jpeg", "image/png", "application/msword", "application/vnd.")
OCTETS = "application/octet-stream"
NEVER = ("vnd.android", "macroenabled", "vnd.rar", "portable-executable")
UNKNOWN = 1
"""Bytes that stand for a size Telegram does not tell."""


class Verdict(StrEnum):
    """What the door says; LARGE is taken in too, and the sender told what that means."""

    GOOD = "good"
    EMPTY = "file_empty"
    FORBIDDEN = "file_forbidden"
    LARGE = "file_large"


def verdict(file: FileRef) -> Verdict:
    """Whether a file may come in."""
    mime = file.mime.lower()
    known_kind = not mime or mime.startswith(KINDS) or mime == OCTETS
    if PurePath(file.nama).suffix.lower() not in TAKEN or not known_kind:
        return Verdict.FORBIDDEN
    if any(kind in mime for kind in NEVER):
        return Verdict.FORBIDDEN
    if file.size == 0:
        return Verdict.EMPTY
    return Verdict.LARGE if file.size > FETCHABLE else Verdict.GOOD


def file_of(message: Message) -> FileRef | None:
    """The document or picture of a message; None where there is neither."""
    if (document := message.document) is not None:
        return FileRef(
            document.file_id,
            document.file_unique_id,
            document.file_name or "",
            document.mime_type or "",
            UNKNOWN if document.file_size is None else document.file_size,
        )
    if message.photo:
        best = message.photo[-1]
        nama = f"foto-{message.message_id}.jpg"
        size = best.file_size or UNKNOWN
        return FileRef(best.file_id, best.file_unique_id, nama, "image/jpeg", size, photo=True)
    return None
