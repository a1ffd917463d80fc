"""What is known of a file at the door, before anything of it is fetched."""

from telegram import Message

from flows.kelengkapan.checked import Reason
from flows.kelengkapan.putting import FileRef
from storage.kelengkapan.kinds import refused_by_name

FETCHABLE = 20 * 1024 * 1024
"""Bytes Telegram lets a bot fetch; a larger file is handed on by its file_id alone."""
UNKNOWN = 1
"""Bytes that stand for a size Telegram does not tell."""


def refused_at_door(file: FileRef) -> Reason | None:
    """Why a file is not even fetched: it is called something that is never taken in, or empty."""
    empty = Reason.EMPTY if file.size == 0 else None
    return refused_by_name(file.nama, file.mime) or empty


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
