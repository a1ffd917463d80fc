"""Letters that can be told apart by reading them: what an office hands on and bundles up."""

import io
from pathlib import Path
from zipfile import ZipFile

from tests.actor import Actor, Json
from tests.documents.pdfs import stream, written
from tests.documents.readers import assert_sound


def letter(*words: str) -> bytes:
    """A PDF with a page for each of these lines."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(words)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(words)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, line in enumerate(words):
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * n)
        )
        bodies.append(stream(b"BT /F 14 Tf 60 780 Td (%s) Tj ET" % line.encode("ascii")))
    return written(bodies)


async def hand_in(person: Actor, label: str, nama: str, content: bytes) -> None:
    """The person presses an upload button and answers with this document."""
    await person.tap(label)
    await person.send_file(nama, content, reply_to=person.question["message_id"])


def content_of(person: Actor, nama: str) -> bytes:
    """What the newest document of that name holds that the bot has handed to this person."""
    sent: list[Json] = [m["document"] for m in person.messages if not m["out"] and "document" in m]
    found = next(one for one in reversed(sent) if one["file_name"] == nama)
    return person.stage.world.shelf.find(found["file_id"]).data


def unpacked(content: bytes) -> dict[str, bytes]:
    """What lies in a ZIP, by name."""
    with ZipFile(io.BytesIO(content)) as made:
        assert made.testzip() is None
        return {name: made.read(name) for name in made.namelist()}


def on_disk(folder: Path, content: bytes) -> Path:
    """A PDF laid down where readers that nobody here wrote find it; they find it sound."""
    path = folder / "diterima.pdf"
    path.write_bytes(content)
    assert_sound(path)
    return path
