"""The data folder opened for a command, or one line that says why it cannot be."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.failures import Failure, Refusal
from flows.faults import BrokenDefinitions
from storage.database import Database
from storage.failures import StorageError
from storage.sops import Definitions, load_definitions


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Database]:
    """The office's memory, closed at the end. Raises Failure when it cannot be used."""
    try:
        async with Database.open(folder) as db:
            yield db
    except StorageError as error:
        raise Refusal(str(error)) from None


def sound_definitions() -> Definitions:
    """The SOPs and units that come with Pandu. Raises Refusal, which names the first mistake."""
    try:
        return load_definitions()
    except BrokenDefinitions as broken:
        first = broken.faults[0]
        raise Refusal(
            f"Definisi SOP tidak utuh: {first.source} baris {first.line} ({first.code}). "
            f"Rinciannya: pandu sop periksa {first.source}"
        ) from None


def usable_folder(folder: Path) -> Path:
    """The data folder, made private to its user if it was not there. Raises Failure."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror
        raise Failure(f"PANDU_DATA: folder {folder} tidak dapat dipakai ({why}).") from None
    return folder
