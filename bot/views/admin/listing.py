"""The personnel list in the chat: asked for, its differences, and what became of it."""

from collections.abc import Iterator

from bot.callbacks import Do, Press, encode
from bot.people.pending import Pending, Section
from bot.views.lists import PAGE, pager
from bot.views.screen import Button, Screen, Style
from bot.words import Words, marked

LINES = 12
"""Lines of one page of differences."""
MANY = 3
"""From more pages than this on they are offered as a document as well."""
HEADINGS = {
    "salah": marked("To be corrected"),
    "baru": marked("New"),
    "diperbarui": marked("Changed"),
    "tidak tercantum": marked("Not in the list; they stay as they are"),
}
CAPTIONS = {
    "contoh": marked("An empty personnel list with one example row; please replace that row."),
    "sekarang": marked("The personnel list as it stands now; it can be changed and sent back."),
}


def asked(words: Words, limit: int) -> Screen:
    """Asks for the list; whoever has none yet gets one from here."""
    keys = (
        (
            Button(words("Download the present list"), _key("d")),
            Button(words("Example list"), _key("c")),
        ),
        (Button(words("Back"), encode(Press(Do.MANAGE))),),
    )
    return Screen(words.render("list_asked", limit=limit), keys)


def shown(words: Words, one: Pending, page: int = 0, *, moved: bool = False) -> Screen:
    """What the list changes, or what is to be corrected first; `moved` says that the office has
    changed since it was last shown."""
    pages = tuple(_pages(one))
    page = min(max(page, 0), len(pages) - 1)
    text = words.render(
        "list_shown",
        pending=one,
        counts={kind: one.count(kind) for kind in HEADINGS},
        page=[(words(HEADINGS[part.kind]), part.lines) for part in pages[page]],
        moved=moved,
    )
    turning = pager(Do.LIST, page, len(pages) * PAGE)
    details = (Button(words("All of it as a document"), _key("r")),)
    long = (details,) if len(pages) > MANY else ()
    return Screen(text, (*turning, *long, *_choices(words, one)))


def done(words: Words, one: Pending) -> Screen:
    """The list has been carried out."""
    keys = (
        Button(words("Invitations"), encode(Press(Do.INVITE))),
        Button(words("Back"), encode(Press(Do.MANAGE))),
    )
    counts = {kind: one.count(kind) for kind in HEADINGS}
    return Screen(words.render("list_done", counts=counts), (keys,))


def as_text(words: Words, one: Pending) -> str:
    """Everything that the pages show, as plain text."""
    parts = (f"{words(HEADINGS[part.kind])}\n{_lines(part)}" for part in one.sections)
    return "\n\n".join(parts) + "\n"


def caption(words: Words, which: str) -> str:
    """What stands under a list that was asked for."""
    return words(CAPTIONS[which])


def _choices(words: Words, one: Pending) -> tuple[tuple[Button, ...], ...]:
    if one.wrong or not one.changing:
        return ((Button(words("Back"), encode(Press(Do.MANAGE))),),)
    apply = Button(words("Apply"), _key(f"a{name_of(one)}"), style=Style.PRIMARY)
    return ((apply, Button(words("Discard the list"), _key("x"))),)


def name_of(one: Pending) -> str:
    """What tells this list from a later one in a button."""
    return one.meaning[:16]


def _pages(one: Pending) -> Iterator[tuple[Section, ...]]:
    """The sections cut into pages of LINES; at least one page."""
    flat = [(part.kind, line) for part in one.sections for line in part.lines]
    for start in range(0, max(len(flat), 1), LINES):
        some = flat[start : start + LINES]
        kinds = dict.fromkeys(kind for kind, _ in some)
        yield tuple(Section(kind, tuple(line for of, line in some if of == kind)) for kind in kinds)


def _lines(part: Section) -> str:
    return "\n".join(f"- {line}" for line in part.lines)


def _key(detail: str) -> str:
    return encode(Press(Do.LIST, detail=detail))
