"""The definition files of an office's SOPs and units, read from their folder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import flows
from flows.checking.form import checked_sop
from flows.checking.steering import link_faults
from flows.faults import BrokenDefinitions, Fault, fault, located
from flows.reading.form import read_sop
from flows.reading.lines import lines_of
from flows.reading.unit import read_unit
from flows.sop import Sop
from flows.units import Unit

PACKAGED = Path(flows.__file__).parent / "definitions"
"""The definitions that come with Pandu."""
UNIT_FILE = "unit.toml"
_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Bytes that no text has; TOML forbids them too."""


@dataclass(frozen=True, slots=True)
class Definitions:
    """All units and SOPs of a folder, sound and sorted by their ids."""

    units: tuple[Unit, ...]
    sops: tuple[Sop, ...]


def load_definitions(folder: Path = PACKAGED) -> Definitions:
    """Read every unit folder: its `unit.toml`, and each other TOML file as an SOP.

    Raises BrokenDefinitions with the mistakes of all files, OSError where one cannot be read.
    """
    found: list[Fault] = []
    units: list[Unit] = []
    sops: dict[Path, Sop] = {}
    for unit_file in sorted(folder.glob(f"*/{UNIT_FILE}")):
        try:
            unit = read_unit(_text(unit_file), str(unit_file))
        except BrokenDefinitions as broken:
            found += broken.faults
            continue
        units.append(unit)
        for file in _sop_files(unit_file.parent):
            try:
                sops[file] = checked_sop(_text(file), str(file), unit)
            except BrokenDefinitions as broken:
                found += broken.faults
    if found := found or list(_faults_between(sops)):
        raise BrokenDefinitions(tuple(found))
    return Definitions(tuple(units), tuple(sops.values()))


def check_file(file: Path) -> tuple[Fault, ...]:
    """Every mistake of one file, a unit's or an SOP's; OSError where it cannot be read.

    An SOP is held against the `unit.toml` beside it, else against the packaged unit it names.
    """
    try:
        text = _text(file)
        if file.name == UNIT_FILE:
            read_unit(text, str(file))
            return ()
        sop = read_sop(text, str(file))
        unit = _unit_of(sop, file)
        if unit is None:
            stranger = fault("unit-tak-ditemukan", ("unit",), tulisan=sop.unit)
            return located((stranger,), str(file), lines_of(text))
        checked_sop(text, str(file), unit)
    except BrokenDefinitions as broken:
        return broken.faults
    return ()


def _unit_of(sop: Sop, file: Path) -> Unit | None:
    for unit_file in (file.parent / UNIT_FILE, PACKAGED / sop.unit / UNIT_FILE):
        if unit_file.is_file():
            return read_unit(_text(unit_file), str(unit_file))
    return None


def _faults_between(sops: dict[Path, Sop]) -> Iterator[Fault]:
    """Ids that two files share, and links that lead to no file."""
    seen: set[str] = set()
    for file, sop in sops.items():
        double = (fault("id-ganda", ("id",), tulisan=sop.id),) if sop.id in seen else ()
        broken = tuple(link_faults(sop, sops.values()))
        yield from located(double + broken, str(file), lines_of(_text(file)))
        seen.add(sop.id)


def _sop_files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.glob("*.toml")) if file.name != UNIT_FILE)


def _text(file: Path) -> str:
    """The words of a file; raises BrokenDefinitions where it is no text, or not UTF-8."""
    content = file.read_bytes()
    if odd := _NO_TEXT.search(content):
        line = content[: odd.start()].count(b"\n") + 1
        raise BrokenDefinitions((Fault("bukan-dokumen-teks", source=str(file), line=line),))
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BrokenDefinitions((Fault("bukan-utf8", source=str(file), line=line),)) from None
