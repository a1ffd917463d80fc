"""The words: every one of them in Indonesian, in the register of an office."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.words import LANGUAGES, LOCALES, Words, bar, lowered, words_of

WITA = ZoneInfo("Asia/Makassar")
PYTHON = [("**.py", "python")]
TEMPLATES = [("templates/**.j2", "jinja2")]
TRIMMED = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
KEYWORDS = {"words": None, "marked": None, "_": None, "gettext": None, "ngettext": (1, 2)}


def said() -> set[str]:
    """Every msgid in code and templates."""
    code = extract_from_dir(LOCALES.parent / "bot", PYTHON, keywords=KEYWORDS)
    pages = extract_from_dir(LOCALES, TEMPLATES, {"templates/**.j2": TRIMMED}, keywords=KEYWORDS)
    found = (message for _, _, message, _, _ in (*code, *pages))
    return {m if isinstance(m, str) else m[0] for m in found}


def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "messages.po").open("rb") as po:
        return read_po(po, locale=language)


def texts(language: str) -> dict[str, str]:
    found = {}
    for message in catalogue(language):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            text = message.string if isinstance(message.string, str) else message.string[0]
            found[key] = text
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_said_can_be_said_in_each_language(language: str) -> None:
    known = texts(language)
    assert {msgid for msgid in said() if not known.get(msgid)} == set()


def _results(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may come to, as far as they stand in it."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*_results(one), *_results(other))
        case ast.BoolOp(values=some):
            for one in some:
                yield from _results(one)
        case ast.JoinedStr():
            yield "(an f-string)"


def _speaks(node: ast.expr) -> bool:
    """Whether what is called are words: by its name, or as what such a call gives."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in {"words", "marked", "_words", "speak", "spoken", "words_of", "words_for"}
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return "words" in name or "speak" in name
    return False


def spoken(source: str) -> set[str]:
    """Every text in the source that is given to words, however they are come by."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {
        text
        for call in calls
        if call.args and _speaks(call.func)
        for text in _results(call.args[0])
    }


LANGUAGE_CODES = set(LANGUAGES)


@pytest.mark.parametrize(
    "source", ['a.words_for(b)("X")', 'words("X" if c else "X")', "words_of(l, z)('X')"]
)
def test_words_are_found_in_every_shape_of_a_call(source: str) -> None:
    assert spoken(source) == {"X"}


def test_nothing_is_given_to_words_in_a_shape_that_the_catalogues_do_not_see() -> None:
    files = (LOCALES.parent / "bot").rglob("*.py")
    given = {text for file in files for text in spoken(file.read_text())}
    assert given - LANGUAGE_CODES - said() == set()


def test_every_template_that_a_presenter_names_is_there() -> None:
    named = re.compile(r'render\(\s*"(\w+)"')
    code = (LOCALES.parent / "bot").rglob("*.py")
    asked = {name for file in code for name in named.findall(file.read_text())}
    assert len(asked) > 50
    there = {file.stem for file in (LOCALES / "templates").glob("*.j2")}
    assert asked - there == set()


def test_indonesian_has_one_form_for_any_number() -> None:
    assert catalogue("id").num_plurals == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_every_value(language: str) -> None:
    values = re.compile(r"%\((\w+)\)s")
    spoilt = {
        msgid: text
        for msgid, text in texts(language).items()
        if not set(values.findall(text)) <= set(values.findall(msgid))
    }
    assert spoilt == {}


def test_nothing_is_said_in_the_wrong_register() -> None:
    wrong = re.compile(r"\banda\b|!|terlambat|❗|🔴|\bharus\b", re.IGNORECASE)
    assert {text for text in texts("id").values() if wrong.search(text)} == set()


def test_a_moment_is_written_as_the_office_writes_it() -> None:
    at = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
    assert words_of("id", WITA).moment(at) == "Senin, 23 November 2026 pukul 08.30 WITA"
    assert words_of("en", WITA).moment(at) == "Monday, 23 November 2026 at 08.30 WITA"


def test_an_unknown_language_is_answered_in_indonesian() -> None:
    assert words_of("jv", WITA)("Take") == "Ambil"


@pytest.mark.parametrize(
    ("done", "total", "drawn"), [(0, 13, "▱" * 10), (13, 13, "▰" * 10), (1, 2, "▰" * 5 + "▱" * 5)]
)
def test_the_bar_fills_as_the_berkas_goes_on(done: int, total: int, drawn: str) -> None:
    assert bar(done, total) == drawn


def test_an_abbreviation_keeps_its_capitals_within_a_sentence() -> None:
    assert [lowered(t) for t in ("Menyetujui", "SPPBJ terbit", "")] == [
        "menyetujui",
        "SPPBJ terbit",
        "",
    ]


def test_what_people_wrote_is_never_taken_for_markup() -> None:
    spoken = Words("id", WITA)
    text = spoken.render("answer_cannot", reason="<b>&</b>")
    assert text == "&lt;b&gt;&amp;&lt;/b&gt;"
