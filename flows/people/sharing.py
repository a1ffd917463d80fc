"""A berkas is shared with somebody who is not in it: they may read it, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flows.people.officials import Actor, OfficialId


@dataclass(frozen=True, slots=True)
class CaseShared:
    """The berkas may be read by somebody who is not in it."""

    at: datetime
    by: OfficialId
    to: OfficialId


@dataclass(frozen=True, slots=True)
class ShareWithdrawn:
    """They may read it no more."""

    at: datetime
    by: OfficialId
    to: OfficialId


ShareEvent = CaseShared | ShareWithdrawn


@dataclass(frozen=True, slots=True)
class ShareCase:
    """Let a person of the unit read the berkas."""

    by: Actor
    to: Actor


@dataclass(frozen=True, slots=True)
class WithdrawShare:
    """Let somebody read the berkas no more."""

    by: Actor
    to: OfficialId


ShareCommand = ShareCase | WithdrawShare


@dataclass(frozen=True, slots=True)
class Share:
    """Who may read the berkas by leave of whom, since when."""

    to: OfficialId
    by: OfficialId
    at: datetime


def shares_after(shares: Iterable[Share], event: ShareEvent) -> tuple[Share, ...]:
    """The shares after one more event."""
    others = tuple(one for one in shares if one.to != event.to)
    if isinstance(event, CaseShared):
        return (*others, Share(event.to, event.by, event.at))
    return others
