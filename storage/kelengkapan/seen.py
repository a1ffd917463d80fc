"""What has been met so far in one Office file."""

from dataclasses import dataclass, field

from flows.kelengkapan.checked import Flag, Jenis
from storage.kelengkapan.names import suffix_of

XML = frozenset({"xml", "rels"})
LOOSE_XML = "vml"
"""Old drawings, which Excel itself writes in a way no XML reader takes."""


@dataclass(slots=True)
class Seen:
    """`types`: the content types of parts and suffixes as the file lists them; `sheets`: the
    workbooks that hold the numbers of charts."""

    jenis: Jenis | None = None
    pages: int | None = None
    flags: set[Flag] = field(default_factory=set)
    types: dict[str, str] = field(default_factory=dict)
    sheets: set[str] = field(default_factory=set)
    sheets_read: int = 0
    elements: int = 0

    def type_of(self, part: str) -> str:
        """The content type of a part; empty where none is listed."""
        return self.types.get(part) or self.types.get(f".{suffix_of(part)}", "")

    def is_xml(self, part: str) -> bool:
        """Whether the part is read as XML by those who open the file."""
        suffix = suffix_of(part)
        return suffix in XML or (suffix != LOOSE_XML and self.type_of(part).endswith("xml"))
