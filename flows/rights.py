"""Who may do what with a berkas: pure questions, answered with yes or no."""

from flows.case import Case, CaseState, Task, TaskState
from flows.ids import Peran
from flows.office import Office
from flows.outsiders.guests import acting, in_their_place
from flows.people.members import in_person, leads
from flows.people.officials import Actor, personal
from flows.refusals import NotYourTask, RecallTooLate, TaskNotOpen
from flows.sop import Kegiatan, Sop
from flows.steering import Condition


def for_task(sop: Sop, case: Case, task: Task) -> tuple[Peran, ...]:
    """Who may have this task in hand: the person it was handed to, else who performs its row; of a
    peran that has members in this berkas those alone, of people from outside those who joined."""
    if task.handed is not None:
        return (personal(task.handed),)
    row = sop.row(task.nomor)
    return in_person(case.members, in_their_place(case.guests, row, performers(case, row)))


def performers(case: Case, row: Kegiatan) -> tuple[Peran, ...]:
    """Who may have this row in hand in this berkas: its variant where the fields call for one."""
    for variant in row.variants:
        if all(holds(case, condition) for condition in variant.when):
            return tuple(dict.fromkeys(variant.pelaksana + row.closed_by))
    return row.holders


def doers(case: Case, row: Kegiatan) -> tuple[Peran, ...]:
    """Who performs the row in this berkas, by their columns; where somebody from outside does it
    themselves, not those who would record it."""
    joined = bool(acting(case.guests, row)) and not row.many
    passed = row.closed_by if joined else ()
    return tuple(kode for kode in performers(case, row) if kode not in passed)


def depends_on(row: Kegiatan, kode: str) -> bool:
    """Whether it depends on this field who performs the row."""
    return any(condition.isian == kode for v in row.variants for condition in v.when)


def holds(case: Case, condition: Condition) -> bool:
    """Whether a condition on a field of the berkas is met; an empty field meets none."""
    value = case.fields.get(condition.isian, "")
    if condition.above is not None:
        return value.isdecimal() and int(value) > condition.above
    return value in condition.one_of


def openers(sop: Sop) -> tuple[Peran, ...]:
    """Who opens a berkas of this SOP: as its file says (`dibuka_oleh`), else who performs the first
    row."""
    return sop.opened_by or sop.row(sop.mulai).holders


def may_open(office: Office | None, sop: Sop, actor: Actor) -> bool:
    """Whether the person is one of those who open it, a superior of theirs, or manages the unit."""
    mine = openers(sop)
    above = () if office is None else office.superiors(mine)
    opens = actor.manages or not {*mine, *above}.isdisjoint(actor.peran)
    return actor.unit == sop.unit and opens


def may_continue(sop: Sop, actor: Actor) -> bool:
    """Whether the person may go on under this SOP after a berkas of another: holds a column."""
    columns = {column.kode for column in sop.pelaksana}
    return actor.unit == sop.unit and not columns.isdisjoint(actor.peran)


def may_hold(sop: Sop, case: Case, task: Task, actor: Actor) -> bool:
    """Whether this task is for one of the person's peran, or for the person; people from outside
    may have parts in berkas of several units."""
    of_unit = actor.outsider or actor.unit == sop.unit
    return of_unit and not set(for_task(sop, case, task)).isdisjoint(actor.roles)


def chairs(case: Case, row: Kegiatan, actor: Actor) -> bool:
    """Whether the person is ketua or sekretaris of the panitia that performs this row here."""
    return not set(leads(case.members, actor.official)).isdisjoint(performers(case, row))


def concerns(sop: Sop, case: Case, task: Task, actor: Actor) -> bool:
    """Whether the person has the task in hand, or could take it where nobody has."""
    if task.accepted_by is not None:
        return task.accepted_by == actor.official
    return may_hold(sop, case, task, actor)


def may_lead(office: Office, sop: Sop, case: Case, task: Task, actor: Actor) -> bool:
    """Whether the person is a superior of those who perform the task, or manages the unit."""
    above = office.superiors(performers(case, sop.row(task.nomor)))
    leads = actor.manages or not set(above).isdisjoint(actor.peran)
    return actor.unit == sop.unit and leads


def is_own(office: Office, sop: Sop, case: Case, task: Task, actor: Actor) -> bool:
    """Whether the task is the person's own and there is a post above theirs, which decides about
    its time."""
    above = office.superiors(actor.peran or performers(case, sop.row(task.nomor)))
    return bool(above) and concerns(sop, case, task, actor)


def may_cancel(sop: Sop, case: Case, actor: Actor) -> bool:
    """Whether the person opened the berkas or heads its unit."""
    return case.opened_by == actor.official or (actor.kepala and actor.unit == sop.unit)


def may_see(office: Office | None, sop: Sop, case: Case, actor: Actor) -> bool:
    """Whether the person may be in the berkas, or it was shared with them to be read."""
    shared = actor.unit == sop.unit and any(one.to == actor.official for one in case.shares)
    return (shared and not actor.outsider) or may_join(office, sop, case, actor)


def may_share(office: Office | None, sop: Sop, case: Case, actor: Actor) -> bool:
    """Whether the person has the berkas now, leads somebody who has, or manages its unit."""
    if actor.unit != sop.unit or actor.outsider:
        return False
    has = any(may_hold(sop, case, task, actor) for task in case.open_tasks)
    rows = (sop.row(task.nomor) for task in case.tasks)
    of = tuple(peran for row in rows for peran in performers(case, row))
    above = () if office is None else office.superiors(of)
    return has or actor.manages or not set(above).isdisjoint(actor.peran)


def may_open_file(office: Office | None, sop: Sop, case: Case, kode: str, actor: Actor) -> bool:
    """Whether the person may open or read what lies in slots of that kode: of a berkas that was
    only shared with them nothing with personal data, and nothing that its form does not know."""
    items = [item for _, item in sop.all_items() if item.kode == kode]
    private = not items or any(item.pribadi for item in items)
    see = may_join if private else may_see
    return see(office, sop, case, actor)


def may_join(office: Office | None, sop: Sop, case: Case, actor: Actor) -> bool:
    """Whether the person takes part in the berkas, it has come to their peran or to them, they are
    a superior of somebody whom it has come to, or they manage its unit. People from outside see
    their own slots and never the berkas."""
    if actor.outsider:
        return False
    if actor.official in case.people():
        return True
    if any(task.handed == actor.official for task in case.open_tasks):
        return True
    return actor.unit == sop.unit and (actor.manages or _has_come_to(office, sop, case, actor))


def _has_come_to(office: Office | None, sop: Sop, case: Case, actor: Actor) -> bool:
    rows = [sop.row(task.nomor) for task in case.tasks]
    reached = tuple(peran for row in rows for peran in (*performers(case, row), *row.jointly))
    above = () if office is None else office.superiors(reached)
    return not {*in_person(case.members, reached), *above}.isdisjoint(actor.roles)


def may_release(sop: Sop, task: Task, actor: Actor) -> bool:
    """Whether the person has the task in hand, or manages the unit in place of whoever has."""
    return task.accepted_by == actor.official or (actor.manages and actor.unit == sop.unit)


def can_recall(case: Case, task: Task, actor: Actor) -> bool:
    """Whether the person completed this task and nobody has decided on the next one yet."""
    return recall_obstacle(case, task, actor) is None


def recall_obstacle(
    case: Case, task: Task, actor: Actor
) -> TaskNotOpen | NotYourTask | RecallTooLate | None:
    """Why this person cannot take a task back; None where they can."""
    if task.accepted_by != actor.official:
        return NotYourTask(())
    if task.state not in (TaskState.DONE, TaskState.RETURNED):
        return TaskNotOpen(task.accepted_by, task.closed_at)
    followers = case.followers(task.id)
    opened = [f.accepted_by for f in followers if not _untouched(f)]
    if not followers or opened or case.state is not CaseState.RUNNING:
        return RecallTooLate(opened[0] if opened else None)
    return None


def _untouched(task: Task) -> bool:
    """Whether nobody has opened the task, handed it to somebody, or put it back yet."""
    return task.state is TaskState.OPEN and task.timing.offered_at is None
