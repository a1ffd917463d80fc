"""The data folder opened for a command, or one line that says why it cannot be."""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from bot.cli.trouble import of_file
from bot.failures import Failure, Refusal
from bot.settings import Settings, load_settings
from flows.faults import BrokenDefinitions
from flows.office_time.changing import HoursEntered
from flows.office_time.special_days import Entered
from flows.units import Unit
from storage.database import FILE, Database
from storage.failures import StorageError
from storage.sops import PACKAGED, UNIT_FILE, Definitions, load_definitions
from storage.waktu.office_hours import entered_hours
from storage.waktu.special_days import coming_days

T = TypeVar("T")


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Database]:
    """The office's memory, closed at the end. Raises Failure when it cannot be used."""
    try:
        async with Database.open(folder) as db:
            yield db
    except StorageError as error:
        raise Refusal(str(error)) from None


def definitions_of(settings: Settings) -> Definitions:
    """The SOPs and units that this office runs. Raises Refusal or Failure."""
    found = sound_definitions(settings.sop or PACKAGED)
    if not found.units:
        raise Failure(f"PANDU_SOP: tidak ada folder dengan {UNIT_FILE} di {settings.sop}.")
    if not settings.unit:
        return found
    units = tuple(unit for unit in found.units if unit.id == settings.unit)
    if not units:
        known = ", ".join(unit.id for unit in found.units)
        raise Failure(f"PANDU_UNIT: {settings.unit} tidak dikenal ({known}).")
    return Definitions(units, tuple(sop for sop in found.sops if sop.unit == settings.unit))


def sound_definitions(folder: Path = PACKAGED) -> Definitions:
    """The SOPs and units of a folder, of those that come with Pandu where none is named. Raises
    Refusal, which names the first mistake."""
    try:
        return load_definitions(folder)
    except OSError as error:
        where = error.filename or folder
        raise Failure(f"PANDU_SOP: {where} {of_file(error)}.") from None
    except BrokenDefinitions as broken:
        first = broken.faults[0]
        raise Refusal(
            f"Definisi SOP tidak utuh: {first.source} baris {first.line} ({first.code}). "
            f"Rinciannya: pandu sop periksa {first.source}"
        ) from None


def unit_named(unit_id: str) -> Unit:
    """The unit of that id. Raises Failure, which names those there are."""
    units = {unit.id: unit for unit in definitions_of(load_settings()).units}
    if unit_id not in units:
        raise Failure(f"--unit: {unit_id} tidak dikenal ({', '.join(units)}).")
    return units[unit_id]


@contextmanager
def looking_at(file: Path) -> Iterator[sqlite3.Connection]:
    """One unchanging state of a database file that is only looked at, also while the bot runs."""
    address = f"{file.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as conn:
        # One snapshot, so that a running bot's writes between two looks are no findings.
        conn.execute("BEGIN")
        yield conn


def kept_days(folder: Path, unit_id: str) -> tuple[Entered, ...]:
    """The special days of the unit in that data folder, past ones too; none where nothing was
    ever entered. Raises Refusal where the database cannot be read."""
    return _kept(folder, "special_days", lambda conn: coming_days(conn, unit_id, date.min))


def kept_hours_of(folder: Path, unit_id: str) -> tuple[HoursEntered, ...]:
    """As `kept_days`, the office hours that were entered for the unit."""
    return _kept(folder, "office_hours", lambda conn: entered_hours(conn, unit_id, date.min))


def _kept(
    folder: Path, table: str, read: Callable[[sqlite3.Connection], tuple[T, ...]]
) -> tuple[T, ...]:
    file = folder / FILE
    if not file.is_file():
        return ()
    try:
        with looking_at(file) as conn:
            known = "SELECT 1 FROM sqlite_master WHERE name = ?"
            entered = conn.execute(known, (table,)).fetchone() is not None
            return read(conn) if entered else ()
    except sqlite3.DatabaseError:
        raise Refusal(f"Basis data di {folder} tidak terbaca; jalankan pandu periksa.") from None


def usable_folder(folder: Path) -> Path:
    """The data folder, made private to its user if it was not there. Raises Failure."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(f"PANDU_DATA: {folder} {of_file(error)}.") from None
    return folder
