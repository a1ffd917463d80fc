"""parse_mode HTML, read as Telegram reads it, refused in its words with the byte offset."""

import re
from dataclasses import dataclass

from simulator.entities import Formatted, units, unparsable
from simulator.wire import Json

TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "s": "strikethrough",
    "strike": "strikethrough", "del": "strikethrough", "u": "underline", "ins": "underline",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "a": "text_link", "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}  # fmt: skip
SPECIAL = re.compile(r"[<&]")
CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
NAME_END = re.compile(r"[\s>/]")
ATTRIBUTE_END = re.compile(r"[\s=>]")


@dataclass(slots=True)
class Open:
    """A tag waiting for its end: where its text begins, in UTF-16 units."""

    name: str
    attributes: dict[str, str]
    offset: int
    begin: int


def parse_html(source: str) -> Formatted:
    """The text and entities of an HTML message; raises Telegram's refusal."""
    if "<" not in source and "&" not in source:
        return Formatted(source)
    return Reader(source).read()


class Reader:
    """Walks through one HTML text once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[Open] = []
        self.entities: list[Json] = []

    def read(self) -> Formatted:
        """The whole text."""
        while (special := SPECIAL.search(self.source, self.at)) is not None:
            self.take(self.source[self.at : special.start()])
            self.at = special.start()
            if special.group() == "&":
                self.character()
            elif self.source.startswith("</", self.at):
                self.end_tag()
            else:
                self.start_tag()
        self.take(self.source[self.at :])
        if self.open:
            name = self.open[-1].name
            raise unparsable(f'Can\'t find end tag corresponding to start tag "{name}"')
        return Formatted("".join(self.pieces), tuple(self.entities))

    def take(self, text: str) -> None:
        """Adds plain text."""
        if text:
            self.pieces.append(text)
            self.length += units(text)

    def character(self) -> None:
        """Reads one &entity; an unknown one stays as it is."""
        match = CHARACTER.match(self.source, self.at)
        self.take(decoded(match) if match else "&")
        self.at = match.end() if match else self.at + 1

    def start_tag(self) -> None:
        """Reads <name attribute="value">."""
        begin = self.at
        end = NAME_END.search(self.source, begin + 1)
        if end is None:
            raise unparsable(f"Unclosed start tag at byte offset {self.byte(begin)}")
        name = self.source[begin + 1 : end.start()].lower()
        if name not in TYPES:
            raise unparsable(f'Unsupported start tag "{name}" at byte offset {self.byte(begin)}')
        self.at = end.start()
        attributes = self.attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise unparsable(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte(begin)}'
            )
        self.open.append(Open(name, attributes, self.length, len(self.pieces)))

    def attributes(self, name: str, begin: int) -> dict[str, str]:
        """Reads a start tag's attributes up to and with its '>'."""
        found: dict[str, str] = {}
        while True:
            while self.at < len(self.source) and self.source[self.at] in " \t\r\n/":
                self.at += 1
            if self.at >= len(self.source):
                raise unparsable(f'Unclosed start tag "{name}" at byte offset {self.byte(begin)}')
            if self.source[self.at] == ">":
                self.at += 1
                return found
            key, value = self.attribute(name, begin)
            found[key] = value

    def attribute(self, name: str, begin: int) -> tuple[str, str]:
        """Reads one attribute; one without a value counts as empty."""
        end = ATTRIBUTE_END.search(self.source, self.at)
        if end is None:
            raise unparsable(f'Unclosed start tag "{name}" at byte offset {self.byte(begin)}')
        key = self.source[self.at : end.start()].lower()
        if not key:
            raise unparsable(
                f'Empty attribute name in the tag "{name}" at byte offset {self.byte(begin)}'
            )
        self.at = end.start()
        while self.source[self.at : self.at + 1].isspace():
            self.at += 1
        if self.source[self.at : self.at + 1] != "=":
            return key, ""
        self.at += 1
        while self.source[self.at : self.at + 1].isspace():
            self.at += 1
        return key, self.value(name, begin)

    def value(self, name: str, begin: int) -> str:
        """Reads an attribute's value, quoted or a bare token."""
        quote = self.source[self.at : self.at + 1]
        if quote in {'"', "'"}:
            close = self.source.find(quote, self.at + 1)
            if close < 0:
                raise unparsable(f'Unclosed start tag "{name}" at byte offset {self.byte(begin)}')
            words, self.at = self.source[self.at + 1 : close], close + 1
            return CHARACTER.sub(decoded, words)
        end = re.compile(r"[^a-zA-Z0-9.-]").search(self.source, self.at)
        if end is None or end.start() == self.at:
            raise unparsable(f"Unexpected end of name token at byte offset {self.byte(self.at)}")
        words, self.at = self.source[self.at : end.start()], end.start()
        return words

    def end_tag(self) -> None:
        """Reads </name> and closes the innermost open tag."""
        begin = self.at
        if not self.open:
            raise unparsable(f"Unexpected end tag at byte offset {self.byte(begin)}")
        close = self.source.find(">", begin)
        if close < 0:
            raise unparsable(f"Unclosed end tag at byte offset {self.byte(begin)}")
        name = self.source[begin + 2 : close].strip().lower()
        opened = self.open.pop()
        if name not in {opened.name, ""}:
            raise unparsable(
                f"Unmatched end tag at byte offset {self.byte(begin)}, "
                f'expected "</{opened.name}>", found "</{name}>"'
            )
        self.at = close + 1
        if self.length > opened.offset:
            self.entities.extend(self.closed(opened))

    def closed(self, opened: Open) -> list[Json]:
        """The entity that a closed tag makes, if any."""
        span: Json = {"offset": opened.offset, "length": self.length - opened.offset}
        match opened.name:
            case "a":
                url = opened.attributes.get("href") or "".join(self.pieces[opened.begin :])
                return link(url, span)
            case "code" | "pre":
                return self.code(opened, span)
            case "tg-emoji":
                return [
                    {
                        "type": "custom_emoji",
                        **span,
                        "custom_emoji_id": opened.attributes.get("emoji-id", ""),
                    }
                ]
            case "tg-time":
                return moment(opened, span)
            case "blockquote" if "expandable" in opened.attributes:
                return [{"type": "expandable_blockquote", **span}]
            case name:
                return [{"type": TYPES[name], **span}]

    def code(self, opened: Open, span: Json) -> list[Json]:
        """A code or pre entity; <pre><code class="language-x"> becomes one pre."""
        language = opened.attributes.get("class", "")
        if opened.name == "code" and self.open and self.open[-1].name == "pre":
            if language.startswith("language-") and self.open[-1].offset == opened.offset:
                self.open[-1].attributes["language"] = language.removeprefix("language-")
            return []
        known = opened.attributes.get("language")
        if opened.name == "pre" and known:
            return [{"type": "pre", **span, "language": known}]
        return [{"type": opened.name, **span}]

    def byte(self, at: int) -> int:
        """A position in bytes of UTF-8, as Telegram reports it."""
        return len(self.source[:at].encode())


def decoded(match: re.Match[str]) -> str:
    """The character that an HTML entity stands for."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    real = 0 < code < 0xD800 or 0xE000 <= code < 0x110000
    return chr(code) if real else match.group()


def link(url: str, span: Json) -> list[Json]:
    """A link to an address or a person; one that leads nowhere is left out."""
    if url.startswith("tg://user?id="):
        number = url.removeprefix("tg://user?id=")
        return (
            [{"type": "text_mention", **span, "user": {"id": int(number)}}]
            if number.isdecimal()
            else []
        )
    if "." not in url and "://" not in url:
        return []
    full = url if "://" in url else f"http://{url}"
    return [{"type": "text_link", **span, "url": full + ("/" if full.count("/") == 2 else "")}]


def moment(opened: Open, span: Json) -> list[Json]:
    """A date_time entity."""
    when = opened.attributes.get("unix", "")
    if not when.isdecimal():
        raise unparsable("Invalid date specified")
    entity: Json = {"type": "date_time", **span, "unix_time": int(when)}
    if style := opened.attributes.get("format"):
        entity["date_time_format"] = style
    return [entity]
