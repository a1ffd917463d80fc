"""A text that is too long for one message is cut rather than lost."""

import re
from html import unescape

from bot.views.screen import TAG, TEXT_LIMIT

PARTS = re.compile(r"<(?P<tag>/?[a-z-]+)[^>]*>|&[#0-9A-Za-z]+;|.", re.DOTALL)
ELLIPSIS = "…"


def fitted(html: str, limit: int = TEXT_LIMIT) -> str:
    """The HTML text with at most `limit` UTF-16 units to read; what is cut is marked, tags are
    closed. A card without its end can be worked with, one that never arrives cannot."""
    if _units(unescape(TAG.sub("", html))) <= limit:
        return html
    room, kept, opened = limit - len(ELLIPSIS), list[str](), list[str]()
    for part in PARTS.finditer(html):
        tag = part["tag"]
        if tag is None:
            room -= 1 if part[0].startswith("&") else _units(part[0])
            if room < 0:
                return "".join((*kept, ELLIPSIS, *(f"</{name}>" for name in reversed(opened))))
        elif tag.startswith("/"):
            opened.pop()
        else:
            opened.append(tag)
        kept.append(part[0])
    return html


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
