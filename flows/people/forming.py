"""A step that appoints a panitia and is about to be closed though nobody has been appointed."""

from dataclasses import dataclass

from flows.case import Case, TaskState
from flows.ids import Nomor, Peran
from flows.moving import opened_by
from flows.people.members import sitting
from flows.rights import performers
from flows.sop import Branch, Kegiatan, Sop


@dataclass(frozen=True, slots=True)
class Unformed:
    """A peran that the row names the people of and that has none yet in this berkas; `waiting` are
    the rows that open now and are for that peran alone."""

    peran: Peran
    waiting: tuple[Nomor, ...]


def unformed(sop: Sop, case: Case, row: Kegiatan, branch: Branch) -> tuple[Unformed, ...]:
    """What the row leaves unformed when it is closed by this way; nothing where it is sent back."""
    if branch.returns:
        return ()
    follow = [sop.row(nomor) for nomor in opened_by(sop, row, branch)]
    return tuple(
        Unformed(peran, tuple(one.nomor for one in follow if performers(case, one) == (peran,)))
        for peran in row.appoints
        if not sitting(case.members, peran)
    )


def passed(sop: Sop, case: Case) -> frozenset[Peran]:
    """What a row of this berkas was closed without naming anybody of: nobody is asked again."""
    done = (task for task in case.tasks if task.state is TaskState.DONE)
    left = {peran for task in done for peran in sop.row(task.nomor).appoints}
    return frozenset(left - {one.peran for one in case.members})
