"""What might be asked about people from outside, and by them, sensible and not."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from flows.ids import Peran, TaskId
from flows.kelengkapan.putting import FileRef
from flows.outsiders.commands import (
    HandOn,
    InviteGuest,
    JoinGuest,
    RecordFor,
    RenewInvitation,
    ReportPart,
    RevokeGuest,
    TakeContact,
)
from flows.outsiders.hosting import external
from flows.people.officials import Actor, OfficialId

NAMES = ("Rahmat, CV Meratus Karya", "Sari", "", "x" * 400)
PROOFS = ("Datang ke loket pagi ini", "", "  ")
PHOTO = FileRef("b", "b", "bukti.jpg", "image/jpeg", 900, photo=True)


def visitors(unit: str) -> tuple[Actor, ...]:
    """Three people from outside with an account."""
    return tuple(Actor(OfficialId(n), unit, (), outsider=True) for n in (951, 952, 953))


def _by(table: Any, die: Random) -> Actor:
    found: Actor = die.choice(table.people)
    return found


def _visitor(table: Any, die: Random) -> Actor:
    found: Actor = die.choice([p for p in table.people if p.outsider] or table.people)
    return found


def _peran(table: Any, die: Random) -> Peran:
    known = external(table.office, table.sop)
    return die.choice(known) if known and die.random() < 0.9 else Peran("tidak-ada")


def _number(table: Any, die: Random) -> int:
    return die.randint(0, len(table.case.guests) + 1)


def _task(table: Any, die: Random) -> TaskId:
    return TaskId(die.randint(-1, len(table.case.tasks) + 1))


def _until(table: Any, die: Random) -> Any:
    return table.at + timedelta(days=die.choice((0, 1, 14)))


WILD: tuple[Callable[[Any, Random], Any], ...] = (
    lambda t, d: InviteGuest(_by(t, d), _peran(t, d), d.choice(NAMES), _until(t, d)),
    lambda t, d: HandOn(_visitor(t, d), d.choice(NAMES), _until(t, d)),
    lambda t, d: RenewInvitation(_by(t, d), _number(t, d), _until(t, d)),
    lambda t, d: RevokeGuest(_by(t, d), _number(t, d)),
    lambda t, d: TakeContact(_by(t, d), _number(t, d)),
    lambda t, d: JoinGuest(_visitor(t, d), _number(t, d)),
    lambda t, d: ReportPart(_visitor(t, d), _task(t, d), d.random() < 0.7),
    lambda t, d: RecordFor(_by(t, d), _task(t, d), d.choice(PROOFS), d.choice((None, PHOTO))),
)
"""Anything about people from outside, by anybody."""
