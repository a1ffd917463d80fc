"""What reaches a berkas from beside its own steps: another berkas or edition, the posts, a
secretary."""

from datetime import datetime

from flows.case import Case
from flows.closing import finished_for_child
from flows.commands import FinishForChild, MoveEdition, RecordDecision
from flows.editions import moved
from flows.events import Event
from flows.people.on_behalf import recorded
from flows.people.vacating import VacateTask, vacated
from flows.sop import Sop

FromBeside = FinishForChild | MoveEdition | VacateTask | RecordDecision


def from_beside(sop: Sop, case: Case, command: FromBeside, at: datetime) -> tuple[Event, ...]:
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
