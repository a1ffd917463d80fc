"""Sharing a berkas, and taking that back: what the rules say."""

from datetime import datetime

from flows.case import Case
from flows.office import Office
from flows.people.refusals import CannotShareWith, MayNotShare
from flows.people.sharing import (
    CaseShared,
    ShareCase,
    ShareCommand,
    ShareEvent,
    ShareWithdrawn,
    WithdrawShare,
)
from flows.rights import may_see, may_share
from flows.sop import Sop


def lent(
    sop: Sop, case: Case, command: ShareCommand, at: datetime, office: Office | None
) -> tuple[ShareEvent, ...]:
    """What sharing or withdrawing brings about; nothing where it is so already. Also after the end
    of the berkas. Raises MayNotShare, CannotShareWith."""
    match command:
        case ShareCase(by=by, to=to):
            if not may_share(office, sop, case, by):
                raise MayNotShare
            if to.unit != sop.unit or to.outsider:
                raise CannotShareWith
            if may_see(office, sop, case, to):
                return ()
            return (CaseShared(at, by.official, to.official),)
        case WithdrawShare(by=by, to=to):
            share = next((one for one in case.shares if one.to == to), None)
            if not may_share(office, sop, case, by) and (share is None or share.by != by.official):
                raise MayNotShare
            return () if share is None else (ShareWithdrawn(at, by.official, to),)
