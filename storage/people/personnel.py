"""The personnel list on its way into the roster: who is new, who changed, who gets a code."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from flows.people.officials import Official, OfficialId, Sapaan
from flows.sop import Peran
from storage.people import posts
from storage.people.roster import invite, invited, of_unit, official


@dataclass(frozen=True, slots=True)
class Person:
    """A checked row of the personnel list; `row` counts as the spreadsheet does.

    `bahasa` None keeps what the person has chosen, `admin` None whether they are one. `kode` is
    the code that the office wishes for this person, None for a random one.
    """

    row: int
    nama: str
    sapaan: Sapaan
    jabatan: str
    unit: str
    peran: tuple[Peran, ...]
    kepala: bool = False
    ringkasan: bool = False
    admin: bool | None = None
    bahasa: str | None = None
    kode: str | None = None


class Keadaan(StrEnum):
    """What the list means for a person of the roster."""

    BARU = "baru"
    DIPERBARUI = "diperbarui"
    TETAP = "tetap"


@dataclass(frozen=True, slots=True)
class Change:
    """A field of the roster that gets another value, both as words."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What becomes of one row. `kode` is None when the person is linked, or it is only a trial."""

    person: Person
    keadaan: Keadaan
    changes: tuple[Change, ...]
    linked: bool
    kode: str | None = None


class ClashKind(StrEnum):
    """KODE: the code is one person's and the name another's. TWICE: two rows mean one person.
    LAST_ADMIN: the list takes the right from the last of a unit who has it."""

    KODE = "kode"
    TWICE = "twice"
    LAST_ADMIN = "last_admin"


@dataclass(frozen=True, slots=True)
class Clash:
    """A row that cannot be taken over as it stands, because of this person of the roster."""

    row: int
    kind: ClashKind
    nama: str


def name_key(nama: str) -> str:
    """The name as it is compared: without regard to case and spaces."""
    return " ".join(nama.casefold().split())


def clashes(conn: sqlite3.Connection, persons: tuple[Person, ...]) -> tuple[Clash, ...]:
    """The rows that contradict the roster or each other's meaning in it."""
    return (*_clashes(conn, persons), *_last_admins(conn, persons))


def plan(conn: sqlite3.Connection, persons: tuple[Person, ...]) -> tuple[Entry, ...]:
    """What the list would change; to be asked when there are no clashes."""
    return tuple(_entry(person, _known(conn, person)) for person in persons)


def unlisted(conn: sqlite3.Connection, persons: tuple[Person, ...]) -> tuple[Official, ...]:
    """People of the units on the list who do not stand in it; the list leaves them as they are."""
    known = (_known(conn, person) for person in persons)
    listed = {one.id for one in known if one is not None}
    units = dict.fromkeys(person.unit for person in persons)
    return tuple(one for unit in units for one in of_unit(conn, unit) if one.id not in listed)


def enrol(
    conn: sqlite3.Connection,
    persons: tuple[Person, ...],
    at: datetime,
    expires_at: datetime,
    new_code: Callable[[], str],
) -> tuple[Entry, ...]:
    """Carry out the plan, in one transaction of the caller; whoever is not linked gets a code.

    Who holds what today follows from the posts then (storage.people.turnover.apply).
    """
    return tuple(_enrolled(conn, one, at, expires_at, new_code) for one in persons)


def _enrolled(
    conn: sqlite3.Connection,
    person: Person,
    at: datetime,
    expires_at: datetime,
    new_code: Callable[[], str],
) -> Entry:
    known = _known(conn, person)
    entry = _entry(person, known)
    official_id = _insert(conn, person) if known is None else _update(conn, person, known)
    posts.hold(conn, official_id, person.peran, at.date(), at)
    if entry.linked:
        return entry
    kode = person.kode or new_code()
    invite(conn, official_id, kode, at, expires_at)
    return Entry(person, entry.keadaan, entry.changes, linked=False, kode=kode)


def _clashes(conn: sqlite3.Connection, persons: tuple[Person, ...]) -> Iterator[Clash]:
    seen: set[OfficialId] = set()
    for person in persons:
        known = _known(conn, person)
        if known is None:
            continue
        namesake = _by_name(conn, person)
        if namesake not in {None, known.id}:
            yield Clash(person.row, ClashKind.KODE, known.nama)
        if known.id in seen:
            yield Clash(person.row, ClashKind.TWICE, known.nama)
        seen.add(known.id)


def _last_admins(conn: sqlite3.Connection, persons: tuple[Person, ...]) -> Iterator[Clash]:
    """The rows after which nobody of a unit could set it up any more."""
    for unit in dict.fromkeys(person.unit for person in persons):
        admins = {one.id for one in of_unit(conn, unit) if one.admin}
        rows = [(one, _known(conn, one)) for one in persons if one.unit == unit]
        given = [one for one, known in rows if one.admin and (known is None or not known.admin)]
        taken = [
            (one, known)
            for one, known in rows
            if one.admin is False and known is not None and known.id in admins
        ]
        if taken and not given and admins <= {known.id for _, known in taken}:
            person, known = taken[-1]
            yield Clash(person.row, ClashKind.LAST_ADMIN, known.nama)


def _known(conn: sqlite3.Connection, person: Person) -> Official | None:
    by_code = invited(conn, person.kode) if person.kode else None
    found = _by_name(conn, person) if by_code is None else by_code
    return None if found is None else _as_listed(conn, official(conn, found))


def _as_listed(conn: sqlite3.Connection, known: Official) -> Official:
    """The person as the last list had them, whoever stands in for whom today."""
    (kepala,) = conn.execute("SELECT kepala FROM officials WHERE id = ?", (known.id,)).fetchone()
    return replace(known, peran=posts.listed(conn, known.id), kepala=bool(kepala))


def _by_name(conn: sqlite3.Connection, person: Person) -> OfficialId | None:
    row = conn.execute(
        "SELECT id FROM officials WHERE unit = ? AND nama_key = ?",
        (person.unit, name_key(person.nama)),
    ).fetchone()
    return None if row is None else OfficialId(row[0])


def _entry(person: Person, known: Official | None) -> Entry:
    if known is None:
        return Entry(person, Keadaan.BARU, (), linked=False)
    changes = _changes(person, known)
    keadaan = Keadaan.DIPERBARUI if changes else Keadaan.TETAP
    return Entry(person, keadaan, changes, linked=known.chat_id is not None)


def _changes(person: Person, known: Official) -> tuple[Change, ...]:
    """The differences between the list and the roster, field by field."""
    same = set(known.peran) == set(person.peran)
    peran = person.peran if same else known.peran
    pairs = (
        ("nama", known.nama, person.nama),
        ("sapaan", known.sapaan.value, person.sapaan.value),
        ("jabatan", known.jabatan, person.jabatan),
        ("unit", known.unit, person.unit),
        ("peran", "; ".join(peran), "; ".join(person.peran)),
        ("kepala", _yes_no(known.kepala), _yes_no(person.kepala)),
        ("ringkasan", _yes_no(known.ringkasan), _yes_no(person.ringkasan)),
        ("admin", _yes_no(known.admin), _yes_no(_administers(person, known.admin))),
        ("bahasa", known.bahasa, person.bahasa or known.bahasa),
    )
    return tuple(Change(field, old, new) for field, old, new in pairs if old != new)


def _administers(person: Person, before: bool) -> bool:
    return before if person.admin is None else person.admin


def _yes_no(value: bool) -> str:
    return "ya" if value else "tidak"


def _insert(conn: sqlite3.Connection, person: Person) -> OfficialId:
    (row_id,) = conn.execute(
        "INSERT INTO officials (nama, nama_key, sapaan, jabatan, unit, kepala, ringkasan, admin,"
        " bahasa) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        _columns(person, "id", False),
    ).fetchone()
    return OfficialId(row_id)


def _update(conn: sqlite3.Connection, person: Person, known: Official) -> OfficialId:
    conn.execute(
        "UPDATE officials SET nama = ?, nama_key = ?, sapaan = ?, jabatan = ?, unit = ?,"
        " kepala = ?, ringkasan = ?, admin = ?, bahasa = ? WHERE id = ?",
        (*_columns(person, known.bahasa, known.admin), known.id),
    )
    return known.id


def _columns(person: Person, bahasa: str, admin: bool) -> tuple[str | bool, ...]:
    return (
        *(person.nama, name_key(person.nama), person.sapaan.value, person.jabatan, person.unit),
        *(person.kepala, person.ringkasan, _administers(person, admin), person.bahasa or bahasa),
    )
