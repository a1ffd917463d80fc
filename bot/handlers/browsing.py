"""Looking without changing anything: my tasks, my berkas, my profile."""

from datetime import time
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn
from bot.drawing.rendering import card_input
from bot.handlers.acts import Draw, redraw
from bot.handlers.people.posts_rights import acting
from bot.views import lists, plain
from bot.views.card import CardInput
from bot.views.card import headings as headings_of
from bot.views.few import ALL
from bot.views.labels import shortened
from bot.views.screen import Screen
from bot.views.waktu.course import Course, people_in
from bot.words import LANGUAGES, Words, person, words_of
from flows.case import Case, CaseState, Task
from flows.ids import Peran
from flows.office import Office
from flows.people.appointing import fillable, may_appoint
from flows.people.officials import Actor, actor
from flows.people.posts import Holding, titled
from flows.refusals import NotInCase
from flows.rights import may_cancel, may_join, may_lead, may_release, may_see, may_share, performers
from flows.sop import AKHIR, Sop
from storage import asking
from storage.people import roster
from storage.people.capacities import as_holder, capacities_of
from storage.waktu import digests
from storage.waktu.digests import Wishes

REASON_LIMIT = 100
"""Letters of a reason in a list."""


async def card(turn: Turn, press: Press) -> str:
    """My live card of a berkas, as a new message while the old one loses its buttons; with a
    detail in place of what was tapped."""
    sop, case = await turn.desk.casebook.read(press.case)
    if not may_see(turn.desk.offices(sop.unit), sop, case, actor(turn.official)):
        raise NotInCase
    draw = Draw(fresh=not press.detail, task=press.task, whole=press.detail == ALL)
    await turn.write(lambda conn: redraw(conn, turn, press.case, draw))
    return ""


async def detail(turn: Turn, press: Press) -> str:
    """One berkas in full, as a new message."""
    sop, case = await turn.desk.casebook.read(press.case)
    me = actor(turn.official)
    with_heads = await turn.read(lambda conn: acting(conn, turn))
    if not may_see(turn.desk.offices(sop.unit), sop, case, with_heads):
        raise NotInCase

    def read(conn: Connection) -> Screen:
        given = card_input(conn, turn.desk, turn.official.id, press.case)
        stoppable = case.state is CaseState.RUNNING and may_cancel(sop, case, me)
        in_hand = [t for t in case.open_tasks if t.accepted_by is not None and t.child is None]
        asked = [t for t in case.open_tasks if t.timing.request is not None]
        office = turn.desk.offices(sop.unit)
        return lists.detail(
            turn.words,
            given,
            may_cancel=stoppable,
            releasable=[task for task in in_hand if may_release(sop, task, me)],
            decidable=[task for task in asked if _decides(office, sop, case, task, me)],
            course=_course(conn, turn, office, given),
            teams=_teams(office, sop, case, with_heads),
            joins=may_join(office, sop, case, with_heads),
            shares=may_share(office, sop, case, me),
        )

    await turn.say(await turn.read(read))
    return ""


def _teams(office: Office, sop: Sop, case: Case, me: Actor) -> tuple[Peran, ...]:
    """The peran of the berkas that have members, or that this person may fill."""
    running = case.state is CaseState.RUNNING
    return tuple(
        kode
        for kode in fillable(office, sop)
        if any(one.peran == kode for one in case.members)
        or (running and may_appoint(office, sop, case, kode, me))
    )


def _decides(office: Office, sop: Sop, case: Case, task: Task, me: Actor) -> bool:
    """Whether it is for this person to decide what is asked for the task."""
    request = task.timing.request
    own = request is not None and request.by == me.official
    return not own and may_lead(office, sop, case, task, me)


def _course(conn: Connection, turn: Turn, office: Office, given: CardInput) -> Course:
    events = turn.desk.casebook.events(conn, given.case.id)
    unknown = people_in(events) - given.people.keys()
    people = {**given.people, **{one: roster.official(conn, one) for one in unknown}}
    return Course(events, office.calendar, people, given.at)


async def tasks(turn: Turn, press: Press) -> str:
    """/tugas, or another page of it."""
    await _show(turn, press, await turn.read(lambda conn: tasks_screen(conn, turn, _page(press))))
    return ""


async def cases(turn: Turn, press: Press) -> str:
    """/berkas, or another page of it."""
    await _show(turn, press, await turn.read(lambda conn: cases_screen(conn, turn, _page(press))))
    return ""


async def language(turn: Turn, press: Press) -> str:
    """Speak another language from now on."""
    if press.detail not in LANGUAGES:
        raise LookupError(press.detail)
    await turn.desk.db.write(lambda conn: roster.set_language(conn, turn.official.id, press.detail))
    spoken = words_of(press.detail, turn.words.zone)
    await turn.edit(await turn.read(lambda conn: profile_screen(conn, turn, spoken)))
    return ""


async def wish(turn: Turn, press: Press) -> str:
    """Have the morning digest or not, and an empty one or none."""
    digest, quiet = (bool("01".index(letter)) for letter in press.detail)
    wishes = Wishes(digest, quiet)
    await turn.desk.db.write(lambda conn: digests.wish(conn, turn.official.id, wishes))
    await turn.edit(await turn.read(lambda conn: profile_screen(conn, turn, turn.words)))
    return turn.words("Noted, thank you.")


def tasks_screen(conn: Connection, turn: Turn, page: int) -> Screen:
    """What waits for the person, as a list."""
    lines = []
    for task in asking.open_tasks(conn, turn.official):
        form, case = turn.desk.casebook.load(conn, task.case)
        at = case.tasks[task.task - 1]
        mine = task.accepted_by == turn.official.id
        since = turn.words.moment(at.assigned_at)
        total = len(form.kegiatan)
        line = lists.TaskLine(case.id, case.judul, form.judul, at.nomor, total, since, mine, at.id)
        lines.append(line)
    return lists.tasks(turn.words, lines, page)


def cases_screen(conn: Connection, turn: Turn, page: int) -> Screen:
    """The berkas the person may see, as a list; only the page shown is looked up."""
    ids = asking.visible_cases(conn, turn.official)
    start, end = lists.window(len(ids), page)
    shown = [case_line(conn, turn, case_id) for case_id in ids[start:end]]
    return lists.cases(turn.words, shown, page, len(ids))


def profile_screen(conn: Connection, turn: Turn, words: Words) -> Screen:
    """What the roster says of the person, and how they wish the digest."""
    wishes = digests.wishes(conn, turn.official.id)
    hour, minute = divmod(turn.desk.unit_of(turn.official).digest_at, 60)
    given = plain.Profile(
        turn.official,
        unit_name(turn),
        headings(conn, turn),
        time(hour, minute),
        wishes.digest,
        wishes.quiet,
    )
    return plain.profile(words, given)


def unit_name(turn: Turn) -> str:
    """The person's unit as people call it; its code where it is defined no more."""
    unit = turn.desk.units.get(turn.official.unit)
    return turn.official.unit if unit is None else unit.nama


def headings(conn: Connection, turn: Turn) -> list[str]:
    """The person's posts by the names of the unit, each in the capacity in which it is held."""
    names = {post.peran: post.nama for post in turn.desk.unit_of(turn.official).posts}
    held = {
        one.peran: one.holding
        for one in capacities_of(conn, (turn.official.id,))
        if one.held(turn.at)
    }
    return [
        titled(held.get(peran, Holding.DEFINITIF), names.get(peran, peran))
        for peran in turn.official.peran
    ]


async def _show(turn: Turn, press: Press, screen: Screen) -> None:
    """A page turned redraws the list; the first look is a new message."""
    await (turn.edit(screen) if press.detail else turn.say(screen))


def _page(press: Press) -> int:
    return int(press.detail or 0)


def case_line(conn: Connection, turn: Turn, case_id: str) -> lists.CaseLine:
    """A berkas as a list shows it."""
    form, case = turn.desk.casebook.load(conn, case_id)
    running = case.state is CaseState.RUNNING
    return lists.CaseLine(case.id, case.judul, form.judul, _where(conn, turn, case_id), running)


def _where(conn: Connection, turn: Turn, case_id: str) -> str:
    """Where a berkas is now, in words."""
    form, case = turn.desk.casebook.load(conn, case_id)
    if case.state is CaseState.ENDED:
        return form.ending(AKHIR + case.ending).uraian
    if case.state is CaseState.CANCELLED:
        return turn.words(
            "cancelled: %(reason)s", reason=shortened(case.cancel_reason, REASON_LIMIT)
        )
    places = []
    for task in case.open_tasks:
        step = form.row(task.nomor)
        holder = task.accepted_by or task.handed
        if holder is not None:
            peran = performers(case, step)
            who = person(as_holder(conn, holder, peran, task.accepted_at or turn.at))
        else:
            who = headings_of(form, case, step)
        places.append(turn.words("step %(n)s, %(who)s", n=step.nomor, who=who))
    return "; ".join(places)
