"""A spreadsheet as rows of words, whatever program wrote it: CSV in its dialects, or XLSX."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

from bot.failures import Refusal

DELIMITERS = ",;\t"
XLSX = b"PK\x03\x04"
XLS = b"\xd0\xcf\x11\xe0"


class SheetError(Refusal):
    """The file is no table that can be read; its text says in Indonesian what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as the spreadsheet program shows it; words have single spaces."""

    number: int
    cells: tuple[str, ...]


def read_sheet(content: bytes) -> tuple[Row, ...]:
    """The rows of the (first) sheet that are not blank. Raises SheetError."""
    if content.startswith(XLS):
        raise SheetError("Format XLS lama tidak dapat dibaca; simpan sebagai XLSX atau CSV.")
    read = _xlsx if content.startswith(XLSX) else _csv
    rows = (
        Row(number, tuple(_words(value) for value in values))
        for number, values in enumerate(read(content), 1)
    )
    return tuple(row for row in rows if any(row.cells))


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def _csv(content: bytes) -> Iterator[Iterable[object]]:
    text = _decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error:
        raise SheetError("CSV tidak utuh; periksa tanda kutip, atau simpan sebagai XLSX.") from None


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SheetError("Isi file bukan tabel; simpan sebagai XLSX atau CSV (UTF-8).")


def _xlsx(content: bytes) -> list[Iterable[object]]:
    from openpyxl import load_workbook  # 10 MB that a bot at work does without
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            return list(sheet.iter_rows(values_only=True))
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        ParseError,
        KeyError,
        ValueError,
        IndexError,
        TypeError,
    ):
        raise SheetError("XLSX tidak dapat dibaca; buka dan simpan ulang file itu.") from None
