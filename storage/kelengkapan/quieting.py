"""Pages as they are seen, without anything that acts when a reader opens or touches them."""

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

CATALOG = frozenset({"/Type", "/Pages", "/Outlines"})
PAGE = frozenset(
    [
        "/Type",
        "/Parent",
        "/Contents",
        "/Resources",
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/UserUnit",
        "/Group",
        "/Annots",
    ]
)
NOTE = frozenset(
    [
        "/Type",
        "/Subtype",
        "/Rect",
        "/AP",
        "/AS",
        "/F",
        "/Contents",
        "/C",
        "/IC",
        "/Border",
        "/BS",
        "/CA",
        "/QuadPoints",
        "/InkList",
        "/L",
        "/Vertices",
        "/DA",
        "/DS",
        "/RC",
        "/Q",
        "/BE",
        "/LE",
        "/RD",
        "/M",
        "/T",
        "/FT",
        "/V",
        "/MK",
    ]
)
"""What is kept of a note on a page: how it looks; no action, and nothing that leads elsewhere."""
LOUD = frozenset({"/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound", "/3D", "/Popup"})


def quieten(reader: PdfReader) -> None:
    """Take out of the pages, before they are copied, what does more than be seen."""
    for page in reader.pages:
        _keep(page, PAGE)
        if "/Annots" in page:
            page[NameObject("/Annots")] = ArrayObject(_quiet_notes(page))


def quieten_catalog(writer: PdfWriter) -> None:
    """No scripts, no actions, no attachments, no forms of the whole."""
    _keep(writer.root_object, CATALOG)


def _quiet_notes(page: PageObject) -> list[DictionaryObject]:
    listed = page["/Annots"].get_object()
    notes = [note.get_object() for note in listed] if isinstance(listed, ArrayObject) else []
    kept = [one for one in notes if isinstance(one, DictionaryObject) and _is_quiet(one)]
    for note in kept:
        _keep(note, NOTE)
    return kept


def _is_quiet(note: DictionaryObject) -> bool:
    return note.get("/Subtype") not in LOUD


def _keep(thing: DictionaryObject, keys: frozenset[str]) -> None:
    for key in [key for key in thing if key not in keys]:
        del thing[key]
