"""Documents that came before their step: which wait when it reaches a person."""

from sqlite3 import Connection

from bot.views.kelengkapan.which import Sent
from flows.case import Case, Task
from flows.kelengkapan.slots import is_asked, takes_file
from flows.people.officials import OfficialId
from flows.sop import Sop
from storage.kelengkapan import uploads


def waiting(
    conn: Connection, official: OfficialId, sop: Sop, case: Case, task: Task | None
) -> tuple[Sent, ...]:
    """What the person sent earlier that has no slot, where the task asks for a document."""
    if task is None or not task.live or task.child is not None:
        return ()
    row = sop.row(task.nomor)
    if not any(takes_file(item) and is_asked(case, task, row, item) for item in row.items):
        return ()
    return tuple(Sent(one.id, one.file.nama) for one in uploads.without_slot(conn, official))
