"""A spreadsheet as rows of words, whatever program wrote it: CSV in its dialects, or XLSX."""

import csv
import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from bot.failures import Refusal

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DELIMITERS = ",;\t"
MOST_ROWS = 5000
"""Rows under the headings that one list may have."""
EXACT = 1e15
"""From here on a spreadsheet program has rounded a number; its last digits mean nothing."""
UNSOLVED = "(rumus tanpa hasil)"
"""What is read of a cell with a formula whose result the file does not hold."""
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
    """The rows of the (first) sheet that are not blank. Raises SheetError, also where there are
    more than MOST_ROWS below the first one."""
    if content.startswith(XLS):
        raise SheetError("Format XLS lama tidak dapat dibaca; simpan sebagai XLSX atau CSV.")
    read: Callable[[bytes], Iterable[Iterable[object]]] = (
        _xlsx if content.startswith(XLSX) else _csv
    )
    rows = (
        Row(number, tuple(_words(value) for value in values))
        for number, values in enumerate(read(content), 1)
    )
    found = tuple(islice((row for row in rows if any(row.cells)), MOST_ROWS + 2))
    if len(found) > MOST_ROWS + 1:
        raise SheetError(f"Lebih dari {MOST_ROWS} baris; bagi menjadi beberapa daftar.")
    return found


def sheet_names(content: bytes) -> tuple[str, ...]:
    """The names of the sheets of an XLSX that `read_sheet` could read; none of a CSV."""
    if not content.startswith(XLSX):
        return ()
    from openpyxl import load_workbook

    with warnings.catch_warnings(action="ignore"):
        return tuple(load_workbook(io.BytesIO(content), read_only=True).sheetnames)


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
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


def _check_plain(sheet: "Worksheet") -> None:
    """Cells that are joined would be read as empty. Raises SheetError."""
    for joined in sheet.merged_cells.ranges:
        raise SheetError(f"Sel {joined} digabung; pisahkan (unmerge), lalu isi setiap baris.")


def _unsolved(sheet: "Worksheet", rows: Iterable[Sequence[object]]) -> list[tuple[object, ...]]:
    """The rows, with UNSOLVED in the place of a result that the file does not hold."""
    return [
        tuple(
            UNSOLVED if cell.data_type == "f" and value is None else value
            for cell, value in zip(written, shown, strict=False)
        )
        for written, shown in zip(sheet.iter_rows(), rows, strict=False)
    ]


def _xlsx(content: bytes) -> list[tuple[object, ...]]:
    from openpyxl import load_workbook  # 10 MB that a bot at work does without
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            written = load_workbook(io.BytesIO(content)).worksheets[0]
            _check_plain(written)
            return _unsolved(written, sheet.iter_rows(values_only=True))
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
