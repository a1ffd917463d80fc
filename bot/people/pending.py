"""A personnel list between being shown and being decided about: what it says, never the file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from sqlite3 import Connection

from bot.people.doubles import Mistake
from bot.people.enrolling import Imported
from bot.people.personnel import clash_mistake
from flows.people.officials import OfficialId
from storage.kelengkapan.drafts import Bench, draft, drop_draft, keep_draft
from storage.people.personnel import Entry, Keadaan, Person

KIND = "daftar"
LONGEST = 250
"""Letters of one line; what does not fit is in the file itself."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together: `kind` is "salah", "baru", "diperbarui" or "tidak tercantum"."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pending:
    """The people of a list, what it means (see Imported.meaning), what is to be read of it, and
    how many of its people stay as they are."""

    rows: tuple[Person, ...]
    meaning: str
    sections: tuple[Section, ...]
    same: int
    unused: tuple[str, ...]

    @property
    def wrong(self) -> bool:
        """Whether something is to be corrected first."""
        return bool(self.count("salah"))

    @property
    def changing(self) -> bool:
        """Whether the list changes anything."""
        return bool(self.count("baru") or self.count("diperbarui"))

    def count(self, kind: str) -> int:
        """How many lines of that kind there are."""
        return sum(len(one.lines) for one in self.sections if one.kind == kind)


def pending(
    rows: Sequence[Person],
    mistakes: Iterable[Mistake],
    imported: Imported,
    unused: Sequence[str],
) -> Pending:
    """What is shown of a list that was looked at."""
    wrong = sorted([*mistakes, *map(clash_mistake, imported.clashes)], key=lambda one: one.row)
    told = (
        Section("salah", tuple(_cut(f"Baris {one.row}: {one.text}.") for one in wrong)),
        Section("baru", tuple(_entries(imported.entries, Keadaan.BARU))),
        Section("diperbarui", tuple(_entries(imported.entries, Keadaan.DIPERBARUI))),
        Section(
            "tidak tercantum",
            tuple(_cut(f"{one.jabatan}: {one.sapaan} {one.nama}") for one in imported.unlisted),
        ),
    )
    same = sum(one.keadaan is Keadaan.TETAP for one in imported.entries)
    shown = told[:1] if wrong else told[1:]
    sections = tuple(one for one in shown if one.lines)
    return Pending(tuple(rows), imported.meaning, sections, same, tuple(unused))


def keep(conn: Connection, of: OfficialId, one: Pending, at: int) -> None:
    """Lay the list aside until it is decided about; an earlier one of this person goes."""
    keep_draft(conn, _bench(of), one, at)


def kept(conn: Connection, of: OfficialId) -> Pending | None:
    """The list that this person has still to decide about."""
    return draft(conn, _bench(of), Pending)


def drop(conn: Connection, of: OfficialId) -> None:
    """Forget the list."""
    drop_draft(conn, _bench(of))


def uncoded(rows: Sequence[Person]) -> tuple[Person, ...]:
    """The rows without wished codes: in the chat nobody is invited by a list."""
    return tuple(replace(one, kode=None) for one in rows)


def _entries(entries: Iterable[Entry], keadaan: Keadaan) -> Iterator[str]:
    for one in entries:
        if one.keadaan is keadaan:
            person = one.person
            said = f"{person.jabatan}: {person.sapaan} {person.nama}"
            if one.changes:
                said += "; " + ", ".join(f"{c.field} {c.old} → {c.new}" for c in one.changes)
            yield _cut(said)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _bench(of: OfficialId) -> Bench:
    return Bench(of, "", 0, "", KIND)
