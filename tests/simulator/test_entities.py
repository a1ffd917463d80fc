"""Formatting becomes entities counted in UTF-16 units, and entities become safe HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.entities import Formatted, finish, units
from simulator.html_in import parse_html
from simulator.markdown import parse_markdown, parse_old_markdown
from simulator.seeing import to_html


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


HTML = {
    "<b>a</b> &lt;é&gt; <i>😀c</i>d": ("a <é> 😀cd", entity("bold", 0, 1), entity("italic", 6, 3)),
    "<b><u>a</u></b>": ("a", entity("underline", 0, 1), entity("bold", 0, 1)),
    "<tg-spoiler>a</tg-spoiler>": ("a", entity("spoiler", 0, 1)),
    '<span class="tg-spoiler">a</span>': ("a", entity("spoiler", 0, 1)),
    '<a href="https://a.id/?x=1&amp;y=2">a</a>': (
        "a",
        entity("text_link", 0, 1, url="https://a.id/?x=1&y=2"),
    ),
    '<a href="tg://user?id=7">a</a>': ("a", entity("text_mention", 0, 1, user={"id": 7})),
    '<pre><code class="language-py">x</code></pre>': ("x", entity("pre", 0, 1, language="py")),
    "<blockquote expandable>a</blockquote>": ("a", entity("expandable_blockquote", 0, 1)),
    "<blockquote>a</blockquote>": ("a", entity("blockquote", 0, 1)),
    '<tg-time unix="1647531900" format="wDT">a</tg-time>': (
        "a",
        entity("date_time", 0, 1, unix_time=1647531900, date_time_format="wDT"),
    ),
    "&#233;&#x1F600;&euro;&amp": ("é😀&euro;&",),
}


@pytest.mark.parametrize("source", HTML)
def test_html_becomes_text_and_entities(source: str) -> None:
    text, *entities = HTML[source]
    assert parse_html(source) == Formatted(text, tuple(entities))


MARKDOWN = {
    "*a* _b_ __c__ ~d~ ||e||": (
        "a b c d e",
        entity("bold", 0, 1),
        entity("italic", 2, 1),
        entity("underline", 4, 1),
        entity("strikethrough", 6, 1),
        entity("spoiler", 8, 1),
    ),
    "1\\. `a_b` [c](https://a.id/\\))": (
        "1. a_b c",
        entity("code", 3, 3),
        entity("text_link", 7, 1, url="https://a.id/)"),
    ),
    "```py\nx = 1```": ("x = 1", entity("pre", 0, 5, language="py")),
    ">a\n>b\nc": ("a\nb\nc", entity("blockquote", 0, 3)),
    ">a\n>b||": ("a\nb", entity("expandable_blockquote", 0, 3)),
}


@pytest.mark.parametrize("source", MARKDOWN)
def test_markdown_v2_becomes_text_and_entities(source: str) -> None:
    text, *entities = MARKDOWN[source]
    assert parse_markdown(source) == Formatted(text, tuple(entities))


def test_the_older_markdown_still_works() -> None:
    read = parse_old_markdown("*a* \\_ [b](https://a.id/) 1.")
    link = entity("text_link", 4, 1, url="https://a.id/")
    assert read == Formatted("a _ b 1.", (entity("bold", 0, 1), link))


def test_white_space_around_a_text_goes_and_takes_no_entity_with_it() -> None:
    read = finish(Formatted(" \n ab  ", (entity("bold", 0, 4), entity("italic", 5, 2))))
    assert read == Formatted("ab", (entity("bold", 0, 1),))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/tugas@PanduSimBot sekarang", [("bot_command", 0, 18)]),
        ("hubungi @surya_k, #rapat", [("mention", 8, 8), ("hashtag", 18, 6)]),
        ("😀 lihat https://a.id/x.", [("url", 9, 14)]),
        ("surat@dinas.go.id", [("email", 0, 17)]),
        ("1/2 dan a/b", []),
    ],
)
def test_telegram_marks_commands_mentions_and_addresses_itself(
    text: str, found: list[tuple[str, int, int]]
) -> None:
    entities = finish(Formatted(text)).entities
    assert [(one["type"], one["offset"], one["length"]) for one in entities] == found


def test_a_phone_shows_entities_as_safe_html() -> None:
    text = "a<b 😀 lihat"
    entities = (
        entity("bold", 0, 6),
        entity("spoiler", 4, 2),
        entity("text_link", 7, 5, url="javascript:alert(1)"),
    )
    shown = '<b>a&lt;b <tg-spoiler>😀</tg-spoiler></b> <a href="#">lihat</a>'
    assert to_html(text, entities) == shown
    quote = (entity("expandable_blockquote", 0, 3),)
    assert to_html("a\nb", quote) == '<blockquote class="expandable">a\nb</blockquote>'


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_text_escaped_for_html_arrives_as_it_was_written(text: str) -> None:
    from html import escape

    assert parse_html(f"<b>{escape(text)}</b>").text == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_an_entity_over_everything_is_as_long_as_the_text(text: str) -> None:
    from telegram.helpers import escape_markdown

    read = parse_markdown(f"__{escape_markdown(text, version=2)}__" if text else "")
    spans = [(one["offset"], one["length"]) for one in read.entities]
    assert (read.text, spans) == (text, [(0, units(text))] if text else [])
