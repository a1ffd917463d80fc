"""Office files with their verdicts."""

from collections.abc import Iterator

from flows.kelengkapan.checked import Flag, Jenis, Reason
from tests.documents import offices, pdfs, pictures
from tests.documents.sample import SMALL, Sample, bad, good

DOCX, XLSX, PPTX, ODT = Jenis.DOCX, Jenis.XLSX, Jenis.PPTX, Jenis.ODT
PDF, JPG, PNG = Jenis.PDF, Jenis.JPG, Jenis.PNG


def good_offices() -> Iterator[Sample]:
    """What is taken in, also under a name that says otherwise."""
    pages = b"<Properties><Pages>12</Pages><Slides>9</Slides></Properties>"
    told = {"docProps/app.xml": pages}
    yield good("a Word file", offices.office("docx"), "surat.docx", DOCX)
    yield good(
        "a Word file that tells its pages", offices.office("docx", told), "a.docx", DOCX, pages=12
    )
    yield good("a workbook", offices.office("xlsx"), "rab.xlsx", XLSX)
    emz = offices.office("docx", {"word/media/image1.emz": b"\x1f\x8b\x08"})
    yield good("a drawing that Word packed", emz, "a.docx", DOCX)
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


def carriers() -> Iterator[Sample]:
    """What carries something that could be carried out or fetched."""
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
    touch = b"<p:sld xmlns:p='p'><hlinkHover action='ppaction://program'/></p:sld>"
    slides = offices.office("pptx", {"ppt/slides/slide1.xml": touch})
    yield bad("a slide that starts a program", slides, "a.pptx", Reason.EMBEDDED, PPTX)
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


def zips() -> Iterator[Sample]:
    """What is spoilt, locked, too much, or readable in two ways."""
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
