"""Lists a person pages through: my tasks, my berkas, and one berkas in detail."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.callbacks import Do, Press, encode
from bot.views.card import CardInput, limits, overview
from bot.views.keys import field_key
from bot.views.labels import shortened
from bot.views.outsiders.course import changes as of_outsiders
from bot.views.people.membered import changes
from bot.views.people.team_keys import team_key
from bot.views.screen import Button, Screen, Style, fits
from bot.views.waktu.course import Course, told
from bot.views.waktu.upward import consent_keys
from bot.words import Words
from flows.case import Case, Task, TaskState
from flows.ids import Peran
from flows.kelengkapan.naming import printed
from flows.kelengkapan.whereabouts import documents, handed_on
from flows.sop import Sop

PAGE = 6
DEPTHS = ((99, 1000), (99, 120), (20, 120), (20, 60), (10, 60), (5, 60))
"""How many of the latest steps, and letters of each note, one message may hold; longest first."""

REMARKED = 120
"""Letters of a note from which on there is room for what was said about time."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as a list shows it: which berkas, which row, since when, in hand or offered."""

    case: str
    judul: str
    sop: str
    nomor: str
    total: int
    since: str
    mine: bool
    task: int


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A berkas as a list shows it; `where` says in words where it is now."""

    case: str
    judul: str
    sop: str
    where: str
    running: bool


def tasks(words: Words, lines: Sequence[TaskLine], page: int) -> Screen:
    """/tugas: what waits for me, in hand first."""
    start, end = window(len(lines), page)
    shown = lines[start:end]
    text = words.render("tasks", lines=shown, total=len(lines))
    rows = tuple(
        (
            Button(
                shortened(f"{line.case} · " + words("step %(n)s", n=line.nomor)),
                encode(Press(Do.CARD, line.case, line.task)),
                style=Style.PRIMARY if line.mine else Style.PLAIN,
            ),
        )
        for line in shown
    )
    return Screen(text, (*rows, *pager(Do.TASKS, page, len(lines))))


def cases(words: Words, shown: Sequence[CaseLine], page: int, total: int) -> Screen:
    """/berkas: one page of the `total` berkas I take part in or may see, running ones first."""
    text = words.render("cases", lines=shown, total=total)
    rows = tuple(
        (Button(shortened(f"{line.case} · {line.judul}"), encode(Press(Do.DETAIL, line.case))),)
        for line in shown
    )
    return Screen(text, (*rows, *pager(Do.CASES, page, total)))


def detail(
    words: Words,
    given: CardInput,
    *,
    may_cancel: bool,
    releasable: Sequence[Task],
    decidable: Sequence[Task],
    course: Course,
    teams: Sequence[Peran] = (),
    joins: bool = True,
    shares: bool = False,
) -> Screen:
    """One berkas: where it is, what happened, its documents; `releasable` are tasks in hand that
    the reader may let go of, `decidable` those of which something waits for their consent, `teams`
    the peran that have members, or that the reader may fill. Whoever only reads it by leave does
    not `joins`; who may let others read it `shares`."""
    case = given.case
    text = _course(words, given, course)
    card = encode(Press(Do.CARD, case.id))
    rows: list[tuple[Button, ...]] = [(Button(words("My card"), card, style=Style.PRIMARY),)]
    for task in decidable:
        if task.timing.request is not None:
            rows.append(consent_keys(words, case, task, task.timing.request))
    if documents(given.sop, case):
        count = len(handed_on(given.sop, case))
        label = words("Documents (%(n)s)", n=count)
        rows.append((Button(label, encode(Press(Do.DOCUMENTS, case.id))),))
    rows += [(team_key(words, given.sop, case, peran),) for peran in teams]
    rows += [
        (field_key(words, case, field),) for field in given.sop.isian if joins and case.open_tasks
    ]
    if joins and case.open_tasks:
        rows.append((Button(words("Comment"), encode(Press(Do.COMMENT, case.id))),))
    if shares:
        rows.append((_share_key(words, case),))
    for task in releasable:
        label = words("Let go of step %(n)s", n=task.nomor)
        rows.append((Button(label, encode(Press(Do.RELEASE, case.id, task.id))),))
    if may_cancel:
        cancel = encode(Press(Do.CANCEL, case.id))
        rows.append((Button(words("Cancel the file"), cancel, style=Style.DANGER),))
    return Screen(text, tuple(rows))


def _share_key(words: Words, case: Case) -> Button:
    """To the people the berkas can be shared with; says with how many it is."""
    count = len(case.shares)
    label = words("Share (%(n)s)", n=count) if count else words("Share")
    return Button(label, encode(Press(Do.SHARE, case.id, 0, "p0")))


def _course(words: Words, given: CardInput, course: Course) -> str:
    """The text of a berkas in detail, as much of its course as one message holds."""
    remarks = told(words, given.case, course)
    done = [task for task in given.case.tasks if task.state is not TaskState.WITHDRAWN]
    text = ""
    for steps, letters in DEPTHS:
        text = words.render(
            "detail",
            **overview(given),
            **limits(words, given),
            done=done[-steps:],
            earlier=max(0, len(done) - steps),
            letters=letters,
            remarks=remarks if letters >= REMARKED else {},
            changes=_changes(words, given, course) if letters >= REMARKED else (),
            documents=len(handed_on(given.sop, given.case)),
            numbers=numbers(given.sop, given.case),
        )
        if fits(text):
            break
    return text


def _changes(words: Words, given: CardInput, course: Course) -> tuple[str, ...]:
    """Who came to the berkas and left it: its panitia, and people from outside."""
    members = changes(words, given.sop, course)
    return (*members, *of_outsiders(words, given.case.guests, course))


def numbers(sop: Sop, case: Case) -> list[tuple[str, str]]:
    """What official systems have given a number, by name, each with its latest number."""
    known = {item.kode for _, item in sop.all_items()}
    return [
        (printed(sop, case, task, kode), nomor)
        for (task, kode), nomor in case.numbers.items()
        if kode in known
    ]


def window(total: int, page: int) -> tuple[int, int]:
    """Where a page of a list of that length begins and ends; the nearest page there is."""
    page = _nearest(total, page)
    return page * PAGE, min((page + 1) * PAGE, total)


def _nearest(total: int, page: int) -> int:
    return min(max(page, 0), _pages(total) - 1)


def _pages(total: int) -> int:
    return max(1, -(-total // PAGE))


def pager(do: Do, page: int, total: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons to the neighbouring pages; none where one page holds everything."""
    last, page = _pages(total) - 1, _nearest(total, page)
    if last == 0:
        return ()
    here = Button(f"{page + 1}/{last + 1}", _turn(do, page))
    before = (Button("‹", _turn(do, page - 1)),) if page > 0 else ()
    after = (Button("›", _turn(do, page + 1)),) if page < last else ()
    return ((*before, here, *after),)


def _turn(do: Do, page: int) -> str:
    return encode(Press(do, detail=str(page)))
