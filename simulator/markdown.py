"""parse_mode MarkdownV2 and the older Markdown, read as Telegram reads them."""

from dataclasses import dataclass

from simulator.entities import Formatted, units, unparsable
from simulator.html_in import link
from simulator.wire import Json

RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
NAMES = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "spoiler": "Spoiler",
    "strikethrough": "Strikethrough", "code": "Code", "pre": "Pre", "link": "TextUrl",
    "emoji": "CustomEmoji",
}  # fmt: skip
MARKS = (
    ("||", "spoiler"), ("__", "underline"), ("_", "italic"), ("*", "bold"), ("~", "strikethrough"),
)  # fmt: skip


@dataclass(slots=True)
class Open:
    """A mark waiting for its end."""

    kind: str
    mark: str
    offset: int
    begin: int


class Reader:
    """Walks through one MarkdownV2 text once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[Open] = []
        self.entities: list[Json] = []
        self.quote: int | None = None

    def read(self) -> Formatted:
        """The whole text."""
        while self.at < len(self.source):
            self.step()
        self.end_quote()
        if self.open:
            opened = self.open[-1]
            raise unparsable(
                f"Can't find end of {NAMES[opened.kind]} entity "
                f"at byte offset {self.byte(opened.begin)}"
            )
        return Formatted("".join(self.pieces), tuple(self.entities))

    def step(self) -> None:
        """Reads one character or mark."""
        character = self.source[self.at]
        if character == "\\" and self.escaped():
            self.take(self.source[self.at + 1], 2)
        elif character == "`":
            self.code()
        elif character == ">" and self.line_begins():
            self.begin_quote()
        elif character in "_*~|" and self.mark():
            return
        elif character == "[" or self.source.startswith("![", self.at):
            kind, mark = ("link", "[") if character == "[" else ("emoji", "![")
            self.open.append(Open(kind, mark, self.length, self.at))
            self.at += len(mark)
        elif character == "]" and self.open and self.open[-1].kind in {"link", "emoji"}:
            self.close_link(self.open.pop())
        elif character in RESERVED:
            raise unparsable(
                f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
            )
        else:
            self.take(character, 1)

    def escaped(self) -> bool:
        """Whether a backslash stands before something it can escape."""
        following = self.source[self.at + 1 : self.at + 2]
        return bool(following) and 1 <= ord(following) <= 126

    def take(self, text: str, width: int) -> None:
        """Adds plain text that took `width` characters of the source."""
        self.at += width
        if text == "\n" and self.quote is not None and not self.source.startswith(">", self.at):
            self.end_quote()
        self.pieces.append(text)
        self.length += units(text)

    def line_begins(self) -> bool:
        """Whether a line begins here."""
        before = self.source[: self.at].rstrip("*")
        return not before or before.endswith("\n")

    def begin_quote(self) -> None:
        """Begins a block quotation, or goes on with it on the next line."""
        if self.quote is None:
            self.quote = self.length
        self.at += 1

    def end_quote(self, kind: str = "blockquote") -> None:
        """Ends the block quotation, if one is open."""
        if self.quote is not None and self.length > self.quote:
            span = {"offset": self.quote, "length": self.length - self.quote}
            self.entities.append({"type": kind, **span})
        self.quote = None

    def mark(self) -> bool:
        """Begins or ends bold, italic and the like; False when no mark stands here."""
        if self.quote is not None and self.quote_mark():
            return True
        for mark, kind in MARKS:
            if self.source.startswith(mark, self.at):
                self.toggle(mark, kind)
                return True
        return False

    def quote_mark(self) -> bool:
        """Ends an expandable block quotation at || before a line end."""
        rest = self.source[self.at : self.at + 3]
        spoiler = any(one.kind == "spoiler" for one in self.open)
        if rest not in {"||", "||\n"} or spoiler:
            return False
        self.at += 2
        self.end_quote("expandable_blockquote")
        return True

    def toggle(self, mark: str, kind: str) -> None:
        """Ends the innermost mark if it is this one, else begins it."""
        if self.open and self.open[-1].kind == kind:
            self.add(kind, self.open.pop())
        else:
            self.open.append(Open(kind, mark, self.length, self.at))
        self.at += len(mark)

    def add(self, kind: str, opened: Open, **more: object) -> None:
        """Adds an entity from where a mark was opened to here, unless it is empty."""
        if self.length > opened.offset:
            span: Json = {"offset": opened.offset, "length": self.length - opened.offset}
            self.entities.append({"type": kind, **span, **more})

    def code(self) -> None:
        """Reads `code` or a ```block```, in which only a backslash is special."""
        block = self.source.startswith("```", self.at)
        mark = "```" if block else "`"
        opened = Open("pre" if block else "code", mark, self.length, self.at)
        self.at += len(mark)
        language = self.language() if block else ""
        while not self.source.startswith(mark, self.at):
            if self.at >= len(self.source):
                raise unparsable(
                    f"Can't find end of {NAMES[opened.kind]} entity "
                    f"at byte offset {self.byte(opened.begin)}"
                )
            back = self.source[self.at] == "\\" and self.escaped()
            self.take(self.source[self.at + back], 1 + back)
        self.at += len(mark)
        self.add(opened.kind, opened, **({"language": language} if language else {}))

    def language(self) -> str:
        """The language named on the first line of a block."""
        line, newline, _ = self.source[self.at :].partition("\n")
        if not newline or "`" in line:
            return ""
        self.at += len(line) + 1
        return line.strip()

    def close_link(self, opened: Open) -> None:
        """Reads the address after ] and adds the link."""
        self.at += 1
        url = "".join(self.pieces)
        if self.source.startswith("(", self.at):
            begin = self.at
            url = self.address(begin)
        elif opened.kind == "emoji":
            where = self.byte(self.at)
            raise unparsable(
                f"Custom emoji entity must contain a tg://emoji URL at byte offset {where}"
            )
        span: Json = {"offset": opened.offset, "length": self.length - opened.offset}
        if span["length"] == 0:
            return
        if opened.kind == "emoji":
            number = url.rpartition("id=")[2]
            self.entities.append({"type": "custom_emoji", **span, "custom_emoji_id": number})
        else:
            self.entities += link(url, span)

    def address(self, begin: int) -> str:
        """The address in parentheses, with escapes undone."""
        self.at += 1
        found: list[str] = []
        while not self.source.startswith(")", self.at):
            if self.at >= len(self.source):
                raise unparsable(f"Can't find end of a URL at byte offset {self.byte(begin)}")
            back = self.source[self.at] == "\\" and self.escaped()
            found.append(self.source[self.at + back])
            self.at += 1 + back
        self.at += 1
        return "".join(found)

    def byte(self, at: int) -> int:
        """A position in bytes of UTF-8, as Telegram reports it."""
        return len(self.source[:at].encode())


def parse_markdown(source: str) -> Formatted:
    """The text and entities of a MarkdownV2 message; raises Telegram's refusal."""
    return Reader(source).read()


OLD = {"*": "bold", "_": "italic", "`": "code", "```": "pre", "[": "link"}


def parse_old_markdown(source: str) -> Formatted:
    """The text and entities of a message in the older Markdown, which knows no nesting."""
    reader = Reader(source)
    while reader.at < len(source):
        character = source[reader.at]
        if character == "\\" and source[reader.at + 1 : reader.at + 2] in {"_", "*", "`", "["}:
            reader.take(source[reader.at + 1], 2)
        elif character in OLD:
            old_entity(reader, "```" if source.startswith("```", reader.at) else character)
        else:
            reader.take(character, 1)
    return Formatted("".join(reader.pieces), tuple(reader.entities))


def old_entity(reader: Reader, mark: str) -> None:
    """Reads one entity of the older Markdown from its mark on."""
    begin, end_mark = reader.at, "]" if mark == "[" else mark
    end = reader.source.find(end_mark, begin + len(mark))
    if end < 0:
        offset = reader.byte(begin)
        raise unparsable(f"Can't find end of the entity starting at byte offset {offset}")
    opened = Open(OLD[mark], mark, reader.length, begin)
    words = reader.source[begin + len(mark) : end]
    reader.take(words, len(mark) + len(words) + len(end_mark))
    if mark == "[":
        reader.at -= 1
        reader.close_link(opened)
    else:
        reader.add(opened.kind, opened)
