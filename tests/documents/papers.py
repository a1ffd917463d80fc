"""PDFs and pictures with their verdicts."""

from collections.abc import Iterator

from flows.kelengkapan.checked import Flag, Jenis, Reason
from tests.documents import offices, pdfs, pictures
from tests.documents.sample import SMALL, Sample, bad, good

PDF, JPG, PNG = Jenis.PDF, Jenis.JPG, Jenis.PNG


def good_papers() -> Iterator[Sample]:
    """PDFs that are taken in."""
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


def bad_papers() -> Iterator[Sample]:
    """PDFs that are refused."""
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


def shots() -> Iterator[Sample]:
    """Pictures, good and bad."""
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
