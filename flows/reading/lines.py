"""On which line each key, table and list entry of a TOML text stands; tomllib does not say."""

from flows.faults import Place

_QUOTES = ('"""', "'''", '"', "'")


def lines_of(text: str) -> dict[Place, int]:
    """The line (from 1) of every place in a text that tomllib has accepted."""
    return _Scan(text).run()


class _Scan:
    """A walk over the text; `at` is how far it has come."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Place, int] = {(): 1}
        self.entries: dict[Place, int] = {}

    def run(self) -> dict[Place, int]:
        table: Place = ()
        while self._skip(" \t\r\n"):
            if self.text.startswith("[[", self.at):
                table = self._list_header()
            elif self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
        return self.lines

    def _list_header(self) -> Place:
        line = self._line()
        self.at += 2
        name = self._resolved(self._key())
        self.at += 2
        index = self.entries.get(name, -1) + 1
        self.entries[name] = index
        self.lines.setdefault(name, line)
        return self._noted((*name, index), line)

    def _header(self) -> Place:
        line = self._line()
        self.at += 1
        name = self._resolved(self._key())
        self.at += 1
        return self._noted(name, line)

    def _pair(self, table: Place) -> None:
        line = self._line()
        key = self._key()
        for depth in range(1, len(key) + 1):
            self._noted((*table, *key[:depth]), line)
        self.at += 1
        self._value((*table, *key))

    def _value(self, place: Place) -> None:
        self._skip(" \t\r\n")
        mark = self.text[self.at]
        if mark == "[":
            self._list(place)
        elif mark == "{":
            self._inline_table(place)
        elif mark in "\"'":
            self._string()
        else:
            self._bare_value()

    def _list(self, place: Place) -> None:
        self.at += 1
        index = 0
        while self._skip(" \t\r\n,") and self.text[self.at] != "]":
            self._noted((*place, index), self._line())
            self._value((*place, index))
            index += 1
        self.at += 1

    def _inline_table(self, place: Place) -> None:
        self.at += 1
        while self._skip(" \t\r\n,") and self.text[self.at] != "}":
            self._pair(place)
        self.at += 1

    def _bare_value(self) -> None:
        while self.at < len(self.text) and self.text[self.at] not in ",]}#\n":
            self.at += 1

    def _key(self) -> Place:
        """A key, dotted or not; stops before "=" or "]"."""
        parts: list[str] = []
        while self._skip(" \t.") and self.text[self.at] not in "=]":
            start = self.at
            if self.text[start] in "\"'":
                self._string()
                parts.append(self.text[start + 1 : self.at - 1])
            else:
                while self.text[self.at] not in " \t.=]":
                    self.at += 1
                parts.append(self.text[start : self.at])
        return tuple(parts)

    def _string(self) -> None:
        quote = next(q for q in _QUOTES if self.text.startswith(q, self.at))
        self.at += len(quote)
        while not self.text.startswith(quote, self.at):
            self.at += 2 if quote[0] == '"' and self.text[self.at] == "\\" else 1
        self.at += len(quote)
        # Up to two more quotes may belong to the words of a long string.
        while len(quote) == 3 and self.text.startswith(quote[0], self.at):
            self.at += 1

    def _skip(self, blanks: str) -> bool:
        """Go past blanks and comments; False at the end of the text."""
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif self.text[self.at] in blanks:
                self.at += 1
            else:
                return True
        return False

    def _resolved(self, name: Place) -> Place:
        """The place a header names: a list of tables on the way stands for its last entry."""
        place: Place = ()
        for part in name[:-1]:
            place = self._noted((*place, part), self._line())
            if place in self.entries:
                place = (*place, self.entries[place])
        return (*place, *name[-1:])

    def _noted(self, place: Place, line: int) -> Place:
        self.lines.setdefault(place, line)
        return place

    def _line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1
