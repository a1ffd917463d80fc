"""What a search has found: rows with the words marked, also to be pasted into other chats."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.screen import Button, Screen
from bot.views.sop.folding import folded
from bot.views.sop.forms import row_text
from bot.words import Words
from flows.sop import Kegiatan, Sop

PAGE = 6
OWN = "="
"""Before words that are looked for in the SOPs of one's own unit alone."""
DESCRIPTION = 160
"""Letters of a row in the list above the keyboard."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row that was found; `box` is where, `unit` whose it is, `snippet` its words as HTML."""

    sop: Sop
    row: Kegiatan
    unit: str
    box: str
    snippet: Markup


@dataclass(frozen=True, slots=True)
class Paste:
    """A row to be sent into any chat: what the list shows of it, and its HTML text."""

    title: str
    description: str
    text: str


def found(
    words: Words,
    query: str,
    rows: Sequence[Found],
    page: int,
    titles: Sequence[Sop] = (),
    *,
    own: bool = False,
) -> Screen:
    """One page of what was found, the SOPs whose `titles` hold the words first; `own`: in those of
    the unit alone."""
    order = list(dict.fromkeys(line.unit for line in rows))
    rows = sorted(rows, key=lambda line: order.index(line.unit))
    last = max(0, -(-len(rows) // PAGE) - 1)
    page = min(max(page, 0), last)
    shown = rows[page * PAGE : (page + 1) * PAGE]
    groups = [(unit, list(lines)) for unit, lines in groupby(shown, lambda line: line.unit)]
    text = folded(
        words,
        "found",
        query=shortened(query),
        total=len(rows),
        groups=groups,
        headed=len(order) > 1,
    )
    forms = tuple((_front(sop),) for sop in titles) if page == 0 else ()
    pager = _pager(OWN + query if own else query, page, last)
    return Screen(text, (*forms, *((_open(line),) for line in shown), *pager, (_all(words),)))


def paste(words: Words, sop: Sop, row: Kegiatan) -> Paste:
    """A row as something to send."""
    title = f"{words('Step %(nomor)s', nomor=row.nomor)} · {sop.judul}"
    return Paste(title, shortened(row.uraian, DESCRIPTION), row_text(words, sop, row))


def emphasised(snippet: str, here: str, gone: str) -> Markup:
    """The snippet as HTML, what stands between `here` and `gone` bold."""
    bold = escape(snippet.replace(f"{gone} {here}", " "))
    return bold.replace(here, Markup("<b>")).replace(gone, Markup("</b>"))


def _open(line: Found) -> Button:
    press = Press(Do.ROW, task=line.sop.position(line.row.nomor), detail=line.sop.id)
    return Button(shortened(f"{line.row.nomor} · {line.sop.judul}"), encode(press))


def _front(sop: Sop) -> Button:
    return Button(f"📖 {shortened(sop.judul)}", encode(Press(Do.SOP, detail=sop.id)))


def _all(words: Words) -> Button:
    return Button(words("All SOPs"), encode(Press(Do.SOPS)))


def _pager(query: str, page: int, last: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons to the neighbouring pages; none where one page holds all, or where the words are
    too long for a button."""
    try:
        turns = [
            (label, encode(Press(Do.FIND, task=number, detail=query)))
            for label, number in (
                ("‹", page - 1),
                (f"{page + 1}/{last + 1}", page),
                ("›", page + 1),
            )
            if 0 <= number <= last
        ]
    except ValueError:
        return ()
    return (tuple(Button(label, data) for label, data in turns),) if last else ()
