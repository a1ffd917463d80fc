"""Why the memory cannot be used; each text is one Indonesian line for whoever runs the bot."""

import sqlite3

_TROUBLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOTADB,
    }
)


class StorageError(Exception):
    """The memory cannot be used."""


class DataFolderBusy(StorageError):  # noqa: N818  says what is the matter
    """Another process already works on this data folder."""


class DatabaseTooNew(StorageError):  # noqa: N818  says what is the matter
    """The database was written by a newer version of Pandu."""


class SchemaChanged(StorageError):  # noqa: N818  says what is the matter
    """A schema file that this database was made with has been changed since."""


class StorageFailed(StorageError):  # noqa: N818  says what is the matter
    """Disk full, database locked or unreadable: nothing of this piece of work was kept."""


def translated(error: BaseException) -> BaseException:
    """StorageFailed for trouble with the disk or a lock; any other error as it is."""
    if not isinstance(error, sqlite3.Error):
        return error
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None or code & 0xFF not in _TROUBLE:
        return error
    failed = StorageFailed(f"Basis data tidak dapat dipakai: {error}.")
    failed.__cause__ = error
    return failed
