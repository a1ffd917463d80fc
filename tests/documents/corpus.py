"""Good and hostile documents with the verdict each must get."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from flows.checked import Flag, Jenis, Limits, Reason, Verdict
from tests.documents import offices, pdfs, pictures

SMALL = Limits(size=1_000_000, pixels=4_000_000, entries=200, unpacked=20_000_000)
"""Limits under which the documents that are too much stay small."""
DOCX, XLSX, PPTX, ODT = Jenis.DOCX, Jenis.XLSX, Jenis.PPTX, Jenis.ODT
PDF, JPG, PNG = Jenis.PDF, Jenis.JPG, Jenis.PNG


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


def corpus() -> tuple[Sample, ...]:
    """All of them."""
    return (
        *_good_papers(),
        *_bad_papers(),
        *_pictures(),
        *_good_offices(),
        *_carriers(),
        *_zips(),
        *_others(),
    )


def _good_papers() -> Iterator[Sample]:
    yield good("one page", pdfs.pdf(), "surat.pdf", PDF, pages=1)
    yield good("300 pages", pdfs.pdf(300), "laporan.pdf", PDF, pages=300)
    yield good("a flat tree of 9 000 pages", pdfs.pdf(9_000), "buku.pdf", PDF, pages=9_000)
    yield good("packed objects", pdfs.packed(7), "kak.pdf", PDF, pages=7)
    yield good(
        "packed in a way we do not read", pdfs.packed(7, filtered=b"/LZWDecode"), "k.pdf", PDF
    )
    yield good("a later version at the end", pdfs.updated(4), "rev.pdf", PDF, pages=4)
    yield good("blanks before and after", b"\n\n" + pdfs.pdf() + bytes(9000), "a.pdf", PDF, pages=1)
    off = pdfs.pdf(2).replace(b"startxref\n", b"startxref\n9")
    yield good("a table that is not where it is said", off, "a.pdf", PDF, Flag.LOOSE, pages=2)
    inner = pdfs.stream(pdfs.pdf(9), b"/Type /EmbeddedFile")
    yield good("an attachment", pdfs.pdf(2, more=[inner]), "a.pdf", PDF, Flag.ATTACHED, pages=2)
    yield good(
        "a first page that is only shown",
        pdfs.pdf(catalog=b"/OpenAction [3 0 R /XYZ null null 0]"),
        "writer.pdf",
        PDF,
        pages=1,
    )
    for name, catalog, flags in (
        (
            "a script",
            b"/OpenAction << /S /JavaScript /JS (app.alert) >>",
            (Flag.JAVASCRIPT, Flag.OPEN_ACTION),
        ),
        ("a disguised script", b"/AA << /O << /S /J#61vaScript >> >>", (Flag.JAVASCRIPT,)),
        (
            "a program that is started",
            b"/AA << /O << /S /Launch /F (cmd.exe) >> >>",
            (Flag.LAUNCH,),
        ),
        ("a form that is sent away", b"/AA << /O << /S /SubmitForm >> >>", (Flag.SENDS,)),
        ("a film", b"/X << /Subtype /RichMedia >>", (Flag.MEDIA,)),
        ("an action at opening", b"/OpenAction 3 0 R", (Flag.OPEN_ACTION,)),
    ):
        yield good(name, pdfs.pdf(catalog=catalog), "aktif.pdf", PDF, *flags, pages=1)
    hidden = pdfs.packed(3, b"/OpenAction << /S /JavaScript >>")
    yield good("a packed script", hidden, "a.pdf", PDF, Flag.JAVASCRIPT, Flag.OPEN_ACTION, pages=3)


def _bad_papers() -> Iterator[Sample]:
    whole = pdfs.pdf(50)
    yield bad("cut in the middle", whole[: len(whole) // 2], "a.pdf", Reason.TRUNCATED, PDF)
    yield bad("cut before its end", whole[:-8], "a.pdf", Reason.TRUNCATED, PDF)
    gap = whole[:2000] + whole[3000:]
    yield bad("a piece missing", gap, "a.pdf", Reason.TRUNCATED, PDF)
    linear = b"%PDF-1.7\n99 0 obj\n<< /Linearized 1 /L 90000 >>\nendobj\n"
    short = pdfs.written(pdfs.objects(1), head=linear)
    yield bad("shorter than it says", short, "a.pdf", Reason.TRUNCATED, PDF)
    more = whole + whole[len(pdfs.HEAD) : -8]
    yield bad("a later version cut off", more, "a.pdf", Reason.TRUNCATED, PDF)
    yield bad("no pages", pdfs.pdf(0), "a.pdf", Reason.DAMAGED, PDF)
    yield bad("no catalog", pdfs.written([b"<< /Type /Font >>"]), "a.pdf", Reason.DAMAGED, PDF)
    encrypted = pdfs.written(pdfs.objects(2), b"/Encrypt << /Filter /Standard /V 2 >>")
    yield bad("behind a password", encrypted, "a.pdf", Reason.ENCRYPTED, PDF)
    apk = offices.zipped({"AndroidManifest.xml": b"\3\0", "classes.dex": b"dex\n035"})
    yield bad("an APK appended", whole + apk, "undangan.pdf", Reason.TWO_FACED, PDF)
    yield bad("a program appended", whole + b"MZ" + b"\x90" * 4000, "a.pdf", Reason.TWO_FACED, PDF)
    yield bad("a page of the web before", b"<script>" + whole, "a.pdf", Reason.TWO_FACED, PDF)
    yield bad("nothing but the mark", b"%PDF-1.4", "a.pdf", Reason.TRUNCATED, PDF)
    large = pdfs.pdf(more=[pdfs.stream(bytes(SMALL.size))])
    yield bad("larger than allowed", large, "a.pdf", Reason.TOO_LARGE, PDF)


def _pictures() -> Iterator[Sample]:
    photo, drawn = pictures.jpg(640, 480), pictures.png(640, 480)
    preview = pictures.with_preview(photo, pictures.jpg(160, 120))
    yield good("a photo", photo, "ktp.jpg", JPG, pages=1, pixels=(640, 480))
    yield good("a photo with a preview", preview, "a.jpeg", JPG, pages=1, pixels=(640, 480))
    yield good(
        "a film behind a photo",
        photo + b"\0\0\0\x18ftypmp42",
        "a.jpg",
        JPG,
        pages=1,
        pixels=(640, 480),
    )
    yield good("a drawing", drawn, "denah.png", PNG, pages=1, pixels=(640, 480))
    yield bad("a photo cut off", photo[:-40], "a.jpg", Reason.TRUNCATED, JPG)
    yield bad("the preview alone is whole", preview[:-40], "a.jpg", Reason.TRUNCATED, JPG)
    yield bad("a photo without pixels", pictures.jpg(0, 8), "a.jpg", Reason.DAMAGED, JPG)
    yield bad("a photo no reader knows", pictures.jpg(frame=0xC9), "a.jpg", Reason.DAMAGED, JPG)
    yield bad("a huge photo", pictures.jpg(30_000, 200), "a.jpg", Reason.TOO_MANY_PIXELS, JPG)
    yield bad("a drawing cut off", drawn[:-14], "a.png", Reason.TRUNCATED, PNG)
    spoilt = drawn[:60] + b"\0\1\2\3" + drawn[64:]
    yield bad("a spoilt drawing", spoilt, "a.png", Reason.DAMAGED, PNG)
    huge = pictures.MARK + pictures.header(50_000, 50_000) + pictures.chunk(b"IEND", b"")
    yield bad("a drawing that would fill the memory", huge, "a.png", Reason.TOO_MANY_PIXELS, PNG)
    empty = pictures.MARK + pictures.header(8, 8) + pictures.chunk(b"IEND", b"")
    yield bad("a drawing without a picture", empty, "a.png", Reason.DAMAGED, PNG)
    archive = offices.zipped({"a.exe": b"MZ"})
    yield bad("an archive behind a photo", photo + archive, "a.jpg", Reason.TWO_FACED, JPG)
    yield bad("an archive behind a drawing", drawn + archive, "a.png", Reason.TWO_FACED, PNG)
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500)
    yield bad("a photo of a newer phone", heic, "IMG_0001.HEIC", Reason.HEIC)
    yield bad("the same, renamed", heic, "IMG_0001.jpg", Reason.HEIC)


def _good_offices() -> Iterator[Sample]:
    pages = b"<Properties><Pages>12</Pages><Slides>9</Slides></Properties>"
    told = {"docProps/app.xml": pages}
    yield good("a Word file", offices.office("docx"), "surat.docx", DOCX)
    yield good(
        "a Word file that tells its pages", offices.office("docx", told), "a.docx", DOCX, pages=12
    )
    yield good("a workbook", offices.office("xlsx"), "rab.xlsx", XLSX)
    yield good("slides", offices.office("pptx", told), "paparan.pptx", PPTX, pages=9)
    yield good("an ODT", offices.odt(), "surat.odt", ODT)
    empty = offices.odt({"Configurations2/accelerator/current.xml": b""})
    yield good("an ODT as LibreOffice writes it", empty, "a.odt", ODT)
    hollow = offices.odt({"content.xml": b""})
    yield bad("an ODT without a text", hollow, "a.odt", Reason.DAMAGED, ODT)
    statistic = b"<m xmlns:meta='x'><meta:document-statistic meta:page-count='3'/></m>"
    yield good(
        "an ODT that tells its pages", offices.odt({"meta.xml": statistic}), "a.odt", ODT, pages=3
    )
    formula = (
        b'<manifest:file-entry manifest:full-path="Object 1/" '
        b'manifest:media-type="application/vnd.oasis.opendocument.formula"/>'
    )
    yield good("a formula within an ODT", offices.odt(manifest=formula), "a.odt", ODT)
    yield good("a chart with its numbers", offices.charted(offices.office("xlsx")), "a.docx", DOCX)
    web = offices.linked("hyperlink", "https://example.go.id/")
    yield good("a link to tap on", web, "a.docx", DOCX)
    own = offices.linked("attachedTemplate", "file:///C:\\Templates\\nota.dotx")
    yield good("the author's own template", own, "a.docx", DOCX, Flag.LINKS)
    image = offices.linked("image", "https://example.go.id/logo.png")
    yield good("a picture from the web", image, "a.docx", DOCX, Flag.LINKS)
    yield good(
        "a PDF called .docx",
        pdfs.pdf(),
        "surat.docx",
        PDF,
        Flag.RELABELLED,
        pages=1,
        shown="surat.pdf",
    )
    yield good(
        "a PDF without suffix",
        pdfs.pdf(),
        "Surat Tugas",
        PDF,
        Flag.RELABELLED,
        pages=1,
        shown="Surat Tugas.pdf",
    )
    yield good(
        "a PDF called APK",
        pdfs.pdf(),
        "undangan.apk",
        PDF,
        Flag.RELABELLED,
        pages=1,
        shown="undangan.pdf",
    )
    yield good(
        "a PNG called JPG",
        pictures.png(8, 8),
        "scan.JPG",
        PNG,
        Flag.RELABELLED,
        pages=1,
        pixels=(8, 8),
        shown="scan.png",
    )
    yield good(
        "a Word file called .doc",
        offices.office(),
        "nota 23.11.doc",
        DOCX,
        Flag.RELABELLED,
        shown="nota 23.11.docx",
    )
    yield good(
        "a photo said to be a PDF",
        pictures.jpg(8, 8),
        "a.jpg",
        JPG,
        Flag.RELABELLED,
        pages=1,
        pixels=(8, 8),
        mime="application/pdf",
    )
    yield good(
        "what is said rightly",
        pictures.jpg(8, 8),
        "a.JPG",
        JPG,
        pages=1,
        pixels=(8, 8),
        mime="image/jpeg; q=1",
    )


def _carriers() -> Iterator[Sample]:
    vba = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}
    yield bad("macros", offices.office("docx", vba), "surat.docx", Reason.MACRO, DOCX)
    enabled = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    yield bad(
        "a workbook with macros",
        offices.office("xlsx", main_type=enabled),
        "rab.xlsx",
        Reason.MACRO,
    )
    sheet = {"xl/macrosheets/sheet1.xml": b"<x/>"}
    yield bad("old macros", offices.office("xlsx", sheet), "rab.xlsx", Reason.MACRO, XLSX)
    yield bad(
        "Basic in an ODT",
        offices.odt({"Basic/Standard/Module1.xml": b"<x/>"}),
        "a.odt",
        Reason.MACRO,
        ODT,
    )
    yield bad(
        "Python in an ODT", offices.odt({"Scripts/python/a": b"x"}), "a.odt", Reason.MACRO, ODT
    )
    listener = b"<script:event-listener script:event-name='dom:load'/>"
    yield bad("an ODT that runs something", offices.odt(body=listener), "a.odt", Reason.MACRO, ODT)
    ole = offices.office("docx", {"word/embeddings/oleObject1.bin": b"\1"})
    yield bad("an embedded object", ole, "a.docx", Reason.EMBEDDED, DOCX)
    renamed = offices.office("docx", {"word/media/image1.png": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})
    yield bad("an object called a picture", renamed, "a.docx", Reason.EMBEDDED, DOCX)
    program = offices.office("pptx", {"ppt/media/image1.png": b"MZ\x90\0"})
    yield bad("a program called a picture", program, "a.pptx", Reason.EMBEDDED, PPTX)
    active = offices.linked("control", "activeX1.xml", outside=False)
    yield bad("ActiveX", active, "a.docx", Reason.EMBEDDED, DOCX)
    chunk = offices.linked("aFChunk", "a.mht", outside=False)
    yield bad("a page of the web within", chunk, "a.docx", Reason.EMBEDDED, DOCX)
    remote = offices.linked("oleObject", "https://example.org/x.html!")
    yield bad("an object fetched from the web", remote, "a.docx", Reason.EMBEDDED, DOCX)
    field = (
        b"<w:document xmlns:w='w'><w:instrText> DDEAUTO c:\\\\cmd.exe</w:instrText></w:document>"
    )
    yield bad(
        "a field that starts a program",
        offices.office("docx", {"word/header1.xml": field}),
        "a.docx",
        Reason.EMBEDDED,
        DOCX,
    )
    nested = offices.charted(offices.office("xlsx", {"xl/vbaProject.bin": b"x"}))
    yield bad("macros behind a chart", nested, "a.docx", Reason.MACRO, DOCX)
    yield bad(
        "no workbook behind a chart",
        offices.charted(offices.office("docx")),
        "a.docx",
        Reason.EMBEDDED,
        DOCX,
    )
    deep = offices.charted(offices.charted(offices.office("xlsx")))
    yield bad("a chart within a chart", deep, "a.docx", Reason.EMBEDDED, DOCX)
    yield bad(
        "an OLE object in an ODT",
        offices.odt(body=b"<draw:object-ole/>"),
        "a.odt",
        Reason.EMBEDDED,
        ODT,
    )
    for where in (
        "https://example.org/t.dotm",
        "\\\\server\\t.dotm",
        "file://server/t.dotm",
        "file:///%5C%5Cserver/t",
    ):
        data = offices.linked("attachedTemplate", where)
        yield bad(f"a template from {where}", data, "a.docx", Reason.EXTERNAL, DOCX)


def _zips() -> Iterator[Sample]:
    whole = offices.office()
    yield bad("a Word file cut off", whole[:-30], "a.docx", Reason.TRUNCATED)
    spoilt = whole.replace(b"PK\x03\x04", b"PK\x03\x05").replace(b"PK\x03\x05", b"PK\x03\x04", 1)
    yield bad("a spoilt Word file", spoilt, "a.docx", Reason.DAMAGED)
    broken = offices.office("docx", {"word/styles.xml": b"<a><b></a>"})
    yield bad("a part that is no XML", broken, "a.docx", Reason.DAMAGED, DOCX)
    bare = offices.parts()
    del bare["_rels/.rels"]
    yield bad("a Word file without links", offices.zipped(bare), "a.docx", Reason.DAMAGED, DOCX)
    yield bad(
        "behind a password", offices.old_office("EncryptedPackage"), "a.docx", Reason.ENCRYPTED
    )
    yield bad("a zip behind a password", offices.locked(whole), "a.docx", Reason.ENCRYPTED)
    secret = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    yield bad(
        "an ODT behind a password", offices.odt(manifest=secret), "a.odt", Reason.ENCRYPTED, ODT
    )
    yield bad(
        "a bomb",
        offices.office("docx", {"word/media/a.bin": bytes(19_000_000)}),
        "a.docx",
        Reason.BOMB,
    )
    yield bad(
        "larger than allowed unpacked",
        offices.office("docx", {"a.bin": bytes(21_000_000)}),
        "a.docx",
        Reason.BOMB,
    )
    many = {f"word/{n}.txt": b"" for n in range(SMALL.entries + 1)}
    yield bad("too many parts", offices.office("docx", many), "a.docx", Reason.BOMB)
    yield bad("two names for one content", offices.overlapping(), "a.docx", Reason.BOMB)
    yield bad("more than it says", offices.lying(5_000), "a.docx", Reason.BOMB, DOCX)
    inner = offices.zipped({"0.zip": offices.zipped({"1": bytes(99_999)})})
    yield bad(
        "a zip within",
        offices.office("docx", {"word/media/a.png": inner}),
        "a.docx",
        Reason.EMBEDDED,
        DOCX,
    )
    tower = b"<a>" * 5_000 + b"</a>" * 5_000
    yield bad(
        "a tower of tags",
        offices.office("docx", {"word/a.xml": tower}),
        "a.docx",
        Reason.BOMB,
        DOCX,
    )
    laugh = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    yield bad(
        "text that grows",
        offices.office("docx", {"word/a.xml": laugh}),
        "a.docx",
        Reason.ENTITIES,
        DOCX,
    )
    wide = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
    yield bad(
        "the same in UTF-16",
        offices.office("xlsx", {"xl/a.xml": wide.encode("utf-16")}),
        "a.xlsx",
        Reason.ENTITIES,
        XLSX,
    )
    yield bad("something before", b"PK\x03\x04" + bytes(40) + whole, "a.docx", Reason.TWO_FACED)
    yield bad("something behind", whole + b"MZ\x90\0", "a.docx", Reason.TWO_FACED)
    yield bad(
        "a way out",
        offices.office("docx", {"../../etc/cron.d/a": b"x"}),
        "a.docx",
        Reason.TWO_FACED,
    )
    twice = {"[content_types].xml": offices.types("a.xml", "application/xml")}
    yield bad("one name twice", offices.office("docx", twice), "a.docx", Reason.TWO_FACED)
    both = offices.office("docx", {"mimetype": offices.TEXT.encode()})
    yield bad("Word file and ODT at once", both, "a.docx", Reason.TWO_FACED)
    old = offices.office("docx", main_type=f"{offices.FAMILY}.wordprocessingml.template.main+xml")
    yield bad("a Word template", old, "a.dotx", Reason.OTHER_OFFICE)
    sheet = offices.odt(mimetype="application/vnd.oasis.opendocument.spreadsheet")
    yield bad("an ODS", sheet, "a.ods", Reason.OTHER_OFFICE)


def _others() -> Iterator[Sample]:
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
    yield bad("a text", b"Yth. Bapak", "catatan.txt", Reason.UNKNOWN)
    # A PNG that says it is a JPG and is neither.
    yield bad("half a mark", struct.pack(">I", zlib.crc32(b"x")) * 9, "a.jpg", Reason.DAMAGED)
