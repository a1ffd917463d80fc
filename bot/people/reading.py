"""A personnel list from the bytes of a file to its checked people, in this process or apart."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Mapping

from bot.people.personnel import Checked, NoColumns, Units, check_list
from bot.people.sheets import SheetError, read_sheet, sheet_names
from storage.codec import dump, load

PATIENCE = 90.0
"""Seconds after which reading a file is given up."""
TOO_MUCH = "File terlalu besar atau rusak; salin tabelnya ke lembar baru, lalu simpan sebagai XLSX."


def read_list(content: bytes, units: Units) -> Checked:
    """The people of the list and its mistakes. Raises SheetError, which names the sheets there
    are where the first one is another table."""
    try:
        return check_list(read_sheet(content), units)
    except NoColumns as missing:
        names = sheet_names(content)
        if len(names) < 2:
            raise
        others = ", ".join(names)
        raise SheetError(
            f"{missing} Yang dibaca lembar pertama ({names[0]}), dari: {others}."
        ) from None


async def read_apart(content: bytes, units: Units) -> Checked:
    """As `read_list`, in a process of its own with limits: a file from outside neither holds the
    others up nor ends the bot."""
    return await asyncio.to_thread(_read_apart, content, units)


def as_order(units: Units) -> str:
    """The units as one line of JSON."""
    return json.dumps({unit: sorted(peran) for unit, peran in units.items()})


def from_order(line: bytes) -> Mapping[str, frozenset[str]]:
    """The units from that line."""
    return {unit: frozenset(peran) for unit, peran in json.loads(line).items()}


def as_answer(checked: Checked) -> str:
    """What the process apart says of a list it could read."""
    return dump(checked)


def _read_apart(content: bytes, units: Units) -> Checked:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bot.people.reading_cell"],
            input=f"{as_order(units)}\n".encode() + content,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env={"PYTHONPATH": ":".join(path for path in sys.path if path), "PYTHONUTF8": "1"},
        )
    except subprocess.TimeoutExpired:
        raise SheetError(TOO_MUCH) from None
    said, text = done.stdout[:1], done.stdout[1:].decode(errors="replace")
    if done.returncode or said not in (b"+", b"-"):
        raise SheetError(TOO_MUCH)
    if said == b"-":
        raise SheetError(text)
    return load(Checked, text)
