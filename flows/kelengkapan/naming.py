"""What a document is called: as the row that it was given to prints it."""

from flows.case import Case
from flows.sop import Sop


def printed(sop: Sop, case: Case, task_id: int, kode: str) -> str:
    """The name of a slot as the row of that task prints it; where the row has no such slot, as
    the first row that has one, and the kode where none has."""
    task = case.task(task_id)
    here = () if task is None else sop.row(task.nomor).items
    names = (item.nama for item in here if item.kode == kode)
    others = (item.nama for _, item in sop.all_items() if item.kode == kode)
    return next(names, None) or next(others, kode)
