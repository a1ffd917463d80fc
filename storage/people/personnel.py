"""The personnel list on its way into the roster: who is new, who changed, who gets a code."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from flows.ids import Peran
from flows.office_time.zones import NOWHERE, Zones, day_in
from flows.people.administration import AdminAct, AdminKind
from flows.people.officials import Official, OfficialId, Sapaan
from storage.people import posts
from storage.people.administration import capacity_of, note
from storage.people.joining import invite
from storage.people.roll import Roll, read_roll


@dataclass(frozen=True, slots=True)
class Person:
    """A checked row of the personnel list; `row` counts as the spreadsheet does.

    `bahasa` None keeps what the person has chosen, `admin` None whether they are one. `kode` is
    the code that the office wishes for this person, None for a random one; `nomor` says who of the
    roster it is, also under another name, and `fresh` that it is nobody who has left.
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
    nomor: OfficialId | None = None
    fresh: bool = False


PLAIN = ("unit", "peran", "kepala", "ringkasan", "admin", "bahasa")
"""Fields whose values are nobody's personal data."""


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
    """What becomes of one row. `kode` is None where nobody was invited by it."""

    person: Person
    keadaan: Keadaan
    changes: tuple[Change, ...]
    linked: bool
    kode: str | None = None


def name_key(nama: str) -> str:
    """The name as it is compared: without regard to case and spaces."""
    return " ".join(nama.casefold().split())


def roll_for(conn: sqlite3.Connection, persons: Sequence[Person]) -> Roll:
    """The roster as a list of these people is compared with it."""
    return read_roll(conn, (one.kode for one in persons if one.kode))


def known_as(roll: Roll, person: Person) -> Official | None:
    """Who of the roster a row means, by number, by code, or by name and unit; None: a new one."""
    if person.nomor is not None:
        return roll.people.get(person.nomor)
    by_code = roll.codes.get(person.kode) if person.kode else None
    found = by_code or roll.names.get((person.unit, name_key(person.nama)))
    return None if found is None else roll.people[found]


def plan(conn: sqlite3.Connection, persons: Sequence[Person]) -> tuple[Entry, ...]:
    """What the list would change; to be asked when there are no clashes."""
    return planned(roll_for(conn, persons), persons)


def planned(roll: Roll, persons: Sequence[Person]) -> tuple[Entry, ...]:
    """As `plan`, with the roster read before."""
    return tuple(_entry(person, known_as(roll, person)) for person in persons)


def unlisted(roll: Roll, persons: Sequence[Person]) -> tuple[Official, ...]:
    """People of the units on the list who do not stand in it; the list leaves them as they are."""
    known = (known_as(roll, person) for person in persons)
    listed = {one.id for one in known if one is not None}
    units = dict.fromkeys(person.unit for person in persons)
    return tuple(one for unit in units for one in roll.of_unit(unit) if one.id not in listed)


def enrol(
    conn: sqlite3.Connection,
    persons: Sequence[Person],
    at: datetime,
    expires_at: datetime,
    new_code: Callable[[], str] | None,
    zones: Zones = NOWHERE,
    *,
    renew: bool = False,
) -> tuple[Entry, ...]:
    """Carry out the plan, in one transaction of the caller. Whoever is new, or has a wished code,
    gets a code, with `renew` everybody who is not linked; nobody where there is no `new_code`. By
    the day in the unit posts end.

    Who holds what today follows from the posts then (storage.people.turnover.apply).
    """
    roll = roll_for(conn, persons)
    entries = []
    for person in persons:
        known = known_as(roll, person)
        entry = _entry(person, known)
        official_id = _written(conn, entry, known, day_in(zones, person.unit, at), at)
        if new_code is not None and gets_code(entry, renew=renew):
            kode = person.kode or new_code()
            invite(conn, official_id, kode, at, expires_at)
            entry = replace(entry, kode=kode)
        entries.append(entry)
    return tuple(entries)


def gets_code(entry: Entry, *, renew: bool) -> bool:
    """Whether a list that invites gives this person a code; an earlier one of theirs is void."""
    wanted = renew or entry.keadaan is Keadaan.BARU or entry.person.kode is not None
    return wanted and not entry.linked


def note_list(
    conn: sqlite3.Connection, entries: Sequence[Entry], by: OfficialId | None, at: datetime
) -> None:
    """Note of every row that changed something who did it (None: the command line)."""
    roll, capacity = roll_for(conn, ()), capacity_of(conn, by, at)
    for entry in entries:
        if entry.keadaan is not Keadaan.TETAP:
            who = roll.names[entry.person.unit, name_key(entry.person.nama)]
            note(conn, _act(entry, who, by, capacity, at))


def _written(
    conn: sqlite3.Connection, entry: Entry, known: Official | None, today: date, at: datetime
) -> OfficialId:
    """The person as the list has them; what stays as it was is not written."""
    if known is not None and entry.keadaan is Keadaan.TETAP:
        return known.id
    person = entry.person
    official_id = _insert(conn, person) if known is None else _update(conn, person, known)
    if known is None or set(known.peran) != set(person.peran):
        posts.hold(conn, official_id, person.peran, today, at)
    return official_id


def _act(
    entry: Entry, official_id: OfficialId, by: OfficialId | None, capacity: str, at: datetime
) -> AdminAct:
    """What is noted of a row: of names and titles only that they have changed."""
    facts = tuple((one.field, one.new if one.field in PLAIN else "") for one in entry.changes)
    new = entry.keadaan is Keadaan.BARU
    kind = AdminKind.PERSON_LISTED if new else AdminKind.PERSON_UPDATED
    if new:
        facts = (("peran", "; ".join(entry.person.peran)),)
        facts += (("admin", "1"),) if entry.person.admin else ()
    return AdminAct(at, by, capacity, kind, str(official_id), facts, entry.person.unit)


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
        ("admin", _yes_no(known.admin), _yes_no(administers(person, known.admin))),
        ("bahasa", known.bahasa, person.bahasa or known.bahasa),
    )
    return tuple(Change(field, old, new) for field, old, new in pairs if old != new)


def administers(person: Person, before: bool) -> bool:
    """Whether the list has the person as an administrator, who was one `before` or was not."""
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
        *(person.kepala, person.ringkasan, administers(person, admin), person.bahasa or bahasa),
    )
