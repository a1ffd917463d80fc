"""What a berkas asks of somebody from outside now."""

from flows.case import Case, Task
from flows.kelengkapan.slots import is_asked
from flows.mutu_baku import Jenis, Kelengkapan
from flows.outsiders.guests import acting
from flows.outsiders.inviting import answers_for
from flows.outsiders.parts import line_of
from flows.people.officials import Actor
from flows.rights import may_hold
from flows.sop import Kegiatan, Sop


def asked_tasks(sop: Sop, case: Case, who: Actor) -> tuple[Task, ...]:
    """The open tasks that are the guest's, and the rows for many in which they take part; what
    they have in hand first."""
    if answers_for(case, who.official) is None:
        return ()
    mine = [task for task in case.open_tasks if _asks(sop, case, task, who)]
    return tuple(sorted(mine, key=lambda task: (task.accepted_by != who.official, task.id)))


def asked_items(case: Case, task: Task, row: Kegiatan) -> tuple[tuple[int, Kelengkapan], ...]:
    """The slots the guest fills, each with its place in the row; what the office has of its own is
    not asked of them."""
    if row.many:
        return ()
    return tuple(
        (index, item)
        for index, item in enumerate(row.items)
        if item.jenis is not Jenis.AKSES
        and not is_equipment(item)
        and is_asked(case, task, row, item)
    )


def is_equipment(item: Kelengkapan) -> bool:
    """Whether it is equipment that nobody has to vouch for."""
    return item.jenis is Jenis.PERANGKAT and not item.wajib


def part_done(case: Case, task: Task, row: Kegiatan, who: Actor) -> bool:
    """Whether the guest has done their part of a row for many."""
    mine = [one for one in acting(case.guests, row) if one.who == who.official]
    number = line_of(case, task, row, mine[0]) if mine else 0
    return bool(number) and task.participants[number - 1].done


def _asks(sop: Sop, case: Case, task: Task, who: Actor) -> bool:
    row = sop.row(task.nomor)
    if row.many:
        return any(one.who == who.official for one in acting(case.guests, row))
    return may_hold(sop, case, task, who) and task.accepted_by in (None, who.official)
