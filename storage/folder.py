"""The data folder: private to its user, and worked on by one process at a time."""

import fcntl
import os
from pathlib import Path

from storage.failures import DataFolderBusy

LOCK = "pandu.lock"
_PRIVATE = 0o600


def take_folder(folder: Path) -> int:
    """Create the folder if need be and lock it; returns what `release_folder` wants.

    Raises DataFolderBusy while another process has it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, _PRIVATE)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        pid = os.read(lock, 20).decode("ascii", "replace").strip() or "tidak diketahui"
        os.close(lock)
        raise DataFolderBusy(
            f"Folder data {folder} sedang dipakai oleh proses lain (pid {pid})."
        ) from None
    os.ftruncate(lock, 0)
    os.write(lock, b"%d\n" % os.getpid())
    return lock


def release_folder(lock: int) -> None:
    """Let another process have the folder."""
    os.close(lock)


def private_file(path: Path) -> Path:
    """The path, with an empty file there that only its user may read if there was none."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE))
    return path
