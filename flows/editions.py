"""Moving a running berkas to the edition of its SOP that is in force now."""

from dataclasses import replace
from datetime import datetime

from flows.case import Case
from flows.commands import MoveEdition
from flows.events import EditionMoved, Event
from flows.refusals import EditionUnmovable, MayNotManage
from flows.sop import Confidence, Kegiatan, Sop


def moved(sop: Sop, case: Case, command: MoveEdition, at: datetime) -> tuple[Event, ...]:
    """The event of moving; nothing where the berkas is there already.

    Raises MayNotManage, or EditionUnmovable where a row that was reached reads differently.
    """
    if not (command.by.manages and command.by.unit == sop.unit):
        raise MayNotManage
    if command.new.edition == sop.edition:
        return ()
    for nomor in dict.fromkeys(task.nomor for task in case.tasks):
        if _row(command.new, nomor) != _row(sop, nomor):
            raise EditionUnmovable(nomor)
    return (EditionMoved(at, command.by.official, command.new.edition),)


def _row(sop: Sop, nomor: str) -> Kegiatan | None:
    """The row without what does not change how it is walked: how sure its reading is, and why."""
    found = next((row for row in sop.kegiatan if row.nomor == nomor), None)
    return found and replace(
        found, confidence=Confidence.PASTI, alasan="", alternatif=(), decided=()
    )
