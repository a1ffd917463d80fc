"""What the check of a document found, in words: why not and what to do, or what to mind."""

from collections.abc import Collection, Iterator

from bot.words import Words, marked
from flows.kelengkapan.checked import ACTIVE, Flag, Jenis, Reason, Verdict

KINDS = {
    Jenis.PDF: "PDF",
    Jenis.DOCX: "Word",
    Jenis.XLSX: "Excel",
    Jenis.PPTX: "PowerPoint",
    Jenis.ODT: "ODT",
    Jenis.JPG: "JPG",
    Jenis.PNG: "PNG",
}
"""How people call the kinds of documents, in any language."""
REASONS: dict[Reason, str] = {
    Reason.EMPTY: marked("This document is empty. Please check it and send it again."),
    Reason.TOO_LARGE: marked(
        "This document is too large. Please send a smaller one, for example scanned more coarsely."
    ),
    Reason.TOO_MANY_PIXELS: marked(
        "This picture has too many pixels. Please send it with a lower resolution."
    ),
    Reason.TRUNCATED: marked(
        "This document is cut off, perhaps on its way. Please send the original file again."
    ),
    Reason.DAMAGED: marked(
        "This document cannot be read, its content is damaged. Please open it, save it anew and "
        "send it again."
    ),
    Reason.HEIC: marked(
        "Photos in the HEIC format cannot be accepted yet. Please send it as a photo from the "
        "gallery, or as JPG."
    ),
    Reason.ARCHIVE: marked(
        "Archives such as ZIP or RAR cannot be accepted. Please send the documents in it one by "
        "one."
    ),
    Reason.MACRO: marked(
        "This document contains macros. Please save it without macros or as PDF and send it again."
    ),
    Reason.PROGRAM: marked(
        "This file is a program and not a document. If its sender is not known, please do not "
        "open it. A document can be sent as PDF, Word, Excel, PowerPoint, ODT, JPG or PNG."
    ),
    Reason.APK: marked(
        "This file is an Android application (APK) and not a document. False invitations come "
        "like this: please do not install it, and delete it."
    ),
    Reason.EMBEDDED: marked(
        "This document contains an embedded object or another file. Please remove it or save the "
        "document as PDF, and send it again."
    ),
    Reason.EXTERNAL: marked(
        "This document fetches a template or content from another computer. Please save it as PDF "
        "and send it again."
    ),
    Reason.OTHER_OFFICE: marked(
        "This format cannot be accepted. Please save it as .docx, .xlsx, .pptx, .odt or PDF and "
        "send it again."
    ),
    Reason.ENCRYPTED: marked(
        "This document is locked with a password. Please send one without a password; the password "
        "itself is not needed."
    ),
    Reason.BOMB: marked(
        "The content of this document grows far beyond its size. Please save it as PDF and send it "
        "again."
    ),
    Reason.ENTITIES: marked(
        "This document is built in an unusual way that cannot be checked. Please open it, save it "
        "anew or as PDF, and send it again."
    ),
    Reason.TWO_FACED: marked(
        "This file joins contents of different kinds. Please save the document as PDF anew and "
        "send that."
    ),
    Reason.UNKNOWN: marked(
        "This kind of file cannot be accepted. Please send PDF, Word, Excel, PowerPoint, ODT, JPG "
        "or PNG."
    ),
}
DOES: dict[Flag, str] = {
    Flag.JAVASCRIPT: marked("a script"),
    Flag.LAUNCH: marked("the start of a program"),
    Flag.ATTACHED: marked("attached files"),
    Flag.OPEN_ACTION: marked("an action when it is opened"),
    Flag.SENDS: marked("a form that sends itself"),
    Flag.MEDIA: marked("film or sound"),
}


def why(words: Words, verdict: Verdict) -> str:
    """Why the document is refused and what to do; for one that is taken in, what to mind about
    it, empty where there is nothing."""
    if verdict.reason is not None:
        return why_refused(words, verdict.reason)
    if verdict.jenis is None:
        return ""
    return minded(words, verdict.jenis, verdict.nama, verdict.flags)


def why_refused(words: Words, reason: Reason) -> str:
    """Why a document is refused and what to do, in a sentence or two."""
    return words(REASONS[reason])


def minded(words: Words, jenis: Jenis, nama: str, flags: Collection[Flag]) -> str:
    """What whoever gives or reads a document should mind; empty where there is nothing."""
    return " ".join(_warnings(words, jenis, nama, flags))


def active_content(words: Words, flags: Collection[Flag]) -> str:
    """What its readers should mind of a PDF that does more than show its pages; else empty."""
    does = ", ".join(words(DOES[flag]) for flag in Flag if flag in ACTIVE and flag in flags)
    if not does:
        return ""
    return words(
        "This PDF has active content: %(does)s. If the reader asks whether it may run "
        "something, better decline.",
        does=does,
    )


def _warnings(words: Words, jenis: Jenis, nama: str, flags: Collection[Flag]) -> Iterator[str]:
    if Flag.RELABELLED in flags:
        yield words(
            "Its content is %(kind)s; it is kept as %(nama)s.", kind=KINDS[jenis], nama=nama
        )
    if Flag.LOOSE in flags:
        yield words("This PDF is loosely built; if somebody cannot open it, please save it anew.")
    if Flag.LINKS in flags:
        yield words("It refers to pictures or data outside the document, which are not sent along.")
    if active := active_content(words, flags):
        yield active
