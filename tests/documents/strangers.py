"""What is neither paper, picture nor Office file, with its verdicts."""

import struct
import zlib
from collections.abc import Iterator

from flows.kelengkapan.checked import Reason
from tests.documents import offices, pdfs
from tests.documents.sample import Sample, bad


def strangers() -> Iterator[Sample]:
    """Programs, archives, old formats, and what is nothing at all."""
    apk = offices.zipped({"AndroidManifest.xml": b"\3\0\x08\0", "classes.dex": b"dex\n035\0"})
    for nama in ("Surat Undangan.apk", "Surat Undangan.docx", "undangan.pdf"):
        yield bad(f"an APK called {nama}", apk, nama, Reason.APK)
    dressed = offices.office("docx", {"AndroidManifest.xml": b"\3\0", "classes.dex": b"dex\n035"})
    yield bad("an APK dressed as a Word file", dressed, "a.docx", Reason.APK)
    yield bad("an APK with spoilt headings", offices.locked(apk), "a.docx", Reason.APK)
    yield bad("a cut-off APK", apk[:-30], "a.apk", Reason.APK)
    jar = offices.zipped({"META-INF/MANIFEST.MF": b"", "Main.class": b"\xca\xfe\xba\xbe"})
    yield bad("a Java program", jar, "a.docx", Reason.PROGRAM)
    for name, head in (
        ("Windows", b"MZ\x90\0"),
        ("Linux", b"\x7fELF\2\1\1"),
        ("macOS", b"\xcf\xfa\xed\xfe"),
        ("Android", b"dex\n035\0"),
        ("shell", b"#!/bin/sh\n"),
        ("shortcut", b"L\0\0\0\x01\x14\x02\0"),
    ):
        yield bad(f"a program for {name}", head + bytes(600), "surat.pdf", Reason.PROGRAM)
    yield bad("a script by name", b"WScript.Echo 1", "surat.pdf.vbs", Reason.PROGRAM)
    yield bad("a page that is a program", b"<html><script>", "surat.hta", Reason.PROGRAM)
    for nama, head in (
        ("a.rar", b"Rar!\x1a\x07\x01\0"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c"),
        ("a.gz", b"\x1f\x8b\x08"),
        ("a.tar", bytes(257) + b"ustar\0" + b"00"),
        ("a.docx", b"PK\x05\x06" + bytes(18)),
    ):
        yield bad(
            f"an archive {nama}", head + bytes(300 if nama != "a.docx" else 0), nama, Reason.ARCHIVE
        )
    yield bad("a zip", offices.zipped({"surat.pdf": pdfs.pdf()}), "berkas.zip", Reason.ARCHIVE)
    yield bad("an old Word file", offices.old_office(), "surat.doc", Reason.OTHER_OFFICE)
    yield bad("an installer", offices.old_office(), "a.msi", Reason.PROGRAM)
    yield bad("an RTF", b"{\\rtf1 Yth.}", "surat.rtf", Reason.OTHER_OFFICE)
    yield bad("nothing", b"", "surat.pdf", Reason.EMPTY)
    yield bad("noughts", bytes(5000), "surat.pdf", Reason.DAMAGED)
    yield bad("a film", b"\0\0\0\x18ftypmp42" + bytes(90), "a.mp4", Reason.UNKNOWN)
    yield bad("a WebP called JPG", b"RIFF\x24\0\0\0WEBPVP8 ", "wa.jpg", Reason.UNKNOWN)
    yield bad("a page of the web", b"\n<!DOCTYPE html><p>Masuk</p>", "surat.pdf", Reason.UNKNOWN)
    yield bad("a text", b"Yth. Bapak", "catatan.txt", Reason.UNKNOWN)
    # A PNG that says it is a JPG and is neither.
    yield bad("half a mark", struct.pack(">I", zlib.crc32(b"x")) * 9, "a.jpg", Reason.DAMAGED)
