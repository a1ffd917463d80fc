"""The files of a world: kept by id, handed out under a path, with Telegram's size rules."""

import hashlib
import struct
from dataclasses import dataclass

from simulator.wire import Upload, bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Stored:
    """A file on the shelf; `kind` is document, photo, audio, video, voice or animation."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    data: bytes
    path: str
    width: int = 0
    height: int = 0
    size: int = 0


class Shelf:
    """Every file that was sent by anybody, by file_id, by unique id and by path."""

    def __init__(self) -> None:
        self.by_id: dict[str, Stored] = {}
        self.by_unique: dict[str, Stored] = {}
        self.by_path: dict[str, Stored] = {}

    def put(self, upload: Upload, kind: str, size: int | None = None) -> Stored:
        """Keeps a file; `size` lets a small one stand for a large one."""
        number = len(self.by_id) + 1
        digest = hashlib.blake2b(upload.data + number.to_bytes(8, "big"), digest_size=15)
        unique = "AQAD" + digest.hexdigest()[:11]
        file_id = f"{PREFIX[kind]}ACAgUAAxkBAA{digest.hexdigest()}{number:08d}"
        ending = upload.name.rpartition(".")[2].lower() if "." in upload.name else "bin"
        path = f"{kind}s/file_{number}.{'jpg' if kind == 'photo' else ending}"
        width, height = picture_size(upload.data) or (0, 0)
        length = len(upload.data) if size is None else size
        stored = Stored(
            file_id,
            unique,
            kind,
            upload.name,
            upload.mime,
            upload.data,
            path,
            width,
            height,
            length,
        )
        self.by_id[file_id] = self.by_unique[unique] = self.by_path[path] = stored
        return stored

    def find(self, file_id: str) -> Stored:
        """The file with that id, or Telegram's refusal."""
        if file_id.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        stored = self.by_id.get(file_id)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return stored


PREFIX = {
    "document": "BQ", "photo": "Ag", "audio": "CQ", "video": "BA", "voice": "Aw",
    "animation": "Cg", "video_note": "DQ", "sticker": "CA",
}  # fmt: skip


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, JPEG or WebP; None when it is no picture."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data[:2] == b"\xff\xd8":
        return jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return 512, 512
    return None


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from a JPEG's frame header."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
