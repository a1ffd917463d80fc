"""What in a personnel list contradicts the roster, so that nothing of the list is taken over."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from flows.people.administering import leaves_nobody
from flows.people.officials import Official, OfficialId
from storage.people.leaving import name_hash
from storage.people.personnel import Person, administers, known_as, name_key
from storage.people.roll import Roll


class ClashKind(StrEnum):
    """KODE: the code is one person's and the name another's. NOMOR: so is the number. STRANGER:
    nobody of the unit has that number. LEFT: somebody of that name has left the office. TWICE: two
    rows mean one person. LAST_ADMIN: the list takes the right from a unit's last who has it. UNIT:
    the bot of this memory does not serve that unit."""

    KODE = "kode"
    NOMOR = "nomor"
    STRANGER = "stranger"
    LEFT = "left"
    TWICE = "twice"
    LAST_ADMIN = "last_admin"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Clash:
    """A row that cannot be taken over as it stands, because of this person of the roster, or of the
    unit that is named in their place."""

    row: int
    kind: ClashKind
    nama: str


def clashes(roll: Roll, persons: Sequence[Person]) -> tuple[Clash, ...]:
    """The rows that contradict the roster or each other's meaning in it."""
    return (*_clashes(roll, persons), *_last_admins(roll, persons))


def not_served(served: Set[str], persons: Sequence[Person]) -> tuple[Clash, ...]:
    """The rows of units that are not among those served here."""
    return tuple(
        Clash(one.row, ClashKind.UNIT, one.unit) for one in persons if one.unit not in served
    )


def _clashes(roll: Roll, persons: Sequence[Person]) -> Iterator[Clash]:
    seen: set[OfficialId] = set()
    for person in persons:
        known = known_as(roll, person)
        if known is None and _has_left(roll, person):
            yield Clash(person.row, ClashKind.LEFT, person.nama)
        elif person.nomor is not None and (known is None or known.unit != person.unit):
            yield Clash(person.row, ClashKind.STRANGER, person.nama)
        if known is None:
            continue
        namesake = roll.names.get((person.unit, name_key(person.nama)))
        if namesake not in {None, known.id}:
            kind = ClashKind.KODE if person.nomor is None else ClashKind.NOMOR
            yield Clash(person.row, kind, known.nama)
        if known.id in seen:
            yield Clash(person.row, ClashKind.TWICE, known.nama)
        seen.add(known.id)


def _has_left(roll: Roll, person: Person) -> bool:
    """Whether the list came too late: it still has somebody who has left."""
    return not person.fresh and name_hash(person.unit, name_key(person.nama)) in roll.left


def _last_admins(roll: Roll, persons: Sequence[Person]) -> Iterator[Clash]:
    """The rows after which nobody of a unit could set it up any more."""
    rows = [(person, known_as(roll, person)) for person in persons]
    for unit in dict.fromkeys(one.unit for one in roll.people.values() if one.admin):
        taken = [
            (person, known)
            for person, known in rows
            if known is not None and known.unit == unit and known.admin
            if person.unit != unit or person.admin is False
        ]
        gone = roll.leaving | {known.id for _, known in taken}
        if taken and leaves_nobody(_with_those_given(roll, rows, unit), gone):
            person, known = taken[-1]
            yield Clash(person.row, ClashKind.LAST_ADMIN, known.nama)


def _with_those_given(
    roll: Roll, rows: Sequence[tuple[Person, Official | None]], unit: str
) -> tuple[Official, ...]:
    """The people of the unit, with whomever the list makes an administrator of it."""
    given = [
        replace(known or _newcomer(person), unit=unit, admin=True)
        for person, known in rows
        if person.unit == unit and administers(person, known is not None and known.admin)
    ]
    marked = {one.id for one in given if one.id}
    return (*(one for one in roll.of_unit(unit) if one.id not in marked), *given)


def _newcomer(person: Person) -> Official:
    return Official(
        *(OfficialId(0), person.nama, person.sapaan, person.jabatan, person.unit, person.peran)
    )
