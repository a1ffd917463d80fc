"""PDFs made by hand, good and bad."""

import zlib
from collections.abc import Sequence

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def objects(pages: int = 1, catalog: bytes = b"") -> list[bytes]:
    """Catalog, page tree and empty pages: the objects 1, 2, 3 and on."""
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(pages))
    return [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages,
    ]


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object, not packed."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def written(bodies: Sequence[bytes], trailer: bytes = b"", head: bytes = HEAD) -> bytes:
    """A PDF with a classic table of its objects."""
    data, offsets = head, []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    root = b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
    return data + table + root + b"startxref\n%d\n%%%%EOF\n" % len(data)


def pdf(pages: int = 1, catalog: bytes = b"", more: Sequence[bytes] = ()) -> bytes:
    """A PDF of empty pages."""
    return written([*objects(pages, catalog), *more])


def packed(pages: int = 1, catalog: bytes = b"", filtered: bytes = b"/FlateDecode") -> bytes:
    """A PDF whose objects stand in a packed stream, as Word and LibreOffice write them."""
    bodies = objects(pages, catalog)
    table, text = b"", b""
    for number, body in enumerate(bodies, 1):
        table += b"%d %d " % (number, len(text))
        text += body + b"\n"
    count = len(bodies)
    content = zlib.compress(table + text)
    said = b"/Type /ObjStm /N %d /First %d /Filter %s" % (count, len(table), filtered)
    data = HEAD + b"%d 0 obj\n%s\nendobj\n" % (count + 1, stream(content, said))
    rows = b"\0\0\0\0\xff" + b"".join(b"\2" + b"\0\0" + b"%c" % count + b"\0" for _ in bodies)
    rows += b"\1\0\0\x0f\0"
    said = b"/Type /XRef /Size %d /W [1 3 1] /Root 1 0 R" % (count + 2)
    where = len(data)
    data += b"%d 0 obj\n%s\nendobj\n" % (count + 2, stream(rows, said))
    return data + b"startxref\n%d\n%%%%EOF\n" % where


def updated(pages: int) -> bytes:
    """A PDF to which a later version of its page tree was added at the end."""
    before = pdf(1)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    kids = b" ".join(b"%d 0 R" % n for n in (3, *range(10, 10 + pages - 1)))
    data = before
    rows = b""
    bodies = {2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)}
    bodies |= {10 + n: page for n in range(pages - 1)}
    for number, body in bodies.items():
        rows += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    where = len(data)
    data += b"xref\n" + rows + b"trailer\n<< /Size 20 /Root 1 0 R /Prev %d >>\n" % (len(before) - 9)
    return data + b"startxref\n%d\n%%%%EOF\n" % where
