"""What an office decides about the readings of its SOPs: who performs a row, how long it may take.

A reading marked mungkin or dugaan, and a printed time that reads into nothing, is open until the
office has decided; the decision makes a new edition of the SOP.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from flows.ids import Nomor, Peran, SopId
from flows.mutu_baku import Waktu
from flows.people.officials import OfficialId
from flows.reading.waktu import read_waktu, unreadable
from flows.sop import WORK, Confidence, Kegiatan, Sop
from flows.steering import Decided

NO_LIMIT = ""
"""The value of a decision that a row has no limit."""
FURTHEST = 10_000
"""Below which a time stays, whatever its unit; a longer one is a slip of the finger."""


class About(StrEnum):
    """What a decision is about."""

    PELAKSANA = "pelaksana"
    WAKTU = "waktu"


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision of the office, with who made it and when. `value` is a peran or a waktu, `who`
    the post of whoever decided, as it was called that day."""

    sop: SopId
    nomor: Nomor
    about: About
    value: str
    by: OfficialId
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenReading:
    """A reading that the office has not decided yet; `options` begins with the reading itself,
    then its alternatives, then every other column of the form."""

    row: Kegiatan
    about: About
    options: tuple[str, ...]


def open_readings(sop: Sop, choices: Iterable[Choice]) -> tuple[OpenReading, ...]:
    """What is still to be decided about this SOP, in the order of its rows."""
    decided = {(c.nomor, c.about) for c in choices if c.sop == sop.id}
    found = (r for row in sop.kegiatan if row.baris in WORK for r in readings(sop, row))
    return tuple(r for r in found if (r.row.nomor, r.about) not in decided)


def readings(sop: Sop, row: Kegiatan) -> tuple[OpenReading, ...]:
    """What there is to decide about one row."""
    found = []
    if row.confidence is not Confidence.PASTI:
        columns = (column.kode for column in sop.pelaksana)
        options = dict.fromkeys((*row.pelaksana[:1], *row.alternatif, *columns))
        found.append(OpenReading(row, About.PELAKSANA, tuple(options)))
    if _open_time(row.mutu_baku.waktu):
        found.append(OpenReading(row, About.WAKTU, (NO_LIMIT,)))
    return tuple(found)


def applied(sop: Sop, choices: Iterable[Choice]) -> Sop:
    """The SOP as the office has decided; the last decision on a thing counts, and none for a
    column that the form has no more."""
    mine = [choice for choice in choices if choice.sop == sop.id]
    if not mine:
        return sop
    columns = {str(column.kode) for column in sop.pelaksana}
    known = [c for c in mine if c.about is not About.PELAKSANA or c.value in columns]
    rows = tuple(_decided(row, [c for c in known if c.nomor == row.nomor]) for row in sop.kegiatan)
    return replace(sop, kegiatan=rows)


def is_choice(reading: OpenReading, value: str) -> bool:
    """Whether this value answers the question a reading asks."""
    if reading.about is About.PELAKSANA:
        return value in reading.options
    waktu = read_waktu(value)
    return not unreadable(waktu) and (waktu.amount is None or 0 < waktu.amount < FURTHEST)


def _open_time(waktu: Waktu) -> bool:
    """Whether something is printed that reads into no limit without saying so in words."""
    return bool(waktu.text.strip()) and unreadable(waktu)


def _decided(row: Kegiatan, choices: list[Choice]) -> Kegiatan:
    for choice in choices:
        others = tuple(d for d in row.decided if d.about != choice.about.value)
        decided = Decided(choice.about.value, choice.who, choice.at)
        row = replace(row, decided=(*others, decided))
        if choice.about is About.PELAKSANA:
            row = _performed(row, Peran(choice.value))
        else:
            row = _timed(row, choice.value)
    return row


def _performed(row: Kegiatan, first: Peran) -> Kegiatan:
    """The row with a first performer of the office's; the others of the reading stay."""
    others = (peran for peran in row.pelaksana[1:] if peran != first)
    return replace(row, pelaksana=(first, *others), confidence=Confidence.PASTI)


def _timed(row: Kegiatan, value: str) -> Kegiatan:
    """The row with a time of the office's; the printed words stay."""
    printed = row.mutu_baku.waktu
    read = read_waktu(value)
    waktu = replace(printed, amount=read.amount, satuan=read.satuan)
    return replace(row, mutu_baku=replace(row.mutu_baku, waktu=waktu))
