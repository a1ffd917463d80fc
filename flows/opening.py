"""A berkas begins: who may open it, what comes along, and whose its first row is."""

from datetime import datetime

from flows.commands import OpenCase
from flows.events import CaseOpened, Event, TaskAccepted
from flows.ids import Nomor
from flows.moving import first
from flows.office import Office
from flows.people.coming_along import gathered
from flows.people.members import Members, in_person
from flows.people.officials import Actor
from flows.refusals import MayNotOpen
from flows.rights import may_continue, may_open
from flows.sop import Sop
from flows.wording import TITLE_LIMIT, words


def opened(sop: Sop, command: OpenCase, at: datetime, office: Office | None) -> tuple[Event, ...]:
    """The berkas as it begins: whoever opens it and may do its first row has that row in hand.

    Raises MayNotOpen.
    """
    if not _may_begin(office, sop, command):
        raise MayNotOpen
    judul, who = words(command.judul, TITLE_LIMIT), command.by.official
    start = command.start or sop.mulai
    begun = CaseOpened(
        at, who, command.case, sop.id, sop.edition, judul, command.start, command.parent
    )
    rows = first(sop, start, at)
    members = gathered(command.members)
    mine = [row for row in rows if _is_for(sop, row.nomor, command.by, members)]
    taken = (TaskAccepted(at, who, mine[0].task),) if mine else ()
    return begun, *command.papers, *command.members, *rows, *taken


def _may_begin(office: Office | None, sop: Sop, command: OpenCase) -> bool:
    """What a row of another berkas calls for is opened by its holder; what follows on a berkas, by
    whoever takes part."""
    if command.parent is not None:
        return True
    if command.source is not None:
        mine = {one.official for one in gathered(command.members)}
        return command.by.official in mine or may_continue(sop, command.by)
    return may_open(office, sop, command.by)


def _is_for(sop: Sop, nomor: Nomor, actor: Actor, members: Members) -> bool:
    """Whether a row of a berkas without fields yet is for this person."""
    holders = in_person(members, sop.row(nomor).holders)
    return actor.unit == sop.unit and not set(holders).isdisjoint(actor.roles)
