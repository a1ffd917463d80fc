"""What people might ask about the panitia of a berkas, sensible and not."""

from collections.abc import Callable
from random import Random
from typing import Any

from flows.ids import Peran
from flows.people.appointing import fillable
from flows.people.membership import (
    AnswerAssignment,
    AppointMembers,
    Chosen,
    GiveSeat,
    LinkGroup,
    LoseGroup,
    RemoveMember,
    ReplaceMember,
    Seat,
)
from flows.people.officials import Actor, OfficialId
from flows.people.passing_on import PassOn


def _by(table: Any, die: Random) -> Actor:
    """Mostly somebody who decides; else anybody."""
    heads = [one for one in table.people if one.manages]
    return die.choice(heads) if heads and die.random() < 0.7 else die.choice(table.people)


def _peran(table: Any, die: Random) -> Peran:
    known = fillable(table.office, table.sop)
    return die.choice(known) if known and die.random() < 0.9 else Peran("tidak-ada")


def _who(table: Any, die: Random) -> OfficialId:
    members = [one.official for one in table.case.members]
    if members and die.random() < 0.7:
        return die.choice(members)
    found: OfficialId = die.choice(table.people).official
    return found


def _chosen(table: Any, die: Random) -> tuple[Chosen, ...]:
    some = die.sample(list(table.people), min(len(table.people), die.randint(0, 3)))
    return tuple(Chosen(one, die.choice(list(Seat))) for one in some)


WILD: tuple[Callable[[Any, Random], Any], ...] = (
    lambda t, d: AppointMembers(_by(t, d), _peran(t, d), _chosen(t, d)),
    lambda t, d: ReplaceMember(_by(t, d), _peran(t, d), _who(t, d), d.choice(t.people)),
    lambda t, d: RemoveMember(_by(t, d), _peran(t, d), _who(t, d)),
    lambda t, d: GiveSeat(_by(t, d), _peran(t, d), _who(t, d), d.choice(list(Seat))),
    lambda t, d: AnswerAssignment(
        _by(t, d), _peran(t, d), _who(t, d), d.random() < 0.5, d.choice(("", "Dinas luar"))
    ),
    lambda t, d: LinkGroup(_by(t, d), _peran(t, d), d.random() < 0.5),
    lambda t, d: LoseGroup(_peran(t, d), _who(t, d)),
    lambda t, d: PassOn(_who(t, d), d.choice(t.people), _who(t, d)),
)
"""Anything about members, by anybody."""
