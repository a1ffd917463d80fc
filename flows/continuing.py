"""Where the work may go on in another SOP when a berkas has ended."""

from dataclasses import dataclass

from flows.case import Case, TaskState
from flows.ids import Nomor, SopId
from flows.sop import AKHIR, Sop
from flows.steering import LinkKind


@dataclass(frozen=True, slots=True)
class Continuation:
    """An SOP that may follow, at a row of it where that is not the first."""

    sop: SopId
    nomor: Nomor


def continuations(sop: Sop, case: Case) -> tuple[Continuation, ...]:
    """What the ending itself names first, then what the last row is linked with."""
    if not case.ending:
        return ()
    named = sop.ending(AKHIR + case.ending).onward
    done = [task for task in case.tasks if task.state is TaskState.DONE]
    links = sop.row(done[-1].nomor).links if done else ()
    following = tuple(
        Continuation(SopId(link.sop), Nomor(link.nomor))
        for link in links
        if link.kind is LinkKind.NEXT
    )
    return (_parsed(named), *following) if named else following


def _parsed(onward: str) -> Continuation:
    sop_id, _, nomor = onward.partition("#")
    return Continuation(SopId(sop_id), Nomor(nomor))
