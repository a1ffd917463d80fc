"""What reaches a berkas from beside its own steps: another berkas or edition, the posts, a
secretary, who belongs to its panitia, people from outside."""

from datetime import datetime

from flows.case import Case
from flows.closing import finished_for_child
from flows.commands import FinishForChild, MoveEdition, RecordDecision
from flows.editions import moved
from flows.events import Event
from flows.office import Office
from flows.outsiders.commands import GuestCommand
from flows.outsiders.inviting import hosted
from flows.people.appointing import lost_group, membership
from flows.people.membership import LoseGroup, MemberCommand
from flows.people.on_behalf import recorded
from flows.people.vacating import VacateTask, vacated
from flows.sop import Sop

FromBeside = (
    FinishForChild
    | MoveEdition
    | VacateTask
    | RecordDecision
    | MemberCommand
    | LoseGroup
    | GuestCommand
)


def from_beside(
    sop: Sop, case: Case, command: FromBeside, at: datetime, office: Office | None
) -> tuple[Event, ...]:
    """The events of such a command; raises Refused."""
    match command:
        case FinishForChild():
            return finished_for_child(sop, case, command, at)
        case MoveEdition():
            return moved(sop, case, command, at)
        case VacateTask():
            return vacated(sop, case, command, at)
        case RecordDecision():
            return recorded(sop, case, command, at)
        case LoseGroup():
            return lost_group(case, command, at)
        case _:
            if office is None:
                raise ValueError("appointing and inviting need an office")
            if isinstance(command, GuestCommand):
                return hosted(sop, case, command, at, office)
            return membership(sop, case, command, at, office)
